import { describe, expect, test } from 'vitest';
import type { ObservationError } from '../../src/language/model.ts';
import { choleskyOf, solveLower } from '../../src/numeric/matrix.ts';
import { normalCdf } from '../../src/numeric/normal.ts';
import type { Series } from '../../src/posterior/series.ts';
import { likelihoodOf } from '../helpers/likelihoodOf.ts';

const NONE = Number.NaN;

function series(error: ObservationError, values: readonly number[], more: Partial<Series> = {}): Series {
  const observation = { name: 'y', of: 'mu', error, spread: 'sigma', trials: [], about: '', place: { file: 'x.yaml' } };
  return {
    observation,
    column: 'y',
    slot: 'mu',
    variable: 'mu',
    spread: 'sigma',
    values: Float64Array.from(values),
    limits: new Float64Array(values.length).fill(NONE),
    counts: [],
    ...more,
  };
}

function logOf(one: Series, predicted: readonly number[], spread: number, persistence = 0): number {
  const values = one.values.map((_, month) => predicted[month] ?? NONE);
  return likelihoodOf(one).log({ values, spread, persistence });
}

/** The multivariate normal density of these errors at these months, whose correlation is φ to the distance. */
function jointly(errors: readonly number[], months: readonly number[], { spread, phi }: { spread: number; phi: number }): number {
  const width = errors.length;
  const covariance = Float64Array.from(
    { length: width * width },
    (_, index) => spread ** 2 * phi ** Math.abs((months[index % width] ?? 0) - (months[Math.floor(index / width)] ?? 0)),
  );
  const lower = choleskyOf(covariance, width) ?? new Float64Array();
  const white = solveLower(lower, Float64Array.from(errors));
  const determinant = Array.from({ length: width }, (_, i) => Math.log(lower[i * (width + 1)] ?? 0)).reduce(
    (sum, value) => sum + value,
    0,
  );
  return -white.reduce((sum, value) => sum + value * value, 0) / 2 - determinant - (width / 2) * Math.log(2 * Math.PI);
}

describe('errors that last', () => {
  const values = [1.1, NONE, 0.7, 1.4, NONE, NONE, 0.9];
  const months = [0, 2, 3, 6];
  const predicted = [1, 1, 1.1, 1.2, 9, 9, 0.8];

  test.each([0, 0.5, -0.3, 0.9])('with gaps, persistence %d: the joint normal density', (phi) => {
    const errors = months.map((month) => (values[month] ?? 0) - (predicted[month] ?? 0));
    expect(logOf(series('normal', values), predicted, 0.3, phi)).toBeCloseTo(jointly(errors, months, { spread: 0.3, phi }), 10);
  });

  test('figures without any error gain nothing from a deviation below the least', () => {
    const exact = { values: Float64Array.from([1, 2, 4]), persistence: 0.3 };
    const one = series('lognormal', [1, 2, 4]);
    const [free, held] = [likelihoodOf(one), likelihoodOf(one, 0.01)];
    expect(free.log({ ...exact, spread: 0.001 })).toBeGreaterThan(free.log({ ...exact, spread: 0.01 }) + 6);
    expect(held.log({ ...exact, spread: 0.001 })).toBe(free.log({ ...exact, spread: 0.01 }));
    expect(held.log({ ...exact, spread: 0.02 })).toBe(free.log({ ...exact, spread: 0.02 }));
  });

  test('log-normal: that of the logarithms, over the values', () => {
    const errors = months.map((month) => Math.log((values[month] ?? 0) / (predicted[month] ?? 0)));
    const jacobian = months.reduce((sum, month) => sum - Math.log(values[month] ?? 0), 0);
    expect(logOf(series('lognormal', values), predicted, 0.2, 0.6)).toBeCloseTo(
      jointly(errors, months, { spread: 0.2, phi: 0.6 }) + jacobian,
      10,
    );
  });

  test('a censored cell adds the chance of lying above its limit', () => {
    const limits = Float64Array.of(NONE, 306);
    const one = series('lognormal', [200, NONE], { limits });
    const alone = logOf(series('lognormal', [200, NONE]), [210, 290], 0.1);
    expect(logOf(one, [210, 290], 0.1) - alone).toBeCloseTo(Math.log(normalCdf(-Math.log(306 / 290) / 0.1)), 10);
    expect(Number.isFinite(logOf(one, [210, 3], 0.01))).toBe(true);
  });

  test('a model that makes no sense is no number, never an exception', () => {
    expect(logOf(series('lognormal', [1, 2]), [-1, 1], 0.1)).toBeNaN();
    expect(logOf(series('normal', [1, 2]), [NONE, 1], 0.1)).toBeNaN();
  });
});

describe('counts', () => {
  const counts = [
    { month: 0, yes: 3, asked: 40 },
    { month: 1, yes: 0, asked: 25 },
    { month: 2, yes: 31, asked: 60 },
  ];
  const one = (cells = counts) => series('count', [0.075, 0, 0.5], { counts: cells });

  test.each([1, 7, 40])('the chances of 0 … %d yes sum to 1', (asked) => {
    const chances = Array.from({ length: asked + 1 }, (_, yes) => Math.exp(logOf(one([{ month: 0, yes, asked }]), [0.3], 0.05)));
    expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 10);
  });

  test('their mean is the share, their variance that of a beta-binomial', () => {
    const chances = Array.from({ length: 41 }, (_, yes) => Math.exp(logOf(one([{ month: 0, yes, asked: 40 }]), [0.3], 0.05)));
    const mean = chances.reduce((sum, chance, yes) => sum + chance * yes, 0);
    expect(mean).toBeCloseTo(12, 8);
    expect(chances.reduce((sum, chance, yes) => sum + chance * (yes - mean) ** 2, 0)).toBeCloseTo(
      40 * 0.3 * 0.7 * (1 + 39 * 0.05),
      6,
    );
  });

  test('with hardly any correlation they are binomial', () => {
    expect(logOf(one([{ month: 0, yes: 3, asked: 40 }]), [0.1], 1e-7)).toBeCloseTo(
      Math.log(9880) + 3 * Math.log(0.1) + 37 * Math.log(0.9),
      4,
    );
  });

  test('the cells’ parts add up', () => {
    const likelihood = likelihoodOf(one());
    const parts = new Float64Array(3);
    const fit = { values: Float64Array.of(0.1, 0.05, 0.4), spread: 0.02, persistence: 0 };
    const alone = counts.map((count) => logOf(one([count]), [0.1, 0.05, 0.4], 0.02));
    expect(likelihood.log(fit, parts)).toBeCloseTo(
      alone.reduce((sum, value) => sum + value, 0),
      9,
    );
    expect(likelihood.cells).toBe(3);
    expect(parts.every((part) => part < 0)).toBe(true);
  });
});
