import { at } from '../core/present.ts';

/** Groups of draws, one after the other; each is predicted from the others. */
export const GROUPS = 20;

/** The group of a draw. */
export function groupOf(draw: number, count: number): number {
  return Math.min(GROUPS - 1, Math.floor((draw * GROUPS) / count));
}

/**
 * Least squares of each target on the columns and a constant: predictions of each group of draws from the fit to all others, so that
 * no draw has taught its own prediction. A little ridge keeps columns that hang together apart.
 */
export function crossFitted(columns: readonly Float64Array[], targets: readonly Float64Array[]): Float64Array[] {
  const count = at(targets, 0).length;
  const all = [new Float64Array(count).fill(1), ...columns];
  const size = all.length;
  const sums = Array.from({ length: GROUPS }, (_, group) => momentsOf(all, targets, group));
  const whole = sums.reduce((sum, one) => ({
    gram: added(sum.gram, one.gram, 1),
    cross: sum.cross.map((c, k) => added(c, at(one.cross, k), 1)),
  }));
  const predicted = targets.map(() => new Float64Array(count));
  for (const [group, own] of sums.entries()) {
    const gram = added(whole.gram, own.gram, -1);
    for (let place = 1; place < size; place++) gram[place * size + place] = at(gram, place * size + place) * (1 + 1e-9) + 1e-9;
    for (const [target, cross] of whole.cross.entries()) {
      const weights = solvedFor(gram.slice(), added(cross, at(own.cross, target), -1));
      fill(at(predicted, target), all, { weights, group });
    }
  }
  return predicted;
}

interface Moments {
  readonly gram: Float64Array;
  readonly cross: readonly Float64Array[];
}

function momentsOf(columns: readonly Float64Array[], targets: readonly Float64Array[], group: number): Moments {
  const size = columns.length;
  const count = at(columns, 0).length;
  const [from, to] = bounds(group, count);
  const inner = (one: Float64Array, other: Float64Array): number => {
    let sum = 0;
    for (let draw = from; draw < to; draw++) sum += at(one, draw) * at(other, draw);
    return sum;
  };
  const gram = new Float64Array(size * size);
  columns.forEach((one, row) => {
    columns.slice(0, row + 1).forEach((other, column) => {
      const value = inner(one, other);
      gram[row * size + column] = value;
      gram[column * size + row] = value;
    });
  });
  return { gram, cross: targets.map((target) => Float64Array.from(columns, (column) => inner(column, target))) };
}

/** The draws of a group: from, and up to. */
function bounds(group: number, count: number): readonly [from: number, to: number] {
  return [Math.ceil((group * count) / GROUPS), Math.ceil(((group + 1) * count) / GROUPS)];
}

function added(one: Float64Array, other: Float64Array, sign: 1 | -1): Float64Array {
  return one.map((value, index) => value + sign * at(other, index));
}

/** The solution of a symmetric positive definite system, by elimination in place. */
function solvedFor(matrix: Float64Array, right: Float64Array): Float64Array {
  const size = right.length;
  const solution = right.slice();
  for (let pivot = 0; pivot < size; pivot++) {
    for (let row = pivot + 1; row < size; row++) {
      const part = at(matrix, row * size + pivot) / at(matrix, pivot * size + pivot);
      for (let column = pivot; column < size; column++)
        matrix[row * size + column] = at(matrix, row * size + column) - part * at(matrix, pivot * size + column);
      solution[row] = at(solution, row) - part * at(solution, pivot);
    }
  }
  for (let row = size - 1; row >= 0; row--) {
    let rest = at(solution, row);
    for (let column = row + 1; column < size; column++) rest -= at(matrix, row * size + column) * at(solution, column);
    solution[row] = rest / at(matrix, row * size + row);
  }
  return solution;
}

function fill(
  predicted: Float64Array,
  columns: readonly Float64Array[],
  { weights, group }: { readonly weights: Float64Array; readonly group: number },
): void {
  const [from, to] = bounds(group, predicted.length);
  for (let draw = from; draw < to; draw++) {
    let sum = 0;
    for (const [index, column] of columns.entries()) sum += at(column, draw) * at(weights, index);
    predicted[draw] = sum;
  }
}
