import type { Assumption } from '../core/assumption.ts';
import type { Model } from '../model/model.ts';
import { stream } from '../numeric/random.ts';
import { drawParameters, type ParameterDraws } from '../simulate/draws.ts';
import { densityCoordinate } from './coordinate.ts';
import type { CalibrationSource } from './source.ts';
import type { Target } from './target.ts';

/** Prior draws of every slot: by percentiles, or by the named density where a parameter has one. Each slot has its own stream. */
export function priorDraws({
  model,
  assumptions,
  draws,
  seed,
}: {
  model: Model;
  assumptions: readonly Assumption[];
  draws: number;
  seed: number;
}): ParameterDraws {
  const drawn = drawParameters(assumptions, { count: draws, seed });
  for (const [slot, { id, name }] of assumptions.entries()) {
    const density = model.parameters.get(name)?.density;
    if (!density) continue;
    const { quantile, value } = densityCoordinate(id, density);
    const next = stream(seed, `parameter/${id}`);
    for (let draw = 0; draw < draws; draw++) drawn.values[slot * drawn.stride + draw] = value(quantile(next()));
  }
  return drawn;
}

/** Exactly the draws wanted, evenly from all that was kept, in a shuffled order, so that the first ones are as good as any. */
export function chosenPlaces(
  kept: readonly Float64Array[],
  width: number,
  { draws, seed }: { readonly draws: number; readonly seed: number },
): Float64Array {
  const lengths = kept.map((places) => places.length / width);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const order = shuffled(draws, seed);
  const chosen = new Float64Array(draws * width);
  for (const [draw, position] of order.entries()) {
    let index = Math.floor(((position + 0.5) * total) / draws);
    const run = lengths.findIndex((length) => {
      if (index < length) return true;
      index -= length;
      return false;
    });
    chosen.set(kept[run]?.subarray(index * width, (index + 1) * width) ?? [], draw * width);
  }
  return chosen;
}

/** Fisher and Yates. */
function shuffled(count: number, seed: number): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, index) => index);
  const next = stream(seed, 'calibrate/order');
  for (let last = count - 1; last > 0; last--) {
    const other = Math.floor(next() * (last + 1));
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
  return order;
}

/** Draws of every slot: the chosen places where the history reaches, the prior elsewhere. */
export function posteriorDraws(source: CalibrationSource, target: Target, places: Float64Array): ParameterDraws {
  const draws = priorDraws(source);
  const width = target.coordinates.length;
  for (const [index, { slot, value }] of target.coordinates.entries()) {
    const row = draws.slots.indexOf(slot) * draws.stride;
    for (let draw = 0; draw < source.draws; draw++) draws.values[row + draw] = value(places[draw * width + index] ?? 0);
  }
  return draws;
}
