import { type Step, wholeSteps } from '../core/calendar.ts';

/** Fewer months than this, or as many weeks, are not worth a backtest. */
const FEWEST_MONTHS = 18;
/** Months behind the first origin: two of every calendar month. */
const TRAINED = 24;
/** The same for histories that are too short for that. */
const TRAINED_SHORT = 12;
/** From so many months on, {@link TRAINED} of them leave enough to be forecast. */
const LONG_ENOUGH = 30;
const MOST_ORIGINS = 6;
/** Months ahead; a year where the history has four years. */
const AHEAD = 6;
const AHEAD_LONG = 12;
const LONG = 48;

/** Where a history is cut, and how far each cut is forecast. */
export interface Origins {
  /** Months or weeks before each cut, ascending; none where the history is too short. */
  readonly lengths: readonly number[];
  readonly ahead: number;
}

/**
 * At most six origins, evenly spread from the first that has {@link TRAINED} months behind it to the last that leaves a month. In weeks, every bound is as many
 * weeks as its months are.
 *
 * @example
 * originsOf(34, 'month') // => { lengths: [24, 26, 28, 29, 31, 33], ahead: 6 }
 * originsOf(18, 'month').lengths[0] // => 12
 * originsOf(17, 'month').lengths // => []
 * originsOf(130, 'week') // => { lengths: [104, 109, 114, 119, 124, 129], ahead: 26 }
 */
export function originsOf(periods: number, step: Step): Origins {
  const has = (months: number): boolean => periods >= wholeSteps(step, months);
  const ahead = wholeSteps(step, has(LONG) ? AHEAD_LONG : AHEAD);
  if (!has(FEWEST_MONTHS)) return { lengths: [], ahead };
  const [first, last] = [wholeSteps(step, has(LONG_ENOUGH) ? TRAINED : TRAINED_SHORT), periods - 1];
  const count = Math.min(MOST_ORIGINS, last - first + 1);
  const stride = (last - first) / Math.max(1, count - 1);
  return { lengths: Array.from({ length: count }, (_, index) => Math.round(first + index * stride)), ahead };
}
