import type { Schedule } from './calibrationSource.ts';

/** Long enough for the studies that ship; what it costs stands in models/discovery/README.md. */
export const DEFAULT_SCHEDULE: Schedule = {
  sampler: 'HMC',
  runs: 4,
  chains: 2,
  warmUp: 150,
  block: 150,
  thin: 1,
  mostBlocks: 20,
};

/** For densities whose gradient nobody knows, and to check the other sampler by. */
export const WITHOUT_GRADIENT: Schedule = { runs: 4, chains: 8, warmUp: 4000, block: 4000, thin: 20, mostBlocks: 24 };

/**
 * For a fold of a backtest. Forecasts need means and quantiles of a few series, not the tails of every assumption: R-hat below
 * 1.05 and 50 effective draws of the slowest one will do: twice as long moves no ratio of the demo's scores by more than 0.02.
 */
export const FOLD_SCHEDULE: Schedule = {
  sampler: 'HMC',
  runs: 2,
  chains: 4,
  warmUp: 120,
  block: 50,
  thin: 1,
  mostBlocks: 12,
  limits: { rHat: 1.05, ess: 50, tailEss: 0 },
};

/** Draws behind each forecast of a backtest. */
export const FOLD_DRAWS = 1000;
