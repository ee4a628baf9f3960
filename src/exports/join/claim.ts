import type { Day, Span } from '../canonical.ts';
import type { Lines } from './lines.ts';
import { shareOf } from './share.ts';

/** What a claim counts. */
export type Family = 'ad' | 'traffic' | 'search-share' | 'rank' | 'answer' | 'session' | 'content';

/** A number of a claim. `scale` turns it into integers (cents: 100, counts: 1); 0 is a number that stays a fraction. */
export interface Measure {
  readonly name: string;
  readonly scale: 0 | 1 | 100;
  /** The column of the history that it adds up to; amounts with one are accounted for. */
  readonly column?: string;
}

export const MEASURES: Readonly<Record<Family, readonly Measure[]>> = {
  ad: [
    { name: 'spend', scale: 100, column: 'ad_spend' },
    { name: 'sales', scale: 100, column: 'ad_sales' },
    { name: 'clicks', scale: 1, column: 'ad_clicks' },
  ],
  traffic: [
    { name: 'sales', scale: 100, column: 'total_sales' },
    { name: 'sessions', scale: 1, column: 'sessions' },
  ],
  'search-share': [
    { name: 'volume', scale: 1 },
    { name: 'clicks', scale: 1 },
    { name: 'ownClicks', scale: 1 },
  ],
  rank: ['measured', 'share', 'volume', 'withVolume', 'censored'].map((name) => ({ name, scale: 0 })),
  answer: [
    { name: 'answers', scale: 1 },
    { name: 'mentions', scale: 1 },
  ],
  session: [{ name: 'sessions', scale: 1 }],
  content: [{ name: 'amount', scale: 100, column: 'content_spend' }],
};

/** What tells a claim from others of its file, apart from its days. */
export interface Key {
  readonly family: Family;
  /** Ad product, AI engine; within it a month takes one level. */
  readonly lane: string;
  /** How fine the report is. */
  readonly level: string;
  /** Brand or ASIN that it is about; empty for the whole account. */
  readonly subject: string;
  /** Campaign, query, keyword, prompt, line item. */
  readonly name: string;
  /** Channel or signal of the model, or AI assistant. */
  readonly member: string;
  /** What tells a payment from others of its line item: days, signal as written, amount. Empty where amounts are of a period. */
  readonly payment: string;
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
}

/** What a later download replaces: the same thing in the same kind of report. */
export function groupOf({ family, lane, level, subject, name, member, payment }: Key): string {
  return [family, lane, level, subject, name, member, payment].join('\t');
}

/** The report that a claim is from, across files: its days are covered together. */
export function streamOf({ family, lane, level }: Pick<Key, 'family' | 'lane' | 'level'>): string {
  return [family, lane, level].join('\t');
}

/** The claim's values for some of its days: pro rata by day. */
export function partOf({ key, span, values }: Claim, part: Span): number[] {
  const days = (piece: { readonly from: Day; readonly to: Day }): number => piece.to - piece.from + 1;
  return values.map((value, index) =>
    MEASURES[key.family][index]?.scale === 0 ? (value * days(part)) / days(span) : shareOf(value, { whole: span, part }),
  );
}

/** The sum of what is there; missing where nothing is. */
export function add(a: number, b: number): number {
  if (Number.isNaN(a)) return b;
  return Number.isNaN(b) ? a : a + b;
}
