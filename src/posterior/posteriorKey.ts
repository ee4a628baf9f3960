import type { Period } from '../core/calendar.ts';
import type { ReadingName } from '../language/model.ts';
import type { Schedule } from './calibrationSource.ts';
import type { RunAll } from './sampling.ts';

/** Which posterior is wanted. Plain data: it crosses to the threads that sample it. */
export interface PosteriorKey {
  readonly reading: ReadingName;
  /** As if it were the end of this actual month: nothing later is seen. */
  readonly until?: Period;
  /** How long to sample, where not as long as usual. */
  readonly schedule?: Schedule;
}

/** Spreads the work of sampling a posterior, over threads for one. */
export type Sampler = (key: PosteriorKey) => RunAll;

/** Which reading is sampled, where, and for how long. */
export interface Sampling extends Pick<PosteriorKey, 'reading' | 'schedule'> {
  readonly sampler?: Sampler;
}
