import { monthNumber, type Period } from '../core/calendar.ts';
import { at } from '../core/present.ts';
import { tableValue } from '../language/datedValue.ts';
import type { DatedTable, Model } from '../language/model.ts';
import { exp } from '../numeric/elementary/exponential.ts';
import { log } from '../numeric/elementary/logarithm.ts';
import { breaksOf, isExcluded } from './mark.ts';
import type { History } from './study.ts';

/** What a history says about the season: factors by calendar month, January first, that correct the table. They average 1. */
export interface SeasonEstimate {
  readonly factors: readonly number[];
  /** The column it was learnt from, and over how many months. */
  readonly column: string;
  readonly months: number;
}

/** Fewer months do not hold every calendar month once after averaging over a year. */
const FEWEST = 24;

/** The table counts as much as this many observed years. */
const TABLE_YEARS = 2;

/**
 * Ratio to the centred moving average of twelve months (Macaulay 1931), in logarithms and against the table, so that a
 * dated event such as Prime Day is not taken for the season of its month; pulled towards the table, since a calendar
 * month is seen only once a year. Undefined where the history is short or has gaps.
 */
export function estimateSeason(history: History | undefined, table: DatedTable, marketplace: string): SeasonEstimate | undefined {
  if (!history) return undefined;
  const column = table.correctedBy.find((name) => breaksOf(history, name).length === 0 && isComplete(history.columns.get(name)));
  const values = column === undefined ? undefined : history.columns.get(column);
  if (!column || !values || values.length < FEWEST) return undefined;
  const isOut = (month: number): boolean => isExcluded(history, column, month);
  const all = history.months.map((month, index) => log(at(values, index)) - log(tableValue(table, marketplace, month)));
  const logs = bridged(all, isOut);
  const ratios = logs.map((value, index) => (isOut(index) ? Number.NaN : value - centredMean(logs, index)));
  const byMonth = Array.from({ length: 12 }, (_, calendar) => {
    const seen = ratios.filter(
      (ratio, index) => Number.isFinite(ratio) && monthNumber(history.months[index] ?? (0 as Period)) === calendar + 1,
    );
    return seen.reduce((sum, ratio) => sum + ratio, 0) / (seen.length + TABLE_YEARS);
  });
  const mean = byMonth.reduce((sum, value) => sum + value, 0) / 12;
  return { factors: byMonth.map((value) => exp(value - mean)), column, months: values.length };
}

/** Values with those that are left out on the line between their neighbours, or level with the only one. */
function bridged(values: readonly number[], isOut: (index: number) => boolean): number[] {
  const kept = [...values.keys()].filter((index) => !isOut(index));
  return values.map((value, index) => {
    if (!isOut(index)) return value;
    const [before, after] = [kept.findLast((other) => other < index), kept.find((other) => other > index)];
    const [from, to] = [before ?? after, after ?? before];
    if (from === undefined || to === undefined) return value;
    const part = to === from ? 0 : (index - from) / (to - from);
    return (1 - part) * at(values, from) + part * at(values, to);
  });
}

function isComplete(values: Float64Array | undefined): boolean {
  return values?.every((value) => value > 0) ?? false;
}

/** Mean over the year around an index, the two half months at its ends counted half; NaN near the ends of the series. */
function centredMean(values: readonly number[], index: number): number {
  if (index < 6 || index + 6 >= values.length) return Number.NaN;
  const year = values.slice(index - 6, index + 7);
  return year.reduce((sum, value, place) => sum + value * (place === 0 || place === 12 ? 0.5 : 1), 0) / 12;
}

/** The table with each row corrected by the estimate of its calendar month. */
export function correctedTable(table: DatedTable, { factors, months, column }: SeasonEstimate): DatedTable {
  const source = `${table.rows[0]?.place.file ?? table.name} corrected with ${months} months of ${column}`;
  const rows = table.rows.map((row) => ({
    ...row,
    value: row.value * (factors[Number(row.month.slice(-2)) - 1] ?? 1),
    source,
    grade: 'input',
    place: { file: 'history.csv' },
  }));
  return { ...table, rows };
}

/** What a study's history says about the seasons of a model, by table: none where it is short or has gaps, or where nothing corrects the table. */
export function studySeasons(
  { tables }: Model,
  history: History | undefined,
  marketplace: string,
): ReadonlyMap<string, SeasonEstimate> {
  return new Map(
    [...tables].flatMap(([name, table]) => {
      const estimate = estimateSeason(history, table, marketplace);
      return estimate ? [[name, estimate] as const] : [];
    }),
  );
}

/** The model with its seasons corrected by the history, where that is long enough. */
export function seasonedModel(model: Model, history: History | undefined, marketplace: string): Model {
  const seasons = studySeasons(model, history, marketplace);
  const tables = [...model.tables].map(([name, table]): [string, DatedTable] => {
    const estimate = seasons.get(name);
    return [name, estimate ? correctedTable(table, estimate) : table];
  });
  return seasons.size === 0 ? model : { ...model, tables: new Map(tables) };
}

/** Logarithm of the season of a month: of the factors of all tables that a history corrects, or that are estimated from it for others. Undefined of a model without. */
export function seasonLog({ tables }: Pick<Model, 'tables'>, marketplace: string, month: Period): number | undefined {
  const seasons = [...tables.values()].filter(
    ({ correctedBy, estimatedBy = [] }) => correctedBy.length > 0 || estimatedBy.length > 0,
  );
  return seasons.length === 0 ? undefined : seasons.reduce((sum, table) => sum + log(tableValue(table, marketplace, month)), 0);
}
