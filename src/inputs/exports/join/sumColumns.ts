import type { Month } from '../../../core/calendar.ts';
import { productWords } from './adMonths.ts';
import { add, MEASURES } from './claim.ts';
import { groupBy } from './groupBy.ts';
import { levelWords } from './levels.ts';
import type { Measured } from './measured.ts';
import type { Segment } from './segment.ts';

/**
 * Columns that add up segments of one family (advertising, traffic): ad_spend, ad_sales, ad_clicks; total_sales, sessions.
 * Money is in the study's currency, added in cents.
 */
export function sumColumns(family: 'ad' | 'traffic', segments: readonly Segment[]): Measured[] {
  const from = groupBy(
    segments.filter(({ claim }) => claim.key.family === family),
    ({ month }) => month,
  );
  return MEASURES[family].flatMap(({ name, column, scale }, index): Measured[] => {
    if (column === undefined) return [];
    const sums = [...from].map(([month, members]): [Month, number] => [month, sumAt(members, index) / (scale || 1)]);
    const values = new Map(sums.filter(([, value]) => !Number.isNaN(value)));
    return [{ column, values, from, how: (month) => `${name} of ${reportsOf(from.get(month) ?? [])}, added up`, fields: [name] }];
  });
}

/** The sum of one measure, in its integers; missing where nothing is there. */
export function sumAt(segments: readonly Segment[], index: number): number {
  return segments.reduce((sum, { values }) => add(sum, values[index] ?? Number.NaN), Number.NaN);
}

function reportsOf(segments: readonly Segment[]): string {
  const reports = new Set(
    segments.map(({ claim: { key } }) =>
      key.lane === '' ? levelWords(key.level) : `${productWords(key.lane)} (${levelWords(key.level)})`,
    ),
  );
  return [...reports].join(' and ');
}
