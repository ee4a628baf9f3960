/** A symmetric matrix as its own directions: column k of `vectors` goes with value k. */
export interface Eigen {
  readonly values: Float64Array;
  readonly vectors: Float64Array;
}

const MOST_SWEEPS = 30;
/** Part of the squares of all elements that may be left beside the diagonal. */
const SMALL = 1e-24;

/** By Jacobi's rotations (Golub and Van Loan, Matrix Computations, section 8.5): slow, and right for any symmetric matrix. */
export function eigenOf(matrix: Float64Array, width: number): Eigen {
  const a = matrix.slice();
  const vectors = a.map((_, at) => Number(at % (width + 1) === 0));
  const whole = a.reduce((sum, value) => sum + value * value, 0);
  for (let sweep = 0; sweep < MOST_SWEEPS && besideDiagonal(a, width) > SMALL * whole; sweep++)
    for (let p = 0; p < width; p++)
      for (let q = p + 1; q < width; q++) {
        const turn = turnOf(a, width, [p, q]);
        if (!turn) continue;
        rotate(a, turn, { first: p, second: q, stride: width });
        rotate(a, turn, { first: p * width, second: q * width, stride: 1 });
        rotate(vectors, turn, { first: p, second: q, stride: width });
      }
  return { values: Float64Array.from({ length: width }, (_, i) => a[i * (width + 1)] ?? Number.NaN), vectors };
}

function besideDiagonal(a: Float64Array, width: number): number {
  let sum = 0;
  for (let i = 0; i < width; i++) for (let j = 0; j < i; j++) sum += 2 * (a[i * width + j] ?? 0) * (a[i * width + j] ?? 0);
  return sum;
}

interface Turn {
  readonly cosine: number;
  readonly sine: number;
}

/** The turn of two coordinates that makes their common element 0; none where it is. */
function turnOf(a: Float64Array, width: number, [p, q]: readonly [number, number]): Turn | undefined {
  const common = a[p * width + q] ?? 0;
  if (common === 0) return undefined;
  const half = ((a[q * (width + 1)] ?? 0) - (a[p * (width + 1)] ?? 0)) / (2 * common);
  const tangent = (half < 0 ? -1 : 1) / (Math.abs(half) + Math.sqrt(half * half + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  return { cosine, sine: tangent * cosine };
}

/** Two rows or columns: where they begin, and how far their elements lie apart. */
interface Lines {
  readonly first: number;
  readonly second: number;
  readonly stride: number;
}

function rotate(a: Float64Array, { cosine, sine }: Turn, { first, second, stride }: Lines): void {
  const width = Math.sqrt(a.length);
  for (let k = 0; k < width; k++) {
    const [one, other] = [first + k * stride, second + k * stride];
    const [x, y] = [a[one] ?? 0, a[other] ?? 0];
    a[one] = cosine * x - sine * y;
    a[other] = sine * x + cosine * y;
  }
}
