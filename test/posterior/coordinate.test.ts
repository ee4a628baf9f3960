import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { familyOf } from '../../src/language/densities/densities.ts';
import { parseDensity } from '../../src/language/densities/parseDensity.ts';
import { atScore, type Distribution } from '../../src/numeric/distribution.ts';
import { choleskyOf, momentsOf, solveLower, timesLower } from '../../src/numeric/matrix.ts';
import { densityCoordinate, valueAtScore } from '../../src/posterior/coordinate.ts';

const DISTRIBUTIONS: readonly Distribution[] = [
  { shape: 'normal', low: -1, mid: 2, high: 3 },
  { shape: 'lognormal', low: 1, mid: 2, high: 9 },
  { shape: 'logit-normal', low: 0.1, mid: 0.4, high: 0.5 },
  { shape: 'fixed', low: 3, mid: 3, high: 3 },
];

test.each(DISTRIBUTIONS)('the value at a score is that of numeric/: $shape', (distribution) => {
  const fast = valueAtScore(distribution);
  const property = fc.property(fc.double({ min: -8, max: 8, noNaN: true }), (score) => {
    expect(fast(score)).toBe(atScore(distribution, score));
  });
  expect(fc.check(property)).toMatchObject({ failed: false });
});

test('a density’s coordinate: quantile and value meet, and the Jacobian is what lies between the two densities', () => {
  const density = parseDensity('beta(2, 3)');
  const { quantile, value, logPrior } = densityCoordinate('alpha', density);
  expect(value(quantile(0.6875))).toBeCloseTo(0.5, 9);
  expect(logPrior(0.7) - familyOf(density).logDensity(value(0.7), density.given)).toBeCloseTo(
    Math.log(value(0.7) * (1 - value(0.7))),
    12,
  );
});

describe('matrices', () => {
  const matrix = Float64Array.of(4, 2, 0.6, 2, 5, 1, 0.6, 1, 3);

  test('the Cholesky triangle multiplies back, and undoes itself', () => {
    const lower = choleskyOf(matrix, 3) ?? new Float64Array();
    const product = Array.from({ length: 9 }, (_, index) =>
      [0, 1, 2].reduce((sum, k) => sum + (lower[Math.floor(index / 3) * 3 + k] ?? 0) * (lower[(index % 3) * 3 + k] ?? 0), 0),
    );
    product.forEach((value, index) => {
      expect(value).toBeCloseTo(matrix[index] ?? 0, 12);
    });
    expect(
      [...solveLower(lower, timesLower(lower, Float64Array.of(1, -2, 3)))].map((value) => Math.round(value * 1e9) / 1e9),
    ).toEqual([1, -2, 3]);
    expect(choleskyOf(Float64Array.of(1, 2, 2, 1), 2)).toBeUndefined();
  });

  test('moments of four places', () => {
    const { mean, covariance } = momentsOf(Float64Array.of(1, 0, 3, 0, 1, 2, 3, 2), 2);
    expect([...mean]).toEqual([2, 1]);
    expect([...covariance].map((value) => Math.round(value * 1e12) / 1e12)).toEqual([1.333333333333, 0, 0, 1.333333333333]);
  });
});
