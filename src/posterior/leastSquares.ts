import { at } from '../core/present.ts';
import { choleskyOf, inverseOf } from '../numeric/matrix.ts';

/** A fit by least squares. */
export interface LeastSquares {
  readonly weights: readonly number[];
  /** Of what is left, with the degrees of freedom that are left. */
  readonly variance: number;
  /** Part of the variance of the values that the rows explain, 0 to 1. */
  readonly explained: number;
  /** Variance of the fitted value of a row, in units of `variance`. */
  readonly leverage: (row: readonly number[]) => number;
  readonly fitted: (row: readonly number[]) => number;
}

/** Part of a column's sum of squares below which it only repeats the others. */
const NOTHING_LEFT = 1e-8;

/**
 * The weights with the smallest sum of squared errors, the first number of each row being 1. Undefined where there are not more rows
 * than weights, or where a column only repeats the others.
 *
 * @example
 * leastSquares([[1, 0], [1, 1], [1, 2]], [1, 3, 5])?.explained // => 1
 */
export function leastSquares(rows: readonly (readonly number[])[], values: readonly number[]): LeastSquares | undefined {
  const width = rows[0]?.length ?? 0;
  if (width === 0 || rows.length <= width) return undefined;
  const square = Float64Array.from({ length: width * width }, (_, place) =>
    rows.reduce((sum, row) => sum + at(row, Math.floor(place / width)) * at(row, place % width), 0),
  );
  const lower = choleskyOf(square, width);
  if (!lower || repeats(square, lower, width)) return undefined;
  const inverse = inverseOf(lower, width);
  const right = Array.from({ length: width }, (_, term) =>
    rows.reduce((sum, row, index) => sum + at(row, term) * at(values, index), 0),
  );
  const weights = right.map((_, term) => dot(right, (other) => at(inverse, term * width + other)));
  const fitted = (row: readonly number[]): number => dot(row, (term) => at(weights, term));
  const left = squares(rows.map((row, index) => at(values, index) - fitted(row)));
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const all = squares(values.map((value) => value - mean));
  return {
    weights,
    variance: left / (rows.length - width),
    explained: all > 0 ? 1 - left / all : 0,
    leverage: (row) => dot(row, (term) => dot(row, (other) => at(inverse, term * width + other))),
    fitted,
  };
}

function dot(left: readonly number[], right: (index: number) => number): number {
  return left.reduce((sum, value, index) => sum + value * right(index), 0);
}

function squares(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value * value, 0);
}

/** Whether next to nothing of a column is left once the others have explained it. */
function repeats(square: Float64Array, lower: Float64Array, width: number): boolean {
  return Array.from({ length: width }, (_, term) => term * (width + 1)).some((place) => {
    const left = at(lower, place);
    return left * left < NOTHING_LEFT * at(square, place);
  });
}
