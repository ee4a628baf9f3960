import type { Decision, PlanResult } from '../../../decide/decision.ts';
import type { VariableRole } from '../../../language/contract/contract.ts';
import { type Block, paragraphs, tableOf } from '../../block.ts';
import { chartBlocks } from '../../chartBlocks.ts';
import { formatPercent } from '../../format.ts';
import { roleLabel, seriesOf } from '../../roleSeries.ts';
import type { Context } from '../topic.ts';
import { topicWords } from '../topicWords.ts';

/** What advertising costs beside the sales credited to it, and why that moves. */
export function costRatioSection(context: Context): Block[] {
  const { decision, setting } = context;
  const { model } = decision;
  const rows = decision.plans.flatMap((plan) => factorsOf(decision, plan) ?? []);
  const label = roleLabel(model, 'cost_ratio');
  const titles = [
    'Plan',
    `>${label} in ${setting.from}`,
    `>in ${setting.until}`,
    ...(rows.length > 0 ? [`>${roleLabel(model, 'opening_price')}`] : []),
    '>Saturation',
    '>Conversion, price and mix',
  ];
  const table = tableOf(`What moves ${label}, medians: each factor as a change of ${label}`, titles, rows);
  return [...paragraphs(topicWords(model, 'cost-ratio').join(' ')), ...chartBlocks(context), ...(rows.length > 0 ? [table] : [])];
}

/**
 * Cost ratio = click price ÷ (orders per click × price), and click price = price of the first click × saturation. So the growth
 * of the ratio is the product of three factors: growth of the first click's price, growth of saturation, and the rest, which is conversion.
 */
function factorsOf(decision: Decision, plan: PlanResult): string[][] | undefined {
  const [ratio, click, first] = (['cost_ratio', 'click_price', 'opening_price'] as const).map((role) =>
    growth(decision, plan, role),
  );
  if (!ratio || !click || !first) return undefined;
  const factors = [first.factor, click.factor / first.factor, ratio.factor / click.factor];
  return [[plan.label, formatPercent(ratio.from, 1), formatPercent(ratio.to, 1), ...factors.map(change)]];
}

function growth(
  decision: Decision,
  plan: PlanResult,
  role: VariableRole,
): { from: number; to: number; factor: number } | undefined {
  const row = seriesOf(decision, plan, role)?.p50;
  const [from, to] = [row?.[0], row?.at(-1)];
  return from === undefined || to === undefined || !(from > 0) || !(to > 0) ? undefined : { from, to, factor: to / from };
}

function change(factor: number): string {
  const text = formatPercent(factor - 1, 1);
  return factor > 1 && text !== '0.0%' ? `+${text}` : text;
}
