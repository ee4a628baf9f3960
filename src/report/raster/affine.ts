/** An affine map: (x, y) goes to (a x + c y + e, b x + d y + f). */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const UNMOVED: Matrix = [1, 0, 0, 1, 0, 0];

export type Point = readonly [x: number, y: number];

/** `inner` first, then `outer`.
 * @example
 * within([2, 0, 0, 2, 0, 0], [1, 0, 0, 1, 3, 4]) // => [2, 0, 0, 2, 6, 8] */
export function within(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

/** @example
 * moved([2, 0, 0, 2, 1, 1], [3, 4]) // => [7, 9] */
export function moved([a, b, c, d, e, f]: Matrix, [x, y]: Point): Point {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** What an SVG's `transform` says: `matrix`, `translate` and `scale`, one after the other. Throws for any other.
 * @example
 * matrixOf('translate(3,4) scale(2)') // => [2, 0, 0, 2, 3, 4] */
export function matrixOf(text: string | undefined): Matrix {
  const parts = [...(text ?? '').matchAll(/(\w+)\(([^)]*)\)/g)];
  return parts.reduce<Matrix>((before, [, name = '', list = '']) => {
    const numbers = list
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    return within(before, one(name, numbers));
  }, UNMOVED);
}

function one(name: string, [a = 0, b, c = 0, d = 0, e = 0, f = 0]: readonly number[]): Matrix {
  if (name === 'matrix' && b !== undefined) return [a, b, c, d, e, f];
  if (name === 'translate') return [1, 0, 0, 1, a, b ?? 0];
  if (name === 'scale') return [a, 0, 0, b ?? a, 0, 0];
  throw new Error(`no drawing of ours is moved by ${name}`);
}
