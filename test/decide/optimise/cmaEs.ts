import { at } from '../../../src/core/present.ts';
import { normalQuantile } from '../../../src/numeric/normal.ts';
import { stream } from '../../../src/numeric/random.ts';

interface Search {
  readonly valueAt: (place: readonly number[]) => number;
  readonly start: readonly number[];
  readonly width: number;
  readonly seed: number;
}

/**
 * The highest value that an evolution strategy finds that adapts the spread of its steps (a diagonal form of CMA-ES, Ros and Hansen
 * 2008): it asks for values alone, so that it owes nothing to derivatives.
 */
export function cmaEs({ valueAt, start, width, seed }: Search): number {
  const next = stream(seed, 'evolution');
  const [size, offspring, parents] = [start.length, 12, 6];
  let mean = [...start];
  let spread = start.map(() => width);
  let best = valueAt(start);
  for (let generation = 0; generation < 200; generation++) {
    const children = Array.from({ length: offspring }, () => {
      const place = mean.map((value, index) => value + at(spread, index) * normalQuantile(next()));
      return { place, value: valueAt(place) };
    }).sort((a, b) => b.value - a.value);
    const chosen = children.slice(0, parents);
    best = Math.max(best, at(chosen, 0).value);
    const old = mean;
    mean = Array.from({ length: size }, (_, index) => chosen.reduce((sum, { place }) => sum + at(place, index), 0) / parents);
    spread = spread.map((value, index) => {
      const around = chosen.reduce((sum, { place }) => sum + (at(place, index) - at(old, index)) ** 2, 0) / parents;
      return Math.sqrt(0.7 * value * value + 0.3 * around);
    });
  }
  return best;
}
