import { expect, it } from 'vitest';
import { daily, imported, monthly, refusedFor } from './whole.ts';

const ADS = `Date,Campaign Name,Impressions,Clicks,Spend,7 Day Total Sales \n${daily('2026-04', 30, (day) => `${day},Teapots,20,2,3.00,9.00`)}`;
const days = Array.from({ length: 30 }, (_, at) => `4/${at + 1}/26,$50.00,2,40\n`).join('');
const sales = `Date,Ordered Product Sales,Units Ordered,Sessions - Total\n${days}`;

it('a total beside the days that it adds up is said to be one, however far off', async () => {
  const message = await refusedFor({ 'sp.csv': ADS, 'sales.csv': `${sales}4/1/26 - 4/30/26,"$1,512.00",60,1200\n` });
  expect(message).toContain('invalid date "4/1/26 - 4/30/26"');
  expect(message).toContain(
    'If it is the total of the 30 rows above (sales 1512 against 1500), delete it: it would count twice.',
  );
  const other = await refusedFor({ 'sp.csv': ADS, 'sales.csv': `${sales}4/31/26,$55.00,2,40\n` });
  expect(other).not.toContain('total of');
});

it('a ledger may end in its total and in what was spent to date', async () => {
  const ledger = 'date,signal,amount\n2026-04-05,reviews,700\n2026-04-22,reviews,450\n';
  for (const end of ['Total,,1150\n', 'YTD,,1150\n', 'Total,,1150\nYTD,,1150\n', 'Year to date,,1150\n']) {
    const joined = await imported({ 'sp.csv': ADS, 'content-ledger.csv': ledger + end });
    expect(monthly(joined, 'content_spend')).toEqual({ '2026-04': [1150] });
    expect(joined.warnings.filter(({ code }) => code === 'totals-row')).toEqual([]);
  }
});
