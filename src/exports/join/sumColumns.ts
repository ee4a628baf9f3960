import type { Month } from '../../core/calendar.ts';
import type { Warning } from '../../core/error.ts';
import { productWords } from './adMonths.ts';
import { add, MEASURES } from './claim.ts';
import { groupBy } from './groupBy.ts';
import { levelWords } from './levels.ts';
import type { Measured } from './measuredCells.ts';
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
      key.lane === '' ? `the ${levelWords(key.level)}` : `${productWords(key.lane)} (${levelWords(key.level)})`,
    ),
  );
  return [...reports].sort().join(' and ');
}

/** A warning where a report that has spend in the history has no attributed sales: ad_sales is then too small, and ACOS too high. */
export function salesWarnings(used: readonly Segment[], place: string): Warning[] {
  const silent = used.filter(({ claim, values }) => claim.key.family === 'ad' && (values[0] ?? 0) > 0 && Number.isNaN(values[1]));
  if (silent.length === 0 || silent.length === used.filter(({ claim }) => claim.key.family === 'ad').length) return [];
  const message = `${reportsOf(silent)}: ${(sumAt(silent, 0) / 100).toFixed(2)} of spend has no attributed sales beside it, so that ad_sales is too small. Download the report with its sales columns.`;
  return [{ code: 'ad-sales-missing', message, place: { file: place } }];
}
