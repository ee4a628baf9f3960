import type { Assumption } from '../core/assumption.ts';
import type { Period } from '../core/calendar.ts';
import { familyOf } from '../language/densities/densities.ts';
import type { Density } from '../language/densities/density.ts';
import type { Distribution } from '../numeric/distribution.ts';
import { exp } from '../numeric/elementary/exponential.ts';
import { log } from '../numeric/elementary/logarithm.ts';
import { normalQuantile, P90_SCORE } from '../numeric/normal.ts';
import type { PriorShape } from '../program/likelihood/posteriorShape.ts';
import { percentileSlots, scaleSlot } from '../program/likelihood/posteriorSlots.ts';
import { shockName } from '../run/shocks.ts';

/** One sampled slot on the scale on which the sampler moves. The program of the posterior computes the same; this is for one slot alone. */
export interface Coordinate {
  readonly slot: string;
  /** How the program of the posterior has it, and the numbers that it is given for that; absent for a shock. */
  readonly prior?: PriorShape;
  /** Of a shock: the parameter over months, and the month; with a scale it is the month's value over that. */
  readonly shock?: { readonly path: string; readonly month: Period; readonly scale?: number };
  /** Whether it stays where it is believed to be while a top is searched: what moves a parameter over months whose values are sampled. */
  readonly waits?: true;
  readonly fixed: readonly (readonly [slot: string, value: number])[];
  /** The parameter's value at a place on that scale. */
  readonly value: (u: number) => number;
  /** Log density of the prior there, with its Jacobian and every constant. */
  readonly logPrior: (u: number) => number;
  /** The place below which the prior has a part p: for draws from it. */
  readonly quantile: (p: number) => number;
}

const LOG_ROOT_TWO_PI = log(2 * Math.PI) / 2;

function standardNormal(u: number): number {
  return -(u * u) / 2 - LOG_ROOT_TWO_PI;
}

/** A slot given by percentiles moves as its standard normal score: the prior there is N(0, 1), so no Jacobian is needed. */
export function scoreCoordinate(assumption: Assumption): Coordinate {
  const { id: slot, shape } = assumption;
  if (shape === 'fixed') throw new Error(`${slot} is fixed: it does not move`);
  const { centre, below, above } = percentilesOf(assumption);
  const names = percentileSlots(slot);
  return {
    slot,
    prior: { slot, scale: shape },
    fixed: [
      [names.centre, centre],
      [names.below, below],
      [names.above, above],
    ],
    value: valueAtScore(assumption),
    logPrior: standardNormal,
    quantile: normalQuantile,
  };
}

/** A slot with a named density moves on the density's own scale without bounds. */
export function densityCoordinate(slot: string, density: Density): Coordinate {
  const { given } = density;
  const family = familyOf(density);
  const { transform } = family;
  return {
    slot,
    prior: { slot, density },
    fixed: [],
    value: transform.from,
    logPrior: (u) => family.logDensity(transform.from(u), given) + transform.logJacobian(u),
    quantile: (p) => transform.to(family.quantile(p, given)),
  };
}

/**
 * A shock of a parameter over months: the standard normal number of a month. With a scale it is the month's value over that; its density
 * then hangs on the months before, so what stands here is what it is believed to be alone, about.
 */
export function shockCoordinate(path: string, month: Period, scale?: number): Coordinate {
  return {
    slot: shockName(path, month),
    shock: { path, month, ...(scale !== undefined && { scale }) },
    fixed: scale === undefined ? [] : [[scaleSlot(path), scale]],
    value: (u) => u,
    logPrior: standardNormal,
    quantile: normalQuantile,
  };
}

/** The median on the scale on which the distribution is normal, and how far P10 and P90 lie from it there. */
function percentilesOf({ shape, low, mid, high }: Distribution): { centre: number; below: number; above: number } {
  const to = (value: number): number =>
    shape === 'lognormal' ? log(value) : shape === 'logit-normal' ? log(value / (1 - value)) : value;
  const centre = to(mid);
  return { centre, below: centre - to(low), above: to(high) - centre };
}

/** `atScore` of one distribution, with what does not change worked out once. */
export function valueAtScore(distribution: Distribution): (score: number) => number {
  const { shape, low, mid, high } = distribution;
  if (shape === 'fixed' || low === high) return () => mid;
  const { centre, below, above } = percentilesOf(distribution);
  const place = (score: number): number => centre + ((score < 0 ? below : above) * score) / P90_SCORE;
  if (shape === 'normal') return place;
  if (shape === 'lognormal') return (score) => exp(place(score));
  return (score) => 1 / (1 + exp(-place(score)));
}
