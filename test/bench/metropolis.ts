import { normalQuantile } from '../../src/numeric/normal.ts';
import { type Stream, stream } from '../../src/numeric/random.ts';
import type { Target } from '../../src/posterior/target.ts';

/** Shares of proposals to accept: the best for one coordinate at a time (Gelman, Roberts and Gilks 1996). */
const ACCEPT = 0.44;
/** Proposals between two changes of the scales, in the warm-up. */
const WINDOW = 50;

interface Walk {
  /** Chains one after the other. */
  readonly places: Float64Array;
  readonly densities: Float64Array;
  /** Step of each coordinate. */
  readonly scales: Float64Array;
}

export interface MetropolisPlan {
  readonly chains: number;
  readonly seed: number;
  /** Density evaluations for the warm-up and after it. */
  readonly warmUp: number;
  readonly sampling: number;
  /** Every so manyth sweep is kept. */
  readonly thin: number;
}

/**
 * The plain sampler that ours is measured against: random-walk Metropolis, one coordinate after the other, all chains through
 * the density together as ours are, each coordinate's step adapted in the warm-up to accept 44 %. Kept places, a row a chain.
 */
export function metropolis(target: Target, plan: MetropolisPlan): { readonly kept: Float64Array; readonly evaluations: number } {
  const width = target.coordinates.length;
  const next = stream(plan.seed, 'random-walk Metropolis');
  const walk = start(target, plan.chains, next);
  const sweeps = (evaluations: number): number => Math.max(1, Math.floor(evaluations / plan.chains / width));
  const accepted = new Float64Array(width);
  for (let sweep = 1; sweep <= sweeps(plan.warmUp); sweep++) {
    moveEach(target, { walk, next, accepted });
    if (sweep % WINDOW === 0) adapt(walk.scales, accepted, WINDOW * plan.chains);
  }
  const rows = Math.floor(sweeps(plan.sampling) / plan.thin);
  const kept = new Float64Array(rows * walk.places.length);
  for (let row = 0; row < rows; row++) {
    for (let sweep = 0; sweep < plan.thin; sweep++) moveEach(target, { walk, next, accepted });
    kept.set(walk.places, row * walk.places.length);
  }
  return { kept, evaluations: (sweeps(plan.warmUp) + rows * plan.thin) * width * plan.chains };
}

/** From prior draws; the first steps are as wide as the prior. */
function start({ coordinates, logDensity }: Target, chains: number, next: Stream): Walk {
  const width = coordinates.length;
  const places = Float64Array.from({ length: chains * width }, (_, at) => coordinates[at % width]?.quantile(next()) ?? 0);
  const scales = Float64Array.from(coordinates, ({ quantile }) => Math.abs(quantile(0.84) - quantile(0.16)) / 2);
  return { places, densities: logDensity(places, chains), scales };
}

function moveEach(target: Target, { walk, next, accepted }: { walk: Walk; next: Stream; accepted: Float64Array }): void {
  const { places, densities, scales } = walk;
  const width = scales.length;
  for (let coordinate = 0; coordinate < width; coordinate++) {
    const proposed = places.slice();
    for (let at = coordinate; at < places.length; at += width)
      proposed[at] = (places[at] ?? 0) + (scales[coordinate] ?? 0) * normalQuantile(next());
    const found = target.logDensity(proposed, densities.length);
    for (let chain = 0; chain < densities.length; chain++) {
      const density = found[chain] ?? Number.NEGATIVE_INFINITY;
      if (!(Math.log(next()) < density - (densities[chain] ?? 0))) continue;
      densities[chain] = density;
      const at = chain * width + coordinate;
      places[at] = proposed[at] ?? 0;
      accepted[coordinate] = (accepted[coordinate] ?? 0) + 1;
    }
  }
}

/** Wider where too much was accepted, narrower where too little (Robbins and Monro, with a fixed gain). */
function adapt(scales: Float64Array, accepted: Float64Array, proposals: number): void {
  for (let index = 0; index < scales.length; index++)
    scales[index] = (scales[index] ?? 1) * Math.exp(2 * ((accepted[index] ?? 0) / proposals - ACCEPT));
  accepted.fill(0);
}
