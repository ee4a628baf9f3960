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

const SHORT = { sampler: 'HMC', runs: 1, chains: 32, block: 8, thin: 1, mostBlocks: 1, limits: UNJUDGED } as const;

export const FULL: Method = {
  name: 'full',
  about: 'chains until they agree, as for a single study',
  schedule: DEFAULT_SCHEDULE,
};

/** Many chains at once from the normal distribution at the top of the posterior, for a few steps each; the fastest first. */
export const QUICK: readonly Method[] = [
  {
    name: 'brief',
    about: '32 chains from the top of the posterior, 8 trajectories each before the first that counts',
    schedule: { ...SHORT, warmUp: 8 },
  },
  {
    name: 'short',
    about: '32 chains from the top of the posterior, 24 trajectories each before the first that counts',
    schedule: { ...SHORT, warmUp: 24 },
  },
  { name: 'middle', about: 'chains until they agree roughly, as for a fold of a backtest', schedule: FOLD_SCHEDULE },
  FULL,
];

/** Draws of a product unless told. */
export const DRAWS = 256;
