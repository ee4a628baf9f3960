import { describe, expect, test } from 'vitest';
import { choleskyOf, inverseOf, joined, momentsOf } from '../../../src/numeric/matrix.ts';
import { hmcRound } from '../../../src/posterior/hmc/hmc.ts';
import type { Sample } from '../../../src/posterior/sample.ts';
import { sampleAll } from '../../../src/posterior/sampling.ts';
import type { SmoothDensity } from '../../../src/posterior/smoothDensity.ts';
import { normalDensity, randomPrecision, SCHEDULE, sampled, smooth, terrainOf } from './analytic.ts';

const worst = ({ convergence }: Sample) => ({
  rHat: Math.max(...convergence.map(({ rHat }) => rHat)),
  ess: Math.min(...convergence.flatMap(({ bulkEss, tailEss }) => [bulkEss, tailEss])),
});

/** Means within 4 Monte Carlo errors, standard deviations within 4 of theirs (those of a normal sample, twice for heavy tails). */
function expectMoments(sample: Sample, mean: readonly number[], deviation: readonly number[]): void {
  const width = mean.length;
  const found = momentsOf(joined(sample.kept), width);
  for (const [i, { bulkEss, tailEss }] of sample.convergence.entries()) {
    const [wanted = Number.NaN, spread = Number.NaN] = [mean[i], deviation[i]];
    const own = Math.sqrt(found.covariance[i * (width + 1)] ?? Number.NaN);
    expect(Math.abs((found.mean[i] ?? Number.NaN) - wanted)).toBeLessThan((4 * spread) / Math.sqrt(bulkEss));
    expect(Math.abs(own / spread - 1)).toBeLessThan(8 / Math.sqrt(2 * tailEss));
  }
}

async function normalCase(width: number, spread: number, seed: number) {
  const centre = Float64Array.from({ length: width }, (_, i) => Math.sin(3 * i));
  const precision = randomPrecision(width, spread, seed);
  const covariance = inverseOf(choleskyOf(precision, width) ?? new Float64Array(), width);
  const sample = await sampled(terrainOf(normalDensity(centre, precision)), { seed });
  return { sample, mean: [...centre], deviation: Array.from(centre, (_, i) => Math.sqrt(covariance[i * (width + 1)] ?? 0)) };
}

describe('of a density that is known, HMC gives the moments', () => {
  test.each([
    [1, 1],
    [10, 1000],
    [70, 10_000],
  ])('normal, %d coordinates, squared condition up to %d', async (width, spread) => {
    const { sample, mean, deviation } = await normalCase(width, spread, width);
    expect(worst(sample).rHat).toBeLessThan(1.01);
    expect(worst(sample).ess).toBeGreaterThan(400);
    expectMoments(sample, mean, deviation);
  });

  test('a banana', async () => {
    const bent = smooth(2, ([x = 0, y = 0], slope) => {
      const off = y - x * x;
      slope.set([-x + 8 * x * off, -4 * off]);
      return (-x * x) / 2 - 2 * off * off;
    });
    const sample = await sampled(terrainOf(bent), { seed: 3 });
    expect(worst(sample).rHat).toBeLessThan(1.01);
    expectMoments(sample, [0, 1], [1, Math.sqrt(2 + 1 / 4)]);
  });

  test('a funnel of gentle slope', async () => {
    const sample = await sampled(terrainOf(funnel(1)), { seed: 4 });
    expect(worst(sample).rHat).toBeLessThan(1.01);
    expectMoments(sample, Array(4).fill(0), [1, ...Array(3).fill(Math.exp(1 / 4))]);
  });

  test('half a normal, behind a wall without density', async () => {
    const half = smooth(2, (place, slope) => {
      const [x = 0, y = 0] = place;
      slope.set([-x, -y]);
      return x < 0 ? Number.NEGATIVE_INFINITY : (-x * x - y * y) / 2;
    });
    const sample = await sampled(terrainOf(half), { seed: 5 });
    expect(sample.broken).toBeGreaterThan(0);
    expectMoments(sample, [Math.sqrt(2 / Math.PI), 0], [Math.sqrt(1 - 2 / Math.PI), 1]);
  });
});

/** Its first number is the logarithm of the others' variance. */
function funnel(deviation: number): SmoothDensity {
  return smooth(4, (place, slope) => {
    const [v = 0, ...others] = place;
    const weight = Math.exp(-v);
    const squares = others.reduce((sum, value) => sum + value * value, 0);
    slope.set([-v / deviation ** 2 + (squares * weight) / 2 - others.length / 2, ...others.map((value) => -value * weight)]);
    return -(v * v) / (2 * deviation ** 2) - (squares * weight) / 2 - (others.length * v) / 2;
  });
}

describe('what HMC cannot do is seen', () => {
  test('two tops far apart: runs stay at theirs, and R-hat says so', async () => {
    const apart = smooth(2, ([x = 0, y = 0], slope) => {
      const side = x > 0 ? 1 : -1;
      slope.set([-25 * (x - 2 * side), -y]);
      return -12.5 * (x - 2 * side) ** 2 - (y * y) / 2;
    });
    const found = [1, 2, 3].map((seed) => sampled(terrainOf(apart), { seed, schedule: { ...SCHEDULE, mostBlocks: 1 } }));
    const rHats = (await Promise.all(found)).map((sample) => worst(sample).rHat);
    expect(Math.max(...rHats)).toBeGreaterThan(1.1);
  });

  test('a steep funnel breaks trajectories off', async () => {
    const { broken } = await sampled(terrainOf(funnel(3)), { schedule: { ...SCHEDULE, mostBlocks: 2 } });
    expect(broken).toBeGreaterThan(0);
  });
});

test('the same however the runs are spread, and other for another seed', async () => {
  const terrain = terrainOf(normalDensity(new Float64Array(3), randomPrecision(3, 10, 1)));
  const schedule = { ...SCHEDULE, warmUp: 40, block: 40, mostBlocks: 1 };
  const elsewhere = await sampleAll(3, {
    schedule,
    runAll: async (tasks) =>
      structuredClone(
        [...tasks].reverse().map((task) => hmcRound(terrain, { seed: 1, schedule }, structuredClone(task))),
      ).reverse(),
    progress: () => undefined,
  });
  const here = await sampled(terrain, { schedule });
  expect(elsewhere).toEqual(here);
  expect((await sampled(terrain, { schedule, seed: 2 })).kept).not.toEqual(here.kept);
});
