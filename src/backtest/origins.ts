/** Fewer months than this are not worth a backtest. */
export const FEWEST_MONTHS = 18;
/** Months behind the first origin: two of every calendar month. */
const TRAINED = 24;
/** The same for histories that are too short for that. */
const TRAINED_SHORT = 12;
/** From so many months on, {@link TRAINED} of them leave enough to be forecast. */
const LONG_ENOUGH = 30;
const MOST_ORIGINS = 6;
/** Months ahead; a year where the history has four. */
const AHEAD = 6;
const AHEAD_LONG = 12;
const LONG = 48;

/** Where a history is cut, and how far each cut is forecast. */
export interface Origins {
  /** Months before each cut, ascending; none where the history is too short. */
  readonly lengths: readonly number[];
  readonly ahead: number;
}

/**
 * At most six origins, evenly spread from the first that has {@link TRAINED} months behind it to the last that leaves a month.
 *
 * @example
 * originsOf(34) // => { lengths: [24, 26, 28, 29, 31, 33], ahead: 6 }
 * originsOf(18).lengths[0] // => 12
 * originsOf(17).lengths // => []
 */
export function originsOf(months: number): Origins {
  const ahead = months >= LONG ? AHEAD_LONG : AHEAD;
  if (months < FEWEST_MONTHS) return { lengths: [], ahead };
  const [first, last] = [months >= LONG_ENOUGH ? TRAINED : TRAINED_SHORT, months - 1];
  const count = Math.min(MOST_ORIGINS, last - first + 1);
  const step = (last - first) / Math.max(1, count - 1);
  return { lengths: Array.from({ length: count }, (_, index) => Math.round(first + index * step)), ahead };
}
