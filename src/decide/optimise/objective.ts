import { at } from '../../core/present.ts';
import { meanOf } from '../../numeric/summary.ts';
import type { Slopes } from './worthOfLevers.ts';

/** Part of the futures that are called the worst. */
const WORST = 0.2;

/**
 * Expected worth, less `risk` times how far the mean of the worst fifth lies below it; by draws.
 *
 * @example
 * objectiveOf(Float64Array.of(0, 1, 2, 3, 4), 0) // => 2
 * objectiveOf(Float64Array.of(0, 1, 2, 3, 4), 0.5) // => 1
 */
export function objectiveOf(worth: Float64Array, risk: number): number {
  const weights = weightsOf(worth, risk);
  return worth.reduce((sum, value, draw) => sum + value * at(weights, draw), 0);
}

/** The objective and its slope by each lever. */
export function slopedObjective({ worth, slopes }: Slopes, levers: number, risk: number): { value: number; slope: Float64Array } {
  const weights = weightsOf(worth, risk);
  const count = worth.length;
  const slope = Float64Array.from({ length: levers }, (_, lever) => {
    let sum = 0;
    for (let draw = 0; draw < count; draw++) sum += at(slopes, lever * count + draw) * at(weights, draw);
    return sum;
  });
  return { value: objectiveOf(worth, risk), slope };
}

/** What each draw counts; they sum to 1. */
function weightsOf(worth: Float64Array, risk: number): Float64Array {
  const count = worth.length;
  const weights = new Float64Array(count).fill((1 - risk) / count);
  if (risk === 0) return weights;
  const order = Uint32Array.from({ length: count }, (_, draw) => draw).sort((a, b) => at(worth, a) - at(worth, b));
  const worst = WORST * count;
  for (let rank = 0; rank < worst; rank++) {
    const draw = at(order, rank);
    weights[draw] = at(weights, draw) + (risk * Math.min(1, worst - rank)) / worst;
  }
  return weights;
}

/** The mean of the worst fifth. */
export function worstFifth(worth: Float64Array): number {
  return worth.length === 1 ? meanOf(worth) : objectiveOf(worth, 1);
}
