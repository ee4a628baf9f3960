import { expect, it } from 'vitest';
import { daily, imported, monthly, refusedFor } from './whole.ts';

const ADS = `Date,Campaign Name,Impressions,Clicks,Spend,7 Day Total Sales \n${daily('2026-04', 30, (day) => `${day},Teapots,20,2,3.00,9.00`)}`;

it('views count as sales of all ad products but Sponsored Products, and the sentence says so', async () => {
  const display = `Date,Campaign Name,Cost Type,Impressions,Clicks,Spend,14 Day Total Sales,14 Day Total Sales - (Click)\n${daily('2026-04', 30, (day) => `${day},Cups,VCPM,70,1,2.00,7.00,2.00`)}`;
  const joined = await imported({ 'sp.csv': ADS, 'sd.csv': display });
  expect(joined.imported.notes.join(' ')).toContain(
    'Sponsored Products: sales within 7 days of a click 270.00 USD, spend 90.00 USD; Sponsored Display: sales within 14 days of a click or a view 210.00 USD',
  );
});

it('money whose commas may be either is asked about, and the advice works', async () => {
  const report = (spend: string) =>
    `Date;Campaign Name;Impressions;Clicks;Spend;7 Day Total Sales \n${daily('2026-04', 30, (day) => `${day};Teapots;20;2;${spend};9,00`)}`;
  const german = { marketplace: 'DE', currency: 'EUR' };
  const message = await refusedFor({ 'sp.csv': report('3,456') }, german);
  expect(message).toContain('number "3,456" in Spend: it can be 3.456 or 3456, and no other cell of the column decides');
  expect(monthly(await imported({ 'sp.csv': report('3,4560') }, german), 'ad_spend')).toEqual({ '2026-04': [103.68] });
  expect(monthly(await imported({ 'sp.csv': report('3456') }, german), 'ad_spend')).toEqual({ '2026-04': [103680] });
});

it('a rank of 0 is told to be read as not found', async () => {
  const row = (keyword: string, rank: string) => `${keyword},B0TEAPOT01,US,900,${rank},2,2026-04-`;
  const days = ['04', '05', '06'].flatMap((day) => [`${row('teapot', '5')}${day}\n`, `${row('tea pot set', '0')}${day}\n`]);
  const tracker = `Keyword,ASIN,Marketplace,Search Volume,Organic Rank,Sponsored Position,Date Added\n${days.join('')}`;
  const told = (await imported({ 'sp.csv': ADS, 'tracker.csv': tracker })).warnings.filter(
    ({ code }) => code === 'rank-not-found',
  );
  expect(told.map(({ message }) => message)).toEqual([
    'Organic Rank is 0 in 3 rows: read as not found among the first 306, as deep as this tracker looks. If it means that nothing was measured, leave the cells empty.',
  ]);
});

it('ad products beside the sponsored ones are named with their money', async () => {
  const row = (day: string, product: string, spend: string) => `${day},${product},Kettle ${product},90,2,${spend},8.00`;
  const text = `Date,Ad product,Campaign name,Impressions,Clicks,Total cost,Sales\n${daily('2026-04', 30, (day) =>
    [row(day, 'Sponsored Products', '3.00'), row(day, 'Amazon DSP', '2.00'), row(day, 'Sponsored TV', '1.50')].join('\n'),
  )}`;
  const joined = await imported({ 'all.csv': text });
  expect(monthly(joined, 'ad_spend')).toEqual({ '2026-04': [195] });
  const told = joined.warnings.filter(({ code }) => code === 'other-ad-products').map(({ message }) => message);
  expect(told).toEqual([expect.stringContaining('are Amazon DSP (spend 60.00), Sponsored TV (spend 45.00): they are read')]);
});
