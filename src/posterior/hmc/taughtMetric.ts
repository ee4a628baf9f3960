import { choleskyOf, momentsOf, productOf } from '../../numeric/matrix.ts';
import { eigenOf } from '../eigen.ts';
import { type Metric, placeAt, whiteOf } from './metric.ts';

/** Places and the slopes of the log density there, a row each. */
export interface Taught {
  readonly places: Float64Array;
  readonly slopes: Float64Array;
}

/** How much the metric so far counts: as so many places of the widths squared over the places. */
const WEIGHT = 1 / 8;

/**
 * The metric that places and slopes teach together: the geometric mean of the covariance of the places and the inverse of that of the
 * slopes, in the numbers of the metric so far. Of a normal distribution it is the covariance itself, whichever places were seen, once
 * there are more of them than coordinates; places alone would take a hundred times as many (as in Seyboldt, Carlson and Carpenter
 * 2025). Both are drawn towards the metric so far, the more the fewer places there are; that itself where there is no such mean.
 */
export function taughtMetric(metric: Metric, { places, slopes }: Taught): Metric {
  const width = metric.centre.length;
  const count = places.length / width;
  if (count < 2) return metric;
  const [white, turned] = [new Float64Array(places.length), new Float64Array(places.length)];
  for (let at = 0; at < places.length; at += width) {
    white.set(whiteOf(metric, places.slice(at, at + width)), at);
    turned.set(transposedTimes(metric.lower, slopes.subarray(at, at + width)), at);
  }
  const weight = (WEIGHT * width * width) / count;
  const { mean, covariance } = momentsOf(white, width);
  const root = choleskyOf(drawnIn(covariance, count, weight), width);
  if (!root) return metric;
  const inner = rootOfMean(root, drawnIn(momentsOf(turned, width).covariance, count, weight));
  return inner ? { centre: placeAt(metric, mean), lower: productOf(metric.lower, inner) } : metric;
}

/** (n S + weight I) / (n + weight). */
function drawnIn(covariance: Float64Array, count: number, weight: number): Float64Array {
  const width = Math.sqrt(covariance.length);
  return covariance.map((value, at) => (count * value + (at % (width + 1) === 0 ? weight : 0)) / (count + weight));
}

/** The lower root of the geometric mean of R Rᵀ and the inverse of B: R (Rᵀ B R)^(−1/2) Rᵀ (Bhatia 2007); undefined where it has none. */
function rootOfMean(root: Float64Array, slopes: Float64Array): Float64Array | undefined {
  const width = Math.sqrt(root.length);
  const { values, vectors } = eigenOf(congruent(root, slopes), width);
  if (!values.every((value) => value > 0)) return undefined;
  const scales = values.map((value) => 1 / Math.sqrt(value));
  const half = new Float64Array(root.length);
  for (let i = 0; i < width; i++)
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = 0; k < width; k++) sum += (vectors[i * width + k] ?? 0) * (vectors[j * width + k] ?? 0) * (scales[k] ?? 0);
      half[i * width + j] = sum;
      half[j * width + i] = sum;
    }
  const inner = choleskyOf(half, width);
  return inner && productOf(root, inner);
}

/** Lᵀ x. */
function transposedTimes(lower: Float64Array, x: Float64Array): Float64Array {
  const width = x.length;
  const y = new Float64Array(width);
  for (let i = 0; i < width; i++) for (let j = 0; j <= i; j++) y[j] = (y[j] ?? 0) + (lower[i * width + j] ?? 0) * (x[i] ?? 0);
  return y;
}

/** Lᵀ B L. */
function congruent(lower: Float64Array, square: Float64Array): Float64Array {
  const width = Math.sqrt(square.length);
  const rowsTimes = (from: Float64Array): Float64Array => {
    const found = new Float64Array(from.length);
    for (let i = 0; i < width; i++) {
      const row = transposedTimes(lower, from.subarray(i * width, (i + 1) * width));
      for (let j = 0; j < width; j++) found[j * width + i] = row[j] ?? 0;
    }
    return found;
  };
  return rowsTimes(rowsTimes(square));
}
