import type { Backtest, GroupScores, Method } from '../../../backtest/backtest.ts';
import type { Level } from '../../../backtest/intervalCoverage.ts';
import type { Step } from '../../../core/calendar.ts';
import { at } from '../../../core/present.ts';
import { formatNumber, formatPercent, withoutBrackets } from '../../format.ts';
import { inSteps } from '../../text.ts';
import { aheadLabel, coverageText, crpsRatio } from './backtestWords.ts';
import { ofModel, wapeOf } from './methodScores.ts';

const LEVELS: readonly Level[] = [0.8, 0.95];
/** The level whose coverage is shown with what to expect. */
const JUDGED: Level = 0.8;

const COLUMNS = [
  '>Forecasts',
  '>WAPE',
  '>last value',
  '>last year',
  '>drift',
  '>smoothed',
  '>on spend',
  '>MASE',
  '>CRPS to best rule',
  '>in 80% (expected)',
  '>in 95%',
] as const;

/** Titles of {@link backtestRows}, a leading `>` for numbers. */
export function backtestColumns(step: Step): string[] {
  return ['~Series', inSteps(step)`>Months ahead`, ...COLUMNS];
}

/** A row a series and group of months ahead: the model's scores, the error of the five rules, and how often its intervals held. */
export function backtestRows({ series }: Backtest): string[][] {
  return series.flatMap(({ label, byGroup }) => {
    const names = namesOf(label, byGroup.length);
    return byGroup.map((group, index) => [at(names, index), ...cells(group)]);
  });
}

/** The label over the rows of a series, its member in the second. */
function namesOf(label: string, rows: number): string[] {
  const [name = '', ...member] = label.split(', ');
  return rows > 1 ? [name, withoutBrackets(member.join(', ')), ...new Array<string>(rows - 2).fill('')] : [label];
}

function cells(group: GroupScores): string[] {
  const { scores } = group;
  const model = ofModel(scores);
  const wape = (method: Method): string => formatPercent(wapeOf(scores, method), 1);
  return [
    aheadLabel(group),
    String(model.forecasts),
    ...(['model', 'naive', 'seasonal_naive', 'drift', 'smoothing', 'regression'] as const).map(wape),
    formatNumber(model.mase, 2),
    crpsRatio(group),
    ...LEVELS.map((level) => coverageText(model.coverage.get(level), level === JUDGED ? level : undefined)),
  ];
}
