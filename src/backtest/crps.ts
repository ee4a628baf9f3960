import { at } from '../core/present.ts';
/**
 * Continuous ranked probability score of a sample of the forecast against what came: in the unit of the value, 0 at best,
 * the absolute error where the forecast is a single number.
 *
 * CRPS = E|X − y| − ½ E|X − X′| (Gneiting and Raftery 2007, JASA 102, equation 21). The second mean runs over pairs of
 * different draws, so that a small sample is not punished for its size (Ferro 2014); from sorted draws it takes one sweep:
 * Σ_{i<j} (x_j − x_i) = Σ_i (2i − m + 1) x_i, with i from 0.
 *
 * @example
 * crps(Float64Array.of(1, 2, 6), 4).toFixed(6) // => (7 / 3 - 5 / 3).toFixed(6)
 * crps(Float64Array.of(3), 5) // => 2
 */
export function crps(draws: Float64Array, actual: number): number {
  const sorted = draws.slice().sort();
  const count = sorted.length;
  let [distance, pairs] = [0, 0];
  for (let index = 0; index < count; index++) {
    const value = at(sorted, index);
    distance += Math.abs(value - actual);
    pairs += (2 * index - count + 1) * value;
  }
  return distance / count - (count > 1 ? pairs / (count * (count - 1)) : 0);
}
