import { expect, it } from 'vitest';
import { dayOf } from '../../../src/core/day.ts';
import { daily, imported, monthly } from './whole.ts';

const HEADER = 'Date,Campaign Name,Impressions,Clicks,Spend,7 Day Total Sales \n';
const ADS = `${HEADER}${daily('2026-04', 30, (day) => `${day},Teapots,20,2,3.00,9.00`)}`;

async function told(today: { month: number; day: number } | undefined): Promise<string[]> {
  const day = today && dayOf({ year: 2026, ...today });
  const joined = await imported({ 'sp.csv': ADS }, {}, day === undefined ? {} : { today: day });
  expect(monthly(joined, 'ad_spend')).toEqual({ '2026-04': [90] });
  return joined.warnings.filter(({ code }) => code === 'days-to-come').map(({ message }) => message);
}

it('days to come are told, where it is known which day it is', async () => {
  const [only, ...others] = await told({ month: 4, day: 18 });
  expect(only).toContain('11 rows are of days to come, 2026-04-20 to 2026-04-30: today is 2026-04-18');
  expect(others).toEqual([]);
  expect(await told({ month: 4, day: 29 })).toEqual([]);
  expect(await told(undefined)).toEqual([]);
});
