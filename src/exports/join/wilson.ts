/** Quantile of the standard normal at 90 %: 80 % lie between it and its negative. */
const Z80 = 1.281_551_565_545;

/**
 * The 80 % interval of a proportion, with `hits` of `trials` independent trials.
 * Source: Wilson 1927, score interval.
 * @example
 * wilson80(0, 10).map((value) => Math.round(value * 1000)) // => [0, 141]
 */
export function wilson80(hits: number, trials: number): readonly [low: number, high: number] {
  const part = hits / trials;
  const square = Z80 ** 2 / trials;
  const middle = part + square / 2;
  const half = Z80 * Math.sqrt((part * (1 - part)) / trials + square / (4 * trials));
  return [Math.max(0, (middle - half) / (1 + square)), Math.min(1, (middle + half) / (1 + square))];
}
