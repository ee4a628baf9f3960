import type { Assumption } from '../core/assumption.ts';
import { atScore, type Distribution } from '../numeric/distribution.ts';
import { normalQuantile } from '../numeric/normal.ts';
import { stream } from '../numeric/random.ts';

/** Parameter values, one column a slot: `values[slot * stride + draw]`. */
export interface ParameterDraws {
  readonly slots: readonly string[];
  readonly count: number;
  readonly stride: number;
  readonly values: Float64Array;
}

/** A cache line more than a power of two would give keeps columns from competing for the same cache sets. */
const PADDING = 8;

/**
 * Independent draws of every assumption. Each has its own named stream, so adding one shifts no other, and the first n
 * draws are the same for any larger count. `point` gives one draw at the medians.
 */
export function drawParameters(
  assumptions: readonly Assumption[],
  options: { count: number; seed: number; point?: boolean },
): ParameterDraws {
  const count = options.point ? 1 : options.count;
  const stride = count + PADDING;
  const values = new Float64Array(assumptions.length * stride);
  assumptions.forEach((assumption, slot) => {
    const column = values.subarray(slot * stride, slot * stride + count);
    if (options.point) column.fill(assumption.mid);
    else fillColumn(column, assumption, options.seed);
  });
  return { slots: assumptions.map(({ id }) => id), count, stride, values };
}

function fillColumn(column: Float64Array, assumption: Assumption, seed: number): void {
  const distribution = assumption as Distribution & Assumption;
  if (assumption.low === assumption.high) {
    column.fill(assumption.mid);
    return;
  }
  const next = stream(seed, `parameter/${assumption.id}`);
  for (let draw = 0; draw < column.length; draw++) column[draw] = atScore(distribution, normalQuantile(next()));
}

/** The same draws with one slot held at a value. */
export function holdSlot(draws: ParameterDraws, slot: number, value: number): ParameterDraws {
  const values = draws.values.slice();
  values.fill(value, slot * draws.stride, slot * draws.stride + draws.count);
  return { ...draws, values };
}

/** The first `count` draws, in a buffer of their own. */
export function firstDraws(draws: ParameterDraws, count: number): ParameterDraws {
  const kept = Math.min(count, draws.count);
  const stride = kept + PADDING;
  const values = new Float64Array(draws.slots.length * stride);
  draws.slots.forEach((_, slot) => {
    values.set(draws.values.subarray(slot * draws.stride, slot * draws.stride + kept), slot * stride);
  });
  return { ...draws, count: kept, stride, values };
}
