import { describe, expect, test } from 'vitest';
import { mmmSource } from '../oracle/mmm/mmmSource.ts';
import { overconfident } from './sbc/faults.ts';
import { ranksOf } from './sbc/ranks.ts';
import { COVERAGE_DRAWS, type Coverage, coverageOf, covers } from './sbc/verdict.ts';
import { withMonths } from './shippedWorld.ts';

/** Small and seeded, on the reference model; `npm run sbc` does the same on the shipped one. */
const world = mmmSource({ schedule: { sampler: 'HMC', runs: 1, chains: 2, warmUp: 70, block: 100, thin: 1, mostBlocks: 1 } });
const coverage = (months: number, fault = {}): Coverage =>
  coverageOf(ranksOf({ world: withMonths(world, months), histories: 16, most: COVERAGE_DRAWS, seed: months, ...fault }));

describe('planted parameters are recovered', () => {
  test.each([24, 60])('from %d months: 90 %% intervals cover 90 %%', (months) => {
    const found = coverage(months);
    expect(covers(found)).toBe(true);
    expect(found.share).toBeGreaterThan(0.8);
  });

  test('a wrong likelihood fails the same test', () => expect(covers(coverage(24, overconfident))).toBe(false));
});
