import { at } from '../core/present.ts';
import type { Distance, RuleForecast } from './ruleForecast.ts';

/** Weight of the newest value in the level, and of the newest step of the level in the trend. */
const LEVELS = [0.1, 0.2, 0.3, 0.45, 0.6, 0.8, 1];
const TRENDS = [0, 0.1, 0.3];
/** What is left of the trend after a month or week. */
const DAMPING = 0.9;

/** Values before the first error that counts, and errors without which nothing is said. */
const BURN_IN = 2;
const FEWEST_ERRORS = 6;

interface Smoothing {
  readonly level: number;
  readonly trend: number;
}

/**
 * Exponential smoothing with a damped trend (Gardner and McKenzie 1985) of the values less their season, where taking it out makes
 * the errors of one step smaller. Its two weights are those with the smallest errors before the origin; its spread is that of the
 * errors of one step, grown with the distance as the state moves (Hyndman et al. 2008, Forecasting with Exponential Smoothing, 6.1).
 * Undefined where there are fewer than six such errors.
 *
 * @example
 * smoothed(new Float64Array(12).fill(3), { ahead: 4, year: 12 }) // => { centre: 3, spread: 0 }
 */
export function smoothed(values: Float64Array, { ahead, season }: Distance): RuleForecast | undefined {
  const seasons = season ? [undefined, season] : [undefined];
  const tried = seasons.flatMap((one) =>
    LEVELS.flatMap((level) => TRENDS.map((trend) => ({ season: one, ...trace(values, { level, trend }, one) }))),
  );
  const [best] = tried.filter(({ deviation }) => Number.isFinite(deviation)).sort((a, b) => a.deviation - b.deviation);
  if (!best) return undefined;
  const target = values.length - 1 + ahead;
  const steps = target - values.findLastIndex(Number.isFinite);
  const centre = best.state.level + damped(steps) * best.state.trend + (best.season ? at(best.season, target) : 0);
  return { centre, spread: best.deviation * Math.sqrt(1 + moved(best.weights, steps)) };
}

interface Trace {
  readonly weights: Smoothing;
  /** At the last value that was measured. */
  readonly state: Smoothing;
  /** Root mean square of the errors of one step; NaN where there are too few. */
  readonly deviation: number;
}

/** The state at the last measured value, missing ones passed over. */
function trace(values: Float64Array, weights: Smoothing, season: Float64Array | undefined): Trace {
  const errors: number[] = [];
  let [state, since]: [Smoothing | undefined, number] = [undefined, 0];
  for (const [month, raw] of values.entries()) {
    since += 1;
    if (!Number.isFinite(raw)) continue;
    const value = raw - (season ? at(season, month) : 0);
    if (state) {
      const expected: number = state.level + damped(since) * state.trend;
      if (since === 1) errors.push(value - expected);
      const level: number = expected + weights.level * (value - expected);
      const trend: number = state.trend * DAMPING + weights.level * weights.trend * (value - expected);
      state = { level, trend };
    } else state = { level: value, trend: 0 };
    since = 0;
  }
  const own = errors.slice(BURN_IN);
  const mean = own.reduce((sum, error) => sum + error * error, 0) / own.length;
  return {
    weights,
    state: state ?? { level: Number.NaN, trend: 0 },
    deviation: own.length < FEWEST_ERRORS ? Number.NaN : Math.sqrt(mean),
  };
}

/** Steps of the trend in so many months: φ + φ² + … */
function damped(steps: number): number {
  let [sum, part] = [0, 1];
  for (let step = 0; step < steps; step++) {
    part *= DAMPING;
    sum += part;
  }
  return sum;
}

/** Variance that the state gathers before the last step, in units of that of one error. */
function moved({ level, trend }: Smoothing, steps: number): number {
  let sum = 0;
  for (let step = 1; step < steps; step++) {
    const weight = level * (1 + trend * damped(step));
    sum += weight * weight;
  }
  return sum;
}
