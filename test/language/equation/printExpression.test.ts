import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSyntax } from '../../../src/language/equation/parseSyntax.ts';
import { printExpression } from '../../../src/language/equation/printExpression.ts';
import { resolve } from '../../../src/language/equation/resolve.ts';
import type { Expression, Operator, Reference } from '../../../src/language/expression.ts';
import { context } from '../small.ts';

const OVER = 'channel';
const read = (text: string): Expression => resolve(parseSyntax(text), text, context({ over: OVER }));

test.each([
  ['a0', 'share*(spend+1)-2', 'share * (spend + 1) - 2'],
  ['a1', '((share))^(2^-1)', 'share ^ 2 ^ (-1)'],
  ['a2', '(share^2)^3', '(share ^ 2) ^ 3'],
  ['a3', '2^3^2', '2 ^ 3 ^ 2'],
  ['a4', '-(share+1)', '-(share + 1)'],
  ['a5', 'share-(spend-1)', 'share - (spend - 1)'],
  ['a6', 'share>0?1:share<0?2:3', 'share > 0 ? 1 : share < 0 ? 2 : 3'],
  ['a7', 'share<spend<1?1:2', 'share < spend and spend < 1 ? 1 : 2'],
  ['a8', 'total( level*weight )', 'total(level * weight)'],
  ['a9', 'delay(spend,share/2)+last(spend)', 'delay(spend, share / 2) + last(spend)'],
])('%s: %s prints as %s', (_, text, printed) => {
  expect(printExpression(read(text))).toBe(printed);
});

const span = { from: 0, to: 0 };
const OPERATORS: readonly Operator[] = ['+', '-', '*', '/', '^', '<', '<=', '>', '>=', '==', '!=', 'and', 'or'];
const HERE: readonly Reference[] = [
  { of: 'input', name: 'spend' },
  { of: 'parameter', name: 'share' },
  { of: 'parameter', name: 'ceiling', over: 'channel' },
  { of: 'table', name: 'season' },
  { of: 'clock', name: 'time' },
  { of: 'variable', name: 'appeal', over: 'channel' },
];
const CHANGING: readonly Reference[] = [
  { of: 'variable', name: 'revenue' },
  { of: 'input', name: 'spend' },
];
const level: Expression = { kind: 'reference', to: { of: 'variable', name: 'level', over: 'signal' }, span };
const finite = fc.double({ min: 0, max: Number.MAX_VALUE, noNaN: true }).map(Math.abs);

/** Any tree that the language can say, whether or not its units agree. */
const { any } = fc.letrec<{ any: Expression }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 5, depthSize: 'medium' },
    fc.oneof(fc.nat(20), finite).map((value): Expression => ({ kind: 'number', value, span })),
    fc.constantFrom(...HERE).map((to): Expression => ({ kind: 'reference', to, span })),
    fc.record({
      kind: fc.constantFrom('last' as const, 'initial' as const),
      to: fc.constantFrom(...CHANGING),
      span: fc.constant(span),
    }),
    fc.record({ kind: fc.constantFrom('negate' as const, 'not' as const), argument: tie('any'), span: fc.constant(span) }),
    fc.record({
      kind: fc.constant('operation' as const),
      operator: fc.constantFrom(...OPERATORS),
      left: tie('any'),
      right: tie('any'),
      span: fc.constant(span),
    }),
    fc
      .tuple(tie('any'), tie('any'), tie('any'))
      .map(([condition, then, otherwise]): Expression => ({ kind: 'choice', condition, then, otherwise, span })),
    fc.record({
      kind: fc.constant('call' as const),
      name: fc.constantFrom('min', 'max'),
      arguments: fc.array(tie('any'), { minLength: 2, maxLength: 3 }),
      span: fc.constant(span),
    }),
    fc.record({
      kind: fc.constant('call' as const),
      name: fc.constant('exp'),
      arguments: fc.tuple(tie('any')),
      span: fc.constant(span),
    }),
    fc.record({
      kind: fc.constant('delay' as const),
      to: fc.constantFrom(...CHANGING),
      months: tie('any'),
      span: fc.constant(span),
    }),
    tie('any').map(
      (body): Expression => ({
        kind: 'total',
        over: 'signal',
        within: OVER,
        body: { kind: 'operation', operator: '*', left: level, right: body, span },
        span,
      }),
    ),
  ),
}));

const withoutPlaces = (expression: Expression): unknown =>
  JSON.parse(JSON.stringify(expression, (key, value) => (key === 'span' ? undefined : value)));

test('property: what is printed is read back as the same tree', () => {
  fc.assert(
    fc.property(any, (expression) => {
      const text = printExpression(expression);
      fc.pre(text.length <= 2_000 && !/\({60}/.test(text));
      expect(withoutPlaces(read(text))).toEqual(withoutPlaces(expression));
    }),
    { numRuns: 500 },
  );
});
