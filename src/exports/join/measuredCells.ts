import type { Month } from '../../core/calendar.ts';
import type { Segment } from './segment.ts';

/** A column of the history with what its provenance says. */
export interface Measured {
  readonly column: string;
  /** By month; absent is missing. */
  readonly values: ReadonlyMap<Month, number>;
  /** Months whose value is only known to lie above a number. */
  readonly limits?: ReadonlyMap<Month, number>;
  /** The segments that a month's value is made of. */
  readonly from: ReadonlyMap<Month, readonly Segment[]>;
  /** How the value was made, for a month. */
  readonly how: (month: Month) => string;
  /** The fields of the canonical row that it is made of. */
  readonly fields: readonly string[];
}

/** The value with at most this many decimals, as history.csv holds it. */
export function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}

/**
 * A number with its noun.
 * @example
 * counted(1, 'query', 'queries') // => '1 query'
 * counted(12345, 'query', 'queries') // => '12,345 queries'
 */
export function counted(count: number, one: string, many: string): string {
  return `${String(count).replace(/\B(?=(\d{3})+$)/g, ',')} ${count === 1 ? one : many}`;
}
