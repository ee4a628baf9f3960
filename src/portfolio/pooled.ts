import type { Assumption } from '../core/assumption.ts';
import type { Model } from '../language/model.ts';
import { atScore, scoreOf } from '../numeric/distribution.ts';
import { P90_SCORE } from '../numeric/normal.ts';
import { meanOf } from '../numeric/summary.ts';

/** Where products lie in a parameter: mean and standard deviation over them, in scores of what was believed before any product was seen. */
export interface Spread {
  readonly mean: number;
  readonly deviation: number;
}

/** By slot. */
export type Pool = ReadonlyMap<string, Spread>;

/** The slots of this model that products teach each other, among what is believed of a product. */
export function pooledAmong(assumptions: readonly Assumption[], { parameters }: Pick<Model, 'parameters'>): Assumption[] {
  return assumptions.filter(
    ({ name, low, high, density }) => parameters.get(name)?.isPooled && low < high && density === undefined,
  );
}

/** What is believed of a product once others have been seen: the same scale, other percentiles. */
export function poolPriors(assumptions: readonly Assumption[], pool: Pool): Assumption[] {
  return assumptions.map((assumption) => {
    const spread = pool.get(assumption.id);
    if (!spread) return assumption;
    const at = (score: number): number => atScore(assumption, spread.mean + score * spread.deviation);
    return {
      ...assumption,
      low: at(-P90_SCORE),
      mid: at(0),
      high: at(P90_SCORE),
      origin: `${assumption.origin}; the account's other products`,
    };
  });
}

/** Draws in scores of what was believed before. */
export function scoresOf(values: Float64Array, before: Assumption): Float64Array {
  return values.map((value) => scoreOf(before, value)).filter(Number.isFinite);
}

/** Mean and standard deviation. */
export function spreadIn(scores: Float64Array): Spread {
  const mean = meanOf(scores);
  const variance = scores.reduce((sum, score) => sum + (score - mean) * (score - mean), 0) / Math.max(1, scores.length - 1);
  return { mean, deviation: Math.sqrt(variance) };
}
