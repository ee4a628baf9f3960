import { monthLabel } from '../../../core/calendar.ts';
import type { PairResult, PlanResult } from '../../../decide/decision.ts';
import { contestOf } from '../../../decide/verdict.ts';
import { type Block, paragraphs, type TableBlock, tableOf } from '../../block.ts';
import { chartsOf } from '../../chartBlocks.ts';
import { formatGain, formatMoney, formatProbability } from '../../format.ts';
import { range } from '../../text.ts';
import { readingSentence } from '../answer/answerSection.ts';
import { cashExplained, readingsExplained, remains, runOffExplained } from '../sectionWords.ts';
import type { Context } from '../topicContext.ts';

/** Cumulative cash, payback, and every pair of plans. */
export function cashSection(context: Context): Block[] {
  return [...paragraphs(cashExplained(context.setting)), ...chartsOf(context, 'cash'), pairTable(context), paybackTable(context)];
}

/** Every pair, the one ahead first: the same columns whoever wins. */
function pairTable({ decision, setting: { currency, until } }: Context): TableBlock {
  const rows = decision.pairs.map((pair) => {
    const { ahead, behind, probability, difference, turning } = contestOf(decision, pair);
    const interval = range(formatGain(difference.p10, currency), formatGain(difference.p90, currency));
    const from = turning === undefined ? `not by ${until}` : monthLabel(turning);
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
      totals.paybackMonth === undefined ? `not by ${until}` : monthLabel(totals.paybackMonth),
      totals.probabilityPaysBack === undefined ? '–' : formatProbability(totals.probabilityPaysBack),
    ]);
  return tableOf(`Payback against ${hold.label}`, ['~Plan', '>Pays back on average in', `>Chance of payback by ${until}`], rows);
}

/** What is left when spending stops. */
export function runOffSection(context: Context): Block[] {
  const { decision, setting } = context;
  const shares = decision.plans.flatMap((plan) => {
    const [start, run] = [plan.series.get('discovery_share')?.mean.at(-1), plan.runOff.discoveryShare.mean];
    const [year, end] = [run[11], run.at(-1)];
    return start === undefined || year === undefined || end === undefined || !(start > 0)
      ? []
      : [{ label: plan.label, year: year / start, end: end / start }];
  });
  const months = decision.plans[0]?.runOff.months.length ?? 0;
  const sentence = shares.length > 0 ? remains(shares, months) : '';
  return [...paragraphs(runOffExplained(setting)), ...chartsOf(context, 'run-off'), ...paragraphs(sentence), assetTable(context)];
}

function assetTable({ decision, setting: { currency } }: Context): TableBlock {
  const row = ({ label, totals: { assetValue } }: PlanResult): string[] => [
    label,
    formatMoney(assetValue.mean, currency),
    range(formatMoney(assetValue.p10, currency), formatMoney(assetValue.p90, currency)),
  ];
  return tableOf('Asset value: what each plan leaves behind', ['~Plan', '>Expected', '>80% interval'], decision.plans.map(row));
}

/** Both readings side by side. */
export function readingSection(context: Context): Block[] {
  const { decision, setting } = context;
  const elsewhere = decision.otherReading;
  if (!elsewhere) return [];
  const { reading, otherReading } = setting;
  const titles = [
    '~Pair, in the order of this report',
    `>P(better), ${reading}`,
    '>Expected difference',
    `>P(better), ${otherReading}`,
    '>Expected difference',
  ];
  const rows = decision.pairs.map((pair, index) => {
    const there = elsewhere.pairs[index];
    const { ahead, behind } = contestOf(decision, pair);
    const cells = (each: PairResult): string[] => pairCells(each, ahead.name, setting.currency);
    return [`${ahead.label} against ${behind.label}`, ...cells(pair), ...(there === undefined ? ['–', '–'] : cells(there))];
  });
  const npv = decision.plans.map(({ name, label, totals }) => {
    const there = elsewhere.npv.get(name);
    return [
      label,
      formatMoney(totals.npv.mean, setting.currency),
      there === undefined ? '–' : formatMoney(there.mean, setting.currency),
    ];
  });
  return [
    ...paragraphs(readingsExplained(setting), readingSentence(context)),
    tableOf('The decision in both readings', titles, rows),
    tableOf('Expected net present value in both readings', ['~Plan', `>In the ${reading}`, `>In the ${otherReading}`], npv),
  ];
}

/** A pair as the plan of that name sees it. */
function pairCells(
  { alternative, probabilityBetter, npvDifference: { mean } }: PairResult,
  name: string,
  currency: string,
): string[] {
  const same = alternative === name;
  return [formatProbability(same ? probabilityBetter : 1 - probabilityBetter), formatGain(same ? mean : -mean, currency)];
}
