import { expect, test } from 'vitest';
import { measuredAt } from '../../src/decide/measuredBands.ts';
import type { Residual } from '../../src/posterior/calibration.ts';
import { residualOf } from '../../src/posterior/fitted.ts';
import type { Series } from '../../src/posterior/series.ts';

const DRAWS = 20_000;

function residual(gap: number): Residual {
  const same = (value: number) => new Float64Array(DRAWS).fill(value);
  return { variable: 'sales', logarithmic: false, last: same(0), gap, persistence: same(0.8), spread: same(2) };
}

/** Standard deviation about nought. */
function deviation(values: Float64Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
}

test.each([
  [0, 1],
  [2, 1],
  [2, 4],
])('last measured %d months before the last actual one, %d months ahead', (gap, ahead) => {
  const expected = 2 * Math.sqrt(1 - 0.8 ** (2 * (gap + ahead)));
  const found = deviation(measuredAt(new Float64Array(DRAWS), residual(gap), ahead));
  expect(Math.abs(found / expected - 1)).toBeLessThan(4 / Math.sqrt(2 * DRAWS));
});

test('the last actual months without a measured one are the gap', () => {
  const observation = {
    name: 'y',
    of: 'mu',
    error: 'normal',
    spread: 'sigma',
    trials: [],
    about: '',
    place: { file: 'x.yaml' },
  } as const;
  const values = Float64Array.of(1, 4, Number.NaN, Number.NaN);
  const series: Series = {
    observation,
    column: 'y',
    slot: 'mu',
    variable: 'mu',
    spread: 'sigma',
    values,
    limits: new Float64Array(4).fill(Number.NaN),
    counts: [],
  };
  const one = Float64Array.of(1);
  const found = residualOf({ series, at: [one, one, one, one], spread: one, persistence: Float64Array.of(0.5) });
  expect(found).toMatchObject({ gap: 2, last: Float64Array.of(0.75) });
});
