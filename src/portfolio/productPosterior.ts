import type { Lesson } from '../decide/prepare.ts';
import type { Model, ReadingName } from '../language/model.ts';
import type { Marketplace } from '../language/tables/marketplaces.ts';
import type { CalibrationSource, Schedule } from '../posterior/calibrationSource.ts';
import { historySource } from '../posterior/historySource.ts';
import { samplePosterior } from '../posterior/samplePosterior.ts';
import type { KernelFor } from '../run/kernels.ts';
import type { History, Study } from '../study/study.ts';
import { type Market, marketDraws, withMarket } from './market.ts';
import { type Pool, pooledAmong, poolPriors, scoresOf } from './pooled.ts';

/** What a product's posterior is drawn from, beside its own study. */
export interface Learning {
  readonly model: Model;
  readonly marketplace: Marketplace;
  readonly reading: ReadingName;
  readonly set: ReadonlyMap<string, number>;
  readonly kernelFor: KernelFor;
  /** Of the product. */
  readonly seed: number;
  readonly draws: number;
  readonly schedule: Schedule;
  readonly market: Market;
  readonly pool: Pool;
}

export interface ProductPosterior {
  readonly lesson: Lesson;
  /** Draws of pooled slots, in scores of what the register says. */
  readonly scores: ReadonlyMap<string, Float64Array>;
  /** Log densities asked for. */
  readonly evaluations: number;
}

/** Draws of a product's assumptions, with the market's in common with all other products. Throws an InputError as a calibration does. */
export function productPosterior(study: Study & { readonly history: History }, learning: Learning): Promise<ProductPosterior> {
  const source = historySource({ ...learning, study });
  const { kernelFor } = learning;
  const shared = { ...source, kernelFor: source.kernelFor === kernelFor ? kernelFor : unfolded(source.kernelFor) };
  return learnFrom(shared, { ...learning, stated: new Set(study.overrides.map(({ name }) => name)) });
}

/** What a posterior is drawn with beside its source. `stated` are parameters that the product's own assumptions.csv has: others teach nothing of those. */
export interface Teaching extends Pick<Learning, 'market' | 'pool'> {
  readonly stated: ReadonlySet<string>;
}

/** The same from a source that is there already. */
export async function learnFrom(alone: CalibrationSource, { market, pool, stated }: Teaching): Promise<ProductPosterior> {
  const alike = pooledAmong(alone.assumptions, market.model).filter(({ name }) => !stated.has(name));
  const taught = new Map([...pool].filter(([slot]) => alike.some(({ id }) => id === slot)));
  const source = { ...alone, assumptions: poolPriors(alone.assumptions, taught) };
  const { draws, residuals, target, diagnostics } = await samplePosterior(source, () => undefined, {
    arrange: withMarket(market),
  });
  const learnt = new Set(target.coordinates.map(({ slot }) => slot));
  const drawn = marketDraws(draws, market, { assumptions: source.assumptions, learnt });
  const column = (slot: string): Float64Array => {
    const from = drawn.slots.indexOf(slot) * drawn.stride;
    return drawn.values.subarray(from, from + drawn.count);
  };
  const told = alike.filter(({ id }) => learnt.has(id));
  return {
    lesson: { assumptions: source.assumptions, learnt: [], draws: drawn, residuals },
    scores: new Map(told.map((before) => [before.id, scoresOf(column(before.id), before)])),
    evaluations: diagnostics.evaluations,
  };
}

/**
 * Programs that all products share: what a posterior holds fixed is given to them with the data, not worked into them. A fifth slower
 * than one of the product's own, which takes longer to make than to use.
 */
export function unfolded(kernelFor: KernelFor): KernelFor {
  return (outputs, shape, fixed) => kernelFor(outputs, shape, fixed && NONE);
}

const NONE: ReadonlyMap<string, number> = new Map();
