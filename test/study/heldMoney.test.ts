import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heldMoney } from '../../src/study/heldMoney.ts';

const month = { count: 24, step: 'month' } as const;
const week = { count: 104, step: 'week' } as const;

const amounts = (length: number) =>
  fc.array(fc.double({ min: 100, max: 140, noNaN: true }), { minLength: length, maxLength: length });

describe('money that goes on as before', () => {
  it('is last year times the growth of the last three months, in months and in weeks', () => {
    for (const { count, step, year, few } of [
      { ...month, year: 12, few: 3 },
      { ...week, year: 52, few: 13 },
    ])
      fc.assert(
        fc.property(amounts(year + few + 5), (past) => {
          const { as, growth = Number.NaN, values } = heldMoney(Float64Array.from(past), { count, step });
          const total = (from: number, to?: number) => past.slice(from, to).reduce((sum, value) => sum + value, 0);
          expect(as).toBe('shape');
          expect(growth).toBeCloseTo(total(-few) / total(-few - year, -year), 12);
          const last = past.slice(-year);
          for (const [index, value] of values.entries()) expect(value).toBeCloseTo((last[index % year] ?? 0) * growth, 9);
        }),
      );
  });

  it('keeps a peak where it was, and what is flat flat', () => {
    const peak = Float64Array.from({ length: 24 }, (_, index) => (index % 12 === 1 ? 900 : 100));
    expect([...heldMoney(peak, month).values]).toEqual([...peak]);
    expect([...heldMoney(new Float64Array(15).fill(7), month).values]).toEqual(new Array(24).fill(7));
  });

  it('scales with the money', () => {
    fc.assert(
      fc.property(amounts(20), fc.double({ min: 0.01, max: 100, noNaN: true }), (past, times) => {
        const [one, many] = [past, past.map((value) => value * times)].map((money) => heldMoney(Float64Array.from(money), month));
        many?.values.forEach((value, index) => {
          expect(value / times).toBeCloseTo(one?.values[index] ?? Number.NaN, 6);
        });
      }),
    );
  });

  it('is the mean of the last three months where last year cannot tell, and says why', () => {
    const past = (before: number, now: number) => Float64Array.from({ length: 15 }, (_, index) => (index < 12 ? before : now));
    const said = (money: Float64Array) => {
      const { as, growth, values } = heldMoney(money, { count: 2, step: 'month' });
      return { as, growth, values: [...values] };
    };
    expect(said(new Float64Array(14).fill(5))).toEqual({ as: 'short', growth: undefined, values: [5, 5] });
    expect(said(past(0, 6))).toEqual({ as: 'new', growth: undefined, values: [6, 6] });
    expect(said(past(9, 0))).toEqual({ as: 'nothing', growth: undefined, values: [0, 0] });
    expect(said(past(1, 3.01))).toEqual({ as: 'moved', growth: undefined, values: [3.01, 3.01] });
    expect(said(past(3.01, 1))).toEqual({ as: 'moved', growth: undefined, values: [1, 1] });
    expect(said(past(1, 3)).as).toBe('shape');
  });
});
