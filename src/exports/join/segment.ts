import type { Month } from '../../core/calendar.ts';
import type { Span } from '../canonical.ts';
import { type Claim, partOf } from './claim.ts';
import { monthsOfSpan } from './days.ts';

/** Days of a claim within one month, with their part of its values. */
export interface Segment {
  readonly claim: Claim;
  readonly month: Month;
  readonly span: Span;
  readonly values: readonly number[];
  /** Why they are not used. */
  readonly dropped?: string;
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
