import { describe, expect, test } from 'vitest';
import { parseEquation } from '../../../src/language/equation/parseEquation.ts';
import { context, issuesOf, markOf } from '../small.ts';

const refusal = (text: string) => issuesOf(() => parseEquation(text, context()))[0];

describe('what reaches for the machine is refused', () => {
  test.each([
    'cos.constructor',
    '"".constructor',
    '({}).constructor',
    'share.__proto__',
    'share["constructor"]',
    'import({})',
    'import({a: 1})',
    'createUnit("x")',
    'reviver("",{})',
    'config({})',
    'typed({})',
    'parse("1")',
    'evaluate("1")',
    'simplify("x+x")',
    'f(x)=x',
    'a=1;b',
    '[1,2]._data.map(share)',
    '{"__proto__":{"p":1}}',
    'range(0,1e8)',
    'ones(1e4,1e4)',
    '`share`',
    'share => share',
    '__proto__',
    '__proto__ + 1',
    'toString(share)',
    'hasOwnProperty(share)',
    'constructor(share)',
    'valueOf',
    'eval(1)',
    'Function(1)',
    'process',
    'share;process.exit()//',
    `$${'{'}share}`,
    '\\u0061b',
  ])('%s', (text) => {
    expect(refusal(text)?.excerpt).toBeDefined();
  });

  test('the same names are ordinary where a model declares them', () => {
    expect(parseEquation('constructor + 1', context()).kind).toBe('operation');
  });
});

describe('syntax that mathjs knows and the language does not', () => {
  test.each([
    ['share%', '%'],
    ['5% * share', '%'],
    ['share!', '!'],
    ["share'", "'"],
    ['"text"', '"'],
    ['[1, 2]', '['],
    ['{a: 1}', '{'],
    ['share = 1', '='],
    ['share.level', '.level'],
    ['share; 1', ';'],
    ['share # remark', '#'],
    ['share\n+ 1', '\n'],
    ['share\r\n+ 1', '\r'],
    ['share | 1', '|'],
    ['share & 1', '&'],
    ['~share', '~'],
    ['share .* 2', '.'],
    ['share << 2', '<<'],
    ['share >>> 2', '>>>'],
    ['share ?? 1', '??'],
    ['share ?. level', '.'],
    ['share xor 1', 'xor'],
    ['share mod 2', 'mod'],
    ['share to price', 'to'],
    ['share in price', 'in'],
    ['true', 'true'],
    ['null', 'null'],
    ['undefined', 'undefined'],
    ['NaN', 'NaN'],
    ['Infinity', 'Infinity'],
    ['end', 'end'],
    ['1e400', '1e400'],
    ['1e999 * share', '1e999'],
    ['0x10', '0x10'],
    ['0b11', '0b11'],
    ['1.2.3', '1.2.3'],
    ['1_000', '1_000'],
    ['1e', '1e'],
    ['5.', '5.'],
    ['share − 1', '−'],
    ['share × 2', '×'],
    ['∞', '∞'],
    ['é', 'é'],
    ['ℏ', 'ℏ'],
    ['$x', '$'],
    ['😀', '😀'],
    ['share\u00a0+ 1', '\u00a0'],
    ['share\u0000', '\u0000'],
    ['2 share', 'share'],
    ['2share', '2share'],
    ['2(share)', '('],
    ['(share)(share)', '('],
    ['share share', 'share'],
    ['abs(share)(share)', '('],
    ['1 / 2 share', 'share'],
    ['1:2', '1:2'],
    ['share : 2', 'share : 2'],
    ['abs(share,)', ')'],
    ['share +', ''],
    ['* share', '*'],
    ['(share', ''],
    ['share)', ')'],
    ['share, 1', ','],
    ['()', ')'],
    ['share ? 1', ''],
  ])('%s is refused at %s', (text, mark) => {
    const issue = refusal(text);
    expect(issue?.opening).toMatch(/^(unknown|invalid)$/);
    expect(markOf(issue)).toBe(mark);
  });

  test('an empty equation is missing', () => {
    expect(refusal('')?.opening).toBe('missing');
    expect(refusal('  ')?.opening).toBe('missing');
  });
});

describe('size', () => {
  const nested = (depth: number) => `${'('.repeat(depth)}share${')'.repeat(depth)}`;

  test.each([
    ['2,001 characters', `share${' '.repeat(1_990)}+ share`],
    ['100,000 characters', '1+'.repeat(50_000)],
    ['3,000 brackets', nested(3_000)],
    ['65 brackets', nested(65)],
    ['501 pieces', `${'1+'.repeat(250)}1`],
    ['10,000 terms', 'a+'.repeat(10_000)],
    ['1,900 minus signs', `${'-'.repeat(1_900)}1`],
    ['brackets that only open', '('.repeat(1_999)],
  ])('%s are refused', (_, text) => {
    expect(refusal(text)?.opening).toBe('invalid');
  });

  test.each([
    ['2,000 characters', `share${' '.repeat(1_988)}+ share`],
    ['64 brackets', nested(64)],
    ['499 pieces', `${'1+'.repeat(249)}1`],
    ['498 minus signs', `${'-'.repeat(498)}1`],
    ['a chain of choices', `${'1>0?1:'.repeat(99)}1`],
    ['a tower of powers', `${'1^'.repeat(249)}1`],
  ])('%s are read', (_, text) => {
    expect(refusal(text)).toBeUndefined();
  });

  test('a tower that would overflow is text like any other: nothing is evaluated', () => {
    expect(parseEquation('9^9^9^9', context()).kind).toBe('operation');
  });
});
