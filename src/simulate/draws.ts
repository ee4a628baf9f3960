import type { Assumption } from '../core/assumption.ts';
import { atScore } from '../numeric/distribution.ts';
import { normalQuantile } from '../numeric/normal.ts';
import { type Stream, stream } from '../numeric/random.ts';

/** Parameter values, one column a slot: `values[slot * stride + draw]`. */
export interface ParameterDraws {
  readonly slots: readonly string[];
  readonly count: number;
  readonly stride: number;
  readonly values: Float64Array;
}

/** A cache line more than a power of two would give keeps columns from competing for the same cache sets. */
const PADDING = 8;

export interface DrawOptions {
  readonly count: number;
  readonly seed: number;
  /** One draw at the medians. */
  readonly point?: boolean;
  /**
   * Latin hypercube (McKay, Beckman and Conover 1979): each assumption takes every one of `count` equally likely strata once,
   * so that few draws give steady means. Without it, draws are independent and the first n are the same for any larger count.
   */
  readonly stratified?: boolean;
}

/** Draws of every assumption. Each has its own named stream, so adding one shifts no other. */
export function drawParameters(assumptions: readonly Assumption[], options: DrawOptions): ParameterDraws {
  const count = options.point ? 1 : options.count;
  const stride = count + PADDING;
  const values = new Float64Array(assumptions.length * stride);
  assumptions.forEach((assumption, slot) => {
    const column = values.subarray(slot * stride, slot * stride + count);
    if (options.point || assumption.low === assumption.high) column.fill(assumption.mid);
    else fillColumn(column, assumption, options);
  });
  return { slots: assumptions.map(({ id }) => id), count, stride, values };
}

function fillColumn(column: Float64Array, assumption: Assumption, { seed, stratified }: DrawOptions): void {
  const next = stream(seed, `${stratified ? 'strata' : 'parameter'}/${assumption.id}`);
  const strata = stratified ? shuffled(column.length, next) : undefined;
  for (let draw = 0; draw < column.length; draw++) {
    const uniform = strata ? ((strata[draw] ?? 0) + next()) / column.length : next();
    column[draw] = atScore(assumption, normalQuantile(uniform));
  }
}

/** 0 to count − 1 in random order (Fisher and Yates). */
function shuffled(count: number, next: Stream): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, index) => index);
  for (let index = count - 1; index > 0; index--) {
    const other = Math.floor(next() * (index + 1));
    const kept = order[index] ?? 0;
    order[index] = order[other] ?? 0;
    order[other] = kept;
  }
  return order;
}

/** The same draws with one slot held at a value. */
export function holdSlot(draws: ParameterDraws, slot: number, value: number): ParameterDraws {
  const values = draws.values.slice();
  values.fill(value, slot * draws.stride, slot * draws.stride + draws.count);
  return { ...draws, values };
}
