import type { Graph } from './graph.ts';
import type { Scalar } from './program.ts';

/** Whole exponents up to here are multiplied out: exact signs, and faster than exp and log. */
const LARGEST_PRODUCT = 32;

/**
 * x^y, without a call of pow (five times slower than exp and log inline):
 * - y a whole number of at most 32: multiplied out; 0.5: a square root
 * - x a number above 0: exp(y · ln x) with ln x known
 * - otherwise exp(y · log|x|). 0^y is 0, x^0 is 1; below 0 there is a value only for a whole y, and NaN for all others.
 *
 * The relative error is about |y · log x| · 2e-16.
 */
export function power(graph: Graph, base: Scalar, exponent: Scalar): Scalar {
  const known = graph.numberOf(exponent);
  if (known !== undefined && Number.isInteger(known) && Math.abs(known) <= LARGEST_PRODUCT) return wholePower(graph, base, known);
  if (known === 0.5) return graph.add({ kind: 'unary', operator: 'sqrt', argument: base });
  const certain = graph.numberOf(base);
  if (certain !== undefined && certain > 0) return exponential(graph, exponent, base);
  if (known !== undefined && !Number.isInteger(known)) return exponential(graph, exponent, base);
  const size = graph.add({ kind: 'unary', operator: 'abs', argument: base });
  return graph.add({ kind: 'power', base, exponent, magnitude: exponential(graph, exponent, size) });
}

function exponential(graph: Graph, exponent: Scalar, base: Scalar): Scalar {
  const log = graph.add({ kind: 'unary', operator: 'log', argument: base });
  const scaled = graph.add({ kind: 'binary', operator: '*', left: exponent, right: log });
  return graph.add({ kind: 'unary', operator: 'exp', argument: scaled });
}

/** By repeated squaring; a negative power is one over the positive one. */
function wholePower(graph: Graph, base: Scalar, exponent: number): Scalar {
  const one = graph.constant(1);
  if (exponent === 0) return one;
  if (exponent < 0) return graph.add({ kind: 'binary', operator: '/', left: one, right: wholePower(graph, base, -exponent) });
  if (exponent === 1) return base;
  const half = wholePower(graph, base, Math.floor(exponent / 2));
  const square = graph.add({ kind: 'binary', operator: '*', left: half, right: half });
  return exponent % 2 === 0 ? square : graph.add({ kind: 'binary', operator: '*', left: square, right: base });
}
