import type { Assumption } from '../core/assumption.ts';
import type { Density } from '../language/densities/density.ts';
import type { Distribution } from '../numeric/distribution.ts';
import { normalQuantile, P90_SCORE } from '../numeric/normal.ts';

/** One sampled slot on the scale on which the sampler moves. */
export interface Coordinate {
  readonly slot: string;
  /** The parameter's value at a place on that scale. */
  readonly value: (u: number) => number;
  /** Log density of the prior there, with its Jacobian and every constant. */
  readonly logPrior: (u: number) => number;
  /** The prior without the Jacobian: of the value, at the value. */
  readonly logDensity: (u: number) => number;
  /** The place below which the prior has a part p: for draws from it. */
  readonly quantile: (p: number) => number;
}

const LOG_ROOT_TWO_PI = Math.log(2 * Math.PI) / 2;

/** A slot given by percentiles moves as its standard normal score: the prior there is N(0, 1), so no Jacobian is needed. */
export function scoreCoordinate(assumption: Assumption): Coordinate {
  const logPrior = (u: number): number => -(u * u) / 2 - LOG_ROOT_TWO_PI;
  return { slot: assumption.id, value: valueAtScore(assumption), logPrior, logDensity: logPrior, quantile: normalQuantile };
}

/** A slot with a named density moves on the density's own scale without bounds. */
export function densityCoordinate(slot: string, { family, given }: Density): Coordinate {
  const { transform } = family;
  const logDensity = (u: number): number => family.logDensity(transform.from(u), given);
  return {
    slot,
    value: transform.from,
    logPrior: (u) => logDensity(u) + transform.logJacobian(u),
    logDensity,
    quantile: (p) => transform.to(family.quantile(p, given)),
  };
}

/** `atScore` of one distribution, with what does not change worked out once. */
export function valueAtScore(distribution: Distribution): (score: number) => number {
  const { shape, low, mid, high } = distribution;
  if (shape === 'fixed' || low === high) return () => mid;
  const to = (value: number): number =>
    shape === 'lognormal' ? Math.log(value) : shape === 'logit-normal' ? Math.log(value / (1 - value)) : value;
  const centre = to(mid);
  const [below, above] = [centre - to(low), to(high) - centre];
  const place = (score: number): number => centre + ((score < 0 ? below : above) * score) / P90_SCORE;
  if (shape === 'normal') return place;
  if (shape === 'lognormal') return (score) => Math.exp(place(score));
  return (score) => 1 / (1 + Math.exp(-place(score)));
}
