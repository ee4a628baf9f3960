import type { Period } from '../../core/calendar.ts';
import { groupBy } from '../../core/groupBy.ts';
import { add, inCurrency, MEASURES, MONEY, valueAt } from './claim.ts';
import { levelWords, productWords } from './levels.ts';
import type { Segment } from './segment.ts';

/** A column of the history with what its provenance says. */
export interface Measured {
  readonly column: string;
  /** By month; absent is missing. */
  readonly values: ReadonlyMap<Period, number>;
  /** Months whose value is only known to lie above a number. */
  readonly limits?: ReadonlyMap<Period, number>;
  /** The segments that a month's value is made of. */
  readonly from: ReadonlyMap<Period, readonly Segment[]>;
  /** How the value was made, for a month. */
  readonly how: (month: Period) => string;
  /** The fields of the canonical row that it is made of. */
  readonly fields: readonly string[];
}

/** The value with at most this many decimals, as history.csv holds it. */
export function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}

/**
 * A number with its noun.
 * @example
 * counted(1, 'query', 'queries') // => '1 query'
 * counted(12345, 'query', 'queries') // => '12,345 queries'
 */
export function counted(count: number, one: string, many: string): string {
  return `${String(count).replace(/\B(?=(\d{3})+$)/g, ',')} ${count === 1 ? one : many}`;
}

/**
 * Columns that add up segments of one family (advertising, traffic): ad_spend, ad_sales, ad_clicks; total_sales, sessions.
 * Money is in the study's currency, added as it is and rounded to the cent at the end.
 */
export function sumColumns(family: 'ad' | 'traffic', segments: readonly Segment[]): Measured[] {
  const from = groupBy(
    segments.filter(({ claim }) => claim.key.family === family),
    ({ month }) => month,
  );
  return MEASURES[family].flatMap(({ name, column, scale }, index): Measured[] => {
    if (column === undefined) return [];
    const heard = [...from].filter(([, members]) => !members.some(({ silent }) => silent?.[index] !== undefined));
    const sums = heard.map(([month, members]): [Period, number] => [month, total(sumAt(members, index), scale)]);
    const values = new Map(sums.filter(([, value]) => !Number.isNaN(value)));
    return [{ column, values, from, how: (month) => `${name} of ${reportsOf(from.get(month) ?? [])}, added up`, fields: [name] }];
  });
}

function total(sum: number, scale: number): number {
  return scale === MONEY ? inCurrency(sum) : sum / scale;
}

/** The column with 0 in months of the history that no row is in: those that reports cover, and in which nothing was spent. */
export function withQuietMonths(column: Measured, months: readonly Period[]): Measured {
  const quiet = months.filter((month) => !column.from.has(month));
  if (quiet.length === 0) return column;
  return { ...column, values: new Map([...column.values, ...quiet.map((month) => [month, 0] as const)]) };
}

/** The sum of one measure, in its integers; missing where nothing is there. */
export function sumAt(segments: readonly Segment[], index: number): number {
  return segments.reduce((sum, { values }) => add(sum, valueAt(values, index)), Number.NaN);
}

/** The reports of segments in words. */
export function reportsOf(segments: readonly Segment[]): string {
  const reports = new Set(
    segments.map(({ claim: { key } }) =>
      key.lane === '' ? `the ${levelWords(key.level)}` : `${productWords(key.lane)} (${levelWords(key.level)})`,
    ),
  );
  return [...reports].sort().join(' and ');
}
