import type { PlanResult } from '../../../decide/decision.ts';
import { type Block, paragraphs, tableOf } from '../../block.ts';
import { chartsOf } from '../../chartBlocks.ts';
import { formatNumber, formatPercent } from '../../format.ts';
import { fromTo, partsExplained, rankExplained } from '../sectionWords.ts';
import type { Context } from '../topicContext.ts';

const PARTS = ['discovery_share', 'paid', 'ad_supported', 'earned'] as const;

/** Budget-dependent against earned discovery. */
export function discoverySection(context: Context): Block[] {
  const { decision, setting } = context;
  const rows = decision.plans.flatMap((plan) => {
    const bands = PARTS.flatMap((name) => plan.series.get(name) ?? []);
    const { budgetDependenceEnd } = plan.totals;
    if (bands.length < PARTS.length || !budgetDependenceEnd) return [];
    return [
      [
        plan.label,
        ...bands.map(({ mean }) => formatPercent(mean.at(-1) ?? Number.NaN)),
        formatPercent(budgetDependenceEnd.mean, 0),
      ],
    ];
  });
  const caption = `What discovery is made of in ${setting.until}, part of all the category’s discoveries; the last column is divided in each future, then averaged`;
  const titles = ['Plan', '>Discovery share', '>Paid', '>Ad-supported', '>Earned', '>Budget-dependent part'];
  return [
    ...paragraphs(partsExplained()),
    ...chartsOf(context, 'discovery'),
    ...(rows.length > 0 ? [tableOf(caption, titles, rows)] : []),
  ];
}

/** Where shoppers discover, and where the brand is found. */
export function channelsSection(context: Context): Block[] {
  const { decision } = context;
  const plan = decision.plans[0];
  const moves = decision.channels.flatMap(({ id, label }) => {
    const mix = plan?.series.get(`channel_mix.${id}`)?.mean;
    return mix === undefined ? [] : [{ label, first: mix[0] ?? 0, last: mix.at(-1) ?? 0 }];
  });
  return [...paragraphs(fromTo(moves, context.setting)), ...chartsOf(context, 'channels')];
}

/** Organic rank. */
export function rankSection(context: Context): Block[] {
  const ends = context.decision.plans.flatMap((plan: PlanResult) => {
    const rank = plan.series.get('organic_rank')?.p50;
    return rank === undefined ? [] : [{ label: plan.label, rank: formatNumber(rank.at(-1) ?? Number.NaN, 1) }];
  });
  return ends.length === 0
    ? chartsOf(context, 'rank')
    : [...paragraphs(rankExplained(ends, context.setting)), ...chartsOf(context, 'rank')];
}
