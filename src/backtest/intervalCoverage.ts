import { quantilesOf } from '../numeric/summary.ts';

/** The central intervals that are checked. */
export const LEVELS = [0.5, 0.8, 0.95] as const;
export type Level = (typeof LEVELS)[number];

/**
 * Whether a value lies in the central interval that holds a part `level` of the draws, its ends included.
 *
 * @example
 * isInside(Float64Array.of(0, 1, 2, 3, 4), 3, 0.5) // => true
 * isInside(Float64Array.of(0, 1, 2, 3, 4), 3.1, 0.5) // => false
 */
export function isInside(draws: Float64Array, actual: number, level: number): boolean {
  const [low = Number.NaN, high = Number.NaN] = quantilesOf(draws, [(1 - level) / 2, (1 + level) / 2]);
  return low <= actual && actual <= high;
}

/** Part of the actual values inside their intervals. */
export interface Coverage {
  readonly part: number;
  /** Binomial, √(p (1 − p) / n) at the nominal part p: as if the forecasts were independent, which those of one origin are not. */
  readonly standardError: number;
}

/**
 * The part that lies inside, and how far chance alone would move it if the intervals were right.
 *
 * @example
 * coverageOf([true, true, false, true], 0.5) // => { part: 0.75, standardError: 0.25 }
 */
export function coverageOf(inside: readonly boolean[], level: number): Coverage {
  const count = inside.length;
  return { part: inside.filter(Boolean).length / count, standardError: Math.sqrt((level * (1 - level)) / count) };
}
