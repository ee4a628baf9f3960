import { cos, sin } from '../numeric/elementary/circle.ts';
import { exp } from '../numeric/elementary/exponential.ts';
import { log } from '../numeric/elementary/logarithm.ts';
import { BINARY_INTRINSICS, UNARY_INTRINSICS } from './intrinsics/intrinsics.ts';
import type { BinaryOperator, UnaryOperator } from './program.ts';

/** What the operators mean, for folding constants. Plain IEEE: a condition is 1 or 0, and NaN is not a yes. */
export const UNARY: Readonly<Record<UnaryOperator, (value: number) => number>> = {
  negate: (value) => -value,
  not: (value) => (value ? 0 : 1),
  exp,
  log,
  sin,
  cos,
  sqrt: Math.sqrt,
  abs: Math.abs,
  round: Math.round,
  ...UNARY_INTRINSICS,
};

export const BINARY: Readonly<Record<BinaryOperator, (left: number, right: number) => number>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '<': (left, right) => Number(left < right),
  '<=': (left, right) => Number(left <= right),
  '>': (left, right) => Number(left > right),
  '>=': (left, right) => Number(left >= right),
  '==': (left, right) => Number(left === right),
  '!=': (left, right) => Number(left !== right),
  and: (left, right) => Number(Boolean(left) && Boolean(right)),
  or: (left, right) => Number(Boolean(left) || Boolean(right)),
  min: Math.min,
  max: Math.max,
  ...BINARY_INTRINSICS,
};
