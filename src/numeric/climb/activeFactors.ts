import { at } from '../../core/present.ts';
import { choleskyOf } from '../matrix.ts';

/**
 * What the dual method keeps of the limits that hold with equality: `j` with j'Gj = 1, turned so that its first `count` columns
 * span what they say, and the triangle of their weights in it. Both by columns.
 */
export interface ActiveFactors {
  readonly size: number;
  readonly j: Float64Array;
  readonly triangle: Float64Array;
  readonly count: { now: number };
}

/** For a symmetric matrix by rows. Throws an Error where it is not positive definite. */
export function factorsOf(matrix: Float64Array, size: number): ActiveFactors {
  const lower = choleskyOf(matrix, size);
  if (!lower) throw new Error('a matrix that is not positive definite');
  const j = new Float64Array(size * size);
  for (let column = 0; column < size; column++) {
    for (let row = column; row >= 0; row--) {
      let rest = row === column ? 1 : 0;
      for (let below = row + 1; below <= column; below++) rest -= at(lower, below * size + row) * at(j, column * size + below);
      j[column * size + row] = rest / at(lower, row * size + row);
    }
  }
  return { size, j, triangle: new Float64Array(size * size), count: { now: 0 } };
}

/** j'v, for a vector of few entries. */
export function turnedInto({ size, j }: ActiveFactors, coordinates: readonly number[], weights: readonly number[]): Float64Array {
  return Float64Array.from({ length: size }, (_, column) => {
    let sum = 0;
    for (const [index, coordinate] of coordinates.entries()) sum += at(j, column * size + coordinate) * at(weights, index);
    return sum;
  });
}

/** The sum of j's columns from one on, each times its number. */
export function columnsFrom({ size, j }: ActiveFactors, from: number, numbers: Float64Array): Float64Array {
  const sum = new Float64Array(size);
  for (let column = from; column < size; column++) {
    const number = at(numbers, column);
    for (let row = 0; row < size; row++) sum[row] = at(sum, row) + number * at(j, column * size + row);
  }
  return sum;
}

/** The numbers that make the first entries of `turned` from the active limits. */
export function solved({ size, triangle, count }: ActiveFactors, turned: Float64Array): Float64Array {
  const result = new Float64Array(count.now);
  for (let row = count.now - 1; row >= 0; row--) {
    let rest = at(turned, row);
    for (let column = row + 1; column < count.now; column++) rest -= at(triangle, column * size + row) * at(result, column);
    result[row] = rest / at(triangle, row * size + row);
  }
  return result;
}

/** Takes a limit in; `turned` is its vector in j. */
export function takeIn(factors: ActiveFactors, turned: Float64Array): void {
  const { size, triangle, count } = factors;
  const column = turned.slice();
  for (let row = size - 1; row > count.now; row--) {
    const turn = turnOf(at(column, row - 1), at(column, row));
    [column[row - 1], column[row]] = [turn.length, 0];
    turnColumns(factors, row - 1, turn);
  }
  triangle.set(column.subarray(0, count.now + 1), count.now * size);
  count.now += 1;
}

/** Leaves the active limit at a place out. */
export function leaveOut(factors: ActiveFactors, place: number): void {
  const { size, triangle, count } = factors;
  count.now -= 1;
  triangle.copyWithin(place * size, (place + 1) * size, (count.now + 1) * size);
  for (let row = place; row < count.now; row++) {
    const turn = turnOf(at(triangle, row * size + row), at(triangle, row * size + row + 1));
    for (let column = row; column < count.now; column++)
      turnPair(triangle, { first: column * size + row, second: column * size + row + 1, turn });
    turnColumns(factors, row, turn);
  }
}

interface Turn {
  readonly cosine: number;
  readonly sine: number;
  readonly length: number;
}

/** Turns (first, second) into (length, 0). */
function turnOf(first: number, second: number): Turn {
  const length = Math.sqrt(first * first + second * second);
  return length === 0 ? { cosine: 1, sine: 0, length } : { cosine: first / length, sine: second / length, length };
}

function turnColumns({ size, j }: ActiveFactors, column: number, turn: Turn): void {
  for (let row = 0; row < size; row++) turnPair(j, { first: column * size + row, second: (column + 1) * size + row, turn });
}

function turnPair(
  values: Float64Array,
  { first, second, turn }: { readonly first: number; readonly second: number; readonly turn: Turn },
): void {
  const [one, other] = [at(values, first), at(values, second)];
  values[first] = turn.cosine * one + turn.sine * other;
  values[second] = turn.cosine * other - turn.sine * one;
}
