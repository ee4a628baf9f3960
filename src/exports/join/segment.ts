import type { Period } from '../../core/calendar.ts';
import type { Day, Span } from '../../core/day.ts';
import { CENT, type Claim, MEASURES, MONEY } from './claim.ts';
import { monthsOfSpan } from './days.ts';

/** Days of a claim within one month, with their part of its values. */
export interface Segment {
  readonly claim: Claim;
  readonly month: Period;
  readonly span: Span;
  readonly values: readonly number[];
  /** Why they are not used. */
  readonly dropped?: string;
  /** Why single measures are not used, aligned with the values. */
  readonly silent?: readonly (string | undefined)[];
}

/** The claim's values for some of its days: pro rata by day; whole cents stay whole. */
export function partOf({ key, span, values }: Claim, part: Span): number[] {
  const days = (piece: { readonly from: Day; readonly to: Day }): number => piece.to - piece.from + 1;
  return values.map((value, index) => {
    const scale = MEASURES[key.family][index]?.scale;
    if (scale === 0) return (value * days(part)) / days(span);
    const unit = scale === MONEY && value % CENT === 0 ? CENT : 1;
    return unit * shareOf(value / unit, { whole: span, part });
  });
}

/** The days of a claim as segments, a month each. */
export function segmentsOf(claim: Claim, days: Span, dropped?: string): Segment[] {
  return monthsOfSpan(days).map(({ month, span }) => ({
    claim,
    month,
    span,
    values: span.from === claim.span.from && span.to === claim.span.to ? claim.values : partOf(claim, span),
    ...(dropped === undefined ? {} : { dropped }),
  }));
}

/** The segments with a reason for those that `reasonOf` gives one and that have none yet. */
export function dropWhere(segments: readonly Segment[], reasonOf: (segment: Segment) => string | undefined): Segment[] {
  return segments.map((segment) => {
    const reason = segment.dropped === undefined ? reasonOf(segment) : undefined;
    return reason === undefined ? segment : { ...segment, dropped: reason };
  });
}

/** Whether the segment is only a part of its claim's days. */
export function isSplit({ claim, span }: Segment): boolean {
  return span.from !== claim.span.from || span.to !== claim.span.to;
}

/**
 * The part of an amount, spread evenly over the days of `whole`, that falls on the days of `part` within it. An integer amount gives
 * integer parts, each within 1 of its exact value, and the parts of all days add up to it: the running total is rounded, not the part.
 * @example
 * shareOf(100, { whole: { from: 1, to: 3 }, part: { from: 1, to: 1 } }) // => 33
 * shareOf(100, { whole: { from: 1, to: 3 }, part: { from: 2, to: 3 } }) // => 67
 */
export function shareOf(amount: number, { whole, part }: { readonly whole: Span; readonly part: Span }): number {
  const days = whole.to - whole.from + 1;
  const before = part.from - whole.from;
  const through = part.to - whole.from + 1;
  if (!Number.isInteger(amount)) return (amount * (through - before)) / days;
  return Math.round((amount * through) / days) - Math.round((amount * before) / days);
}
