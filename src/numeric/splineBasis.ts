import { at } from '../core/present.ts';
import { quantilesOf } from './summary.ts';

/** Where the pieces of a natural spline meet, as parts of the sample. */
const PARTS: Readonly<Record<3 | 5, readonly number[]>> = {
  3: [0.05, 0.35, 0.65, 0.95],
  5: [0.05, 0.23, 0.41, 0.59, 0.77, 0.95],
};

/**
 * Columns of a natural cubic spline of a sample, one number a draw, without the constant: the sample itself and, for each inner knot,
 * a cubic that is a straight line beyond the outer ones (Hastie, Tibshirani and Friedman 2009, 5.2.1). Scaled, so that columns are of
 * like size. No columns where the sample does not vary; fewer where knots fall together.
 */
export function splineColumns(sample: Float64Array, freedom: 3 | 5): Float64Array[] {
  const knots = [...new Set(quantilesOf(sample, PARTS[freedom]))];
  const [low, high] = [at(knots, 0), at(knots, knots.length - 1)];
  if (!(high > low)) return [];
  const scaled = sample.map((value) => (value - low) / (high - low));
  const places = knots.map((knot) => (knot - low) / (high - low));
  const last = places.length - 1;
  const cubed = (value: number): number => (value > 0 ? value * value * value : 0);
  const piece = (value: number, knot: number): number =>
    (cubed(value - at(places, knot)) - cubed(value - at(places, last))) / (at(places, last) - at(places, knot));
  const bent = Array.from({ length: Math.max(0, last - 1) }, (_, knot) =>
    scaled.map((value) => piece(value, knot) - piece(value, last - 1)),
  );
  return [scaled, ...bent];
}
