/** A symmetric matrix A as Tᵀ (three diagonals) T. */
export interface Tridiagonal {
  readonly diagonal: Float64Array;
  /** Element k stands beside diagonal k and k + 1; the last is 0. */
  readonly beside: Float64Array;
  /** T, row by row: an orthogonal matrix. */
  readonly turned: Float64Array;
}

/** By Householder's mirrors (Golub and Van Loan, Matrix Computations, section 8.3.1). */
export function tridiagonalOf(matrix: Float64Array, width: number): Tridiagonal {
  const a = matrix.slice();
  const mirrors: Mirror[] = [];
  const beside = new Float64Array(width);
  for (let k = 0; k < width - 1; k++) {
    const mirror = mirrorOf(a, width, k);
    beside[k] = mirror.length;
    if (mirror.weight === 0) continue;
    mirrorBoth(a, width, mirror);
    mirrors.push(mirror);
  }
  const turned = a.map((_, at) => Number(at % (width + 1) === 0));
  for (const mirror of mirrors.reverse()) mirrorColumns(turned, width, mirror);
  return { diagonal: Float64Array.from({ length: width }, (_, i) => a[i * (width + 1)] ?? Number.NaN), beside, turned };
}

/** I − weight · v vᵀ, where v is 0 up to row `from` − 1. */
interface Mirror {
  readonly v: Float64Array;
  readonly weight: number;
  readonly from: number;
  /** What it makes of the column below the diagonal: this, and 0 below that. */
  readonly length: number;
}

function mirrorOf(a: Float64Array, width: number, column: number): Mirror {
  const from = column + 1;
  const v = new Float64Array(width);
  let square = 0;
  for (let i = from; i < width; i++) {
    const value = a[i * width + column] ?? 0;
    v[i] = value;
    if (i > from) square += value * value;
  }
  const first = v[from] ?? 0;
  if (square === 0) return { v, weight: 0, from, length: first };
  const length = (first < 0 ? 1 : -1) * Math.sqrt(square + first * first);
  v[from] = first - length;
  return { v, weight: 2 / (square + (first - length) * (first - length)), from, length };
}

/** A without v's part, from both sides: only what is left to do is kept up. */
function mirrorBoth(a: Float64Array, width: number, { v, weight, from }: Mirror): void {
  const p = new Float64Array(width);
  let along = 0;
  for (let i = from; i < width; i++) {
    let sum = 0;
    for (let j = from; j < width; j++) sum += (a[i * width + j] ?? 0) * (v[j] ?? 0);
    p[i] = weight * sum;
    along += (p[i] ?? 0) * (v[i] ?? 0);
  }
  for (let i = from; i < width; i++) p[i] = (p[i] ?? 0) - (weight / 2) * along * (v[i] ?? 0);
  for (let i = from; i < width; i++) {
    const [own, other] = [v[i] ?? 0, p[i] ?? 0];
    for (let j = from; j < width; j++) {
      const at = i * width + j;
      a[at] = (a[at] ?? 0) - own * (p[j] ?? 0) - other * (v[j] ?? 0);
    }
  }
}

/** T times the mirror, for a T that is the unit matrix before `from`: row by row, so that rows of T end as directions. */
function mirrorColumns(turned: Float64Array, width: number, { v, weight, from }: Mirror): void {
  for (let i = from; i < width; i++) {
    let sum = 0;
    for (let j = from; j < width; j++) sum += (turned[i * width + j] ?? 0) * (v[j] ?? 0);
    for (let j = from; j < width; j++) turned[i * width + j] = (turned[i * width + j] ?? 0) - weight * sum * (v[j] ?? 0);
  }
}
