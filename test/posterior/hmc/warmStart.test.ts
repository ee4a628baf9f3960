import { describe, expect, test } from 'vitest';
import { joined, momentsOf, squareOf } from '../../../src/numeric/matrix.ts';
import { normalQuantile } from '../../../src/numeric/normal.ts';
import type { Coordinate } from '../../../src/posterior/coordinate.ts';
import type { HmcState } from '../../../src/posterior/runState.ts';
import { warmStates, warmthOf } from '../../../src/posterior/warmStart.ts';
import { normalDensity, randomPrecision, SCHEDULE, sampled, smooth, terrainOf } from './analytic.ts';

const coordinates = (...slots: string[]): Coordinate[] =>
  slots.map((slot) => ({
    slot,
    prior: { slot, scale: 'normal' },
    fixed: [],
    value: (u) => u,
    logPrior: (u) => -u * u,
    quantile: normalQuantile,
  }));
const names = Array.from({ length: 12 }, (_, i) => `p${i}`);
const precision = randomPrecision(12, 300, 1);
const world = (shift: number) => terrainOf(normalDensity(new Float64Array(12).fill(shift), precision));
const schedule = { ...SCHEDULE, mostBlocks: 1 };
const before = await sampled(world(0), { schedule });
const handedOn = warmthOf(coordinates(...names), before);
if (!handedOn) throw new Error('nothing is handed on');
const covarianceOf = ({ metric }: HmcState) => squareOf(metric.lower, metric.centre.length);

describe('what a posterior hands on', () => {
  test('starts another one in its metric and at its places, in fewer steps, and the answer is that of the other', async () => {
    const warm = warmStates(handedOn, coordinates(...names), { seed: 2, schedule });
    const [cold, warmed] = [
      await sampled(world(0.1), { schedule, seed: 2 }),
      await sampled(world(0.1), { schedule, seed: 2, warm }),
    ];
    expect(warmed.evaluations).toBeLessThan(cold.evaluations);
    const { mean } = momentsOf(joined(warmed.kept), 12);
    for (const [i, { rHat, bulkEss }] of warmed.convergence.entries()) {
      expect(rHat).toBeLessThan(1.03);
      expect(Math.abs((mean[i] ?? 0) - 0.1)).toBeLessThan(4 / Math.sqrt(bulkEss));
    }
  });

  test('goes by name: others may be missing or new', () => {
    const [state] = warmStates(handedOn, coordinates('p3', 'new', 'p0'), { seed: 1, schedule });
    if (!state) throw new Error('no state');
    const whole = squareOf(handedOn.metric.lower, 12);
    const wanted = [whole[3 * 13], 0, whole[3 * 12], 0, 1, 0, whole[3], 0, whole[0]].map((value) => value ?? Number.NaN);
    for (const [at, value] of covarianceOf(state).entries()) expect(value).toBeCloseTo(wanted[at] ?? Number.NaN, 9);
    const columns = (i: number) => new Set(Array.from({ length: 32 }, (_, row) => handedOn.places[row * 12 + i]));
    for (const [at, name] of [3, 0].map((i) => [i === 3 ? 0 : 2, i] as const)) expect(columns(name)).toContain(state.places[at]);
    expect(columns(1)).not.toContain(state.places[1]);
  });

  test('chains begin at places of their own', () => {
    const states = warmStates(handedOn, coordinates(...names), { seed: 3, schedule });
    const firsts = states.flatMap(({ places }) => [places[0], places[12]]);
    expect(new Set(firsts).size).toBe(schedule.runs * schedule.chains);
  });

  test('is left where the other has no density', async () => {
    const far = smooth(12, (place, slope) => {
      for (const [i, value] of place.entries()) slope[i] = 5 - value;
      return (place[0] ?? 0) < 3 ? Number.NEGATIVE_INFINITY : -place.reduce((sum, value) => sum + (value - 5) ** 2, 0) / 2;
    });
    const believed = coordinates(...names).map((one) => ({ ...one, quantile: (p: number) => 5 + normalQuantile(p) }));
    const warm = warmStates(handedOn, believed, { seed: 4, schedule });
    const { kept, convergence } = await sampled({ density: far, believed }, { schedule, seed: 4, warm });
    expect(joined(kept).every((value, at) => at % 12 !== 0 || value >= 3)).toBe(true);
    expect(Math.max(...convergence.map(({ rHat }) => rHat))).toBeLessThan(1.05);
  });

  test('is nothing where it was sampled without gradients', () => {
    const { states, ...sample } = before;
    const [one] = states;
    const demc = {
      of: 'DE-MC(Z)' as const,
      places: one?.places ?? new Float64Array(),
      logDensities: new Float64Array(2),
      archive: new Float64Array(),
    };
    expect(warmthOf(coordinates(...names), { ...sample, states: [demc] })).toBeUndefined();
  });
});
