import { log } from '../numeric/elementary/logarithm.ts';
import { normalQuantile } from '../numeric/normal.ts';

/** Kept draws of one number: a row a chain, chains of the same run together. */
export interface Chains {
  readonly runs: number;
  /** Chains a run. */
  readonly chains: number;
  /** By run, chain, generation: `values[(run * chains + chain) * length + generation]`. */
  readonly values: Float64Array;
}

/** How well the chains have explored one number. */
export interface Convergence {
  /** Rank-normalised split R-hat across independent runs, of the number and of its distance from the median: the larger. */
  readonly rHat: number;
  /** Effective draws for its centre. */
  readonly bulkEss: number;
  /** Effective draws for its 5 % and 95 % points: the smaller. */
  readonly tailEss: number;
}

/**
 * The diagnostics of Vehtari, Gelman, Simpson, Carpenter and Bürkner 2021 (Bayesian Analysis 16(2)). Chains of a run learn from
 * one another, so R-hat compares runs, each cut in half; autocorrelation is that of the chains.
 */
export function convergenceOf(chains: Chains): Convergence {
  const sorted = chains.values.slice().sort();
  const ranked = rankNormalised(chains.values, sorted);
  const middle = quantileOf(sorted, 0.5);
  const folded = rankNormalised(chains.values.map((value) => Math.abs(value - middle)));
  const halves = (values: Float64Array): Float64Array[] => halvesOfRuns({ ...chains, values });
  const below = (p: number): number => {
    const limit = quantileOf(sorted, p);
    return effectiveDraws(splitChains({ ...chains, values: chains.values.map((value) => Number(value <= limit)) }));
  };
  return {
    rHat: Math.max(rHatOf(halves(ranked)), rHatOf(halves(folded))),
    bulkEss: effectiveDraws(splitChains({ ...chains, values: ranked })),
    tailEss: Math.min(below(0.05), below(0.95)),
  };
}

/** Ranks (ties share their mean) as normal scores, by Blom's offset: Φ⁻¹((r − 3/8) / (S + 1/4)).
 * @example
 * rankNormalised(Float64Array.of(10, -3, 4)).map((z) => Math.round(z * 1e4) / 1e4) // => Float64Array.of(0.8694, -0.8694, 0) */
export function rankNormalised(values: Float64Array, sorted = values.slice().sort()): Float64Array {
  const scores = new Float64Array(sorted.length);
  for (let from = 0; from < sorted.length; ) {
    let to = from + 1;
    while (to < sorted.length && sorted[to] === sorted[from]) to++;
    scores.fill(normalQuantile(((from + 1 + to) / 2 - 0.375) / (sorted.length + 0.25)), from, to);
    from = to;
  }
  return values.map((value) => scores[placeIn(sorted, value)] ?? Number.NaN);
}

/** Where a value first stands in a sorted list that holds it. */
function placeIn(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** √(((n−1)/n W + B/n) / W): the spread of all draws together over that within each sequence; 1 where nothing moves anywhere. */
export function rHatOf(sequences: readonly Float64Array[]): number {
  const { within, pooled } = spreads(sequences);
  if (pooled === 0) return 1;
  return within === 0 ? Number.POSITIVE_INFINITY : Math.sqrt(pooled / within);
}

/**
 * m·n / (1 + 2 Σ ρ): the draws that would be as good if they were independent, with autocorrelations summed in pairs while
 * these are positive and falling (Geyer 1992), and at most m·n·log₁₀(m·n).
 */
export function effectiveDraws(sequences: readonly Float64Array[]): number {
  const length = sequences[0]?.length ?? 0;
  const total = sequences.length * length;
  const { within, pooled, means } = spreads(sequences);
  if (pooled === 0) return total;
  const correlation = (lag: number): number => 1 - (within - meanAutocovariance(sequences, means, lag)) / pooled;
  let sum = 0;
  let smallest = Number.POSITIVE_INFINITY;
  for (let lag = 0; lag + 1 < length; lag += 2) {
    const pair = (lag === 0 ? 1 : correlation(lag)) + correlation(lag + 1);
    if (!(pair > 0)) break;
    smallest = Math.min(smallest, pair);
    sum += smallest;
  }
  const time = Math.max(2 * sum - 1, Math.LN10 / log(total));
  return total / time;
}

interface Spreads {
  readonly means: readonly number[];
  /** W: mean variance within sequences. */
  readonly within: number;
  /** (n−1)/n W + B/n. */
  readonly pooled: number;
}

function spreads(sequences: readonly Float64Array[]): Spreads {
  const length = sequences[0]?.length ?? 0;
  const means = sequences.map((values) => sumOf(values) / length);
  const within =
    sequences.reduce((sum, values, index) => sum + squares(values, means[index] ?? 0) / (length - 1), 0) / sequences.length;
  const centre = sumOf(means) / means.length;
  const between = squares(means, centre) / Math.max(1, means.length - 1);
  return { means, within, pooled: (within * (length - 1)) / length + between };
}

function meanAutocovariance(sequences: readonly Float64Array[], means: readonly number[], lag: number): number {
  let sum = 0;
  for (const [index, values] of sequences.entries()) {
    const mean = means[index] ?? 0;
    let own = 0;
    for (let at = lag; at < values.length; at++) own += ((values[at] ?? 0) - mean) * ((values[at - lag] ?? 0) - mean);
    sum += own / values.length;
  }
  return sum / sequences.length;
}

/** The first and the second half of each run, all its chains together. */
function halvesOfRuns({ runs, chains, values }: Chains): Float64Array[] {
  const length = values.length / runs / chains;
  const half = Math.floor(length / 2);
  return Array.from({ length: 2 * runs }, (_, index) => {
    const joined = new Float64Array(half * chains);
    for (let chain = 0; chain < chains; chain++) {
      const from = (Math.floor(index / 2) * chains + chain) * length + (index % 2 === 0 ? 0 : length - half);
      joined.set(values.subarray(from, from + half), chain * half);
    }
    return joined;
  });
}

/** The first and the second half of each chain. */
function splitChains({ runs, chains, values }: Chains): Float64Array[] {
  const length = values.length / runs / chains;
  const half = Math.floor(length / 2);
  return Array.from({ length: runs * chains }, (_, chain) => chain * length).flatMap((from) => [
    values.subarray(from, from + half),
    values.subarray(from + length - half, from + length),
  ]);
}

function quantileOf(sorted: Float64Array, p: number): number {
  const at = p * (sorted.length - 1);
  const below = Math.floor(at);
  const value = sorted[below] ?? Number.NaN;
  return value + (at - below) * ((sorted[below + 1] ?? value) - value);
}

function sumOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < values.length; index++) sum += values[index] ?? 0;
  return sum;
}

function squares(values: ArrayLike<number>, centre: number): number {
  let sum = 0;
  for (let index = 0; index < values.length; index++) {
    const distance = (values[index] ?? 0) - centre;
    sum += distance * distance;
  }
  return sum;
}
