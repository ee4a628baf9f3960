import { decimalExponent, powerOfTen } from '../../core/decimal.ts';
import { at } from '../../core/present.ts';
/** Round values, 1, 2 or 5 times a power of ten apart, that cover `low` to `high` in about `count` steps; the first and last enclose the range.
 * @example
 * niceTicks(0, 0.13, 4) // => [0, 0.05, 0.1, 0.15]
 * niceTicks(-3, 11, 4) // => [-5, 0, 5, 10, 15] */
export function niceTicks(low: number, high: number, count = 4): number[] {
  const span = high > low ? high - low : Math.abs(high) || 1;
  const rough = span / count;
  const power = powerOfTen(decimalExponent(rough));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= rough * 0.999) ?? 10;
  const step = factor * power;
  const [first, last] = [Math.floor(low / step + 1e-9), Math.ceil(Math.max(high, low + span) / step - 1e-9)];
  const decimals = Math.max(0, -decimalExponent(step * (1 + 1e-9)));
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toFixed(Math.min(20, decimals))));
}

/** The range that ticks span. */
export function rangeOf(ticks: readonly number[]): readonly [number, number] {
  return [at(ticks, 0), at(ticks, ticks.length - 1)];
}
