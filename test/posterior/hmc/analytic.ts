import { normalQuantile } from '../../../src/numeric/normal.ts';
import { stream } from '../../../src/numeric/random.ts';
import type { Schedule } from '../../../src/posterior/calibrationSource.ts';
import { hmcRound, type Terrain } from '../../../src/posterior/hmc/hmc.ts';
import type { RunState } from '../../../src/posterior/runState.ts';
import type { Sample } from '../../../src/posterior/sample.ts';
import { sampleAll } from '../../../src/posterior/sampling.ts';
import type { SmoothDensity } from '../../../src/posterior/smoothDensity.ts';

/** A density told place by place: its log, and its slope written to `slope`. */
export function smooth(width: number, at: (place: Float64Array, slope: Float64Array) => number): SmoothDensity {
  return {
    width,
    withGradient: (places, count, gradient) =>
      Float64Array.from({ length: count }, (_, index) =>
        at(places.subarray(index * width, (index + 1) * width), gradient.subarray(index * width, (index + 1) * width)),
      ),
  };
}

/** Normal with this covariance's lower root, around a centre. */
export function normalDensity(centre: Float64Array, precision: Float64Array): SmoothDensity {
  const width = centre.length;
  return smooth(width, (place, slope) => {
    let sum = 0;
    for (let i = 0; i < width; i++) {
      let pull = 0;
      for (let j = 0; j < width; j++) pull -= (precision[i * width + j] ?? 0) * ((place[j] ?? 0) - (centre[j] ?? 0));
      slope[i] = pull;
      sum += (pull * ((place[i] ?? 0) - (centre[i] ?? 0))) / 2;
    }
    return sum;
  });
}

/** Everything thought to be standard normal beforehand. */
export const terrainOf = (density: SmoothDensity, scale = 1): Terrain => ({
  density,
  believed: Array.from({ length: density.width }, () => ({ quantile: (p: number) => scale * normalQuantile(p) })),
});

export const SCHEDULE: Schedule = { sampler: 'HMC', runs: 4, chains: 2, warmUp: 150, block: 250, thin: 1, mostBlocks: 8 };

/** A sample of it, in this process. */
export function sampled(
  terrain: Terrain,
  { schedule = SCHEDULE, seed = 1, warm }: { schedule?: Schedule; seed?: number; warm?: readonly RunState[] } = {},
): Promise<Sample> {
  const runAll = async (tasks: Parameters<Parameters<typeof sampleAll>[1]['runAll']>[0]) =>
    tasks.map((task) => hmcRound(terrain, { seed, schedule }, task));
  return sampleAll(terrain.density.width, { schedule, runAll, progress: () => undefined, ...(warm && { warm }) });
}

/** A precision with condition number about `spread`². */
export function randomPrecision(width: number, spread: number, seed: number): Float64Array {
  const next = stream(seed, 'precision');
  const roots = Float64Array.from({ length: width * width }, () => normalQuantile(next()) / Math.sqrt(width));
  const precision = new Float64Array(width * width);
  for (let i = 0; i < width; i++)
    for (let j = 0; j < width; j++) {
      let sum = i === j ? 1 : 0;
      for (let k = 0; k < width; k++) sum += spread * (roots[i * width + k] ?? 0) * (roots[j * width + k] ?? 0);
      precision[i * width + j] = sum;
    }
  return precision;
}
