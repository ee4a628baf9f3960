import { expect, it } from 'vitest';
import { DE, dated, readAll, refusal, rowsOf, US } from './reading.ts';

const report = (days: readonly string[]): string =>
  `Date,Campaign Name,Impressions,Clicks,Spend,7 Day Total Sales \n${days.map((day) => `${day},Kettles,50,3,4.00,12.00\n`).join('')}`;
const days = (write: (day: string) => string): string[] => ['09', '10', '11', '12'].map(write);

it.each([
  [
    'the year, where the days then lie together',
    days((day) => `26-04-${day}`),
    ['2026-04-09', '2026-04-10', '2026-04-11', '2026-04-12'],
  ],
  ['the year, where a single day would be of 2009', ['26-04-09'], ['2026-04-09']],
  ['the day, where the days lie together so', ['28/04/26', '29/04/26', '30/04/26'], ['2026-04-28', '2026-04-29', '2026-04-30']],
  ['the day, where a single one would be of 2013', ['13/04/26'], ['2026-04-13']],
])('a number above 12 in front of two others is %s', async (_, written, read) => {
  const rows = await rowsOf('sp-campaign', report(written), { ...US, formats: new Map([['x', 'sp-campaign']]) });
  expect(dated(rows)).toEqual(read);
});

it('says how it read them, and asks where both would do and the marketplace has no custom', async () => {
  const [only] = await readAll(report(days((day) => `26/04/${day}`)));
  expect(only?.reading.dialect).toContain('dates year first: the days lie closer together than if it were the day');
  expect(await refusal(report(['25/04/26']), { marketplace: 'CA', currency: 'USD' })).toContain(
    'nothing tells the day from the year',
  );
  expect(
    dated(await rowsOf('sp-campaign', report(['25/04/26']), { ...DE, places: [{ code: 'DE', names: ['de'], order: 'dmy' }] })),
  ).toEqual(['2026-04-25']);
  expect(await refusal(report(days((day) => `26.04.${day}`)))).toContain('date "26.04.09" in Date');
});
