import { describe, expect, test } from 'vitest';
import { at, present } from '../../src/core/present.ts';
import { stream } from '../../src/numeric/random.ts';
import { searched } from '../../src/posterior/hmc/topSearch.ts';
import { createTarget, type Target } from '../../src/posterior/target.ts';
import { shippedStudy } from '../posterior/shippedWorld.ts';

const STEPS = 80;
const FAR = 2;
const NARROW = 1e-9;
/** A hundredth of what a trajectory may lose; rounding of sums of this size makes a hundred-thousandth of it. */
const JUMP = 1e-3;

/** A log density of one number, and its slope. */
type Line = (places: readonly number[]) => { readonly values: Float64Array; readonly slopes: Float64Array };

/** What a log density changes by over a step of nearly no width, where its slopes explain its changes worst. */
function unexplained(line: Line): number {
  let grid = Array.from({ length: STEPS + 1 }, (_, step) => -FAR + (2 * FAR * step) / STEPS);
  for (;;) {
    const width = at(grid, 1) - at(grid, 0);
    const { values, slopes } = line(grid);
    const left = Array.from({ length: grid.length - 1 }, (_, step) =>
      Math.abs(at(values, step + 1) - at(values, step) - (width * (at(slopes, step) + at(slopes, step + 1))) / 2),
    );
    const worst = left.indexOf(Math.max(...left));
    if (width < NARROW) return at(left, worst);
    grid = Array.from({ length: 9 }, (_, part) => at(grid, worst) + (width * part) / 8);
  }
}

/** The coordinates whose move makes the log posterior jump; all others stand at a top of it. */
function jumping(target: Target): string[] {
  const width = target.coordinates.length;
  const withGradient = present(target.withGradient, 'gradient');
  const { centre } = searched({ width, withGradient }, target.coordinates, stream(1, 'jumps')).metric;
  const lineOf =
    (index: number): Line =>
    (moved) => {
      const places = Float64Array.from(moved.flatMap((place) => [...centre.with(index, place)]));
      const gradients = new Float64Array(places.length);
      const values = withGradient(places, moved.length, gradients).slice();
      return { values, slopes: Float64Array.from(moved, (_, place) => at(gradients, place * width + index)) };
    };
  const slots = target.coordinates.flatMap(({ slot, shock }, index) => (shock ? [] : [{ slot, index }]));
  return slots.filter(({ index }) => unexplained(lineOf(index)) > JUMP).map(({ slot }) => slot);
}

describe('a log posterior has no jump, on which trajectories of the sampler would end', () => {
  const source = shippedStudy('demo').source({ runs: 1, chains: 1, warmUp: 1, block: 1, thin: 1, mostBlocks: 1 });

  test('of a study that measures nearly everything', () => {
    expect(jumping(createTarget(source))).toEqual([]);
  });

  test('of one that knows spend and sales alone, and no rank to begin with', () => {
    const columns = new Map(
      [...source.columns].filter(([name]) => /^(?:ad_spend|ad_sales|total_sales|ad_clicks|cost_per_click)$/.test(name)),
    );
    const unknown = { shape: 'lognormal', low: 8, mid: 20, high: 50 } as const;
    const assumptions = source.assumptions.map((one) => (one.id === 'starting_rank' ? { ...one, ...unknown } : one));
    const target = createTarget({ ...source, columns, assumptions });
    expect(target.coordinates.map(({ slot }) => slot)).toContain('starting_rank');
    expect(jumping(target)).toEqual([]);
  });
});
