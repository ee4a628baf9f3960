import { describe, expect, test } from 'vitest';
import { createTarget, type Target } from '../../src/posterior/target.ts';
import { columnsOf, mmmSource } from '../oracle/mmm/mmmSource.ts';
import { shippedStudy } from './shippedWorld.ts';

const STEP = 3e-5;

/** Places near the middle of the priors: sums of four uniform numbers. */
function placesFor(width: number, count: number): Float64Array {
  let seed = 12_345;
  const next = (): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return seed / 2 ** 31;
  };
  return Float64Array.from({ length: width * count }, () => 1.2 * (next() + next() + next() + next() - 2));
}

interface Compared {
  readonly worst: number;
  readonly slopes: number;
  readonly logs: Float64Array;
}

/** Roundings of a log density that a difference of two may hold. */
const ROUNDINGS = 8;

/**
 * The gradient beside central differences of the log density, relative or, below 1, absolute; less what the rounding of two numbers as
 * large as the log density puts into their difference.
 */
function compared(target: Target, places: Float64Array, count: number): Compared {
  const width = places.length / count;
  const gradient = new Float64Array(places.length);
  const logs = target.withGradient?.(places, count, gradient) ?? new Float64Array();
  const moved = (index: number, by: number) => places.map((value, at) => (at % width === index ? value + by : value));
  const errors = Array.from({ length: width }, (_, index) => {
    const [above, below] = [STEP, -STEP].map((by) => target.logDensity(moved(index, by), count));
    return Array.from({ length: count }, (_unused, place) => {
      const wanted = ((above?.[place] ?? Number.NaN) - (below?.[place] ?? Number.NaN)) / (2 * STEP);
      const rounding = (ROUNDINGS * Number.EPSILON * Math.abs(logs[place] ?? Number.NaN)) / (2 * STEP);
      const apart = Math.abs((gradient[place * width + index] ?? Number.NaN) - wanted);
      return Math.max(0, apart - rounding) / Math.max(1, Math.abs(wanted));
    });
  }).flat();
  return { worst: Math.max(...errors), slopes: gradient.filter((slope) => slope !== 0).length, logs };
}

const SCHEDULE = { runs: 1, chains: 2, warmUp: 1, block: 1, thin: 1, mostBlocks: 1 };

describe('the gradient of the log posterior', () => {
  test.each(['demo', 'waage'])(
    'is that of central differences, and the density is the same: the model that ships, %s',
    (study) => {
      const target = createTarget(shippedStudy(study).source(SCHEDULE));
      const places = placesFor(target.coordinates.length, 6);
      const { worst, slopes, logs } = compared(target, places, 6);
      expect(worst).toBeLessThan(1e-6);
      expect(slopes).toBe(places.length);
      const plain = target.logDensity(places, 6);
      for (const [place, log] of logs.entries()) expect(Math.abs(log / (plain[place] ?? Number.NaN) - 1)).toBeLessThan(1e-12);
    },
  );

  test('agrees with Stan’s at its 40 points', () => {
    const target = createTarget(mmmSource());
    const points = columnsOf('monthly24.logdensity.csv');
    const column = (name: string): Float64Array => points.get(name) ?? new Float64Array();
    const slots = target.coordinates.map(({ slot }) => slot);
    const width = slots.length;
    const rows = (before: string) =>
      Float64Array.from(
        { length: 40 * width },
        (_, index) => column(`${before}${slots[index % width]}`)[Math.floor(index / width)] ?? Number.NaN,
      );
    const gradient = new Float64Array(40 * width);
    target.withGradient?.(rows('u_'), 40, gradient);
    const errors = rows('dlp_du_').map(
      (wanted, index) => Math.abs((gradient[index] ?? Number.NaN) - wanted) / Math.max(1, Math.abs(wanted)),
    );
    expect(errors).toHaveLength(520);
    expect(Math.max(...errors)).toBeLessThan(1e-9);
  });
});
