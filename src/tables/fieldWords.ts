/** A header, field or line name reduced to what people mean: lower case, every run of other signs one `_`.
 * @example
 * nameKey(' Ad Spend ') // => 'ad_spend'
 * nameKey('build.Reviews') // => 'build_reviews'
 */
export function nameKey(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_|_$/g, '');
}

const MISSING: ReadonlySet<string> = new Set(['', '-', '--', '---', '–', '—', 'n/a', 'na', 'n.a.', '#n/a', 'k.a.', 'k. a.']);

/** Whether a cell says that there is no value. */
export function isMissing(text: string): boolean {
  return MISSING.has(text.toLowerCase());
}

const TOTALS: ReadonlySet<string> = new Set([
  'total',
  'totals',
  'grand_total',
  'sum',
  'gesamt',
  'gesamtsumme',
  'summe',
  'insgesamt',
  'gesamtergebnis',
  'subtotal',
  'zwischensumme',
  'ytd',
  'average',
  'mean',
  'durchschnitt',
  'mittelwert',
]);

/** A quarter, half-year or year, with or without the word for a total: no month. */
const SPAN =
  /^(?:(?:total|sum|gesamt|summe|fy|cy|ytd|q[1-4]|h[12])_?)(?:(?:fy|cy)?_?(?:\d\d|20\d\d))?$|^20\d\d_(?:total|q[1-4]|h[12])$/;

/** Whether a row or column is called a total, an average or a span of several months.
 * @example
 * ['Grand Total', 'TOTAL 2026', 'Q4 2026', 'FY27', 'Ø', 'Nov 2026'].map(isTotal) // => [true, true, true, true, false, false]
 */
export function isTotal(text: string): boolean {
  const key = nameKey(text);
  return TOTALS.has(key) || SPAN.test(key);
}

const NOTES: ReadonlySet<string> = new Set([
  'note',
  'notes',
  'comment',
  'comments',
  'remark',
  'notiz',
  'bemerkung',
  'anmerkung',
  'kommentar',
]);

/** Whether a column is called a note: kept for people, not read. */
export function isNote(text: string): boolean {
  return NOTES.has(nameKey(text));
}

const PERIODS: ReadonlySet<string> = new Set([
  ...['month', 'months', 'date', 'period', 'monat', 'datum', 'zeitraum', 'week', 'weeks', 'woche', 'kw', 'day'],
  ...['week start', 'week starting', 'week beginning', 'week commencing', 'week of', 'week date', 'wc', 'wochenbeginn'],
]);

/** Whether a column is called after the months or weeks that it holds. */
export function isMonthWord(text: string): boolean {
  return PERIODS.has(nameKey(text));
}

/** Names as people write them → canonical names. */
export type Dictionary = ReadonlyMap<string, string>;

/** A dictionary of canonical names and the other words for them. */
export function dictionary(entries: Iterable<{ readonly name: string; readonly words: readonly string[] }>): Dictionary {
  const pairs = [...entries].flatMap(({ name, words }) => [name, ...words].map((word) => [nameKey(word), name] as const));
  return new Map(pairs);
}
