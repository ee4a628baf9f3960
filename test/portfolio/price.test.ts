import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allAt, choiceAt, type Menus, priceOfMoney } from '../../src/portfolio/price.ts';

const option = fc.record({ extra: fc.integer({ min: -50, max: 50 }), gain: fc.integer({ min: -40, max: 40 }) });
const products = fc.array(fc.array(option, { maxLength: 4 }), { minLength: 1, maxLength: 5 });

function menusOf(all: readonly (readonly { readonly extra: number; readonly gain: number }[])[]): Menus {
  const flat = all.map((options) => [{ extra: 0, gain: 0 }, ...options]);
  const starts = [0, ...flat.map((_, product) => flat.slice(0, product + 1).reduce((sum, { length }) => sum + length, 0))];
  return { starts, extra: flat.flat().map(({ extra }) => extra), gain: flat.flat().map(({ gain }) => gain) };
}

/** The best of every way to choose, by trying all of them. */
function bestOf(all: ReturnType<typeof menusOf>, allowed: number): number {
  const ways = (product: number): { extra: number; gain: number }[] => {
    if (product + 1 >= all.starts.length) return [{ extra: 0, gain: 0 }];
    const later = ways(product + 1);
    const own = Array.from(
      { length: Number(all.starts[product + 1]) - Number(all.starts[product]) },
      (_, index) => Number(all.starts[product]) + index,
    );
    return own.flatMap((one) =>
      later.map(({ extra, gain }) => ({ extra: extra + Number(all.extra[one]), gain: gain + Number(all.gain[one]) })),
    );
  };
  return Math.max(
    ...ways(0)
      .filter(({ extra }) => extra <= allowed)
      .map(({ gain }) => gain),
  );
}

describe('a price of money', () => {
  it('keeps all products within what is allowed, and no other division of what they then spend is worth more', () => {
    fc.assert(
      fc.property(products, fc.integer({ min: 0, max: 120 }), (all, allowed) => {
        const menus = menusOf(all);
        const found = priceOfMoney(menus, allowed);
        expect(found).toBeDefined();
        const { extra, gain } = found ?? { extra: Number.NaN, gain: Number.NaN };
        expect(extra).toBeLessThanOrEqual(allowed);
        expect(gain).toBe(bestOf(menus, extra));
      }),
    );
  });

  it('is nothing where there is more money than anybody wants', () => {
    const menus = menusOf([[{ extra: 10, gain: 5 }], [{ extra: -5, gain: 1 }]]);
    expect(priceOfMoney(menus, 5)).toEqual({ price: 0, extra: 5, gain: 6 });
  });

  it('is none where nobody can spend so little', () => {
    expect(priceOfMoney(menusOf([[{ extra: -5, gain: -9 }]]), -6)).toBeUndefined();
    expect(priceOfMoney(menusOf([[{ extra: -5, gain: -9 }]]), -5)).toMatchObject({ extra: -5, gain: -9 });
  });

  it('moves money from where it brings less to where it brings more', () => {
    const menus = menusOf([[{ extra: 10, gain: 30 }], [{ extra: -10, gain: -5 }]]);
    expect(allAt(menus, 0).extra).toBe(10);
    expect(priceOfMoney(menus, 0)).toMatchObject({ extra: 0, gain: 25 });
    expect(choiceAt(menus, 1, 0)).toBe(2);
  });
});
