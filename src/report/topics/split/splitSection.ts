import { type Block, paragraphs, tableOf } from '../../block.ts';
import { chartBlocks } from '../../chartBlocks.ts';
import { lastOf } from '../../charts/chartFacts.ts';
import { formatPercent } from '../../format.ts';
import type { Setting } from '../../reportSetting.ts';
import { roleLabel, seriesOf } from '../../roleSeries.ts';
import type { Context } from '../topic.ts';
import { topicWords } from '../topicWords.ts';

/** The engine's own series of what a plan wins. */
const PARTS = ['paid', 'ad_supported', 'earned'] as const;

/** What goes when advertising stops, against what stays. */
export function splitSection(context: Context): Block[] {
  const { decision, setting } = context;
  const rows = decision.plans.flatMap((plan) => {
    const share = seriesOf(decision, plan, 'share');
    const parts = PARTS.flatMap((name) => plan.series.get(name) ?? []);
    const { budgetDependenceEnd } = plan.totals;
    if (!share || parts.length < PARTS.length || !budgetDependenceEnd) return [];
    const ends = [share, ...parts].map(({ mean }) => formatPercent(lastOf(mean)));
    return [[plan.label, ...ends, formatPercent(budgetDependenceEnd.mean, 0)]];
  });
  const caption = `What ${setting.won} is made of in ${setting.until}, part of all ${setting.demand}; the last column is divided in each future, then averaged`;
  const share = roleLabel(decision.model, 'share');
  const titles = ['Plan', `>${share}`, '>Paid', '>Ad-supported', '>Earned', '>Budget-dependent part'];
  return [
    ...paragraphs(partsExplained(topicWords(decision.model, 'split'), setting)),
    ...chartBlocks(context),
    ...(rows.length > 0 ? [tableOf(caption, titles, rows)] : []),
  ];
}

/** What the three parts are, in the model's words where it has some. */
function partsExplained(words: readonly string[], { won }: Setting): string {
  const parts =
    words.length > 0
      ? words.join(' ')
      : 'What a plan pays for goes when it stops paying: what it buys (paid, less what would have come anyway) and what advertising holds up beside that (ad-supported). What is left is earned.';
  return `${parts} The three add up to the plan’s share of ${won} in every month and every draw.`;
}
