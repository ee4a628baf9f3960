import { periodLabel } from '../../../core/calendar.ts';
import { type Block, paragraphs, type TableBlock, tableOf } from '../../block.ts';
import { chartBlocks } from '../../chartBlocks.ts';
import { formatChance, MISSING } from '../../format.ts';
import type { Setting } from '../../reportSetting.ts';
import { roleLabel } from '../../roleSeries.ts';
import { inSteps } from '../../text.ts';
import { plansTable } from '../answer/plansTable.ts';
import type { Context } from '../topic.ts';

/** What every plan is worth, contribution so far and payback. */
export function cashSection(context: Context): Block[] {
  const cash = roleLabel(context.decision.model, 'cash');
  return [
    plansTable(context),
    ...paragraphs(cashExplained(cash, context.setting)),
    ...chartBlocks(context),
    paybackTable(context),
  ];
}

/** What the figures compare. */
function cashExplained(cash: string, { from, until, spending, step }: Setting): string {
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
