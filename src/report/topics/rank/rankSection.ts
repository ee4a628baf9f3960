import { type Block, paragraphs } from '../../block.ts';
import { chartBlocks } from '../../chartBlocks.ts';
import { formatList, formatNumber } from '../../format.ts';
import type { Setting } from '../../reportSetting.ts';
import { seriesOf } from '../../roleSeries.ts';
import type { Context } from '../topic.ts';
import { topicWords } from '../topicWords.ts';

/** The place in a list, and where it ends. */
export function rankSection(context: Context): Block[] {
  const { decision, setting } = context;
  const ends = decision.plans.flatMap((plan) => {
    const rank = seriesOf(decision, plan, 'rank')?.p50.at(-1);
    return rank === undefined ? [] : [{ label: plan.label, rank: formatNumber(rank, 1) }];
  });
  const said = ends.length === 0 ? [] : [...topicWords(decision.model, 'rank'), endsText(ends, setting)];
  return [...paragraphs(said.join(' ')), ...chartBlocks(context)];
}

function endsText(ends: readonly { readonly label: string; readonly rank: string }[], { until }: Setting): string {
  const parts = ends.map(({ label, rank }) => `${rank} under ${label}`);
  return `Median in ${until}: ${formatList(parts)}. The median, because in a few futures the rank falls far off, which would carry an average away.`;
}
