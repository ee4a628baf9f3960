import { cos } from './elementary/circle.ts';
/** Where a quadrature looks at a function on [−1, 1], ascending, and what each look weighs. */
export interface Quadrature {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

/**
 * Gauss–Legendre quadrature: exact for polynomials of a degree below twice the number of nodes. The nodes are the roots of the
 * Legendre polynomial Pₙ, by Newton's method from cos(π (i + 3/4) / (n + 1/2)); the weights are 2 / ((1 − x²) Pₙ′(x)²).
 * Abramowitz and Stegun 1964, 25.4.29.
 *
 * @example
 * gaussLegendre(2).nodes[1]?.toFixed(10) // => '0.5773502692'
 * gaussLegendre(3).weights[1]?.toFixed(10) // => '0.8888888889'
 */
export function gaussLegendre(count: number): Quadrature {
  const [nodes, weights] = [new Float64Array(count), new Float64Array(count)];
  for (let index = 0; index < count; index++) {
    let x = -cos((Math.PI * (index + 0.75)) / (count + 0.5));
    for (let step = 0; step < 5; step++) {
      const { value, slope } = legendre(count, x);
      x -= value / slope;
    }
    nodes[index] = x;
    const { slope } = legendre(count, x);
    weights[index] = 2 / ((1 - x * x) * slope * slope);
  }
  return { nodes, weights };
}

/** Pₙ and its derivative, by Bonnet's recursion. */
function legendre(degree: number, x: number): { readonly value: number; readonly slope: number } {
  let [before, value] = [0, 1];
  for (let n = 1; n <= degree; n++) [before, value] = [value, ((2 * n - 1) * x * value - (n - 1) * before) / n];
  return { value, slope: (degree * (x * value - before)) / (x * x - 1) };
}
