import { periodLabel } from '../../../core/calendar.ts';
import { type Block, paragraphs, type TableBlock, tableOf } from '../../block.ts';
import { chartBlocks } from '../../chartBlocks.ts';
import { formatChance, formatMoney, MISSING } from '../../format.ts';
import type { Setting } from '../../reportSetting.ts';
import { roleLabel } from '../../roleSeries.ts';
import { inSteps } from '../../text.ts';
import { plansTable } from '../answer/plansTable.ts';
import type { Context } from '../topic.ts';

/** What every plan is worth, contribution so far and payback. */
export function contributionSection(context: Context): Block[] {
  const cash = roleLabel(context.decision.model, 'contribution');
  return [
    plansTable(context),
    ...paragraphs(sumExplained(cash, context.setting)),
    ...chartBlocks(context),
    paybackTable(context),
    ...cashTable(context),
  ];
}

/** What the figures compare. */
function sumExplained(cash: string, { from, until, spending, step }: Setting): string {
  return inSteps(
    step,
  )`${cash} after ${spending} spend, added up from ${from} to ${until}. A plan pays back against the reference from the month in which its expected sum stays ahead.`;
}

function paybackTable({ decision, setting: { until }, verdict: { hold } }: Context): TableBlock {
  const rows = decision.plans
    .filter((plan) => plan !== hold)
    .map(({ label, totals }) => [
      label,
      totals.paybackMonth === undefined ? `not by ${until}` : periodLabel(totals.paybackMonth),
      totals.probabilityPaysBack === undefined ? MISSING : formatChance(totals.probabilityPaysBack),
    ]);
  return tableOf(`Payback against ${hold.label}`, ['~Plan', '>Pays back on average in', `>Chance of payback by ${until}`], rows);
}

/** Money in the bank against that of `hold`; nothing in a model that has none. */
function cashTable({ decision, setting: { currency, draws }, verdict: { hold } }: Context): Block[] {
  const told = decision.plans.flatMap(({ label, cash }) => (cash ? [{ label, ...cash }] : []));
  const limit = told.find((one) => one.limit)?.limit;
  if (told.length === 0) return [];
  const rows = told.map(({ label, deepest, limit: own }) => [
    label,
    ...(deepest ? [periodLabel(deepest.month), formatMoney(deepest.mean, currency)] : ['never', MISSING]),
    ...(draws === 1 ? [] : [deepest ? formatMoney(deepest.p10, currency) : MISSING]),
    ...(own && draws > 1 ? [formatChance(own.probabilityBroken)] : []),
  ]);
  const titles = ['~Plan', '>Furthest behind in', '>Expected', ...(draws === 1 ? [] : ['>One future in ten'])];
  const broken = limit && draws > 1 ? [`>Beyond your limit of ${formatMoney(limit.money, currency)}`] : [];
  return [tableOf(`Cash against ${hold.label}, as money comes in and goes out`, [...titles, ...broken], rows)];
}
