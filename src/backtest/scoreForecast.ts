import { quantilesOf } from '../numeric/summary.ts';
import type { ScoredForecast } from './backtest.ts';
import { crps } from './crps.ts';
import { isInside, LEVELS } from './intervalCoverage.ts';

/** A predictive distribution, as draws, beside what came; `scale` is what MASE divides by. */
export function scoreForecast(draws: Float64Array, actual: number, scale: number): ScoredForecast {
  const [p10 = 0, p50 = 0, p90 = 0] = quantilesOf(draws, [0.1, 0.5, 0.9]);
  return {
    p10,
    p50,
    p90,
    error: actual - p50,
    scale,
    crps: crps(draws, actual),
    inside: new Map(LEVELS.map((level) => [level, isInside(draws, actual, level)])),
  };
}
