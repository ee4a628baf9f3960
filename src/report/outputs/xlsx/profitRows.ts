import { wholeSteps } from '../../../core/calendar.ts';
import { at } from '../../../core/present.ts';
import { labelOf } from '../../../decide/planResult.ts';
import { columnMeasuring } from '../../../language/contract/rolePlayers.ts';
import type { BookSource } from './bookSource.ts';
import type { Live } from './live.ts';
import type { ModelLayout } from './modelLayout.ts';
import { type ProfitLine, profitLines } from './profitLines.ts';

/** A row of the profit and loss by projected month; undefined where a month is not known. */
export interface ProfitRow {
  /** What it is, for whoever asks for it: a group and a line. */
  readonly key: string;
  readonly label: string;
  readonly values: readonly (Live | number | undefined)[];
}

export interface ProfitGroup {
  readonly title: string;
  readonly rows: readonly ProfitRow[];
}

/** The chosen plan, `hold`, and the same months a year before. */
export function profitGroups(source: BookSource, layout: ModelLayout): ProfitGroup[] {
  const { workings, hold } = source;
  const lines = profitLines(source, layout);
  const held = labelOf(hold, workings.model);
  const groups = [
    { title: 'The chosen plan', rows: planRows(source, lines, 'chosen') },
    { title: held, rows: planRows(source, lines, 'hold') },
    { title: 'A year before: actual months as the model has them, after them the chosen plan', rows: yearBefore(source, lines) },
    { title: 'A year before, as measured', rows: measuredBefore(source) },
  ];
  return groups.filter(({ rows }) => rows.length > 0);
}

function planRows({ workings: { timeline } }: BookSource, lines: readonly ProfitLine[], of: 'chosen' | 'hold'): ProfitRow[] {
  return lines.map((line) => ({
    key: `${of} ${line.role}`,
    label: line.label,
    values: timeline.projected.map((_, index) => line.at(timeline.actual + 1 + index, of)),
  }));
}

function yearBefore({ workings: { timeline, model } }: BookSource, lines: readonly ProfitLine[]): ProfitRow[] {
  const year = wholeSteps(model.step, 12);
  const rows = lines.map((line) => ({
    key: `before ${line.role}`,
    label: line.label,
    values: timeline.projected.map((_, index) => {
      const month = timeline.actual + 1 + index - year;
      return line.isKnown(month) ? line.at(month, 'chosen') : undefined;
    }),
  }));
  return rows.filter(({ values }) => values.some((value) => value !== undefined));
}

/** What was measured of what the lines are about, of the months that the decision shows. */
function measuredBefore({ decision, workings: { timeline, model } }: BookSource): ProfitRow[] {
  const { actuals } = decision;
  const year = wholeSteps(model.step, 12);
  const column = columnMeasuring(model, model.roles.variables.get('revenue'));
  const series = column && actuals.series.get(column.name);
  if (!series) return [];
  const places = new Map(actuals.months.map((month, index) => [month as number, index]));
  const values = timeline.projected.map((month) => {
    const place = places.get(month - year);
    const value = place === undefined ? Number.NaN : at(series, place);
    return Number.isFinite(value) ? value : undefined;
  });
  const rows = [{ key: 'measured revenue', label: column.label, values }];
  return rows.filter((row) => row.values.some((value) => value !== undefined));
}
