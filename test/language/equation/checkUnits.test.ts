import { describe, expect, test } from 'vitest';
import { parseEquation } from '../../../src/language/equation/parseEquation.ts';
import { parseUnit } from '../../../src/language/parseUnit.ts';
import { context, headlinesOf, messageOf, UNITS } from '../small.ts';

const read = (text: string, unit?: string) =>
  parseEquation(text, context({ over: 'signal', ...(unit !== undefined && { unit: parseUnit(unit, UNITS) }) }));

describe('units that agree', () => {
  test.each([
    ['spend + revenue', 'money/month'],
    ['spend * step', 'money'],
    ['spend / price', 'order/month'],
    ['spend > 0 ? spend : 0', 'money/month'],
    ['spend > 0 ? 0 : spend', 'money/month'],
    ['max(0, spend)', 'money/month'],
    ['max(spend, -0)', 'money/month'],
    ['0', 'money/month'],
    ['-0', 'click'],
    ['0 * spend', 'money/month'],
    ['spend - 0', 'money/month'],
    ['0 + 0', 'order'],
    ['min(0, 0)', 'order'],
    ['1 - share', '1'],
    ['(spend / revenue) ^ share', '1'],
    ['spend ^ 2', 'money^2/month^2'],
    ['spend ^ -1', 'month/money'],
    ['sqrt(spend * spend)', 'money/month'],
    ['sqrt(step)', 'month^0.5'],
    ['exp(-step / half_life)', '1'],
    ['compound(1 / (12 * step) * step / years, elapsed)', '1'],
    ['decay(half_life, step)', '1'],
    ['hill(spend, revenue, 2)', '1'],
    ['clamp(spend, 0, revenue)', 'money/month'],
    ['abs(-spend)', 'money/month'],
    ['round(price)', 'money/order'],
    ['total(build)', 'money/month'],
    ['last(spend) + initial(spend) + delay(spend, 3) + delay(spend, half_life) + delay(spend, 0)', 'money/month'],
    ['month >= 6 and not (year == 2026) or spend > revenue ? 1 : 2', '1'],
    ['0 < share < 1 ? 1 : 0', '1'],
  ])('%s is %s', (text, unit) => {
    expect(headlinesOf(() => read(text, unit))).toEqual([]);
  });
});

describe('units that clash', () => {
  test('both sides are shown with their units, and what is lacking', () => {
    expect(messageOf(() => read('spend + share * price'))).toBe(
      [
        'invalid equation: both sides of "+" need one unit, and "spend" is money/month, "share * price" is money/order',
        '    | spend + share * price',
        '    | ^^^^^^^^^^^^^^^^^^^^^',
        '  The second lacks a factor in order/month.',
      ].join('\n'),
    );
  });

  test.each([
    ['spend + 1', '"+"'],
    ['spend - price', '"-"'],
    ['spend < price ? 1 : 0', '"<"'],
    ['spend == 1 ? 1 : 0', '"=="'],
    ['spend >= share ? 1 : 0', '">="'],
    ['share > 0 ? spend : price', 'both branches of the choice'],
    ['share > 0 ? spend : 1', 'both branches of the choice'],
  ])('%s', (text, what) => {
    expect(headlinesOf(() => read(text))).toEqual([expect.stringContaining(what)]);
  });

  test.each([
    ['exp(spend)', 'invalid call of exp: its first argument must be a plain number, and is in money/month'],
    ['log(step)', 'invalid call of log: its first argument must be a plain number, and is in month'],
    ['max(share, spend)', 'invalid call of max: its first argument is a plain number, its second argument is in money/month'],
    ['clamp(spend, 0, 1)', 'invalid call of clamp: its first argument is in money/month, its third argument is a plain number'],
    ['min(1, 2, 3, spend)', 'invalid call of min: its first argument is a plain number, its 4th argument is in money/month'],
    ['compound(share, elapsed)', 'invalid call of compound: its first argument must be in 1/year, and is a plain number'],
    ['decay(half_life, years)', 'invalid call of decay: its second argument must be in month, and is in year'],
    [
      'hill(spend, price, 1)',
      'invalid call of hill: its first argument is in money/month, its second argument is in money/order',
    ],
    ['hill(spend, spend, spend)', 'invalid call of hill: its third argument must be a plain number, and is in money/month'],
    ['delay(spend, years)', 'invalid equation: the lag "years" is year'],
    ['2 ^ spend', 'invalid equation: the exponent "spend" is money/month'],
    ['spend ^ share', 'invalid equation: "spend" is money/month, and its exponent is not a written number'],
    ['share > 0', 'invalid equation: a condition stands where a number is due'],
    ['1 + (share > 0)', 'invalid equation: a condition stands where a number is due'],
    ['share ? 1 : 0', 'invalid equation: a number stands where a condition is due'],
    ['share > 0 and 1 ? 1 : 0', 'invalid equation: a number stands where a condition is due'],
    ['not share ? 1 : 0', 'invalid equation: a number stands where a condition is due'],
  ])('%s', (text, headline) => {
    expect(headlinesOf(() => read(text))).toEqual([headline]);
  });

  test('the branch that is never taken is checked too', () => {
    expect(headlinesOf(() => read('1 > 0 ? spend : exp(spend) * spend'))).toHaveLength(1);
  });

  test('each clash is shown once, and all of them', () => {
    expect(headlinesOf(() => read('(spend + 1) * 2 + exp(step) + (price - 3)'))).toHaveLength(3);
  });

  test('the result is what is declared', () => {
    expect(messageOf(() => read('spend * 2', 'money'))).toBe(
      [
        'invalid equation: it gives money/month, and is declared money',
        '    | spend * 2',
        '    | ^^^^^^^^^',
        '  The equation lacks a factor in month.',
      ].join('\n'),
    );
    expect(headlinesOf(() => read('1', 'click'))).toHaveLength(1);
  });
});
