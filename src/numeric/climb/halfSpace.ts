import { at } from '../../core/present.ts';

/** Places at which a weighted sum of some coordinates is at least so much. */
export interface HalfSpace {
  readonly coordinates: readonly number[];
  readonly weights: readonly number[];
  readonly least: number;
}

/** The weighted sum at a place. */
export function sumAt({ coordinates, weights }: HalfSpace, place: ArrayLike<number>): number {
  return coordinates.reduce((sum, coordinate, index) => sum + at(weights, index) * at(place, coordinate), 0);
}

/** The same places, with weights whose squares sum to 1. Throws an Error where all weights are 0. */
export function normalised({ coordinates, weights, least }: HalfSpace): HalfSpace {
  const length = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0));
  if (!(length > 0)) throw new Error('a limit on nothing');
  return { coordinates, weights: weights.map((weight) => weight / length), least: least / length };
}
