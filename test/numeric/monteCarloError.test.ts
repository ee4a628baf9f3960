import { describe, expect, test } from 'vitest';
import { errorOfMean } from '../../src/numeric/monteCarloError.ts';
import { normalQuantile } from '../../src/numeric/normal.ts';
import { stream } from '../../src/numeric/random.ts';

const [CHAINS, LENGTH, PARTS] = [8, 500, 5];

/** Chains of an autoregression with variance 1, and the batch of each draw. */
function chainsOf(phi: number, seed: number): { draws: Float64Array; batches: Uint16Array } {
  const next = stream(seed, 'autoregression');
  const state = { value: 0 };
  const draws = Float64Array.from({ length: CHAINS * LENGTH }, (_, draw) => {
    const kept = draw % LENGTH === 0 ? 0 : phi;
    state.value = kept * state.value + Math.sqrt(1 - kept * kept) * normalQuantile(next());
    return state.value;
  });
  return { draws, batches: Uint16Array.from(draws, (_, draw) => Math.floor((draw * PARTS) / LENGTH)) };
}

const mean = (values: ArrayLike<number>): number => Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;

describe('the Monte Carlo error', () => {
  test.each([0, 0.5, 0.9])('of a mean of chains with autocorrelation %d is what theory says', (phi) => {
    const errors = Array.from({ length: 40 }, (_, seed) => {
      const { draws, batches } = chainsOf(phi, seed);
      return errorOfMean(draws, batches);
    });
    const theory = Math.sqrt((1 + phi) / (1 - phi) / (CHAINS * LENGTH));
    // Batches of a hundred draws see all but what joins them: at 0.9 a tenth is missing.
    expect(mean(errors) / theory).toBeGreaterThan(0.85);
    expect(mean(errors) / theory).toBeLessThan(1.1);
  });

  test('covers the means of other seeds, of a number and of a chance', () => {
    for (const of of [(value: number) => value, (value: number) => Number(value > 0.7)]) {
      const runs = Array.from({ length: 60 }, (_, seed) => {
        const { draws, batches } = chainsOf(0.7, 100 + seed);
        return { mean: mean(draws.map(of)), error: errorOfMean(draws.map(of), batches) };
      });
      const centre = mean(runs.map((run) => run.mean));
      const spread = Math.sqrt(mean(runs.map((run) => (run.mean - centre) ** 2)));
      expect(mean(runs.map(({ error }) => error)) / spread).toBeGreaterThan(0.75);
      expect(mean(runs.map(({ error }) => error)) / spread).toBeLessThan(1.3);
    }
  });

  test('without batches is that of independent draws; of one draw there is none', () => {
    const draws = Float64Array.of(1, 2, 4, 9);
    expect(errorOfMean(draws)).toBeCloseTo(Math.sqrt((9 + 4 + 0 + 25) / 3 / 4), 12);
    expect(errorOfMean(Float64Array.of(1))).toBeNaN();
  });
});
