import { errorOfMean } from '../numeric/monteCarloError.ts';
import { meanOf, spreadOf } from '../numeric/summary.ts';
import { type Comparable, probabilityPositive, valueDifference } from './pairs.ts';
import type { Margin } from './ranked.ts';

/** One plan over another. */
export function marginOf(one: Comparable, other: Comparable): Margin {
  const difference = valueDifference(other, one);
  return {
    difference: spreadOf(difference),
    within: meanOf(one.within) - meanOf(other.within),
    after: meanOf(one.after) - meanOf(other.after),
    probability: probabilityPositive(difference),
    error: difference.length > 1 ? errorOfMean(difference, one.batches) : 0,
  };
}

/** Within two Monte Carlo errors of nil: with other random numbers the order might be another. Always where the two are the same. */
export function isTie({ difference, error }: Pick<Margin, 'difference' | 'error'>): boolean {
  return Math.abs(difference.mean) <= 2 * error;
}
