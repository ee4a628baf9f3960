import { fail } from '../../core/error.ts';
import { log } from '../../numeric/elementary/logarithm.ts';
import { normalQuantile } from '../../numeric/normal.ts';
import type { Stream } from '../../numeric/random.ts';
import type { SmoothDensity } from '../smoothDensity.ts';
import { laplaceAt } from './laplace.ts';
import { type Metric, placeAt } from './metric.ts';
import { findMode, spotAt } from './modeSearch.ts';

/** What a coordinate is thought to be before anything is measured: the place below which a part p lies. */
export interface Believed {
  readonly quantile: (p: number) => number;
  /** Set for a shock, of which there are so many that together they could explain whatever was measured. */
  readonly shock?: unknown;
  /** Set for what moves values that are sampled: with all of them at 0 it would be nothing. */
  readonly waits?: true;
}

/** Near a top of the density: a normal distribution with its curvature there, and how much of the posterior lies under it. */
export interface Found {
  readonly metric: Metric;
  /** Log density at the top with the volume of the normal distribution: Laplace's approximation, up to a constant. */
  readonly logMass: number;
  readonly gradients: number;
}

/**
 * Climbs from a random place near the middle of what is believed, on scales on which that is about 1 wide. Shocks stay at 0 on the
 * way: at the very top they would explain every measurement and leave no error, far from where nearly all of the posterior lies.
 */
export function searched(density: SmoothDensity, believed: readonly Believed[], next: Stream): Found {
  const prior = priorMetric(believed);
  const scales = believed.map((_, i) => prior.lower[i * (believed.length + 1)] ?? 1);
  const scaled = inScales(density, prior.centre, scales);
  const held = believed.map(({ shock, waits }) => shock !== undefined || waits === true);
  const climbed = withStill(scaled, held);
  const start = startNear(climbed, next);
  const mode = findMode(climbed, start.place);
  const top = mode.place.map((value, i) => (held[i] ? 0 : value));
  const { centre, lower, gradients } = laplaceAt(scaled, top);
  const logVolume = centre.reduce((sum, _, i) => sum + log(lower[i * (centre.length + 1)] ?? 1), 0);
  return {
    metric: {
      centre: placeAt(prior, centre),
      lower: lower.map((value, at) => value * (scales[Math.floor(at / centre.length)] ?? 1)),
    },
    logMass: mode.logDensity + logVolume,
    gradients: start.tried + mode.gradients + gradients,
  };
}

/** Part of a normal distribution below one standard deviation. */
const ONE_ABOVE = 0.8413447460685429;

/** What is believed, one by one: medians and about a standard deviation. */
export function priorMetric(believed: readonly Believed[]): Metric {
  const width = believed.length;
  const lower = new Float64Array(width * width);
  for (const [i, { quantile }] of believed.entries())
    lower[i * (width + 1)] = (quantile(ONE_ABOVE) - quantile(1 - ONE_ABOVE)) / 2;
  return { centre: Float64Array.from(believed, ({ quantile }) => quantile(0.5)), lower };
}

function inScales({ width, withGradient }: SmoothDensity, centre: Float64Array, scales: readonly number[]): SmoothDensity {
  return {
    width,
    withGradient: (places, count, gradient) => {
      const there = places.map((value, at) => (centre[at % width] ?? 0) + value * (scales[at % width] ?? 1));
      const found = withGradient(there, count, gradient);
      for (let at = 0; at < gradient.length; at++) gradient[at] = (gradient[at] ?? 0) * (scales[at % width] ?? 1);
      return found;
    },
  };
}

/** The density where these coordinates are 0. */
function withStill({ width, withGradient }: SmoothDensity, still: readonly boolean[]): SmoothDensity {
  if (!still.includes(true)) return { width, withGradient };
  const at0 = (values: Float64Array): void => {
    for (let at = 0; at < values.length; at++) if (still[at % width]) values[at] = 0;
  };
  return {
    width,
    withGradient: (places, count, gradient) => {
      const there = places.slice();
      at0(there);
      const found = withGradient(there, count, gradient);
      at0(gradient);
      return found;
    },
  };
}

/** How far from the middle searches begin, in standard deviations: the first that has a density is taken. */
const SPREADS = [0.5, 0.5, 1, 0.25, 0.5, 1, 0.1];
const MOST_TRIED = 2000;

function startNear(density: SmoothDensity, next: Stream): { readonly place: Float64Array; readonly tried: number } {
  for (let tried = 1; tried <= MOST_TRIED; tried++) {
    const spread = SPREADS[tried % SPREADS.length] ?? 1;
    const place = Float64Array.from({ length: density.width }, () => spread * normalQuantile(next()));
    const { logDensity, gradient } = spotAt(density, place);
    if (Number.isFinite(logDensity) && gradient.every(Number.isFinite)) return { place, tried };
  }
  return fail({
    opening: 'invalid',
    message: 'history: hardly any assumption that is thought plausible gives the measured months a chance',
    advice:
      'Look for months with sales or shares that the spend and the facts of product.csv rule out, and at --set and assumptions.csv.',
  });
}
