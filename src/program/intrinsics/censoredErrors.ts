import { exp } from '../../numeric/elementary/exponential.ts';
import { log } from '../../numeric/elementary/logarithm.ts';
import { gaussLegendre, type Quadrature } from '../../numeric/gaussLegendre.ts';

const LOG_ROOT_TWO_PI = log(2 * Math.PI) / 2;

/** What is known of an error: values that it may have, ascending or descending, and what each weighs; the weights add up to one. */
export interface Belief {
  readonly at: Float64Array;
  readonly weights: Float64Array;
}

/** What becomes of an error after some months: it is normal, about this part of what it was, with this deviation. */
export interface Innovation {
  readonly kept: number;
  readonly deviation: number;
}

/** An error that is known. */
export function known(error: number): Belief {
  return { at: Float64Array.of(error), weights: Float64Array.of(1) };
}

/** log density of an error, by what is known of an earlier one. */
export function logDensity({ at, weights }: Belief, { kept, deviation }: Innovation, error: number): number {
  const shift = nearest(at, kept, error) / deviation;
  let sum = 0;
  for (let node = 0; node < at.length; node++) {
    const z = (error - kept * (at[node] ?? 0)) / deviation;
    sum += (weights[node] ?? 0) * exp((shift * shift - z * z) / 2);
  }
  return log(sum) - (shift * shift) / 2 - log(deviation) - LOG_ROOT_TWO_PI;
}

/** Numbers of nodes; the first is taken that has {@link NODES_A_DEVIATION} for every deviation of the innovation. */
const COUNTS = [12, 16, 24, 32, 48, 64, 96, 192];
const NODES_A_DEVIATION = 1.2;
/** Half the square of the score beyond which a normal density is nothing: e⁻²⁰. */
const NOTHING = 20;
/** That score. */
export const REACH = Math.sqrt(2 * NOTHING);
/** A node that weighs less than this part of the heaviest one is not looked beyond. */
const LIGHT = 1e-9;

export type Grids = readonly Quadrature[];

export function grids(): Grids {
  return COUNTS.map(gaussLegendre);
}

/** What is known of an error by what is known of an earlier one: a mixture of normals. */
export interface Mixture {
  readonly before: Belief;
  readonly innovation: Innovation;
}

/** What is known of an error that lies above a limit, and the log probability that it does. */
export interface Censored {
  readonly belief: Belief;
  readonly logChance: number;
}

/**
 * One step of the filter of a censored error: its density before is the mixture p(x) = Σ wᵢ N(x; φᵏ eᵢ, s²) over the nodes of
 * the error before; above the limit it is p over its integral there, which is the chance. The nodes are of Gauss and Legendre,
 * from the limit to where p is nothing, so that no edge lies within. Good to some 1e-5 for φ up to 0.95 where what is measured
 * is not wholly at odds with the limits; otherwise it is a finite number that is too low.
 */
export function censor(mixture: Mixture, limit: number, all: Grids): Censored {
  const { range, at, weights, whole } = integrated(mixture, limit, all);
  const { shift } = range;
  const logChance = log(whole / mixture.innovation.deviation) - (shift * shift) / 2 - LOG_ROOT_TWO_PI;
  return { belief: { at, weights: weights.map((weight) => weight / whole) }, logChance };
}

/** The integral of a mixture above a limit, up to a factor. */
export interface Integrated {
  readonly range: Range;
  readonly grid: Quadrature;
  readonly at: Float64Array;
  /** What a node adds to the integral, and the sum of it. */
  readonly weights: Float64Array;
  readonly whole: number;
}

export function integrated({ before, innovation }: Mixture, limit: number, all: Grids): Integrated {
  const range = rangeOf({ before, innovation }, limit);
  const { from, to, shift } = range;
  const wanted = (NODES_A_DEVIATION * (to - from)) / innovation.deviation;
  const grid = all.find(({ nodes }) => nodes.length >= wanted) ?? all.at(-1) ?? { nodes: before.at, weights: before.weights };
  const half = (to - from) / 2;
  const at = grid.nodes.map((node) => from + half * (1 + node));
  const weights = at.map((x, node) => half * (grid.weights[node] ?? 0) * mixtureAt(x, { before, innovation }, shift));
  return { range, grid, at, weights, whole: weights.reduce((sum, weight) => sum + weight, 0) };
}

/** √2π s times the density, and times e^{shift² / 2}, so that it is a number far out. */
function mixtureAt(x: number, { before: { at, weights }, innovation: { kept, deviation } }: Mixture, shift: number): number {
  let sum = 0;
  for (let node = 0; node < at.length; node++)
    sum += (weights[node] ?? 0) * bellAt((x - kept * (at[node] ?? 0)) / deviation, shift);
  return sum;
}

/** e^{(shift² − z²) / 2}, and 0 where that is nothing. */
export function bellAt(z: number, shift: number): number {
  const power = (shift * shift - z * z) / 2;
  return power > -2 * NOTHING ? exp(power) : 0;
}

export interface Range {
  /** The nodes of the belief before with the lowest and the highest mean that weigh something. */
  readonly lowest: number;
  readonly highest: number;
  readonly from: number;
  readonly to: number;
  /** Score of `from` above the highest mean; 0 where it lies below. */
  readonly shift: number;
}

/** Where the mixture is something above the limit. */
function rangeOf({ before: { at, weights }, innovation: { kept, deviation } }: Mixture, limit: number): Range {
  const least = LIGHT * weights.reduce((most, weight) => Math.max(most, weight), 0);
  const isHeavy = (weight: number): boolean => weight >= least;
  const meanOf = (node: number): number => kept * (at[node] ?? Number.NaN);
  const [one, other] = [weights.findIndex(isHeavy), weights.findLastIndex(isHeavy)];
  const [lowest, highest] = meanOf(one) <= meanOf(other) ? [one, other] : [other, one];
  const [low, high] = [meanOf(lowest), meanOf(highest)];
  const from = Math.max(limit, low - deviation * REACH);
  const shift = Math.max(0, (from - high) / deviation);
  return { lowest, highest, from, to: high + deviation * Math.sqrt(shift * shift + 2 * NOTHING), shift };
}

/** The least distance of an error from the means. */
function nearest(at: Float64Array, kept: number, error: number): number {
  return at.reduce((least, node) => Math.min(least, Math.abs(error - kept * node)), Number.POSITIVE_INFINITY);
}
