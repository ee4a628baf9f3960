import { describe, expect, test } from 'vitest';
import { importExports } from '../../../src/exports/importExports.ts';
import { CURRENCIES } from '../../../src/tables/currency.ts';
import { exportFile } from '../../helpers/exportFile.ts';
import { shippedModel } from '../../helpers/shipped.ts';
import { column, months } from '../join/sample.ts';
import { daily, imported, refusedFor } from './whole.ts';

const HEADER = 'Date,Currency,Campaign Name,Country,Impressions,Clicks,Spend,7 Day Total Sales \n';
const april = (country: string, currency: string, spend: string): string =>
  daily('2026-04', 30, (day) => `${day},${currency},Lid,${country},900,9,${spend},40.00`);
const THREE =
  HEADER + april('United States', 'USD', '10.00') + april('Canada', 'CAD', '12.00') + april('Mexico', 'MXN', 'MX$90.00');

describe('rows of several countries', () => {
  test('those of others are left out and counted before their currency is looked at', async () => {
    const us = await imported({ 'sp.csv': THREE });
    expect([column(us, 'ad_spend'), column(us, 'ad_sales')]).toEqual([[300], [1200]]);
    expect(us.imported.reconciliation.files[0]?.rows.dropped).toEqual([
      { reason: 'marketplace CA, not US', rows: 30 },
      { reason: 'marketplace MX, not US', rows: 30 },
    ]);
    expect(column(await imported({ 'sp.csv': THREE }, { marketplace: 'MX', currency: 'MXN' }), 'ad_spend')).toEqual([2700]);
  });

  test('of sales too', async () => {
    const sales = `Date,Country,Ordered Product Sales,Units Ordered,Sessions\n${['US,$', 'CA,CA$']
      .flatMap((country) => daily('2026-04', 30, (day) => `${day},${country}20.00,2,9`))
      .join('')}`;
    const joined = await imported({ 'sp.csv': THREE, 'br.csv': sales });
    expect([column(joined, 'total_sales'), column(joined, 'sessions')]).toEqual([[600], [270]]);
  });

  test('where none is of the study, the refusal says whose they are', async () => {
    expect(await refusedFor({ 'sp.csv': HEADER + april('Canada', 'CAD', '12.00') + april('Atlantis', 'USD', '9.00') })).toMatch(
      /rows were left out: marketplace CA, not US \(30\), marketplace Atlantis, not US \(30\)\n.*\n.*a row more in its table of marketplaces/,
    );
  });
});

const IDS = 'US CA MX BR UK IE DE FR IT ES NL SE PL BE TR AE SA EG ZA IN JP AU SG OTHER'.split(' ');

describe('the marketplaces of the shipped model', () => {
  const model = shippedModel();
  const { marketplaces } = model;

  test('are all of Amazon and another country', () => {
    expect(marketplaces.map(({ id }) => id)).toEqual(IDS);
  });

  test.each(marketplaces)(
    '$id has currency, rate and lag with their sources',
    ({ id, currency, usdRate, rate, sets, ...row }) => {
      expect([row.asOf, row.source, row.grade].every((text) => text !== '')).toBe(true);
      const { low, mid, high } = sets.get('adoption_lag') ?? {};
      expect([low, mid, high]).toEqual([low, mid, high].toSorted((a = 0, b = 0) => a - b));
      if (id === 'OTHER') return expect([currency, usdRate]).toEqual(['', undefined]);
      expect([CURRENCIES.includes(currency), (usdRate ?? 0) > 0]).toEqual([true, true]);
      expect([rate.asOf, rate.source, rate.grade].every((text) => text !== '')).toBe(true);
      if (id !== 'US' && rate.grade === 'J') expect(rate.source).toMatch(/^Judgement/);
    },
  );

  test.each(marketplaces)('$id reads its rows of a file of all', async ({ id, label, currency }) => {
    const rows = marketplaces.map((market, index) => april(market.label, market.currency, `${index + 1}.00`)).join('');
    const product = { marketplace: id, currency: currency || 'USD', facts: new Map(), texts: new Map() };
    const files = [exportFile('sp.csv', HEADER + rows)];
    const words = { formats: new Map(), spans: new Map() };
    const joined = await importExports({ files, product: product as never, model, words, place: 'exports' }, () => undefined);
    const index = marketplaces.findIndex((market) => market.label === label);
    expect([months(joined), column(joined, 'ad_spend')]).toEqual([['2026-04'], [30 * (index + 1)]]);
  });
});
