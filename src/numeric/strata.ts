import { at } from '../core/present.ts';
import type { Stream } from './random.ts';

/** The numbers from 0 in an order of chance (Fisher and Yates). */
export function shuffled(count: number, next: Stream): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last--) {
    const other = Math.floor(next() * (last + 1));
    const moved = at(order, last);
    order[last] = at(order, other);
    order[other] = moved;
  }
  return order;
}

/**
 * Numbers in (0, 1), one in each of `count` equal parts, in an order of chance: what is drawn at them has the distribution's mean and
 * quantiles whatever the seed, within a part. Several of them, each with its own stream, are a Latin hypercube (McKay, Beckman and
 * Conover 1979).
 *
 * @example
 * stratified(4, () => 0.5).sort() // => Float64Array.of(0.125, 0.375, 0.625, 0.875)
 */
export function stratified(count: number, next: Stream): Float64Array {
  const most = 1 - Number.EPSILON / 2;
  return Float64Array.from(shuffled(count, next), (part) => Math.min(most, (part + next()) / count));
}
