import { CURRENCY_MARKS } from '../tables/currency.ts';
import type { Cell } from '../tables/sheet.ts';
import type { Field } from './fields.ts';
import { API } from './languages/api.ts';
import { CHINESE } from './languages/chinese.ts';
import { ENGLISH } from './languages/english.ts';
import { FRENCH } from './languages/french.ts';
import { GERMAN } from './languages/german.ts';
import { ITALIAN } from './languages/italian.ts';
import { JAPANESE } from './languages/japanese.ts';
import type { HeaderWords } from './languages/languageWords.ts';
import { SPANISH } from './languages/spanish.ts';

/** To add a language, write its table and name it here. */
export const LANGUAGES: readonly HeaderWords[] = [SPANISH, FRENCH, ITALIAN, ENGLISH, GERMAN, JAPANESE, CHINESE, API];

/** A header cell, understood. */
export interface Header {
  /** As written, at most 120 characters. */
  readonly text: string;
  readonly field?: Field;
  /** Currency sign or code inside the header, e.g. of `Spend(USD)`. */
  readonly mark?: string;
}

/** No header word is longer. */
const MOST_TEXT = 120;

/**
 * A header without what varies: case, width of letters, kind of dash, blanks, byte order mark.
 * @example
 * headerKey(' Sessions –  Total ') // => 'sessions - total'
 * headerKey('（子）ASIN') // => '(子)asin'
 */
export function headerKey(text: string): string {
  return text
    .slice(0, MOST_TEXT)
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212\ufe58\ufe63]/g, '-')
    .replace(/[\s\ufeff\u200b]+/g, ' ')
    .replace(/ ?([()]) ?/g, '$1')
    .trim()
    .toLowerCase();
}

const WORDS: ReadonlyMap<string, Field> = new Map(
  LANGUAGES.flatMap((words) =>
    (Object.entries(words) as [Field, readonly string[]][]).flatMap(([field, names]) =>
      names.map((name) => [headerKey(name), field] as const),
    ),
  ),
);

const MARKS: ReadonlyMap<string, string> = new Map(CURRENCY_MARKS.map((mark) => [headerKey(mark), mark]));

/**
 * What a header means. A currency at its end, in brackets, is taken off where the rest is known.
 * @example
 * readHeader('14 Day Total Sales (₹)') // => { text: '14 Day Total Sales (₹)', field: 'sales14d', mark: '₹' }
 * readHeader('Spend(USD)').field // => 'spend'
 * readHeader('Colour') // => { text: 'Colour' }
 */
export function readHeader(cell: Cell): Header {
  const text = String(cell).slice(0, MOST_TEXT).trim();
  const key = headerKey(text);
  const field = WORDS.get(key) ?? WORDS.get(englishPart(key));
  if (field) return { text, field };
  const open = key.endsWith(')') ? key.lastIndexOf('(') : -1;
  const mark = open > 0 ? MARKS.get(key.slice(open + 1, -1).trim()) : undefined;
  const inner = mark === undefined ? undefined : WORDS.get(key.slice(0, open).trim());
  return inner && mark !== undefined ? { text, field: inner, mark } : { text };
}

/** Headers in two languages end with the English one: `推广的商品站点-Advertised product marketplace`. */
function englishPart(key: string): string {
  return /^[^\0-\x7f].*?-([a-z][\0-\x7f]*)$/.exec(key)?.[1] ?? '';
}

/**
 * The two known names that a header is, where a separator was lost between them.
 * @example
 * runTogether('DatePortfolio name') // => ['Date', 'Portfolio name']
 * runTogether('Colour') // => undefined */
export function runTogether(text: string): [string, string] | undefined {
  for (let at = 1; at < Math.min(text.length, MOST_TEXT); at++) {
    const [left, right] = [text.slice(0, at), text.slice(at)];
    if (readHeader(left).field !== undefined && readHeader(right).field !== undefined) return [left.trim(), right.trim()];
  }
  return undefined;
}

/** How many different known header words a row holds. */
export function countKnown(cells: readonly Cell[]): number {
  if (cells.length > 2000) return 0;
  return new Set(cells.flatMap((cell) => readHeader(cell).field ?? [])).size;
}
