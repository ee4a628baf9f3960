import { describe, expect, test } from 'vitest';
import { parseSyntax } from '../../../src/language/equation/parseSyntax.ts';
import { piecesOf, type Syntax } from '../../../src/language/equation/syntax.ts';
import { messageOf } from '../small.ts';

/** The tree with every bracket written. */
function shape(syntax: Syntax): string {
  const parts = piecesOf(syntax).map(shape);
  if (syntax.kind === 'number') return String(syntax.value);
  if (syntax.kind === 'name') return syntax.name;
  if (syntax.kind === 'call') return `${syntax.name}[${parts.join(' ')}]`;
  return `(${syntax.kind === 'operation' ? syntax.operator : syntax.kind} ${parts.join(' ')})`;
}

describe('what binds tighter than what', () => {
  test.each([
    ['a + b * c', '(+ a (* b c))'],
    ['a - b - c', '(- (- a b) c)'],
    ['a / b / c', '(/ (/ a b) c)'],
    ['a / b * c', '(* (/ a b) c)'],
    ['-a ^ 2', '(negate (^ a 2))'],
    ['2 ^ -a', '(^ 2 (negate a))'],
    ['2 ^ 3 ^ 2', '(^ 2 (^ 3 2))'],
    ['-a * b', '(* (negate a) b)'],
    ['a - -b', '(- a (negate b))'],
    ['+a', 'a'],
    ['a or b and c', '(or a (and b c))'],
    ['a + 1 > b and c', '(and (> (+ a 1) b) c)'],
    ['a < b ? c : d + 1', '(choice (< a b) c (+ d 1))'],
    ['a ? b : c ? d : e', '(choice a b (choice c d e))'],
    ['a < b <= c', '(and (< a b) (<= b c))'],
    ['a < b < c < d', '(and (and (< a b) (< b c)) (< c d))'],
    ['(a < b) == c', '(== (< a b) c)'],
    ['f(a, b + 1)', 'f[a (+ b 1)]'],
    ['not a', '(not a)'],
    ['((a))', 'a'],
    ['1e-3 + .5', '(+ 0.001 0.5)'],
    ['012', '12'],
    ['a\t+ b', '(+ a b)'],
  ])('%s', (text, expected) => {
    expect(shape(parseSyntax(text))).toBe(expected);
  });
});

test('each piece knows its place, brackets included', () => {
  const text = '(a + b) * max(a, (b)) - a';
  const found: string[] = [];
  const visit = (syntax: Syntax): void => {
    found.push(text.slice(syntax.span.from, syntax.span.to));
    piecesOf(syntax).forEach(visit);
  };
  visit(parseSyntax(text));
  expect(found).toEqual([text, '(a + b) * max(a, (b))', '(a + b)', 'a', 'b', 'max(a, (b))', 'a', '(b)', 'a']);
});

test('an incomplete equation says where', () => {
  expect(messageOf(() => parseSyntax('max(share, )'))).toBe(
    [
      'invalid equation: value expected',
      '    | max(share, )',
      '    |            ^',
      '  Complete or correct the equation at the mark.',
    ].join('\n'),
  );
});

test('a missing operator says before what', () => {
  expect(messageOf(() => parseSyntax('2 share'))).toBe(
    [
      'invalid equation: an operator is missing before "share"',
      '    | 2 share',
      '    |   ^^^^^',
      '  Write * between factors.',
    ].join('\n'),
  );
});
