import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatPeriod, monthOf } from '../../src/core/calendar.ts';
import type { Cell } from '../../src/tables/cell.ts';
import { isMarkOf } from '../../src/tables/currency.ts';
import { parseMonthText } from '../../src/tables/dateText.ts';
import { isMissing } from '../../src/tables/fieldWords.ts';
import type { KindName } from '../../src/tables/kinds.ts';
import { numberValue, parseNumberText } from '../../src/tables/numberText.ts';
import { decideDecimal, readNumbers } from '../../src/tables/readNumbers.ts';
import { refusal } from '../study/sample.ts';

function cells(texts: readonly string[]): Cell[] {
  return texts.map((text, index) => ({ text, column: 'amount', place: { file: 'a.csv', line: index + 2, column: 3 } }));
}

function column(texts: readonly string[], kind: KindName = 'free', currency = 'USD'): number[] {
  const all = cells(texts);
  return [...readNumbers(all, { kind, currency, decimal: decideDecimal(all, kind) })];
}

describe('numbers', () => {
  test.each([
    ['$1,234.50', 1234.5],
    ['1,234.50 $', 1234.5],
    ['US$ 1,234.50', 1234.5],
    ['USD 12', 12],
    ['(1,200.00)', -1200],
    ['$(1,200.00)', -1200],
    ['-$5.5', -5.5],
    ['$-5.5', -5.5],
    ['1,200.50-', -1200.5],
    ['\u22125.5', -5.5],
    ['1\u00a0234.5', 1234.5],
    ["1'234.50", 1234.5],
    ['12,34,567', 1234567],
    ['1,234,567', 1234567],
    ['28%', 0.28],
    ['28.3 %', 0.283],
    ['.5', 0.5],
    ['1.2E+05', 120000],
    ['0012', 12],
  ])('%s', (text, value) => {
    expect(column([text])).toEqual([value]);
  });

  test.each([
    ['1.234,50 €', 1234.5],
    ['1.234.567', 1234567],
    ['28,5 %', 0.285],
    ['0,283', 0.283],
    ['1 234,5', 1234.5],
  ])('%s with a decimal comma', (text, value) => {
    expect(column([text], 'free', 'EUR')).toEqual([value]);
  });

  test('one cell of the column decides for all', () => {
    expect(column(['1.500', '2,5'])).toEqual([1500, 2.5]);
    expect(column(['1.500', '2.25'])).toEqual([1.5, 2.25]);
    expect(column(['1,500', '12.25', '-', ''])).toEqual([1500, 12.25, Number.NaN, Number.NaN]);
  });

  test('a column that can be read both ways is asked about, with the cell', () => {
    const message = refusal(() => column(['1.500', '2.750']));
    expect(message).toMatch(/^invalid number "1\.500" in amount: it can be 1\.5 or 1500/);
    expect(message).toContain('at a.csv, line 2, column 3');
    expect(message).toContain('Write 1500 or 1500.00');
    for (const text of ['1500', '1500.00', '1.5000']) expect(column([text])[0]).toBe(Number(text));
  });

  test.each<[texts: string[], kind: KindName, values: number[]]>([
    [['42,000', '1,500'], 'money', [42000, 1500]],
    [['42.000', '1.500'], 'count', [42000, 1500]],
    [['1.500', '2.25'], 'money', [1.5, 2.25]],
  ])('money a month and counts have no three decimals: %j', (texts, kind, values) => {
    expect(column(texts, kind)).toEqual(values);
  });

  test('thousands of both kinds in one column are asked about', () => {
    expect(refusal(() => column(['42,000', '1.500'], 'money'))).toContain('no other cell decides');
  });

  test('a slip of many noughts is refused, whatever the kind', () => {
    for (const kind of ['money', 'price', 'count', 'rank', 'rate'] as const)
      expect(refusal(() => column(['1e13'], kind))).toContain('too large to be meant');
  });

  test('a column that contradicts itself is refused', () => {
    expect(refusal(() => column(['1.25', '2,5']))).toMatch(/"1\.25" has a decimal point, "2,5" in line 3 has a decimal comma/);
  });

  test.each([
    'abc',
    '12abc',
    'NaN',
    'Infinity',
    '-Infinity',
    '1e999',
    '0x10',
    '1,2,3',
    '1.2.3,4',
    '--5',
    '(5',
    '5)',
    '(-5)',
    '12 34',
    '$5€',
    '1/2',
    '٣',
  ])('%s is refused with file, line, column and cell', (text) => {
    const message = refusal(() => column(['1', text]));
    expect(message).toMatch(/^invalid number/);
    expect(message).toContain(`"${text}"`);
    expect(message).toContain('at a.csv, line 3, column 3');
  });

  test('every fault of a column comes at once', () => {
    expect(refusal(() => column(['x', '1', 'y'])).match(/invalid number/g)).toHaveLength(2);
  });

  test.each([
    ['28', 'share', /invalid share "28"[\s\S]*Write 28% or 0\.28/],
    ['101%', 'share', /invalid value "101%"[\s\S]*between 0 % and 100 %/],
    ['-1%', 'share', /between 0 % and 100 %/],
    ['28', 'ratio', /Write 28% or 0\.28/],
    ['-5', 'money', /0 or more/],
    ['0', 'price', /above 0/],
    ['0.5', 'rank', /1 or more/],
    ['6', 'stars', /between 1 and 5/],
    ['5%', 'money', /invalid percentage/],
    ['€5', 'money', /invalid currency "€5"[\s\S]*The study is in USD/],
    ['$5', 'rank', /without a currency/],
  ] as const)('%s as %s', (text, kind, message) => {
    expect(refusal(() => column([text], kind))).toMatch(message);
  });

  test.each([
    ['120%', 1.2],
    ['1.2', 1.2],
  ])('an ACOS of %s is above 100 %', (text, value) => {
    expect(column([text], 'ratio')).toEqual([value]);
  });

  test('dollars of several countries share a sign', () => {
    expect([isMarkOf('$', 'CAD'), isMarkOf('$', 'EUR'), isMarkOf('kr', 'SEK')]).toEqual([true, false, true]);
  });

  test('columns written in any convention read back to the same values', () => {
    const value = fc.integer({ min: -999_999_999, max: 999_999_999 }).map((hundredths) => hundredths / 100);
    const how = fc.record({
      german: fc.boolean(),
      grouped: fc.boolean(),
      sign: fc.constantFrom('', '€', 'EUR'),
      accounting: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 6 }), how, (values, style) => {
        const texts = values.map((number) => written(number, style));
        expect(column(texts, 'free', 'EUR')).toEqual(values.map((number) => number + 0));
      }),
    );
  });

  interface Style {
    readonly german: boolean;
    readonly grouped: boolean;
    readonly sign: string;
    readonly accounting: boolean;
  }

  function written(value: number, { german, grouped, sign, accounting }: Style): string {
    const [whole = '', fraction = ''] = Math.abs(value).toFixed(2).split('.');
    const body = `${grouped ? whole.replace(/\B(?=(\d{3})+$)/g, german ? '.' : ',') : whole}${german ? ',' : '.'}${fraction}`;
    const money = german ? `${body} ${sign}`.trim() : `${sign}${body}`;
    if (value >= 0) return money;
    return accounting ? `(${money})` : `-${money}`;
  }

  test('any text is a finite number, or refused', () => {
    const text = fc.string({
      unit: fc.constantFrom('1', '0', '9', '.', ',', ' ', '-', '(', ')', '%', '$', '€', 'e', 'x', "'"),
      maxLength: 12,
    });
    fc.assert(
      fc.property(text, (content) => {
        const number = parseNumberText(content);
        if (number) expect(numberValue(number, number.decimal === ',' ? ',' : '.')).not.toBeNaN();
      }),
      { numRuns: 3000 },
    );
  });
});

describe('blanks', () => {
  test.each(['', '-', '--', '—', '–', 'n/a', 'N/A', 'k.A.'])('"%s" is missing', (text) => {
    expect(isMissing(text)).toBe(true);
  });

  test('0 is not', () => {
    expect(isMissing('0')).toBe(false);
  });
});

describe('months', () => {
  test.each([
    'Jan 2026',
    'January 2026',
    'Januar 2026',
    'jan-26',
    'Jan. 2026',
    'Jänner 2026',
    '2026-01',
    '2026-1',
    '2026/01',
    '01/2026',
    '1/2026',
    '01.2026',
    '2026-01-01',
    '2026-01-31',
    '2026-01-01T00:00:00',
    '01.01.2026',
    '31.1.2026',
    '2026 Jan',
    'Jan\u00a02026',
  ])('%s', (text) => {
    expect(parseMonthText(text)).toBe(monthOf(2026, 1));
  });

  test('every month has its name in both languages', () => {
    const english = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
    const german = [
      'Januar',
      'Februar',
      'März',
      'April',
      'Mai',
      'Juni',
      'Juli',
      'August',
      'September',
      'Oktober',
      'November',
      'Dezember',
    ];
    for (const names of [
      english,
      german,
      ['Jan', 'Feb', 'Mrz', 'Apr', 'Mai', 'Jun', 'Jul', 'Aug', 'Sept', 'Okt', 'Nov', 'Dez'],
    ]) {
      expect(names.map((name) => parseMonthText(`${name} 2027`))).toEqual(names.map((_, index) => monthOf(2027, index + 1)));
    }
  });

  test.each([
    '',
    '2026',
    '13/2026',
    '2026-13',
    '2026-00',
    '1/2/2026',
    'Foo 2026',
    '1899-12',
    '2026-01-32',
    'Q1 2026',
    `Jan${' '.repeat(5000)}2026`,
  ])('"%s" is no month', (text) => {
    expect(parseMonthText(text)).toBeUndefined();
  });

  test('what formatMonth writes reads back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2000, max: 2100 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        expect(parseMonthText(formatPeriod(monthOf(year, month)))).toBe(monthOf(year, month));
      }),
    );
  });
});
