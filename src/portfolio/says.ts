import { at } from '../core/present.ts';
import { exp } from '../numeric/elementary/exponential.ts';
import { log } from '../numeric/elementary/logarithm.ts';
import { type Spread, spreadIn } from './pooled.ts';

/** Where products may lie together: means, and standard deviations over products, in scores of what is believed of any product. */
const MEANS = Array.from({ length: 25 }, (_, index) => (index - 12) / 5);
const DEVIATIONS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.65, 0.8, 0.95];

/** Every pair of the two, and how likely it is before a product is seen. */
export const GRID: readonly (Spread & { readonly chance: number })[] = chancesOf();

/**
 * A product is standard normal before any is seen, and every division of that variance into one that all share and one over products is as
 * likely: τ² uniform, μ ~ N(0, 1 − τ²), u ~ N(μ, τ²).
 */
function chancesOf(): (Spread & { chance: number })[] {
  const squares = DEVIATIONS.map((deviation) => deviation * deviation);
  const edges = [0, ...squares.slice(1).map((square, index) => (square + at(squares, index)) / 2), 1];
  return DEVIATIONS.flatMap((deviation, index) => {
    const densities = MEANS.map((mean) => exp(-(mean * mean) / (2 * (1 - at(squares, index)))));
    const total = densities.reduce((sum, density) => sum + density, 0);
    const part = at(edges, index + 1) - at(edges, index);
    return MEANS.map((mean, place) => ({ mean, deviation, chance: (part * at(densities, place)) / total }));
  });
}

/** Width of the kernel that stands for a draw, in standard deviations of the posterior: it adds a sixteenth to its variance. */
const KERNEL = 0.25;
/** A product whose posterior keeps more of the variance than this says nothing: so few draws could make as much of nothing. */
const SILENT = 0.8;

/**
 * Log of how likely a product's history is for each pair of mean and spread over products, from draws of its posterior under a standard
 * normal belief: of the mean over draws of N(u; μ, τ²) / N(u; 0, 1), every draw a small normal of its own. Holds for a posterior of any
 * shape. Undefined where the history says nothing.
 */
export function saysOf(scores: Float64Array, { deviation }: Spread): Float64Array | undefined {
  if (!(deviation * deviation < SILENT) || deviation === 0) return undefined;
  const width = KERNEL * deviation;
  const narrow = 1 / (width * width);
  return Float64Array.from(GRID, ({ mean, deviation: spread }) => {
    const among = 1 / (spread * spread);
    const precision = narrow + among - 1;
    const fits = scores.map((score) => {
      const pull = score * narrow + mean * among;
      return (pull * pull) / precision / 2 - (score * score * narrow + mean * mean * among) / 2;
    });
    const best = fits.reduce((most, fit) => Math.max(most, fit), Number.NEGATIVE_INFINITY);
    const sum = fits.reduce((total, fit) => total + exp(fit - best), 0);
    return best + log(sum / scores.length) - log(width * spread * Math.sqrt(precision));
  });
}

/** Mean and spread of every pooled slot, and what is said by those that say something. */
export function saidBy(scores: ReadonlyMap<string, Float64Array>): {
  readonly scores: ReadonlyMap<string, Spread>;
  readonly says: ReadonlyMap<string, Float64Array>;
} {
  const spreads = [...scores].map(([slot, draws]) => ({ slot, draws, spread: spreadIn(draws) }));
  return {
    scores: new Map(spreads.map(({ slot, spread }) => [slot, spread])),
    says: new Map(
      spreads.flatMap(({ slot, draws, spread }) => {
        const said = saysOf(draws, spread);
        return said ? [[slot, said] as const] : [];
      }),
    ),
  };
}
