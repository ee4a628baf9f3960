import { choleskyOf, inverseOf, momentsOf, productOf, solveLower } from '../numeric/matrix.ts';
import type { Coordinate } from './coordinate.ts';
import type { Target } from './target.ts';

/** A normal distribution near the posterior, by which moves are proposed: centre + lower · N(0, I). */
export interface Reference {
  readonly centre: Float64Array;
  readonly lower: Float64Array;
  /** For each coordinate the {@link KIN} that hang together with it most, itself first. */
  readonly kin: Int32Array;
  /** Chance of each coordinate to be moved with its kin, added up: the more the others tell about it, the more often. */
  readonly chances: Float64Array;
  /** Coordinates about which the history says little: their spread is nearly the prior's. */
  readonly loose: Int32Array;
  /** All others. */
  readonly tight: Int32Array;
}

/** Coordinates that a block of kin has at most. */
export const KIN = 8;

/** Step of the differences, on scales on which priors are about 1 wide. */
const STEP = 0.01;

/**
 * The reference around these places: their mean, and the inverse of the information that prior and history hold there. The
 * history's is the sum over cells of the outer product of the cell's score (Berndt, Hall, Hall and Hausman 1974), by central
 * differences, averaged over the places: positive definite from a few places, where a sample covariance would need hundreds.
 */
export function fitReference(target: Target, centre: Float64Array, places: Float64Array): Reference | undefined {
  const width = target.coordinates.length;
  const count = places.length / width;
  const information = new Float64Array(width * width);
  for (let place = 0; place < count; place++)
    addInformation(target, places.subarray(place * width, (place + 1) * width), { information, weight: 1 / count });
  const precision = choleskyOf(information, width);
  const covariance = precision && inverseOf(precision, width);
  const lower = covariance && choleskyOf(covariance, width);
  if (!lower) return undefined;
  const loose = looseOf(target, covariance);
  const tight = Int32Array.from([...centre.keys()].filter((i) => !loose.includes(i)));
  return { centre, lower, kin: kinOf(information, width), chances: chancesOf(information, covariance), loose, tight };
}

/** Part of the prior's variance that must be left. */
const LOOSE = 0.6;

function looseOf({ coordinates }: Target, covariance: Float64Array): Int32Array {
  const width = coordinates.length;
  const left = ({ quantile }: Coordinate, i: number): number => {
    const deviation = (quantile(P_ONE_SD) - quantile(1 - P_ONE_SD)) / 2;
    return (covariance[i * (width + 1)] ?? 0) / (deviation * deviation);
  };
  return Int32Array.from(coordinates.flatMap((coordinate, i) => (left(coordinate, i) > LOOSE ? [i] : [])));
}

/** Part of a normal distribution below one standard deviation. */
const P_ONE_SD = 0.8413447460685429;

/** A coordinate's squared multiple correlation with all others, and a little for each; added up to 1. */
function chancesOf(information: Float64Array, covariance: Float64Array): Float64Array {
  const width = Math.sqrt(information.length);
  const weights = Array.from(
    { length: width },
    (_, i) => Math.sqrt((information[i * (width + 1)] ?? 1) * (covariance[i * (width + 1)] ?? 1)) - 0.95,
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  return Float64Array.from(weights, (weight) => (sum += weight / total));
}

/** By the size of the partial correlation, which the information holds. */
function kinOf(information: Float64Array, width: number): Int32Array {
  const at = (i: number, j: number): number => information[i * width + j] ?? 0;
  const coordinates = Array.from({ length: width }, (_, i) => i);
  const rows = coordinates.map((i) => {
    const closeness = (j: number): number => (i === j ? Number.POSITIVE_INFINITY : (at(i, j) * at(i, j)) / at(j, j));
    return [...coordinates].sort((a, b) => closeness(b) - closeness(a)).slice(0, KIN);
  });
  return Int32Array.from(rows.flatMap((row) => Array.from({ length: KIN }, (_, index) => row[index] ?? row[0] ?? 0)));
}

/**
 * The reference widened to how the sample lies in it: in its whitened coordinates the covariance becomes (1 − share) I + share S.
 * Where the posterior bends, the information at its places makes the reference too narrow; the sample says by how much.
 */
export function widenReference(reference: Reference, sample: Float64Array, share: number): Reference {
  const { centre, lower } = reference;
  const width = centre.length;
  const white = new Float64Array(sample.length);
  for (let start = 0; start < sample.length; start += width)
    white.set(
      solveLower(
        lower,
        sample.slice(start, start + width).map((value, i) => value - (centre[i] ?? 0)),
      ),
      start,
    );
  const { covariance } = momentsOf(white, width);
  const mixed = covariance.map((value, index) => share * value + (index % (width + 1) === 0 ? 1 - share : 0));
  const inner = choleskyOf(mixed, width);
  return inner ? { ...reference, lower: productOf(lower, inner) } : reference;
}

/** How many places a reference evaluates the density at, for each that it is given. */
export function referenceCost(target: Target): number {
  return 2 * target.coordinates.length;
}

function addInformation(
  target: Target,
  place: Float64Array,
  { information, weight }: { information: Float64Array; weight: number },
): void {
  const width = place.length;
  const scores = scoresAt(target, place);
  for (let cell = 0; cell < target.cells; cell++) {
    for (let i = 0; i < width; i++) {
      const score = weight * (scores[i * target.cells + cell] ?? 0);
      if (score === 0) continue;
      for (let j = 0; j < width; j++)
        information[i * width + j] = (information[i * width + j] ?? 0) + score * (scores[j * target.cells + cell] ?? 0);
    }
  }
  for (const [i, { logPrior }] of target.coordinates.entries()) {
    const u = place[i] ?? 0;
    const curvature = (2 * logPrior(u) - logPrior(u + STEP) - logPrior(u - STEP)) / (STEP * STEP);
    information[i * width + i] =
      (information[i * width + i] ?? 0) + weight * Math.max(0.05, Number.isFinite(curvature) ? curvature : 0);
  }
}

/** Score of each cell in each coordinate, coordinates first; 0 where a difference makes no sense. */
function scoresAt(target: Target, place: Float64Array): Float64Array {
  const width = place.length;
  const moved = new Float64Array(2 * width * width);
  for (let i = 0; i < 2 * width; i++) {
    moved.set(place, i * width);
    const at = i * width + (i % width);
    moved[at] = (moved[at] ?? 0) + (i < width ? STEP : -STEP);
  }
  const parts = target.cellParts(moved, 2 * width);
  const half = width * target.cells;
  return Float64Array.from({ length: half }, (_, index) => {
    const score = ((parts[index] ?? 0) - (parts[half + index] ?? 0)) / (2 * STEP);
    return Number.isFinite(score) ? score : 0;
  });
}

/** The mean of places. */
export function centreOf(places: Float64Array, width: number): Float64Array {
  return momentsOf(places, width).mean;
}
