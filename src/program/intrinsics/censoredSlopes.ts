import { exp } from '../../numeric/elementary/exponential.ts';
import { type Belief, bellAt, type Grids, type Integrated, integrated, type Mixture, REACH } from './censoredErrors.ts';

/** How a result changes with what is known of an error: with each node, and with its weight. */
export interface BeliefSlopes {
  readonly at: Float64Array;
  readonly weights: Float64Array;
}

/** How it changes with what was known before, with what is kept of it, the innovation's deviation, and the error or its limit. */
export interface MixtureSlopes {
  readonly belief: BeliefSlopes;
  kept: number;
  deviation: number;
  error: number;
}

function noSlopes({ at }: Belief): MixtureSlopes {
  const belief = { at: new Float64Array(at.length), weights: new Float64Array(at.length) };
  return { belief, kept: 0, deviation: 0, error: 0 };
}

/** Of `logDensity`, times an amount. */
export function logDensitySlopes(mixture: Mixture, error: number, amount: number): MixtureSlopes {
  const slopes = noSlopes(mixture.before);
  const { at, weights } = mixture.before;
  const { kept, deviation } = mixture.innovation;
  const scores = at.map((node) => (error - kept * node) / deviation);
  const shift = scores.reduce((least, z) => Math.min(least, Math.abs(z)), Number.POSITIVE_INFINITY);
  const bells = scores.map((z) => exp((shift * shift - z * z) / 2));
  const whole = bells.reduce((sum, bell, node) => sum + (weights[node] ?? 0) * bell, 0);
  slopes.deviation -= amount / deviation;
  slopes.error += addBells(mixture, { at: error, amount: amount / whole, shift }, slopes);
  return slopes;
}

/**
 * Of `censor`: `amount` times the slopes of its log chance, and those of the belief that it leaves with their own. The integral is
 * a sum over nodes, which move with the limit and with the means; all of that is differentiated, but for the number of nodes.
 */
export function censorSlopes(
  mixture: Mixture,
  { limit, all }: { readonly limit: number; readonly all: Grids },
  { amount, after }: { readonly amount: number; readonly after?: BeliefSlopes },
): MixtureSlopes {
  const slopes = noSlopes(mixture.before);
  const sum = integrated(mixture, limit, all);
  const { range, grid, at, weights, whole } = sum;
  const half = (range.to - range.from) / 2;
  const mean = weights.reduce((total, weight, node) => total + (weight / whole) * (after?.weights[node] ?? 0), 0);
  slopes.deviation -= amount / mixture.innovation.deviation;
  let [ofFrom, ofHalf] = [0, 0];
  for (let node = 0; node < at.length; node++) {
    const ofWeight = (amount + (after?.weights[node] ?? 0) - mean) / whole;
    ofHalf += (ofWeight * (weights[node] ?? 0)) / half;
    const point = { at: at[node] ?? 0, amount: ofWeight * half * (grid.weights[node] ?? 0), shift: range.shift };
    const ofNode = (after?.at[node] ?? 0) + addBells(mixture, point, slopes);
    ofFrom += ofNode;
    ofHalf += ofNode * (1 + (grid.nodes[node] ?? 0));
  }
  addRange(mixture, { sum, limit, ofFrom: ofFrom - ofHalf / 2, ofTo: ofHalf / 2 }, slopes);
  return slopes;
}

interface Point {
  readonly at: number;
  readonly amount: number;
  readonly shift: number;
}

/** A mixture at a point, times an amount: adds what belongs to the mixture, and gives the slope by the point. */
function addBells(
  { before, innovation: { kept, deviation } }: Mixture,
  { at, amount, shift }: Point,
  slopes: MixtureSlopes,
): number {
  let ofPoint = 0;
  for (let node = 0; node < before.at.length; node++) {
    const mean = before.at[node] ?? 0;
    const z = (at - kept * mean) / deviation;
    const bell = amount * bellAt(z, shift);
    const ofMean = ((before.weights[node] ?? 0) * bell * z) / deviation;
    slopes.belief.weights[node] = (slopes.belief.weights[node] ?? 0) + bell;
    slopes.belief.at[node] = (slopes.belief.at[node] ?? 0) + ofMean * kept;
    slopes.kept += ofMean * mean;
    slopes.deviation += ofMean * z;
    ofPoint -= ofMean;
  }
  return ofPoint;
}

interface Ends {
  readonly sum: Integrated;
  readonly limit: number;
  readonly ofFrom: number;
  readonly ofTo: number;
}

/** Where the integral begins and ends. */
function addRange({ before, innovation: { kept } }: Mixture, { sum, limit, ofFrom, ofTo }: Ends, slopes: MixtureSlopes): void {
  const { from, shift, lowest, highest } = sum.range;
  const far = Math.sqrt(shift * shift + REACH * REACH);
  const addMean = (node: number, amount: number): void => {
    slopes.kept += amount * (before.at[node] ?? 0);
    slopes.belief.at[node] = (slopes.belief.at[node] ?? 0) + amount * kept;
  };
  const ofStart = ofFrom + (ofTo * shift) / far;
  addMean(highest, ofTo * (1 - shift / far));
  slopes.deviation += ofTo * (far - (shift * shift) / far);
  if (from <= limit) slopes.error += ofStart;
  else {
    addMean(lowest, ofStart);
    slopes.deviation -= ofStart * REACH;
  }
}
