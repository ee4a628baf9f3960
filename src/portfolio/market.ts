import type { Assumption } from '../core/assumption.ts';
import { at } from '../core/present.ts';
import type { Model } from '../language/model.ts';
import { choleskyOf, inverseOf, timesLower } from '../numeric/matrix.ts';
import { normalQuantile } from '../numeric/normal.ts';
import { stream } from '../numeric/random.ts';
import { stratified } from '../numeric/strata.ts';
import type { Chosen } from '../posterior/posteriorDraws.ts';
import type { Target } from '../posterior/target.ts';
import { drawParameters, type ParameterDraws } from '../run/draws.ts';

/** What all products of an account have in common: the model says which parameters are of the market. */
export interface Market {
  readonly model: Model;
  /** The account's, not a product's. */
  readonly seed: number;
}

type Parameters = Pick<Model, 'parameters'>;

function isShared({ parameters }: Parameters, slot: string): boolean {
  return parameters.get(slot.split('.')[0] ?? slot)?.isShared === true;
}

/** Correlations within so many of their own errors of nil are taken for nil. */
const TOLD = 3;

/**
 * Makes a draw of the market the same draw in every product: each shared parameter keeps what this product's history made of it, its mean
 * and its spread with the others, but its draws are those of the market's own stream, and what hangs together with it moves along
 * (Matheron's rule: u + C_us C_ss⁻¹ (s* − s), as ensemble Kalman filters update). Exact for a normal posterior.
 */
export function withMarket({ model, seed }: Market): (target: Target, chosen: Chosen) => Chosen {
  return (target, chosen) => {
    const { coordinates } = target;
    const width = coordinates.length;
    const shared = coordinates.flatMap(({ slot, shock }, index) => (!shock && isShared(model, slot) ? [index] : []));
    if (shared.length === 0) return chosen;
    const { mean, covariance } = toldMoments(chosen.places, width, shared);
    const among = Float64Array.from({ length: shared.length * shared.length }, (_, i) =>
      at(covariance, at(shared, Math.floor(i / shared.length)) * shared.length + (i % shared.length)),
    );
    const lower = choleskyOf(among, shared.length);
    if (!lower) return chosen;
    const inverse = inverseOf(lower, shared.length);
    const count = chosen.places.length / width;
    const scores = shared.map((index) => {
      const { slot } = at(coordinates, index);
      return stratified(count, stream(seed, `market/${slot}`)).map(normalQuantile);
    });
    const places = chosen.places.slice();
    for (let draw = 0; draw < count; draw++) {
      const wished = timesLower(
        lower,
        Float64Array.from(scores, (column) => at(column, draw)),
      );
      const moved = wished.map((value, k) => {
        const index = at(shared, k);
        return value + at(mean, index) - at(chosen.places, draw * width + index);
      });
      moveAlong(places.subarray(draw * width, (draw + 1) * width), { covariance, shared, by: timesSquare(inverse, moved) });
    }
    return { ...chosen, places };
  };
}

function timesSquare(square: Float64Array, x: Float64Array): Float64Array {
  return x.map((_, i) => x.reduce((sum, value, j) => sum + at(square, i * x.length + j) * value, 0));
}

interface Move {
  readonly covariance: Float64Array;
  readonly shared: readonly number[];
  readonly by: Float64Array;
}

function moveAlong(place: Float64Array, { covariance, shared, by }: Move): void {
  const width = place.length;
  for (let i = 0; i < width; i++) {
    let sum = at(place, i);
    for (let k = 0; k < shared.length; k++) sum += at(covariance, i * shared.length + k) * at(by, k);
    place[i] = sum;
  }
}

interface ToldMoments {
  readonly mean: Float64Array;
  /** Of every coordinate with each of the shared ones. */
  readonly covariance: Float64Array;
}

/** Moments in which a correlation that so few draws cannot tell from nil is nil. */
function toldMoments(places: Float64Array, width: number, shared: readonly number[]): ToldMoments {
  const count = places.length / width;
  const mean = new Float64Array(width);
  for (const [index, value] of places.entries()) mean[index % width] = at(mean, index % width) + value / count;
  const variance = new Float64Array(width);
  const covariance = new Float64Array(width * shared.length);
  for (let from = 0; from < places.length; from += width)
    for (let i = 0; i < width; i++) {
      const far = at(places, from + i) - at(mean, i);
      variance[i] = at(variance, i) + (far * far) / count;
      for (const [k, index] of shared.entries()) {
        const place = i * shared.length + k;
        covariance[place] = at(covariance, place) + (far * (at(places, from + index) - at(mean, index))) / count;
      }
    }
  const least = TOLD / Math.sqrt(count);
  const told = covariance.map((value, place) => {
    const [i, index] = [Math.floor(place / shared.length), at(shared, place % shared.length)];
    return i === index || Math.abs(value) > least * Math.sqrt(at(variance, i) * at(variance, index)) ? value : 0;
  });
  return { mean, covariance: told };
}

/** Draws in which shared parameters that this product's history says nothing of are those of the market's stream. */
export function marketDraws(
  draws: ParameterDraws,
  { model, seed }: Market,
  { assumptions, learnt }: { readonly assumptions: readonly Assumption[]; readonly learnt: ReadonlySet<string> },
): ParameterDraws {
  const shared = assumptions.filter(({ id }) => isShared(model, id) && !learnt.has(id));
  const common = drawParameters(shared, { count: draws.count, seed });
  const values = draws.values.slice();
  for (const [index, { id }] of shared.entries()) {
    const row = draws.slots.indexOf(id);
    if (row >= 0)
      values.set(common.values.subarray(index * common.stride, index * common.stride + draws.count), row * draws.stride);
  }
  return { ...draws, values };
}
