import type { Span } from '../../core/day.ts';
import { present } from '../../core/present.ts';
import type { ExportRow } from '../canonical.ts';

/** What a claim counts. */
export type Family =
  | 'ad'
  | 'traffic'
  | 'transaction'
  | 'stock'
  | 'deal'
  | 'search-share'
  | 'rank'
  | 'answer'
  | 'session'
  | 'content';

/**
 * Money in integers: millionths, so that fractions of a cent, which reports by the campaign and day hold, are added as they are. Exact up
 * to 9,000 million.
 */
export const MONEY = 1_000_000;

/** A number of a claim. `scale` turns it into integers (money, counts: 1); 0 is a number that stays a fraction. */
export type Measure =
  /** It adds up to a column of the history, and is accounted for. */
  | { readonly name: string; readonly scale: 1 | typeof MONEY; readonly column: string }
  | { readonly name: string; readonly scale: 0 | 1 | typeof MONEY; readonly column?: undefined };

export const MEASURES: Readonly<Record<Family, readonly Measure[]>> = {
  ad: [
    { name: 'spend', scale: MONEY, column: 'ad_spend' },
    { name: 'sales', scale: MONEY, column: 'ad_sales' },
    { name: 'clicks', scale: 1, column: 'ad_clicks' },
  ],
  traffic: [
    { name: 'sales', scale: MONEY, column: 'total_sales' },
    { name: 'sessions', scale: 1, column: 'sessions' },
    { name: 'units', scale: 1 },
    { name: 'orderItems', scale: 1 },
    { name: 'offers', scale: 0 },
    { name: 'views', scale: 0 },
  ],
  transaction: [
    { name: 'sales', scale: MONEY },
    { name: 'refunds', scale: MONEY },
    { name: 'sellingFees', scale: MONEY },
    { name: 'fbaFees', scale: MONEY },
    { name: 'returned', scale: 1 },
  ],
  stock: [{ name: 'units', scale: 0 }],
  deal: [{ name: 'deals', scale: 0 }],
  'search-share': [
    { name: 'volume', scale: 1 },
    { name: 'clicks', scale: 1 },
    { name: 'ownClicks', scale: 1 },
  ],
  rank: ['measured', 'share', 'volume', 'withVolume', 'censored'].map((name) => ({ name, scale: 0 as const })),
  answer: [
    { name: 'answers', scale: 1 },
    { name: 'mentions', scale: 1 },
  ],
  session: [{ name: 'sessions', scale: 1 }],
  content: [{ name: 'amount', scale: MONEY, column: 'content_spend' }],
};

/** What tells a claim from others of its file, apart from its days. */
export interface Key {
  readonly family: Family;
  /** Ad product, AI engine; within it a month takes one level. */
  readonly lane: string;
  /** How fine the report is. */
  readonly level: string;
  /** Brand or ASIN that it is about, or the advertiser account that it is of; empty for the whole account. */
  readonly subject: string;
  /** Campaign, query, keyword, prompt, line item. */
  readonly name: string;
  /** Channel or signal of the model, or AI assistant. */
  readonly member: string;
  /** What tells a payment from others of its line item: days, signal as written, amount. Empty where amounts are of a period. */
  readonly payment: string;
}

/** A row as what it counts. Values as read: money in currency, aligned with the measures of the family. */
export interface Counted {
  readonly key: Key;
  readonly values: readonly number[];
  readonly attributionDays?: number;
  /** Measures that the row lacks although it was active, from 0. */
  readonly lacks?: readonly number[];
  /** Why the row is not used all the same. */
  readonly dropped?: string;
}

/** The rows of one file with the same key and days, added up. */
export interface Claim {
  readonly source: number;
  readonly key: Key;
  readonly span: Span;
  /** Aligned with the {@link MEASURES} of its family, in integers where they have a scale; NaN is missing. */
  readonly values: readonly number[];
  readonly rows: number;
  readonly lines: Lines;
  /** Days after a click in which a sale counts. */
  readonly attributionDays?: number;
  /** Measures that some of its rows lack although they were active: the values are sums of the others. */
  readonly lacks?: readonly Lack[];
}

/** Rows that lack a measure although they were active. */
export interface Lack {
  /** Among those of the family, from 0. */
  readonly measure: number;
  readonly rows: number;
  /** Of the first. */
  readonly line: number;
}

/**
 * Money in currency, to the cent.
 * @example
 * inCurrency(37_035_000) // => 37.04
 */
export function inCurrency(money: number): number {
  return Math.round(money / CENT) / 100;
}

/** A cent in the integers of money. */
export const CENT = MONEY / 100;

/** One of the values of a claim, by its place among the measures of its family. */
export function valueAt(values: readonly number[], index: number): number {
  return present(values[index], `measure ${index} of a claim`);
}

/** What a later download replaces: the same thing in the same kind of report. */
export function groupOf({ family, lane, level, subject, name, member, payment }: Key): string {
  return [family, lane, level, subject, name, member, payment].join('\t');
}

/** The report that a claim is from, across files: its days are covered together. */
export function streamOf({ family, lane, level }: Pick<Key, 'family' | 'lane' | 'level'>): string {
  return [family, lane, level].join('\t');
}

/** The values that are not missing. */
export function known(values: readonly number[]): number[] {
  return values.filter((value) => !Number.isNaN(value));
}

/** The sum of what is there; missing where nothing is. */
export function add(a: number, b: number): number {
  if (Number.isNaN(a)) return b;
  return Number.isNaN(b) ? a : a + b;
}

/** Lines of a file, compacted: pairs from–to in ascending order, as many as are kept, and how many lines there are beyond. */
export interface Lines {
  readonly pairs: readonly number[];
  readonly more: number;
}

const MOST_PAIRS = 12;

/** Adds a line; those that follow each other become a range. Made for lines that come in ascending order. */
export function addLine({ pairs, more }: Lines, line: number): Lines {
  const last = pairs.at(-1);
  if (last !== undefined && (line === last + 1 || line === last)) return { pairs: [...pairs.slice(0, -1), line], more };
  return pairs.length < 2 * MOST_PAIRS ? { pairs: [...pairs, line, line], more } : { pairs, more: more + 1 };
}

/** All lines of several sets. */
export function mergeLines(sets: readonly Lines[]): Lines {
  const ranges = sets.flatMap(({ pairs }) =>
    pairs.flatMap((from, index) => (index % 2 === 0 ? [[from, pairs[index + 1] ?? from] as const] : [])),
  );
  const joined: [number, number][] = [];
  for (const [from, to] of ranges.sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  const beyond = joined.slice(MOST_PAIRS).reduce((sum, [from, to]) => sum + to - from + 1, 0);
  return { pairs: joined.slice(0, MOST_PAIRS).flat(), more: beyond + sets.reduce((sum, { more }) => sum + more, 0) };
}

/**
 * Lines as text.
 * @example
 * formatLines([2, 3, 7].reduce(addLine, { pairs: [], more: 4 })) // => '2–3, 7 and 4 more'
 */
export function formatLines({ pairs, more }: Lines): string {
  const ranges = pairs.flatMap((from, index) => {
    if (index % 2 !== 0) return [];
    const to = pairs[index + 1] ?? from;
    return [to === from ? String(from) : `${from}–${to}`];
  });
  return `${ranges.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** Rows of a file, added up by key and days as they come. */
export interface Gathered {
  readonly groups: Map<string, Group>;
  /** Sums held. */
  count: number;
}

interface Group {
  readonly key: Key;
  readonly dropped: string | undefined;
  readonly sums: Map<number, Sum>;
}

interface Sum {
  readonly span: Span;
  readonly values: number[];
  readonly attributionDays: number | undefined;
  rows: number;
  lines: Lines;
  lacks: readonly Lack[] | undefined;
}

/** More than any span has days. */
const SPAN_CODE = 2048;

/** Adds a row to those of its key and days. */
export function gatherRow(gathered: Gathered, { span, line }: ExportRow, counted: Counted): void {
  const { sums } = groupFor(gathered, counted);
  const code = span.from * SPAN_CODE + (span.to - span.from);
  const sum = sums.get(code);
  if (!sum) {
    gathered.count++;
    const { values, attributionDays, lacks } = counted;
    const own = lacks && addLacks(undefined, lacks, line);
    sums.set(code, {
      span,
      values: [...values],
      attributionDays,
      rows: 1,
      lines: addLine({ pairs: [], more: 0 }, line),
      lacks: own,
    });
    return;
  }
  for (const [index, value] of counted.values.entries()) sum.values[index] = add(sum.values[index] ?? Number.NaN, value);
  sum.rows++;
  sum.lines = addLine(sum.lines, line);
  if (counted.lacks) sum.lacks = addLacks(sum.lacks, counted.lacks, line);
}

function addLacks(before: readonly Lack[] = [], measures: readonly number[], line: number): readonly Lack[] {
  const known = before.map((lack) => (measures.includes(lack.measure) ? { ...lack, rows: lack.rows + 1 } : lack));
  const others = measures.filter((measure) => !before.some((lack) => lack.measure === measure));
  return [...known, ...others.map((measure) => ({ measure, rows: 1, line }))];
}

function groupFor({ groups }: Gathered, { key, dropped }: Counted): Group {
  const name = `${groupOf(key)}\t${dropped ?? ''}`;
  const found = groups.get(name);
  if (found) return found;
  const group: Group = { key, dropped, sums: new Map() };
  groups.set(name, group);
  return group;
}

/** The sums as claims, by the reason why they are not used; undefined is use. */
export function claimsOf({ groups }: Gathered, source: number): Map<string | undefined, Claim[]> {
  const claims = new Map<string | undefined, Claim[]>();
  for (const { key, dropped, sums } of groups.values()) {
    const members = claims.get(dropped) ?? [];
    claims.set(dropped, members);
    for (const { span, values, attributionDays, rows, lines, lacks } of sums.values()) {
      const whole = wholeValues(key, values);
      members.push({
        source,
        key,
        span,
        values: whole,
        rows,
        lines,
        ...(attributionDays === undefined ? {} : { attributionDays }),
        ...(lacks === undefined ? {} : { lacks }),
      });
    }
  }
  return claims;
}

/** Money and counts as integers. */
function wholeValues({ family }: Key, values: readonly number[]): number[] {
  return MEASURES[family].map(({ scale }, index) => {
    const value = valueAt(values, index);
    return scale === 0 ? value : Math.round(value * scale);
  });
}
