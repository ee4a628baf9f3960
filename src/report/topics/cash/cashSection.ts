import { periodLabel } from '../../../core/calendar.ts';
import { contestOf } from '../../../decide/verdict.ts';
import { type Block, paragraphs, type TableBlock, tableOf } from '../../block.ts';
import { chartBlocks } from '../../chartBlocks.ts';
import { formatGain, formatProbability, MISSING } from '../../format.ts';
import type { Setting } from '../../reportSetting.ts';
import { roleLabel } from '../../roleSeries.ts';
import { inSteps, range } from '../../text.ts';
import type { Context } from '../topic.ts';

/** Cumulative cash, payback, and every pair of plans. */
export function cashSection(context: Context): Block[] {
  const cash = roleLabel(context.decision.model, 'cash');
  return [
    ...paragraphs(cashExplained(cash, context.setting)),
    ...chartBlocks(context),
    pairTable(context),
    paybackTable(context),
  ];
}

/** What the cash figures compare. */
function cashExplained(cash: string, { from, until, spending, step }: Setting): string {
  return inSteps(
    step,
  )`${cash} after ${spending} spend, added up from ${from} to ${until}. A plan pays back against the reference from the month in which its expected sum stays ahead.`;
}

/** Every pair, the one ahead first: the same columns whoever wins. */
function pairTable({ decision, setting: { currency, until } }: Context): TableBlock {
  const rows = decision.pairs.map((pair) => {
    const { ahead, behind, probability, difference, turning } = contestOf(decision, pair);
    const interval = range(formatGain(difference.p10, currency), formatGain(difference.p90, currency));
    const from = turning === undefined ? `not by ${until}` : periodLabel(turning);
    return [
      `${ahead.label} against ${behind.label}`,
      formatProbability(probability),
      formatGain(difference.mean, currency),
      formatGain(difference.p50, currency),
      interval,
      from,
    ];
  });
  const titles = [
    '~Pair, higher expected value first',
    '>Chance of being better',
    '>Expected difference',
    '>Middle',
    '>80% interval',
    '>Ahead from',
  ];
  return tableOf('Every pair of plans, by net present value', titles, rows);
}

function paybackTable({ decision, setting: { until }, verdict: { hold } }: Context): TableBlock {
  const rows = decision.plans
    .filter((plan) => plan !== hold)
    .map(({ label, totals }) => [
      label,
      totals.paybackMonth === undefined ? `not by ${until}` : periodLabel(totals.paybackMonth),
      totals.probabilityPaysBack === undefined ? MISSING : formatProbability(totals.probabilityPaysBack),
    ]);
  return tableOf(`Payback against ${hold.label}`, ['~Plan', '>Pays back on average in', `>Chance of payback by ${until}`], rows);
}
