import { describe, expect, test } from 'vitest';
import { parsePeriod } from '../../../src/exports/fileWords.ts';
import { column } from '../join/sample.ts';
import { daily, imported, refusedFor } from './whole.ts';

const DEAL_MODEL = { columns: new Set(['deal']) };
const HEADER = 'Deal ID,Deal type,Status,Start date,End date,ASIN,Deal price\n';
const ADS = `Date,Campaign Name,Impressions,Clicks,Spend,7 Day Total Sales \n${['2026-03', '2026-04']
  .map((month) => daily(month, month === '2026-03' ? 31 : 30, (day) => `${day},Lid,900,9,10.00,40.00`))
  .join('')}`;
const DEALS =
  `${HEADER}d1,Best Deal,Ended,"Mar 02, 2026","Mar 08, 2026",B0LIDAAAA1,$18.00\n` +
  'd2,Lightning Deal,Ended,2026-04-28 08:00,2026-05-01 08:00,B0LIDAAAA1,$17.00\n' +
  'd3,Lightning Deal,Ended,2026-04-29 08:00,2026-04-29 20:00,B0LIDAAAA1,$17.00\n' +
  'd4,Lightning Deal,Canceled,2026-04-02,2026-04-02,B0LIDAAAA1,$17.00\n';

const spans = (period: string) => ({ spans: new Map([['deals.csv', parsePeriod(period) ?? { from: 0, to: 0 }]]) as never });

describe('a list of deals', () => {
  test('gives the part of each month on deal: a day counts once, a deal that did not run never', async () => {
    const joined = await imported({ 'sp.csv': ADS, 'deals.csv': DEALS }, spans('2026-03-01..2026-05-31'), DEAL_MODEL);
    expect(column(joined, 'deal')).toEqual([0.2258, 0.1]);
    expect(joined.imported.reconciliation.files[0]?.rows.dropped).toEqual([{ reason: 'a deal that did not run', rows: 1 }]);
  });

  test('speaks for the days from its first deal to its last, unless the user says more: that is told', async () => {
    const joined = await imported({ 'sp.csv': ADS, 'deals.csv': DEALS }, {}, DEAL_MODEL);
    expect(joined.history.columns.has('deal')).toBe(false);
    expect(joined.imported.notes).toEqual([
      'deals.csv is taken to hold all deals from 2026-03-02 to 2026-05-01, its first and last day: days between without one had none. If it speaks for more, say its days as its period in exports/formats.csv.',
      'deal is left out: no list of deals speaks for the whole of 2026-03.',
    ]);
  });

  test('of several products is none of the product’s, unless product.csv names it', async () => {
    const two = `${DEALS}d5,Best Deal,Ended,2026-03-20,2026-03-26,B0POTAAAA1,$9.00\n`;
    const all = await imported({ 'sp.csv': ADS, 'deals.csv': two }, spans('2026-03-01..2026-05-31'), DEAL_MODEL);
    expect([all.history.columns.has('deal'), all.imported.notes[0]]).toEqual([
      false,
      'The list of deals holds 2 ASINs, and product.csv names none: no column deal is made of it. Add a row "asin" to product.csv.',
    ]);
    const study = { ...spans('2026-03-01..2026-05-31'), asins: ['B0LIDAAAA1'] };
    expect(column(await imported({ 'sp.csv': ADS, 'deals.csv': two }, study, DEAL_MODEL), 'deal')).toEqual([0.2258, 0.1]);
  });

  test('with a deal that has no end is refused with its line', async () => {
    const open = `${HEADER}d1,Best Deal,Running,2026-04-02,,B0LIDAAAA1,$18.00\n`;
    expect(await refusedFor({ 'sp.csv': ADS, 'deals.csv': open })).toMatch(
      /^missing first or last day of the deal\n {2}at deals\.csv, line 2/,
    );
  });
});
