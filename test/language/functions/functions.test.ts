import { evaluate } from 'mathjs';
import { describe, expect, test } from 'vitest';
import { parseEquation } from '../../../src/language/equation/parseEquation.ts';
import { parseSyntax } from '../../../src/language/equation/parseSyntax.ts';
import { printExpression } from '../../../src/language/equation/printExpression.ts';
import { resolve } from '../../../src/language/equation/resolve.ts';
import { childrenOf, type Expression } from '../../../src/language/expression.ts';
import { expand } from '../../../src/language/functions/expand.ts';
import { FUNCTIONS } from '../../../src/language/functions/functions.ts';
import { context } from '../small.ts';

const definitions = [...FUNCTIONS.values()];
const derived = definitions.filter(({ formula }) => formula !== undefined);

/** Every derived call replaced by its formula, to the bottom. */
function expandAll(text: string): string {
  const visit = (expression: Expression): Expression => (expression.kind === 'call' ? expand(expression, 'month') : expression);
  const expression = visit(resolve(parseSyntax(text), text, context()));
  return printExpression(expression);
}

describe.each(definitions)('$name', ({ name, example, about, range, parameters }) => {
  test('does what its example says', () => {
    expect(evaluate(expandAll(example.call), { steps_a_year: 12 })).toBeCloseTo(example.result, 12);
  });

  test('is described', () => {
    expect(about).toMatch(/^\S.*\.$/);
    expect(range).not.toBe('');
    expect(parameters.length).toBeGreaterThan(0);
    expect(FUNCTIONS.get(name)?.name).toBe(name);
  });
});

test('primitives are these, because every target must know them', () => {
  const primitives = definitions.filter(({ formula }) => formula === undefined).map(({ name }) => name);
  expect(primitives).toEqual(['exp', 'log', 'sqrt', 'min', 'max', 'abs', 'round', 'sin', 'cos']);
});

test.each(derived)('$name expands to primitives only, at the place of the call', ({ name, parameters }) => {
  const text = `1 + ${name}(${parameters.map(() => '3').join(', ')})`;
  const sum = resolve(parseSyntax(text), text, context());
  const [, call] = childrenOf(sum);
  if (call?.kind !== 'call') throw new Error('no call');
  const visit = (piece: Expression): void => {
    if (piece.kind === 'call') expect(FUNCTIONS.get(piece.name)?.formula).toBeUndefined();
    if (piece.kind !== 'number') expect(piece.span).toEqual({ from: 4, to: text.length });
    childrenOf(piece).forEach(visit);
  };
  visit(expand(call, 'month'));
});

test('a primitive stays itself, and so do the arguments', () => {
  const text = 'logit(logistic(share))';
  const call = parseEquation(text, context());
  if (call.kind !== 'call') throw new Error('no call');
  expect(printExpression(expand(call, 'month'))).toBe('log(logistic(share) / (1 - logistic(share)))');
  const primitive = parseEquation('exp(share)', context());
  expect(primitive.kind === 'call' && expand(primitive, 'month')).toBe(primitive);
});
