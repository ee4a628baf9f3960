import type { Assumption } from '../core/assumption.ts';
import { at } from '../core/present.ts';
import { familyOf } from '../language/densities/densities.ts';
import { atScore } from '../numeric/distribution.ts';
import type { Batches } from '../numeric/monteCarloError.ts';
import { normalQuantile } from '../numeric/normal.ts';
import { stream } from '../numeric/random.ts';
import { stratified } from '../numeric/strata.ts';
import { firstShocks, type Shocks, shocksOf } from './shocks.ts';

/** Parameter values, one column a slot: `values[slot * stride + draw]`. */
export interface ParameterDraws {
  readonly slots: readonly string[];
  readonly count: number;
  readonly stride: number;
  readonly values: Float64Array;
  /** Of draws from chains, by draw; others are all independent. */
  readonly batches?: Batches;
  /** What moves parameters over months; absent where draws were made for a model without. */
  readonly shocks?: Shocks;
}

/** A cache line more than a power of two would give keeps columns from competing for the same cache sets. */
const PADDING = 8;

export interface DrawOptions {
  readonly count: number;
  readonly seed: number;
  /** One draw at the medians. */
  readonly point?: boolean;
  /** How many of them are wanted, the first ones; all where absent. */
  readonly first?: number;
}

/**
 * Draws of every assumption, stratified: each has one draw in every equal part of its distribution, so that what is not learnt moves no
 * answer by chance. Each has its own named stream, so adding one shifts no other.
 */
export function drawParameters(assumptions: readonly Assumption[], options: DrawOptions): ParameterDraws {
  const count = options.point ? 1 : Math.min(options.count, options.first ?? options.count);
  const stride = count + PADDING;
  const values = new Float64Array(assumptions.length * stride);
  assumptions.forEach((assumption, slot) => {
    const column = values.subarray(slot * stride, slot * stride + count);
    if (options.point || assumption.low === assumption.high) column.fill(assumption.mid);
    else fillColumn(column, assumption, options);
  });
  const shocks = { seed: options.seed, count, learnt: new Map(), otherwise: options.point ? 'none' : 'ahead' } as const;
  return { slots: assumptions.map(({ id }) => id), count, stride, values, shocks };
}

function fillColumn(column: Float64Array, assumption: Assumption, { seed, count }: DrawOptions): void {
  const parts = stratified(count, stream(seed, `parameter/${assumption.id}`));
  column.set(parts.subarray(0, column.length).map(quantileOf(assumption)));
}

/** The value below which a part of the distribution lies. */
function quantileOf(assumption: Assumption): (part: number) => number {
  const { density } = assumption;
  if (density === undefined) return (part) => atScore(assumption, normalQuantile(part));
  const family = familyOf(density);
  return (part) => family.quantile(part, density.given);
}

/**
 * A few draws that stand for all: ordered by one number a draw, the middle one of each of `count` equal parts. Means of what
 * hangs on that number come out nearly as over all draws. All of them where there are no more.
 */
export function representatives(draws: ParameterDraws, by: Float64Array, count: number): ParameterDraws {
  if (draws.count <= count) return draws;
  const order = Uint32Array.from({ length: draws.count }, (_, draw) => draw).sort((a, b) => at(by, a) - at(by, b));
  const middles = Uint32Array.from({ length: count }, (_, part) => at(order, Math.floor(((part + 0.5) * draws.count) / count)));
  const { batches: _, ...chosen } = chosenDraws(draws, middles);
  return chosen;
}

/** These draws alone, in this order. */
export function chosenDraws({ slots, stride, values, batches, shocks }: ParameterDraws, chosen: Uint32Array): ParameterDraws {
  const count = chosen.length;
  const kept = { slots, count, stride: count + PADDING, values: new Float64Array(slots.length * (count + PADDING)) };
  for (let slot = 0; slot < slots.length; slot++)
    for (const [place, draw] of chosen.entries()) kept.values[slot * kept.stride + place] = at(values, slot * stride + draw);
  return {
    ...kept,
    ...(batches && { batches: Uint16Array.from(chosen, (draw) => at(batches, draw)) }),
    ...(shocks && { shocks: shocksOf(shocks, chosen) }),
  };
}

/** The first draws, in memory of their own; what is drawn of shocks later is what these would have met among all. */
export function firstDraws({ slots, count, stride, values, batches, shocks }: ParameterDraws, most: number): ParameterDraws {
  const few = Math.min(count, most);
  const kept = { slots, count: few, stride: few + PADDING, values: new Float64Array(slots.length * (few + PADDING)) };
  for (let slot = 0; slot < slots.length; slot++)
    kept.values.set(values.subarray(slot * stride, slot * stride + few), slot * kept.stride);
  return {
    ...kept,
    ...(batches && { batches: batches.slice(0, few) }),
    ...(shocks && { shocks: firstShocks(shocks, few) }),
  };
}

/** The same draws with one slot held at a value. */
export function holdSlot(draws: ParameterDraws, slot: number, value: number): ParameterDraws {
  const values = draws.values.slice();
  values.fill(value, slot * draws.stride, slot * draws.stride + draws.count);
  return { ...draws, values };
}
