import { describe, expect, test } from 'vitest';
import { choleskyOf, inverseOf, squareOf } from '../../../src/numeric/matrix.ts';
import { normalQuantile } from '../../../src/numeric/normal.ts';
import { stream } from '../../../src/numeric/random.ts';
import { eigenOf } from '../../../src/posterior/eigen.ts';
import { type Taught, taughtMetric } from '../../../src/posterior/hmc/taughtMetric.ts';
import { normalDensity, randomPrecision } from './analytic.ts';

const WIDTH = 9;
const PRECISION = randomPrecision(WIDTH, 50, 3);
const DENSITY = normalDensity(
  Float64Array.from({ length: WIDTH }, (_, at) => Math.sin(at)),
  PRECISION,
);
const COVARIANCE = inverseOf(choleskyOf(PRECISION, WIDTH) ?? new Float64Array(), WIDTH);
const BEFORE = {
  centre: new Float64Array(WIDTH),
  lower: Float64Array.from({ length: WIDTH * WIDTH }, (_, at) => Number(at % (WIDTH + 1) === 0)),
};

/** Places that are no sample of the density at all, and the slopes there. */
function taughtBy(count: number): Taught {
  const next = stream(7, 'places of slopes');
  const places = Float64Array.from({ length: count * WIDTH }, () => 3 * normalQuantile(next()) + 2);
  const slopes = new Float64Array(places.length);
  DENSITY.withGradient(places, count, slopes);
  return { places, slopes };
}

const farthest = (lower: Float64Array): number =>
  Math.max(...squareOf(lower, WIDTH).map((value, at) => Math.abs(value - (COVARIANCE[at] ?? Number.NaN))));

describe('a metric taught by slopes', () => {
  test('is the covariance of a normal density, wherever the places lie that taught it', () => {
    // The metric so far counts as 81 / 8 / 2000 of 2000 places: a part of 2.5e-6, times the range of the variances, 50, on both sides.
    expect(farthest(taughtMetric(BEFORE, taughtBy(2000)).lower)).toBeLessThan(5e-4 * Math.max(...COVARIANCE));
  });

  test('comes near with few places, and keeps to itself with one', () => {
    expect(farthest(taughtMetric(BEFORE, taughtBy(2 * WIDTH)).lower)).toBeLessThan(farthest(BEFORE.lower) / 2);
    expect(taughtMetric(BEFORE, taughtBy(1))).toBe(BEFORE);
  });

  test('keeps to itself where slopes are no numbers', () => {
    const { places, slopes } = taughtBy(50);
    expect(taughtMetric(BEFORE, { places, slopes: slopes.fill(Number.NaN) })).toBe(BEFORE);
  });
});

describe('directions of a matrix', () => {
  test('are its axes where it has values on the diagonal alone', () => {
    const values = [3, -1, 0, 7, 7];
    const matrix = Float64Array.from({ length: 25 }, (_, at) => (at % 6 === 0 ? (values[at / 6] ?? 0) : 0));
    const found = eigenOf(matrix, 5);
    expect([...found.values]).toEqual(values);
    expect([...found.vectors]).toEqual(Array.from({ length: 25 }, (_, at) => Number(at % 6 === 0)));
  });

  test('of one number and of none are themselves', () => {
    expect([...eigenOf(Float64Array.of(-4), 1).values]).toEqual([-4]);
    expect(eigenOf(new Float64Array(), 0).values).toHaveLength(0);
  });
});
