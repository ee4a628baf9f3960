import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { describe, expect, test } from 'vitest';
import type { Expression } from '../../src/language/expression.ts';
import { typstOf } from '../../src/program/targets/typst.ts';
import { tree } from '../helpers/smallModel.ts';

const { call, choice, delay, initial, input, last, negate, not, number, operation, parameter, total, variable } = tree;

const a = parameter('a');
const b = parameter('b');
const c = parameter('c');
const plus = operation('+', a, b);

const CASES: readonly [string, Expression, string][] = [
  ['words', variable('organic_rank'), 'op("organic rank")'],
  ['a member', variable('paid_share', 'channel'), 'op("paid share")_(c)'],
  ['last month', last(variable('paid_share', 'channel')), 'op("paid share")_(c, t-1)'],
  ['month 0', initial(input('ad_spend')), 'op("ad spend")_(0)'],
  [
    'some months ago',
    delay(input('build', 'signal'), parameter('build_lag', 'signal')),
    'op("build")_(s, t-op("build lag")_(s))',
  ],
  ['a dimension whose letter is the month’s', variable('x', 'team'), 'op("x")_("team")'],
  ['a fraction needs no brackets', operation('/', plus, c), 'frac(op("a") + op("b"), op("c"))'],
  ['a product of sums does', operation('*', plus, c), '(op("a") + op("b")) dot op("c")'],
  ['what is taken away keeps its brackets', operation('-', a, plus), 'op("a") - (op("a") + op("b"))'],
  ['a sum of sums needs none', operation('+', plus, c), 'op("a") + op("b") + op("c")'],
  ['a power', operation('^', plus, c), '(op("a") + op("b"))^(op("c"))'],
  ['a power of a fraction', operation('^', operation('/', a, b), number(2)), '(frac(op("a"), op("b")))^(2)'],
  ['a negative sum', negate(plus), '-(op("a") + op("b"))'],
  ['a negative factor', operation('*', a, negate(b)), 'op("a") dot (-op("b"))'],
  [
    'logic',
    operation('or', not(a), operation('and', operation('==', a, b), operation('!=', a, c))),
    'not op("a") or op("a") = op("b") and op("a") != op("c")',
  ],
  ['a total of the owner’s members', total('signal', plus, 'channel'), 'sum_(s in c) (op("a") + op("b"))'],
  ['a total of all', operation('*', total('channel', a), b), '(sum_(c) op("a")) dot op("b")'],
  ['functions', call('max', number(0), call('log', call('sqrt', a))), 'max(0, ln(sqrt(op("a"))))'],
  ['functions without a sign', call('logistic', a), 'op("logistic")(op("a"))'],
  [
    'a choice of choices',
    choice(operation('>', a, number(0)), b, choice(operation('<=', a, c), number(1), number(0))),
    'cases(op("b") & " if " op("a") > 0, 1 & " if " op("a") <= op("c"), 0 & " otherwise")',
  ],
  ['a small number', number(1e-9), '1 dot 10^(-9)'],
  ['a name that would be markup', variable('a"#b\\'), 'op("a\\"#b\\\\")'],
];

describe('Typst', () => {
  test.each(CASES)('%s', (_, expression, text) => {
    expect(typstOf(expression)).toBe(text);
  });

  test('reads every one of them', () => {
    const lines = CASES.map(([, expression]) => `$ ${typstOf(expression)} $`);
    const compiler = NodeCompiler.create();
    const pages = compiler.svg({ mainFileContent: lines.join('\n\n') });
    expect(pages).toContain('<svg');
  });
});
