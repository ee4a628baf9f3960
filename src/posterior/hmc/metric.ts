import { choleskyOf, momentsOf, productOf, solveLower, timesLower } from '../../numeric/matrix.ts';

/** A normal distribution near the posterior, centre + lower · N(0, I): by it chains measure how far is far, in every direction. */
export interface Metric {
  readonly centre: Float64Array;
  readonly lower: Float64Array;
}

/** The place that stands there in the metric's own numbers. */
export function placeAt({ centre, lower }: Metric, white: Float64Array): Float64Array {
  return timesLower(lower, white).map((value, i) => value + (centre[i] ?? 0));
}

/** Where a place stands in the metric's own numbers. */
export function whiteOf({ centre, lower }: Metric, place: Float64Array): Float64Array {
  return solveLower(
    lower,
    place.map((value, i) => value - (centre[i] ?? 0)),
  );
}

/**
 * The metric moved and stretched to where the sample lies: in its own numbers the covariance becomes (n S + weight I) / (n + weight),
 * S that of the n places. The metric itself where that has no root, as with places that are not numbers.
 */
export function learntMetric(metric: Metric, sample: Float64Array, weight: number): Metric {
  const width = metric.centre.length;
  const count = sample.length / width;
  if (count < 2) return metric;
  const white = new Float64Array(sample.length);
  for (let at = 0; at < sample.length; at += width) white.set(whiteOf(metric, sample.slice(at, at + width)), at);
  const { mean, covariance } = momentsOf(white, width);
  const mixed = covariance.map((value, at) => (count * value + (at % (width + 1) === 0 ? weight : 0)) / (count + weight));
  const inner = choleskyOf(mixed, width);
  return inner ? { centre: placeAt(metric, mean), lower: productOf(metric.lower, inner) } : metric;
}
