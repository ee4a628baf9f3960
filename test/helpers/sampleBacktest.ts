import type { Backtest } from '../../src/backtest/backtest.ts';
import { backtestStudy } from '../../src/pipeline.ts';
import type { Schedule } from '../../src/posterior/calibrationSource.ts';
import { SAMPLE } from './sampleDecision.ts';

/** A schedule for tests that ask what a backtest is made of, not how good it is. */
export const HARDLY: Schedule = { sampler: 'HMC', runs: 1, chains: 2, warmUp: 10, block: 20, thin: 1, mostBlocks: 1 };

/** How well the model would have forecast the demo's history, with hardly any sampling. */
export const BACKTEST: Backtest = await backtestStudy(SAMPLE, { reading: 'article', schedule: HARDLY }, () => undefined);
