import { at } from '../core/present.ts';
import { exp } from '../numeric/elementary/exponential.ts';
import { log } from '../numeric/elementary/logarithm.ts';
import { normalQuantile } from '../numeric/normal.ts';
import { stream } from '../numeric/random.ts';
import type { Baseline } from './backtest.ts';
import { regressed } from './regression.ts';
import type { Distance, RuleForecast } from './ruleForecast.ts';
import { smoothed } from './smoothing.ts';

/** Fewer errors than this do not give a spread. */
const FEWEST_ERRORS = 3;

/**
 * A simple rule's forecast `ahead` months or weeks after the last of `values` (NaN is missing), of which a year has `year`, or undefined where it has nothing to
 * go by. Its spread is the root mean square of the rule's own errors over that distance before the origin; where there are
 * fewer than three, √distance times that of one. A drift's grows by √(1 + distance / (n − 1)) for its estimated slope
 * (Hyndman and Athanasopoulos 2021, Forecasting: Principles and Practice, 5.5).
 *
 * @example
 * ruleForecast('naive', Float64Array.of(0, 1, 0, 1, 0), { ahead: 1, year: 12 }) // => { centre: 0, spread: 1 }
 * ruleForecast('drift', Float64Array.of(0, 1, 2, 3), { ahead: 2, year: 12 }) // => { centre: 5, spread: 0 }
 * ruleForecast('seasonal_naive', Float64Array.of(0, 1, 2, 3), { ahead: 2, year: 12 }) // => undefined
 */
export function ruleForecast(rule: Baseline, values: Float64Array, distance: Distance): RuleForecast | undefined {
  if (rule === 'smoothing') return smoothed(values, distance);
  if (rule === 'regression') return regressed(values, distance);
  return simplest(rule, values, distance);
}

function simplest(
  rule: Exclude<Baseline, 'smoothing' | 'regression'>,
  values: Float64Array,
  { ahead, year }: Distance,
): RuleForecast | undefined {
  const last = values.findLastIndex(Number.isFinite);
  if (last < 0) return undefined;
  const target = values.length - 1 + ahead;
  if (rule === 'seasonal_naive') return seasonal(values, target, year);
  const distance = target - last;
  const slope = rule === 'drift' ? slopeOf(values) : 0;
  const steps = last - values.findIndex(Number.isFinite);
  const inflation = rule === 'drift' ? Math.sqrt(1 + distance / steps) : 1;
  const spread = spreadOver(values, distance, slope);
  if (spread === undefined || !Number.isFinite(slope)) return undefined;
  return { centre: at(values, last) + distance * slope, spread: spread * inflation };
}

/** The same month, or the week 52 weeks before, of the last year in which it was measured. */
function seasonal(values: Float64Array, target: number, year: number): RuleForecast | undefined {
  for (let distance = year * Math.ceil((target - values.length + 1) / year); distance <= target; distance += year) {
    const centre = at(values, target - distance);
    const spread = Number.isFinite(centre) ? spreadOver(values, distance, 0) : undefined;
    if (spread !== undefined) return { centre, spread };
  }
  return undefined;
}

/** Mean step from the first known month to the last. */
function slopeOf(values: Float64Array): number {
  const [first, last] = [values.findIndex(Number.isFinite), values.findLastIndex(Number.isFinite)];
  return (at(values, last) - at(values, first)) / (last - first);
}

function spreadOver(values: Float64Array, distance: number, slope: number): number | undefined {
  const own = errorsOver(values, distance, slope);
  if (own.length >= FEWEST_ERRORS) return rootMeanSquare(own);
  const steps = errorsOver(values, 1, slope);
  return steps.length >= FEWEST_ERRORS ? Math.sqrt(distance) * rootMeanSquare(steps) : undefined;
}

function errorsOver(values: Float64Array, distance: number, slope: number): number[] {
  const errors = [...values.keys()].slice(distance).map((month) => {
    return at(values, month) - at(values, month - distance) - distance * slope;
  });
  return errors.filter(Number.isFinite);
}

function rootMeanSquare(errors: readonly number[]): number {
  return Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / errors.length);
}

/** The scale of a rule's errors: logarithms of positive values, or plain shares between 0 and 1 for what is counted. */
export interface RuleScale {
  readonly to: (value: number) => number;
  readonly from: (value: number) => number;
}

export const LOGARITHM: RuleScale = { to: (value) => (value > 0 ? log(value) : Number.NaN), from: exp };
export const PLAIN: RuleScale = { to: (value) => value, from: (value) => value };
export const SHARE: RuleScale = { to: (value) => value, from: (value) => Math.min(1, Math.max(0, value)) };

/** Draws of a rule's forecast. */
export function ruleDraws(
  { centre, spread }: RuleForecast,
  { from }: RuleScale,
  { seed, name, count }: { readonly seed: number; readonly name: string; readonly count: number },
): Float64Array {
  const next = stream(seed, name);
  return Float64Array.from({ length: count }, () => from(centre + spread * normalQuantile(next())));
}
