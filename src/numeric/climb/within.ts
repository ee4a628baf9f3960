import type { HalfSpace } from './halfSpace.ts';
import { type Clash, leastQuadratic } from './leastQuadratic.ts';

/** The place within half-spaces, weights of length 1, that is nearest to one; or the limits that clash. */
export function nearestWithin(place: Float64Array, limits: readonly HalfSpace[]): Float64Array | Clash {
  const size = place.length;
  const matrix = Float64Array.from({ length: size * size }, (_, index) => (index % (size + 1) === 0 ? 1 : 0));
  const least = leastQuadratic({ matrix, slope: place.map((value) => -value) }, limits);
  return 'place' in least ? least.place : least;
}
