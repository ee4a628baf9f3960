import { describe, expect, test } from 'vitest';
import { mmmSource } from '../../oracle/mmm/mmmSource.ts';
import { pathNumbers, pathSource } from '../paths/toyPaths.ts';
import { decisiveNumbers, PAUSE, shippedStudy } from '../shippedWorld.ts';
import { forgottenJacobian, lagged, unmixed, wrongPrior } from './faults.ts';
import { ranksOf } from './ranks.ts';
import { chiSquareP, ecdfTest, gammaTail } from './uniformity.ts';
import { faultSeen, uniformityOf } from './verdict.ts';

/** Small and seeded; `npm run sbc` is the long version. */
const MOST = 49;
const world = mmmSource({ schedule: { sampler: 'HMC', runs: 1, chains: 2, warmUp: 70, block: 100, thin: 1, mostBlocks: 1 } });
const seen = (fault: Parameters<typeof ranksOf>[0] | object, histories = 24): boolean =>
  faultSeen(
    uniformityOf(ranksOf({ world, histories, most: MOST, seed: 7, ...fault }), { most: MOST, bins: 5, simulations: 5000 }),
  );

describe('simulation-based calibration of the reference model', () => {
  test('ranks are uniform', () => expect(seen({}, 32)).toBe(false));
  test('a forgotten Jacobian is caught', () => expect(seen(forgottenJacobian)).toBe(true));
  test('a lag of one month is caught', () => expect(seen(lagged)).toBe(true));
  test('a wrong prior is caught', () => expect(seen(wrongPrior('log-normal(0, 0.5)', 'log-normal(1.5, 0.5)'), 40)).toBe(true));
  test('chains that have not mixed are caught', () => expect(seen(unmixed)).toBe(true));
});

test('planted numbers of the shipped model lie anywhere among their posterior draws, with a test in every history', () => {
  const shipped = shippedStudy('demo', 'article', [PAUSE]).source({
    sampler: 'HMC',
    runs: 1,
    chains: 2,
    warmUp: 80,
    block: 60,
    thin: 1,
    mostBlocks: 1,
  });
  const ranks = ranksOf({ world: shipped, histories: 3, most: 19, seed: 5, derived: decisiveNumbers(shipped) });
  expect([...ranks.keys()]).toEqual(
    expect.arrayContaining(['carryover', 'incremental_part', 'ad contribution', 'earned share', 'NPV']),
  );
  const all = [...ranks.values()].flat();
  expect(all.length).toBeGreaterThan(200);
  expect(chiSquareP(all, 19, 4)).toBeGreaterThan(1e-4);
});

test('planted numbers of a model with parameters over months lie anywhere among their posterior draws, its levels ahead too', () => {
  const paths = pathSource({ sampler: 'HMC', runs: 1, chains: 2, warmUp: 60, block: 50, thin: 1, mostBlocks: 1 });
  const ranks = ranksOf({ world: paths, histories: 9, most: 19, seed: 7, derived: pathNumbers(paths) });
  expect([...ranks.keys()]).toEqual(expect.arrayContaining(['wave_persistence', 'drift at the end', 'level ahead']));
  const all = [...ranks.values()].flat();
  expect(all).toHaveLength(9 * 11);
  expect(chiSquareP(all, 19, 4)).toBeGreaterThan(1e-4);
});

describe('the tests of uniformity', () => {
  test('the tail of a chi-square is that of the tables', () => {
    expect(gammaTail(9 / 2, 16.919 / 2)).toBeCloseTo(0.05, 4);
    expect(gammaTail(1 / 2, 6.635 / 2)).toBeCloseTo(0.01, 4);
    expect(gammaTail(1, 30)).toBeCloseTo(Math.exp(-30), 20);
  });

  test('let uniform ranks pass and catch a slope, a hump and a step', () => {
    const { p } = ecdfTest({ count: 200, most: 49, simulations: 2000, seed: 1 });
    const even = Array.from({ length: 200 }, (_, index) => index % 50);
    const shapes: Record<string, number[]> = {
      slope: even.map((_, index) => Math.floor(50 * Math.sqrt((index + 0.5) / 200))),
      hump: even.map((_, index) => Math.floor(12.5 + (index % 50) / 2)),
      step: even.map((rank, index) => (index < 40 ? 0 : rank)),
    };
    expect([p(even), chiSquareP(even, 49, 10)]).toEqual([1, 1]);
    for (const ranks of Object.values(shapes)) expect(p(ranks)).toBeLessThan(0.001);
  });
});
