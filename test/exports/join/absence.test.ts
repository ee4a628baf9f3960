import { describe, expect, test } from 'vitest';
import { ad, codes, column, content, join, message, months, span, traffic } from './sample.ts';

const ADS = [ad('2026-06', 100), ad('2026-07', 100)];

describe('advertising that is not there', () => {
  test('a month without a row inside a file is one without advertising, told; so is one of which the user says so', async () => {
    const inside = await join({ 'a.csv': [ad('2026-01', 10), ad('2026-03', 20), ad('2026-04', 20)] });
    expect([months(inside), column(inside, 'ad_spend'), column(inside, 'ad_sales'), column(inside, 'ad_clicks')]).toEqual([
      ['2026-01', '2026-02', '2026-03', '2026-04'],
      [10, 0, 20, 20],
      [40, 0, 80, 80],
      [10, 0, 10, 10],
    ]);
    expect(message(inside, 'days-without-advertising')).toMatch(
      /has a row for 2026-02-01 to 2026-02-28, between days that a\.csv/,
    );
    const files = { 'a.csv': [ad('2026-01', 10)], 'b.csv': [ad('2026-03', 20)] };
    const said = await join(files, { withoutAdvertising: [span('2026-02')] });
    expect([column(said, 'ad_spend'), codes(said).includes('days-without-advertising')]).toEqual([[10, 0, 20], false]);
  });

  test('days that another report has are not quiet', async () => {
    const joined = await join({
      'a.csv': [ad('2026-01', 10), ad('2026-03', 20)],
      'terms.csv': [ad('2026-02', 7, { level: 'search-term' })],
    });
    expect([column(joined, 'ad_spend'), codes(joined)]).toEqual([[10, 7, 20], ['months-not-final']]);
  });

  test('an empty cell of a row in which something happened is not 0: the month has no value, and the account says why', async () => {
    const silent = (more: object) => ad('2026-02-10', Number.NaN, { sales: 0, campaign: 'B', ...more });
    const month = [ad('2026-01', 10), ad('2026-02', 20), ad('2026-03', 30)];
    expect(column(await join({ 'a.csv': [...month, silent({ clicks: 0, orders: 0, units: 0 })] }), 'ad_spend')).toEqual([
      10, 20, 30,
    ]);
    const spend = await join({ 'a.csv': [...month, silent({})] });
    const leftOut = spend.warnings.find(({ message }) => message.startsWith('2026-02'));
    expect([months(spend), leftOut?.message]).toEqual([
      ['2026-03'],
      '2026-02 is left out, for its ad_spend is not known: 1 row of Sponsored Products lacks it although something happened there (2026-02-10), the first in line 5 of a.csv. Fill it in, with 0 where there was none, or download the report again with all of its columns.',
    ]);
    const sales = await join({ 'a.csv': [...month, ad('2026-02-10', 1, { sales: Number.NaN, campaign: 'B' })] });
    expect([column(sales, 'ad_spend'), column(sales, 'ad_sales'), codes(sales)]).toEqual([
      [10, 21, 30],
      [40, Number.NaN, 120],
      ['month-not-known'],
    ]);
    expect(sales.imported.reconciliation.totals.find(({ column }) => column === 'ad_sales')).toEqual({
      column: 'ad_sales',
      read: 240,
      used: 160,
      dropped: [{ reason: 'a row of 2026-02 lacks its ad_sales', amount: 80 }],
    });
    const none = ad('2026-02-10', 1, { sales: Number.NaN, orders: 0, units: 0, campaign: 'B' });
    expect(column(await join({ 'a.csv': [...month, none] }), 'ad_sales')).toEqual([40, 80, 120]);
    await expect(join({ 'a.csv': [ad('2026-01', Number.NaN)] })).rejects.toThrow(
      /^missing ad_spend of 2026-01: 1 row .* line 2 of a\.csv/,
    );
  });
});

describe('sales and visits that are not there', () => {
  test('a day that a Business Report by date lacks is missing, not quiet', async () => {
    const rows = [traffic('2026-06-01..2026-06-09', 90), traffic('2026-06-13..2026-06-30', 180), traffic('2026-07', 310)];
    const joined = await join({ 'ads.csv': ADS, 'b.csv': rows });
    expect([column(joined, 'total_sales'), message(joined, 'month-not-whole')]).toEqual([
      [Number.NaN, 310],
      '2026-06 has no total_sales and sessions: the Business Report by date lacks 2026-06-10 to 2026-06-12.',
    ]);
  });

  test('days with sales and no visit at all are days whose visits are not counted yet', async () => {
    const early = [traffic('2026-06', 300), traffic('2026-07-01..2026-07-29', 290)];
    const late = traffic('2026-07-30..2026-07-31', 20, { sessions: 0, pageViews: 0 });
    const joined = await join({ 'ads.csv': ADS, 'b.csv': [...early, late] });
    expect([column(joined, 'total_sales'), column(joined, 'sessions'), message(joined, 'month-not-known')]).toEqual([
      [300, 310],
      [50, Number.NaN],
      '2026-07 has no sessions: 1 row lacks it although something happened there (2026-07-30 to 2026-07-31), the first in line 4 of b.csv. Fill it in, with 0 where there was none, or download the report again with all of its columns.',
    ]);
    const other = traffic('2026-07-30..2026-07-31', 20, { asin: 'B0CHILDBBB' });
    const byAsin = [...early.map((row) => ({ ...row, asin: 'B0CHILDAAA' })), { ...late, asin: 'B0CHILDAAA' }, other];
    const visited = await join({ 'ads.csv': ADS, 'b.csv': byAsin });
    expect(column(visited, 'sessions')).toEqual([50, 100]);
  });

  test('a report without visits says nothing of them', async () => {
    const rows = [traffic('2026-06', 300, { sessions: Number.NaN, pageViews: Number.NaN })];
    const joined = await join({ 'ads.csv': ADS, 'b.csv': rows });
    expect([column(joined, 'sessions'), codes(joined)]).toEqual([[], []]);
  });
});

describe('a report by SKU', () => {
  const sku = (name: string, asin: string, sessions: number) =>
    traffic('2026-06', 1000, { asin, sku: name, sessions, pageViews: 2 * sessions });

  test('counts the visits of an ASIN once, and its sales by SKU', async () => {
    const rows = [sku('S-FBA', 'B0CHILDAAA', 700), sku('S-FBM', 'B0CHILDAAA', 700), sku('L', 'B0CHILDBBB', 300)];
    const joined = await join({ 'ads.csv': ADS, 'b.csv': rows });
    expect([column(joined, 'total_sales')[0], column(joined, 'sessions')[0], codes(joined)]).toEqual([
      3000,
      1000,
      ['sessions-by-sku', 'all-asins'],
    ]);
    const account = joined.imported.reconciliation.files.find(({ file }) => file === 'b.csv');
    expect(account?.amounts.find(({ column }) => column === 'sessions')).toEqual({
      column: 'sessions',
      read: 1700,
      used: 1000,
      dropped: [{ reason: 'visits of the ASIN, once more beside another SKU of it', amount: 700 }],
    });
    expect(account?.rows).toMatchObject({ read: 3, used: 2, summed: 1, dropped: [] });
  });

  test('adds them up where the SKUs of some ASIN have different ones', async () => {
    const rows = [
      sku('S-FBA', 'B0CHILDAAA', 700),
      sku('S-FBM', 'B0CHILDAAA', 20),
      sku('A', 'B0CHILDBBB', 3),
      sku('B', 'B0CHILDBBB', 3),
    ];
    expect(column(await join({ 'ads.csv': ADS, 'b.csv': rows }), 'sessions')[0]).toBe(726);
  });
});

test('a payment without an amount takes the month away', async () => {
  const rows = [content('2026-06-01', 100), content('2026-07-01', 50), content('2026-07-09', Number.NaN, { line_item: 'Video' })];
  const joined = await join({ 'ads.csv': ADS, 'ledger.csv': rows });
  expect([column(joined, 'content_spend'), codes(joined)]).toEqual([[100, Number.NaN], ['month-not-known']]);
});
