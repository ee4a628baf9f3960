import { describe, expect, test } from 'vitest';
import { choleskyOf, inverseOf, momentsOf, squareOf } from '../../../src/numeric/matrix.ts';
import { normalQuantile } from '../../../src/numeric/normal.ts';
import { stream } from '../../../src/numeric/random.ts';
import { eigenOf } from '../../../src/posterior/eigen.ts';
import { addSlopes } from '../../../src/posterior/hmc/addSlopes.ts';
import { laplaceAt } from '../../../src/posterior/hmc/laplace.ts';
import { learntMetric, placeAt, whiteOf } from '../../../src/posterior/hmc/metric.ts';
import { findMode } from '../../../src/posterior/hmc/modeSearch.ts';
import { openStepSize } from '../../../src/posterior/hmc/stepSize.ts';
import { searched } from '../../../src/posterior/hmc/topSearch.ts';
import { flockAt, leapingIn } from '../../../src/posterior/hmc/trajectories.ts';
import { squareTimes } from '../../../src/program/squareTimes.ts';
import { normalDensity, randomPrecision, smooth, terrainOf } from './analytic.ts';

const identity = (width: number) => Float64Array.from({ length: width * width }, (_, at) => Number(at % (width + 1) === 0));
const near = (found: Float64Array, wanted: ArrayLike<number>, by = 1e-6) => {
  for (const [at, value] of found.entries()) expect(Math.abs(value - (wanted[at] ?? Number.NaN))).toBeLessThan(by);
};

/** Rosenbrock's valley, upside down: its top at (1, 1). */
const valley = smooth(2, (place, slope) => {
  const [x = 0, y = 0] = place;
  const off = y - x * x;
  slope.set([2 * (1 - x) + 400 * x * off, -200 * off]);
  return -((1 - x) ** 2) - 100 * off * off;
});

describe('the search for a top', () => {
  test('finds that of a normal density, and of a bent valley', () => {
    const centre = Float64Array.from({ length: 20 }, (_, i) => Math.sin(i));
    near(findMode(normalDensity(centre, randomPrecision(20, 100, 1)), new Float64Array(20)).place, centre, 1e-2);
    near(findMode(valley, Float64Array.of(-1.2, 1)).place, [1, 1], 1e-2);
  });

  test('stops at a wall, on the side that has a density', () => {
    const wall = smooth(1, ([x = 0], slope) => {
      slope[0] = -1;
      return x < 0 ? Number.NEGATIVE_INFINITY : -x;
    });
    const { place, logDensity } = findMode(wall, Float64Array.of(3));
    expect(place[0]).toBeGreaterThanOrEqual(0);
    expect(logDensity).toBeGreaterThan(-1);
  });

  test('with its curvature gives a normal density back, on any scale', () => {
    const scale = 1000;
    const precision = randomPrecision(5, 10, 3).map((value) => value / scale ** 2);
    const centre = Float64Array.of(500, -200, 1000, 0, 30);
    const { density, believed } = terrainOf(normalDensity(centre, precision), scale);
    const { metric, logMass } = searched(density, believed, stream(1, 'search'));
    near(metric.centre, centre, 1);
    const covariance = inverseOf(choleskyOf(precision, 5) ?? new Float64Array(), 5);
    near(
      squareOf(metric.lower, 5).map((value) => value / scale ** 2),
      covariance.map((value) => value / scale ** 2),
      1e-4,
    );
    expect(logMass).toBeLessThan(0);
  });

  test('keeps to a range where a direction has no curvature', () => {
    const ridge = smooth(2, ([x = 0], slope) => {
      slope.set([-4 * x, 0]);
      return -2 * x * x;
    });
    near(squareOf(laplaceAt(ridge, new Float64Array(2)).lower, 2), [1 / 4, 0, 0, 1 / 0.5], 1e-6);
  });
});

test('a symmetric matrix is the sum of its own directions, which are at right angles', () => {
  const matrix = randomPrecision(12, 50, 9).map((value, at) => value - (at % 13 === 0 ? 20 : 0));
  const { values, vectors } = eigenOf(matrix, 12);
  const product = (of: (k: number) => number): Float64Array =>
    matrix.map((_, at) =>
      [...values.keys()].reduce(
        (sum, k) => sum + of(k) * (vectors[Math.floor(at / 12) * 12 + k] ?? 0) * (vectors[(at % 12) * 12 + k] ?? 0),
        0,
      ),
    );
  near(
    product((k) => values[k] ?? Number.NaN),
    matrix,
    1e-10,
  );
  near(
    product(() => 1),
    identity(12),
    1e-12,
  );
  expect(Math.min(...values)).toBeLessThan(0);
  expect(Math.max(...values)).toBeGreaterThan(0);
});

describe('a metric', () => {
  test('learns mean and covariance of many places, and keeps to itself with few', () => {
    const next = stream(2, 'places');
    const before = { centre: Float64Array.of(5, 5), lower: identity(2) };
    const draw = () => {
      const [a, b] = [normalQuantile(next()), normalQuantile(next())];
      return [1 + 2 * a, 3 + a + 0.5 * b];
    };
    const sample = Float64Array.from(Array.from({ length: 4000 }, draw).flat());
    const learnt = learntMetric(before, sample, 2);
    near(learnt.centre, momentsOf(sample, 2).mean, 1e-9);
    near(squareOf(learnt.lower, 2), momentsOf(sample, 2).covariance, 1e-2);
    expect(learntMetric(before, sample.slice(0, 2), 2)).toBe(before);
    near(placeAt(learnt, whiteOf(learnt, Float64Array.of(7, -1))), [7, -1], 1e-12);
  });
});

describe('a trajectory', () => {
  const width = 5;
  const density = normalDensity(new Float64Array(width), randomPrecision(width, 5, 4));
  const metric = { centre: new Float64Array(width), lower: identity(width) };
  const start = Float64Array.from({ length: 3 * width }, (_, at) => Math.cos(at));

  test('keeps its energy to the square of the step', () => {
    const missing = (step: number): number => {
      const leap = leapingIn(density, metric, 3);
      const steps = Math.round(0.6 / step);
      const times = Array.from({ length: 20 }, (_, time) => stream(time, 'energy'));
      return times.reduce((sum, next) => sum + 1 - leap(flockAt(density, start, 3), { step, steps, next }).acceptance, 0);
    };
    const ratio = missing(0.02) / missing(0.01);
    expect(ratio).toBeGreaterThan(3.5);
    expect(ratio).toBeLessThan(4.5);
  });

  test('that meets no density breaks off and stays where it was, and the others go on', () => {
    const wall = smooth(1, ([x = 0], slope) => {
      slope[0] = x > 0 ? -x : Number.NaN;
      return x > 0 ? (-x * x) / 2 : Number.NEGATIVE_INFINITY;
    });
    const flock = flockAt(wall, Float64Array.of(1e-3, 3), 2);
    let [broken, stayed] = [0, 0];
    for (let time = 0; time < 50; time++) {
      const [before] = flock.places;
      const landing = leapingIn(
        wall,
        { centre: new Float64Array(1), lower: identity(1) },
        2,
      )(flock, { step: 0.5, steps: 3, next: stream(time, 'wall') });
      broken += landing.broken;
      stayed += Number(flock.places[0] === before);
      expect(flock.places.every((place) => place > 0)).toBe(true);
      expect(flock.logDensities[1]).toBe(wall.withGradient(flock.places.slice(1), 1, new Float64Array(1))[0]);
    }
    expect(broken).toBeGreaterThan(5);
    expect(stayed).toBeGreaterThan(5);
  });

  test.each([1, 2, 3, 4])('of %d chains turns slopes by the whole matrix, of odd and even widths', (chains) => {
    for (const size of [1, 4, 5, 87]) {
      const square = randomPrecision(size, 3, 7);
      const gradients = Float64Array.from({ length: chains * size }, (_, at) => Math.sin(at + 1));
      const reach = Float64Array.from({ length: chains }, (_, chain) => chain + 0.5);
      const velocities = new Float64Array(chains * size);
      addSlopes({ square, velocities }, gradients, reach);
      const wanted = velocities.map((_, at) => {
        const [chain, row] = [Math.floor(at / size), at % size];
        const terms = Array.from({ length: size }, (_, i) => (square[row * size + i] ?? 0) * (gradients[chain * size + i] ?? 0));
        return (chain + 0.5) * terms.reduce((sum, term) => sum + term, 0);
      });
      near(velocities, wanted, 1e-12);
      const faster = new Float64Array(chains * size);
      squareTimes(square, size)?.(faster, gradients, reach);
      expect(faster).toEqual(velocities);
    }
  });
});

test('a step size settles where as much is accepted as it should', () => {
  const stepSize = openStepSize(0.01, 0.8);
  const accepted = (step: number): number => Math.exp(-step * step);
  for (let time = 0; time < 300; time++) stepSize.learn(accepted(stepSize.tried()));
  expect(accepted(stepSize.settled())).toBeGreaterThan(0.77);
  expect(accepted(stepSize.settled())).toBeLessThan(0.83);
});
