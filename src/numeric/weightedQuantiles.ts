import { at } from '../core/present.ts';

/**
 * Quantiles of a sample whose values count differently: of the sorted values, each in the middle of its part of all weight, linear
 * between them. With equal weights those of Hazen (R type 5).
 * @example
 * weightedQuantiles(Float64Array.of(3, 1, 2), Float64Array.of(1, 1, 1), [0.5]) // => [2]
 * weightedQuantiles(Float64Array.of(0, 10), Float64Array.of(3, 1), [0.375, 0.625]) // => [0, 5]
 */
export function weightedQuantiles<const P extends readonly number[]>(
  values: Float64Array,
  weights: Float64Array,
  parts: P,
): { [K in keyof P]: number } {
  const order = [...values.keys()].sort((one, other) => at(values, one) - at(values, other));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let before = 0;
  const middles = order.map((index) => {
    const middle = (before + at(weights, index) / 2) / total;
    before += at(weights, index);
    return middle;
  });
  const quantile = (part: number): number => {
    const next = middles.findIndex((middle) => middle >= part);
    if (next <= 0) return at(values, at(order, next < 0 ? order.length - 1 : 0));
    const [low, high] = [at(middles, next - 1), at(middles, next)];
    const [from, to] = [at(values, at(order, next - 1)), at(values, at(order, next))];
    return high === low ? to : from + ((to - from) * (part - low)) / (high - low);
  };
  return parts.map(quantile) as unknown as { [K in keyof P]: number };
}
