import { at } from '../../core/present.ts';
import { stream } from '../../numeric/random.ts';
import { chosenDraws, type ParameterDraws } from '../../run/draws.ts';

/** Draws of an optimum: it is sought on some, chosen among starts on others, and told on those that are left. */
export interface SplitDraws {
  readonly seek: ParameterDraws;
  readonly choose: ParameterDraws;
  readonly tell: ParameterDraws;
  /** Disjoint sets, taken from those that it is told on, for optima that show how far one depends on its draws. */
  readonly again: readonly ParameterDraws[];
}

const SOUGHT = 512;
const AGAIN = 5;

/** Divides draws at random; where there are too few to divide, every part is all of them. */
export function splitDraws(draws: ParameterDraws, seed: number): SplitDraws {
  const size = Math.min(SOUGHT, Math.floor(draws.count / 8));
  if (size < 2) return { seek: draws, choose: draws, tell: draws, again: [] };
  const order = shuffled(draws.count, seed);
  const part = (from: number, to: number): ParameterDraws => chosenDraws(draws, order.slice(from, to));
  const again = Array.from({ length: AGAIN }, (_, set) => part((2 + set) * size, (3 + set) * size));
  return { seek: part(0, size), choose: part(size, 2 * size), tell: part(2 * size, draws.count), again };
}

/** The first of some draws. */
export function firstOf(draws: ParameterDraws, count: number): ParameterDraws {
  return count >= draws.count
    ? draws
    : chosenDraws(
        draws,
        Uint32Array.from({ length: count }, (_, draw) => draw),
      );
}

function shuffled(count: number, seed: number): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, draw) => draw);
  const next = stream(seed, 'draws of an optimum');
  for (let place = count - 1; place > 0; place--) {
    const other = Math.floor(next() * (place + 1));
    const held = at(order, place);
    order[place] = at(order, other);
    order[other] = held;
  }
  return order;
}
