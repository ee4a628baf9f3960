import type { PlanResult } from '../../../decide/decision.ts';
import { type Block, paragraphs, tableOf } from '../../block.ts';
import { chartsOf } from '../../chartBlocks.ts';
import { formatPercent } from '../../format.ts';
import { acosExplained } from '../sectionWords.ts';
import type { Context } from '../topicContext.ts';

/** ACOS, and why it moves. */
export function acosSection(context: Context): Block[] {
  const { decision, setting } = context;
  const rows = decision.plans.flatMap((plan) => causes(plan) ?? []);
  const titles = [
    'Plan',
    `>ACOS in ${setting.from}`,
    `>in ${setting.until}`,
    '>Price of a first click',
    '>Saturation',
    '>Conversion, price and mix',
  ];
  const table = tableOf('What moves ACOS, medians: each factor as a change of ACOS', titles, rows);
  return [...paragraphs(acosExplained()), ...chartsOf(context, 'acos'), ...(rows.length > 0 ? [table] : [])];
}

/**
 * ACOS = cost per click ÷ (orders per click × price), and cost per click = price of the first click × saturation. So the growth
 * of ACOS is the product of three factors: growth of the first click's price, growth of saturation, and the rest, which is conversion.
 */
function causes(plan: PlanResult): string[][] | undefined {
  const acos = growth(plan, 'acos');
  const click = growth(plan, 'cost_per_click');
  const first = growth(plan, 'base_cost_per_click');
  if (!acos || !click || !first) return undefined;
  const factors = [first.factor, click.factor / first.factor, acos.factor / click.factor];
  return [[plan.label, formatPercent(acos.from, 1), formatPercent(acos.to, 1), ...factors.map(change)]];
}

function growth(plan: PlanResult, name: string): { from: number; to: number; factor: number } | undefined {
  const row = plan.series.get(name)?.p50;
  const [from, to] = [row?.[0], row?.at(-1)];
  return from === undefined || to === undefined || !(from > 0) || !(to > 0) ? undefined : { from, to, factor: to / from };
}

function change(factor: number): string {
  const text = formatPercent(factor - 1, 1);
  return factor > 1 && text !== '0.0%' ? `+${text}` : text;
}
