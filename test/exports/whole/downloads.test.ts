import { expect, it } from 'vitest';
import { daily, imported, monthly, refusedFor } from './whole.ts';

const HEADER = 'Date,Ordered Product Sales,Units Ordered,Sessions - Total,Page Views - Total\n';
const report = (sales: string): string => HEADER + daily('2026-04', 30, (day) => `${day},"${sales} €",5,70,90`);
const ADS =
  'Date,Campaign Name,Country,Impressions,Clicks,Spend,7 Day Total Sales ,7 Day Total Orders (#)\n' +
  daily('2026-04', 30, (day) => `${day},Lids,Germany,9,1,2.00,8.00,0`);
const GERMANY = { marketplace: 'DE', currency: 'EUR' };

it('Business Reports of two marketplaces that nothing tells apart are a question, which formats.csv answers', async () => {
  const files = { 'sp.csv': ADS, 'a.csv': report('80,00'), 'b.csv': report('310,00') };
  expect(await refusedFor(files, GERMANY)).toMatch(/sales 2400\.00 here and 9300\.00 there/);
  const joined = await imported(files, { ...GERMANY, marketplaces: new Map([['b.csv', 'FR']]) });
  expect(monthly(joined, 'total_sales')).toEqual({ '2026-04': [2400] });
  expect(joined.imported.reconciliation.files[1]?.rows.dropped).toEqual([{ reason: 'marketplace FR, not DE', rows: 30 }]);
});

it('the day in the name of a Business Report, with a year of two digits, says which is the later', async () => {
  const files = { 'sp.csv': ADS, 'BusinessReport-5-28-26.csv': report('81,00'), 'BusinessReport-5-9-26.csv': report('80,00') };
  expect(await refusedFor(files, GERMANY)).toContain('nothing says which is the later');
  const later = { 'sp.csv': ADS, 'BusinessReport-5-28-26.csv': report('81,00'), 'BusinessReport-5-19-26.csv': report('80,00') };
  expect(monthly(await imported(later, GERMANY), 'total_sales')).toEqual({ '2026-04': [2430] });
});
