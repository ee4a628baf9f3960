import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logarithmicMean } from '../../src/against/logarithmicMean.ts';
import { CAUSES, type SalesCauses, type SalesFactors, salesCauses } from '../../src/against/salesCauses.ts';
import { wholeCauses } from '../../src/report/topics/change/causesText.ts';

const BETA = 0.5;

function causes(forecast: SalesFactors, actual: SalesFactors): SalesCauses {
  const found = salesCauses(forecast, actual, BETA);
  if (!found) throw new Error('no sales are known');
  return found;
}

function cents(parts: SalesCauses['parts']): Record<string, number> {
  return Object.fromEntries(Object.entries(parts).map(([cause, value]) => [cause, Math.round(100 * value) / 100 + 0]));
}

describe('the causes of a difference in sales, by hand', () => {
  // 100 spent at 1 a click, 4 sold a click: 400. Then 121 at 1.10, 4 a click: 440. L = 40 ÷ ln 1.1, and ln 1.21 = 2 ln 1.1.
  it('more spend at dearer clicks', () => {
    const found = causes({ adSpend: 100, clickPrice: 1, adSales: 400 }, { adSpend: 121, clickPrice: 1.1, adSales: 440 });
    expect(cents(found.parts)).toEqual({ spend: 80, clickPrice: -40, conversion: 0, rank: 0, mix: 0 });
    expect([found.of, found.untold]).toEqual(['ad sales', ['rank']]);
  });

  // 200 at 2 a click, 8 sold a click: 800. L = 400 ÷ ln 2, and every factor doubles.
  it('spend, price and conversion all doubled', () => {
    const found = causes({ adSpend: 100, clickPrice: 1, adSales: 400 }, { adSpend: 200, clickPrice: 2, adSales: 800 });
    expect(cents(found.parts)).toEqual({ spend: 400, clickPrice: -400, conversion: 400, rank: 0, mix: 0 });
  });

  // Other sales 600, then 400: L = 200 ÷ ln 1.5 = 493.26. Rank 10, then 20: −0.5 · ln 2 · L = −170.95. The rest −29.05.
  it('a rank that was lost', () => {
    const same = { adSpend: 100, clickPrice: 1, adSales: 400 };
    const found = causes({ ...same, totalSales: 1000, rank: 10 }, { ...same, totalSales: 800, rank: 20 });
    expect(cents(found.parts)).toEqual({ spend: 0, clickPrice: 0, conversion: 0, rank: -170.95, mix: -29.05 });
    expect([found.of, found.untold, found.actual - found.forecast]).toEqual(['total sales', [], -200]);
  });

  it('rank never does more than all other sales', () => {
    const same = { adSpend: 100, clickPrice: 1, adSales: 400, totalSales: 1000 };
    expect(causes({ ...same, rank: 1 }, { ...same, rank: 300 }).parts).toMatchObject({ rank: -600, mix: 600 });
  });

  it('what is not measured goes to the rest, and is named', () => {
    const forecast = { adSpend: 100, clickPrice: 1, adSales: 400, totalSales: 1000, rank: 10 };
    const noPrice = causes(forecast, { adSpend: 121, adSales: 440, totalSales: 1040, rank: 10 });
    expect(cents(noPrice.parts)).toEqual({ spend: 80, clickPrice: 0, conversion: 0, rank: 0, mix: -40 });
    expect(noPrice.untold).toEqual(['clickPrice', 'conversion']);
    const noAds = causes(forecast, { adSpend: 121, totalSales: 900, rank: 10 });
    expect(cents(noAds.parts)).toEqual({ spend: 0, clickPrice: 0, conversion: 0, rank: 0, mix: -100 });
    expect(noAds.untold).toEqual(['spend', 'clickPrice', 'conversion', 'rank']);
    expect(salesCauses(forecast, { adSpend: 100 }, BETA)).toBeUndefined();
  });

  it('advertising that stopped is the whole cause', () => {
    const found = causes({ adSpend: 100, clickPrice: 1, adSales: 400 }, { adSpend: 0, adSales: 0 });
    expect(cents(found.parts)).toEqual({ spend: -400, clickPrice: 0, conversion: 0, rank: 0, mix: 0 });
  });
});

describe('the causes of a difference in sales', () => {
  const money = fc.oneof(fc.double({ min: 0.01, max: 1e9, noNaN: true }), fc.constant(0));
  const maybe = fc.option(money, { nil: undefined });
  const factors = fc
    .record({ adSpend: maybe, clickPrice: maybe, adSales: maybe, totalSales: maybe, rank: maybe })
    .map((all): SalesFactors => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)));

  it('add up, whatever is known', () => {
    fc.assert(
      fc.property(factors, factors, fc.double({ min: 0, max: 3, noNaN: true }), (forecast, actual, beta) => {
        const found = salesCauses(forecast, actual, beta);
        if (!found) return;
        const sum = CAUSES.reduce((total, cause) => total + found.parts[cause], 0);
        const size = Math.max(1, ...CAUSES.map((cause) => Math.abs(found.parts[cause])));
        expect(Math.abs(sum - (found.actual - found.forecast))).toBeLessThan(1e-9 * size);
        for (const cause of found.untold) expect(found.parts[cause]).toBe(0);
      }),
    );
  });

  it('add up in whole units too, as they are shown', () => {
    fc.assert(
      fc.property(factors, factors, (forecast, actual) => {
        const found = salesCauses(forecast, actual, BETA);
        if (!found) return;
        const [before = 0, after = 0, difference = 0, ...parts] = wholeCauses(found);
        expect([after - before, parts.reduce((sum, value) => sum + value, 0)]).toEqual([difference, difference]);
      }),
    );
  });

  it('the logarithmic mean lies between the geometric and the arithmetic one', () => {
    const size = fc.double({ min: 1e-6, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(size, size, (a, b) => {
        const mean = logarithmicMean(a, b);
        expect(mean).toBeGreaterThanOrEqual(Math.sqrt(a) * Math.sqrt(b) * (1 - 1e-9));
        expect(mean).toBeLessThanOrEqual(((a + b) / 2) * (1 + 1e-9));
      }),
    );
  });
});
