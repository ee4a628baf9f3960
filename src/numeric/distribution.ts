import type { Shape } from '../core/assumption.ts';
import { exp } from './elementary/exponential.ts';
import { log } from './elementary/logarithm.ts';
import { normalCdf, P90_SCORE } from './normal.ts';

/**
 * A distribution that is said by its 10th, 50th and 90th percentile. A shape names the scale on which it is normal
 * (plain, logarithm, logit); the halves below and above the median have their own spread there, so that all three
 * percentiles are met exactly.
 */
export interface Distribution {
  readonly shape: Shape;
  readonly low: number;
  readonly mid: number;
  readonly high: number;
}

interface Scale {
  readonly to: (value: number) => number;
  readonly from: (value: number) => number;
  /** Which values the scale can carry, as a reader would say it. */
  readonly domain: string;
}

const SCALES: Record<Shape, Scale> = {
  fixed: { to: (value) => value, from: (value) => value, domain: 'any number' },
  normal: { to: (value) => value, from: (value) => value, domain: 'any number' },
  lognormal: { to: log, from: exp, domain: 'above 0' },
  'logit-normal': {
    to: (value) => log(value / (1 - value)),
    from: (value) => 1 / (1 + exp(-value)),
    domain: 'between 0 and 1',
  },
};

/**
 * The value at a standard normal score: 0 is the median, ±1.28 the P10 and P90.
 *
 * @example
 * atScore({ shape: 'lognormal', low: 5, mid: 10, high: 40 }, 0).toFixed(9) // => '10.000000000'
 */
export function atScore({ shape, low, mid, high }: Distribution, score: number): number {
  if (low === high) return mid;
  const scale = SCALES[shape];
  const centre = scale.to(mid);
  const spread = score < 0 ? centre - scale.to(low) : scale.to(high) - centre;
  return scale.from(centre + (spread * score) / P90_SCORE);
}

/**
 * The standard normal score of a value: the inverse of {@link atScore}. ±Infinity outside the range, 0 for a fixed value's own.
 *
 * @example
 * scoreOf({ shape: 'normal', low: 0, mid: 1, high: 3 }, 3).toFixed(4) // => '1.2816'
 */
export function scoreOf({ shape, low, mid, high }: Distribution, value: number): number {
  const scale = SCALES[shape];
  const distance = scale.to(value) - scale.to(mid);
  if (distance === 0) return 0;
  const spread = distance < 0 ? scale.to(mid) - scale.to(low) : scale.to(high) - scale.to(mid);
  return spread === 0 ? Math.sign(distance) * Number.POSITIVE_INFINITY : (distance / spread) * P90_SCORE;
}

/** Part of the distribution below a value, 0 to 1. */
export function shareBelow(distribution: Distribution, value: number): number {
  const score = scoreOf(distribution, value);
  return Number.isFinite(score) ? normalCdf(score) : score > 0 ? 1 : 0;
}

/**
 * What is wrong with the three percentiles for this shape, or undefined.
 *
 * @example
 * distributionProblem({ shape: 'lognormal', low: 0, mid: 1, high: 2 }) // => 'a lognormal needs values above 0'
 */
export function distributionProblem({ shape, low, mid, high }: Distribution): string | undefined {
  if (!(low <= mid && mid <= high)) return 'low, mid and high must ascend';
  if (shape === 'fixed') return low === high ? undefined : 'a fixed value has low = mid = high';
  const scale = SCALES[shape];
  const usable = [low, mid, high].every((value) => Number.isFinite(scale.to(value)));
  return usable ? undefined : `a ${shape} needs values ${scale.domain}`;
}
