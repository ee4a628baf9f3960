/** A header, field or line name reduced to what people mean: lower case, every run of other signs one `_`, signs without a shape (zero-width, of direction) none.
 * @example
 * nameKey(' Ad Spend ') // => 'ad_spend'
 * nameKey('build.Reviews') // => 'build_reviews'
 * nameKey('aco\u200bs') // => 'acos'
 */
export function nameKey(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\p{Cf}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_|_$/g, '');
}

/** Words for "no value", and what spreadsheets show where a formula has none. */
const MISSING: ReadonlySet<string> = new Set([
  ...['', '-', '--', '---', '–', '—', '−', 'ー', 'n/a', 'na', 'n.a.', 'k.a.', 'k. a.', '該当なし'],
  ...['(not set)', 'null', 'none', '#n/a', '#nv', '#div/0!', '#value!', '#wert!', '#ref!', '#bezug!', '#name?'],
  ...['#num!', '#zahl!', '#null!'],
]);

/** Whether a cell says that there is no value.
 * @example
 * ['', '--', '(not set)', '#DIV/0!', '0'].map(isMissing) // => [true, true, true, true, false] */
export function isMissing(text: string): boolean {
  if (text.length > 12) return text.length < 100 && text.trim() === '';
  return MISSING.has(text.trim().toLowerCase());
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

const PERIODS: ReadonlySet<string> = new Set(
  [
    ...['month', 'months', 'date', 'period', 'monat', 'datum', 'zeitraum', 'week', 'weeks', 'woche', 'kw'],
    ...['week start', 'week starting', 'week beginning', 'week commencing', 'week of', 'week date', 'w/c', 'wochenbeginn'],
  ].map(nameKey),
);

/** Whether a column is called after the months or weeks that it holds. */
export function isMonthWord(text: string): boolean {
  return PERIODS.has(nameKey(text));
}

const DATES: ReadonlySet<string> = new Set(['downloaded', 'heruntergeladen', 'as_of']);

/** Whether a column holds dates, by its name. */
export function isDateWord(text: string): boolean {
  return isMonthWord(text) || DATES.has(nameKey(text));
}

/** Names as people write them → canonical names. */
export type Dictionary = ReadonlyMap<string, string>;

/** A dictionary of canonical names and the other words for them. */
export function dictionary(entries: Iterable<{ readonly name: string; readonly words: readonly string[] }>): Dictionary {
  const pairs = [...entries].flatMap(({ name, words }) => [name, ...words].map((word) => [nameKey(word), name] as const));
  return new Map(pairs);
}
