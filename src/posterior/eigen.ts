import { tridiagonalOf } from './tridiagonal.ts';

/** A symmetric matrix as its own directions: column k of `vectors` goes with value k. */
export interface Eigen {
  readonly values: Float64Array;
  readonly vectors: Float64Array;
}

/** Rounds a value may take; two or three are usual. */
const MOST_ROUNDS = 60;

/** By tridiagonal form and implicit QL steps (Golub and Van Loan, Matrix Computations, section 8.3). */
export function eigenOf(matrix: Float64Array, width: number): Eigen {
  const { diagonal, beside, turned } = tridiagonalOf(matrix, width);
  const rows = { diagonal, beside, turned, width };
  for (let from = 0; from < width; from++)
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const to = endOfBlock(rows, from);
      if (to === from) break;
      chase(rows, from, to);
    }
  return { values: diagonal, vectors: turned.map((_, at) => turned[(at % width) * width + Math.floor(at / width)] ?? 0) };
}

interface Rows {
  readonly diagonal: Float64Array;
  /** Element k stands beside diagonal k and k + 1. */
  readonly beside: Float64Array;
  /** Row k goes with diagonal k. */
  readonly turned: Float64Array;
  readonly width: number;
}

/** The last row that hangs together with this one. */
function endOfBlock({ diagonal, beside, width }: Rows, from: number): number {
  let to = from;
  while (to < width - 1) {
    const near = Math.abs(diagonal[to] ?? 0) + Math.abs(diagonal[to + 1] ?? 0);
    if (!(near + Math.abs(beside[to] ?? 0) > near)) break;
    to++;
  }
  return to;
}

/** One step with Wilkinson's shift: the bulge that it makes at the end is turned away, row by row, towards the beginning. */
function chase(rows: Rows, from: number, to: number): void {
  const { diagonal: d, beside: e } = rows;
  let bulge = (d[to] ?? 0) - shiftOf(rows, from);
  let [sine, cosine, moved] = [1, 1, 0];
  for (let row = to - 1; row >= from; row--) {
    const [left, below] = [sine * (e[row] ?? 0), cosine * (e[row] ?? 0)];
    const length = Math.sqrt(left * left + bulge * bulge);
    e[row + 1] = length;
    if (length === 0) {
      d[row + 1] = (d[row + 1] ?? 0) - moved;
      e[to] = 0;
      return;
    }
    sine = left / length;
    cosine = bulge / length;
    const rest = (d[row + 1] ?? 0) - moved;
    const turned = ((d[row] ?? 0) - rest) * sine + 2 * cosine * below;
    moved = sine * turned;
    d[row + 1] = rest + moved;
    bulge = cosine * turned - below;
    turnRows(rows, row, { sine, cosine });
  }
  d[from] = (d[from] ?? 0) - moved;
  e[from] = bulge;
  e[to] = 0;
}

/** The eigenvalue of the first two rows that lies nearer to the first. */
function shiftOf({ diagonal, beside }: Rows, from: number): number {
  const [first, next, between] = [diagonal[from] ?? 0, diagonal[from + 1] ?? 0, beside[from] ?? 0];
  const half = (next - first) / (2 * between);
  return first - between / (half + (half < 0 ? -1 : 1) * Math.sqrt(half * half + 1));
}

function turnRows({ turned, width }: Rows, row: number, { sine, cosine }: { sine: number; cosine: number }): void {
  for (let k = 0, at = row * width; k < width; k++, at++) {
    const x = turned[at] ?? 0;
    const y = turned[at + width] ?? 0;
    turned[at] = cosine * x - sine * y;
    turned[at + width] = sine * x + cosine * y;
  }
}
