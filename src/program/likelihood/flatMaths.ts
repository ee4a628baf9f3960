import type { Operator } from '../../language/expression.ts';
import { log } from '../../numeric/elementary/logarithm.ts';
import type { FlatExpression, FlatReference } from '../flat.ts';

/* Flat expressions by hand. */

export const LOG_ROOT_TWO_PI = log(2 * Math.PI) / 2;

export function number(value: number): FlatExpression {
  return { kind: 'number', value };
}

export function read(of: Exclude<FlatReference['of'], 'clock'>, slot: string): FlatExpression {
  return { kind: 'reference', to: { of, slot } };
}

/** The month before. */
export function before(slot: string): FlatExpression {
  return { kind: 'last', to: { of: 'variable', slot } };
}

export function operation(left: FlatExpression, operator: Operator, right: FlatExpression): FlatExpression {
  return { kind: 'operation', operator, left, right };
}

export function plus(left: FlatExpression, right: FlatExpression): FlatExpression {
  return operation(left, '+', right);
}

export function minus(left: FlatExpression, right: FlatExpression): FlatExpression {
  return operation(left, '-', right);
}

export function times(left: FlatExpression, right: FlatExpression): FlatExpression {
  return operation(left, '*', right);
}

export function over(left: FlatExpression, right: FlatExpression): FlatExpression {
  return operation(left, '/', right);
}

export function negate(argument: FlatExpression): FlatExpression {
  return { kind: 'negate', argument };
}

export function call(name: string, ...parts: readonly FlatExpression[]): FlatExpression {
  return { kind: 'call', name, arguments: parts };
}

export function choose(condition: FlatExpression, yes: FlatExpression, no: FlatExpression): FlatExpression {
  return { kind: 'choice', condition, yes, no };
}

export function sumOf(terms: readonly FlatExpression[]): FlatExpression {
  return terms.reduce(plus, number(0));
}

/** −z²/2: a standard normal log density without its constant. */
export function bell(z: FlatExpression): FlatExpression {
  return over(negate(times(z, z)), number(2));
}
