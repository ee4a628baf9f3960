import { describe, expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { at, present } from '../../src/core/present.ts';
import { normalQuantile } from '../../src/numeric/normal.ts';
import { stream } from '../../src/numeric/random.ts';
import { shuffled } from '../../src/numeric/strata.ts';
import { scoreCoordinate } from '../../src/posterior/coordinate.ts';
import { testsAgainst } from '../../src/posterior/findings/testsAgainst.ts';
import type { Target } from '../../src/posterior/target.ts';
import { type TrialFit, trialFitsOf } from '../../src/posterior/trialFits.ts';
import type { Experiment } from '../../src/study/experiment.ts';

const DRAWS = 2000;
const ASSUMPTION = {
  ...{
    id: 'gain',
    name: 'gain',
    label: 'Gain',
    unit: '1',
    shape: 'normal' as const,
    low: -1.2815515655446004,
    mid: 0,
    high: 1.2815515655446004,
  },
  ...{ asOf: '', source: '', grade: 'J', note: '', origin: '' },
};
const coordinate = scoreCoordinate(ASSUMPTION);

function experiment(effect: number, error: number): Experiment {
  return {
    ...{ id: 'one', kind: 'pause', line: 'ads', slots: ['ads'], share: 1, shareOf: 'money', factor: 0 },
    read: { first: monthOf(2026, 3), parts: [1] },
    ...{ outcome: 'sales', of: 'sales', taken: 'sum', effect, error, concurrent: false, control: '', source: '' },
    place: { file: 'experiments.csv', line: 2 },
  };
}

/** Places of a standard normal prior that a test of the place itself has spoken to: quantiles of the posterior, by numbers, in disorder. */
function posteriorPlaces(measured: Experiment): Float64Array {
  const grid = Float64Array.from({ length: 40_001 }, (_, index) => -10 + index / 2000);
  const density = grid.map((x) => Math.exp((-x * x) / 2) / (1 + ((measured.effect - x) / measured.error) ** 2 / 5) ** 3);
  const total = density.reduce((sum, value) => sum + value, 0);
  let [index, below] = [0, 0];
  const sorted = Float64Array.from({ length: DRAWS }, (_, draw) => {
    while (below + at(density, index) < (total * (draw + 0.5)) / DRAWS) below += at(density, index++);
    return at(grid, index);
  });
  return Float64Array.from(shuffled(DRAWS, stream(1, 'places')), (place) => at(sorted, place));
}

function fitOf(measured: Experiment): TrialFit {
  const target = { coordinates: [coordinate], effects: (places: Float64Array) => [places] } as unknown as Target;
  const trial = { experiment: measured, worlds: { under: new Map(), without: new Map() }, counted: new Float64Array() };
  const source = { seed: 1, assumptions: [ASSUMPTION], trials: [trial] };
  return at(trialFitsOf(source, target, posteriorPlaces(measured)), 0);
}

/** Of a quantile of so many draws of a standard normal at P10, P90: its Monte Carlo error with evenly spread draws is far smaller than this. */
const ERROR = (4 * Math.sqrt((0.1 * 0.9) / DRAWS)) / 0.1755;

describe('what a test did', () => {
  const fit = fitOf(experiment(-1.5, 1));

  test('is told by draws that are weighed as if it had not been: those of the prior, where it was alone', () => {
    const without = present(fit.without, 'without');
    expect(Math.abs(without.p50)).toBeLessThan(ERROR);
    expect(Math.abs(without.p90 - normalQuantile(0.9))).toBeLessThan(ERROR);
    expect(Math.abs(fit.prior.p10 - normalQuantile(0.1))).toBeLessThan((4 * Math.sqrt((0.1 * 0.9) / 500)) / 0.1755);
    expect(fit.posterior.p50).toBeLessThan(-0.4);
    expect(fit.moved).toMatchObject([{ slot: 'gain', label: 'Gain' }]);
    expect(at(fit.moved, 0).posterior.p50).toBe(fit.posterior.p50);
  });

  test('is not told where hardly a draw would be without it, and moves nothing where it says nothing', () => {
    expect(fitOf(experiment(-0.3, 0.01)).without).toBeUndefined();
    expect(fitOf(experiment(0, 50)).moved).toEqual([]);
  });

  test('has the chance of a test as far off, on both sides, by numbers', () => {
    const middle = fitOf(experiment(0, 1)).chance;
    expect(middle).toBeGreaterThan(0.97);
    // Student's t5 plus a standard normal, by a sum over both.
    const grid = Array.from({ length: 2001 }, (_, index) => -10 + index / 100);
    const normal = grid.map((x) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI));
    const student = grid.map((x) => (8 / (3 * Math.PI * Math.sqrt(5))) * (1 + (x * x) / 5) ** -3);
    const below = grid.reduce(
      (sum, x, i) => sum + grid.reduce((part, y, j) => part + (x + y <= -1.5 ? at(student, j) : 0), 0) * at(normal, i) * 1e-4,
      0,
    );
    expect(Math.abs(fit.chance - 2 * below)).toBeLessThan(0.02);
  });

  test('is a finding where the rest hardly allows it', () => {
    expect(testsAgainst([fit])).toEqual([]);
    const [finding] = testsAgainst([{ ...fit, chance: 0.0004 }]);
    expect(finding).toMatchObject({ code: 'test-against-history', says: expect.stringContaining('fewer than 1 of 1,000') });
  });
});
