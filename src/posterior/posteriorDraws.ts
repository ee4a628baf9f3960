import type { Assumption } from '../core/assumption.ts';
import { at, present } from '../core/present.ts';
import type { Model } from '../language/model.ts';
import type { Batches } from '../numeric/monteCarloError.ts';
import { stream } from '../numeric/random.ts';
import { shuffled, stratified } from '../numeric/strata.ts';
import { drawParameters, type ParameterDraws } from '../run/draws.ts';
import type { CalibrationSource } from './calibrationSource.ts';
import { densityCoordinate } from './coordinate.ts';
import { shocksBehind } from './shocksBehind.ts';
import type { Target } from './target.ts';

/** Prior draws of every slot: by percentiles, or by the named density where a parameter has one, and of every month's shocks. Each slot has its own stream, and
 * one draw in each equal part of its distribution. */
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
  for (const [slot, { id, name, density: said }] of assumptions.entries()) {
    const density = said && model.parameters.get(name)?.density;
    if (!density) continue;
    const { quantile, value } = densityCoordinate(id, density);
    const parts = stratified(draws, stream(seed, `parameter/${id}`));
    drawn.values.set(
      parts.map((part) => value(quantile(part))),
      slot * drawn.stride,
    );
  }
  return { ...drawn, shocks: { seed, count: draws, learnt: new Map(), otherwise: 'all' } };
}

/** Of all that was kept: how many draws are wanted, and how many chains each run has. */
type Wanted = Pick<CalibrationSource, 'draws' | 'seed'> & { readonly schedule: Pick<CalibrationSource['schedule'], 'chains'> };

/** Draws chosen from what was kept. */
export interface Chosen {
  readonly places: Float64Array;
  /** By draw: neighbours of a chain are in one batch. */
  readonly batches: Batches;
}

/** Batches that Monte Carlo errors are judged by, about: as many of each chain. */
const BATCHES = 40;

/**
 * Exactly the draws wanted, in a shuffled order, so that the first ones are as good as any. Every chain of every run gives as
 * many as the others, give or take one, evenly spread over its generations from a start of its own; more than once where more
 * are wanted than were kept.
 */
export function chosenPlaces(kept: readonly Float64Array[], width: number, { draws, seed, schedule }: Wanted): Chosen {
  const { chains } = schedule;
  const all = kept.length * chains;
  const next = stream(seed, 'calibrate/chains');
  const turns = shuffled(all, next);
  const starts = Float64Array.from({ length: all }, next);
  const chosen = new Float64Array(draws * width);
  const batches = new Uint16Array(draws);
  const parts = Math.max(1, Math.round(BATCHES / all));
  for (const [draw, position] of shuffled(draws, stream(seed, 'calibrate/order')).entries()) {
    const chain = at(turns, position % all);
    const places = present(kept[Math.floor(chain / chains)], `run of chain ${chain}`);
    const generations = places.length / (chains * width);
    const share = Math.ceil((draws - (position % all)) / all);
    const along = (Math.floor(position / all) + at(starts, chain)) / share;
    const generation = Math.floor((along * places.length) / (chains * width));
    const from = (generation * chains + (chain % chains)) * width;
    chosen.set(places.subarray(from, from + width), draw * width);
    batches[draw] = chain * parts + Math.floor((generation * parts) / generations);
  }
  return { places: chosen, batches };
}

/** Draws of every slot: the chosen places where the history reaches, the prior elsewhere. */
export function posteriorDraws(source: CalibrationSource, target: Target, { places, batches }: Chosen): ParameterDraws {
  const draws = priorDraws(source);
  const width = target.coordinates.length;
  const learnt = new Map<string, Float64Array>();
  for (const [index, { slot, value, shock }] of target.coordinates.entries()) {
    if (shock) {
      learnt.set(
        slot,
        Float64Array.from({ length: source.draws }, (_, draw) => at(places, draw * width + index)),
      );
      continue;
    }
    const row = draws.slots.indexOf(slot) * draws.stride;
    for (let draw = 0; draw < source.draws; draw++) draws.values[row + draw] = value(places[draw * width + index] ?? 0);
  }
  const behind = shocksBehind(target.coordinates, { model: source.model, draws, sampled: learnt });
  const shocks = { seed: source.seed, count: source.draws, learnt: behind, otherwise: 'all' } as const;
  return { ...draws, batches, shocks };
}
