import type { Place } from '../core/error.ts';

/** Columns of marks: that a month is no measurement, and that from it on another thing is measured. */
export const MARKS = ['exclude', 'series_break'] as const;
export type MarkKind = (typeof MARKS)[number];

/** A mark of a month of the history, in the reader's own words. */
export interface Mark {
  readonly kind: MarkKind;
  /** Index into the months of the history. */
  readonly month: number;
  /** The measured columns that it means, `name` or `name.member`. */
  readonly columns: readonly string[];
  /** As people wrote it before the colon; empty where every series is meant. */
  readonly said: string;
  readonly reason: string;
  readonly place: Place;
}

interface Marked {
  readonly marks?: readonly Mark[];
}

/** The marks of the first months. */
export function marksUntil(marks: readonly Mark[] | undefined, kept: number): Mark[] {
  return (marks ?? []).filter(({ month }) => month < kept);
}

/** Months in which a column begins to measure another thing, ascending; none of them the first. */
export function breaksOf({ marks }: Marked, column: string): number[] {
  const months = (marks ?? []).flatMap(({ kind, columns, month }) =>
    kind === 'series_break' && columns.includes(column) && month > 0 ? [month] : [],
  );
  return [...new Set(months)].sort((a, b) => a - b);
}

/** Whether a month of a column is marked as no measurement. */
export function isExcluded({ marks }: Marked, column: string, month: number): boolean {
  return (marks ?? []).some((mark) => mark.kind === 'exclude' && mark.month === month && mark.columns.includes(column));
}
