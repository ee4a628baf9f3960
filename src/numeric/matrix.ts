/** Square matrices are rows one after the other. */

/** Mean and covariance of `count` places of `width` numbers each. */
export function momentsOf(
  places: Float64Array,
  width: number,
): { readonly mean: Float64Array; readonly covariance: Float64Array } {
  const count = places.length / width;
  const mean = new Float64Array(width);
  for (const [index, value] of places.entries()) mean[index % width] = (mean[index % width] ?? 0) + value / count;
  const covariance = new Float64Array(width * width);
  const off = new Float64Array(width);
  for (let start = 0; start < places.length; start += width) {
    for (let i = 0; i < width; i++) off[i] = (places[start + i] ?? 0) - (mean[i] ?? 0);
    for (let i = 0; i < width; i++)
      for (let j = 0; j <= i; j++)
        covariance[i * width + j] = (covariance[i * width + j] ?? 0) + ((off[i] ?? 0) * (off[j] ?? 0)) / (count - 1);
  }
  for (let i = 0; i < width; i++) for (let j = 0; j < i; j++) covariance[j * width + i] = covariance[i * width + j] ?? 0;
  return { mean, covariance };
}

/** The lower triangle L with L Lᵀ the matrix, or undefined where it is not positive definite (Cholesky 1910). */
export function choleskyOf(matrix: Float64Array, width: number): Float64Array | undefined {
  const lower = new Float64Array(width * width);
  for (let i = 0; i < width; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * width + j] ?? 0;
      for (let k = 0; k < j; k++) sum -= (lower[i * width + k] ?? 0) * (lower[j * width + k] ?? 0);
      if (i === j && !(sum > 0)) return undefined;
      lower[i * width + j] = i === j ? Math.sqrt(sum) : sum / (lower[j * width + j] ?? 1);
    }
  }
  return lower;
}

/** L x. */
export function timesLower(lower: Float64Array, x: Float64Array): Float64Array {
  const width = x.length;
  const y = new Float64Array(width);
  for (let i = 0; i < width; i++) {
    let sum = 0;
    for (let j = 0; j <= i; j++) sum += (lower[i * width + j] ?? 0) * (x[j] ?? 0);
    y[i] = sum;
  }
  return y;
}

/** y with L y = x. */
export function solveLower(lower: Float64Array, x: Float64Array): Float64Array {
  const width = x.length;
  const y = new Float64Array(width);
  for (let i = 0; i < width; i++) {
    let sum = x[i] ?? 0;
    for (let j = 0; j < i; j++) sum -= (lower[i * width + j] ?? 0) * (y[j] ?? 0);
    y[i] = sum / (lower[i * width + i] ?? 1);
  }
  return y;
}

/** The product of two lower triangles. */
export function productOf(left: Float64Array, right: Float64Array): Float64Array {
  const width = Math.sqrt(left.length);
  const product = new Float64Array(left.length);
  for (let i = 0; i < width; i++)
    for (let j = 0; j <= i; j++)
      for (let k = j; k <= i; k++)
        product[i * width + j] = (product[i * width + j] ?? 0) + (left[i * width + k] ?? 0) * (right[k * width + j] ?? 0);
  return product;
}

/** The inverse of L Lᵀ, column by column. */
export function inverseOf(lower: Float64Array, width: number): Float64Array {
  const inverse = new Float64Array(width * width);
  for (let column = 0; column < width; column++) {
    const x = solveLower(
      lower,
      Float64Array.from({ length: width }, (_, i) => (i === column ? 1 : 0)),
    );
    for (let i = width - 1; i >= 0; i--) {
      let sum = x[i] ?? 0;
      for (let k = i + 1; k < width; k++) sum -= (lower[k * width + i] ?? 0) * (x[k] ?? 0);
      x[i] = sum / (lower[i * width + i] ?? 1);
      inverse[i * width + column] = x[i] ?? 0;
    }
  }
  return inverse;
}

/** L Lᵀ, whole. */
export function squareOf(lower: Float64Array, width: number): Float64Array {
  const square = new Float64Array(lower.length);
  for (let i = 0; i < width; i++)
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = 0; k <= j; k++) sum += (lower[i * width + k] ?? 0) * (lower[j * width + k] ?? 0);
      square[i * width + j] = sum;
      square[j * width + i] = sum;
    }
  return square;
}

/** Rows of places one after the other. */
export function joined(pieces: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let from = 0;
  for (const piece of pieces) {
    all.set(piece, from);
    from += piece.length;
  }
  return all;
}
