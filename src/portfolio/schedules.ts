import type { Schedule } from '../posterior/calibrationSource.ts';
import { DEFAULT_SCHEDULE, FOLD_SCHEDULE } from '../posterior/samplingSchedule.ts';

/** A way to a posterior. */
export interface Method {
  readonly name: string;
  /** For people. */
  readonly about: string;
  readonly schedule: Schedule;
}

/** What is good enough is judged against `full` on a sample of products, not by a product's own chains. */
const UNJUDGED = { rHat: Number.MAX_VALUE, ess: 0, tailEss: 0 };

export const FULL: Method = {
  name: 'full',
  about: 'chains until they agree, as for a single study',
  schedule: DEFAULT_SCHEDULE,
};

/** A few chains from the normal distribution at the top of the posterior, as long as so many draws need: one search, one warm-up, one block. */
function brief({
  draws,
  chains,
  warmUp,
}: {
  readonly draws: number;
  readonly chains: number;
  readonly warmUp: number;
}): Schedule {
  return { sampler: 'HMC', runs: 1, chains, warmUp, block: Math.ceil(draws / chains), thin: 1, mostBlocks: 1, limits: UNJUDGED };
}

/** Ways to a posterior of so many draws, the fastest first. */
export function quickMethods(draws: number): readonly Method[] {
  return [
    {
      name: 'brief',
      about: 'four chains from the top of the posterior, 30 trajectories each before the first that counts',
      schedule: brief({ draws, chains: 4, warmUp: 30 }),
    },
    {
      name: 'short',
      about: 'eight chains from the top of the posterior, 60 trajectories each before the first that counts',
      schedule: brief({ draws, chains: 8, warmUp: 60 }),
    },
    { name: 'middle', about: 'chains until they agree roughly, as for a fold of a backtest', schedule: FOLD_SCHEDULE },
    FULL,
  ];
}

/** Enough to tell mean and spread of what products teach each other, in a sweep that asks for no more. */
export const TEACHING: Schedule = brief({ draws: 160, chains: 4, warmUp: 30 });

/** Draws of a product unless told. */
export const DRAWS = 256;
