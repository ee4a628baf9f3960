import { describe, expect, it } from 'vitest';
import { parsePeriod } from '../../../src/exports/fileWords.ts';
import { daily, imported, monthly, refusedFor } from './whole.ts';

const END = 'Impressions,Clicks,Spend,7 Day Total Sales ,7 Day Total Orders (#)\n';
const april = (file: string) => ({ spans: new Map([[file, parsePeriod('2026-04') ?? { from: 0, to: 0 }]]) as never });

describe('the days on which a campaign runs are not those of its numbers', () => {
  it.each(['"Dec 31, 2026"', ''])('beside a date, with the end %j', async (end) => {
    const header = `Date,Start Date,End Date,Campaign Name,Status,Budget,${END}`;
    const rows = daily('2026-04', 30, (day) => `${day},"Feb 03, 2026",${end},Lids,ENABLED,$9.00,90,2,$1.50,$6.00,1`);
    expect(monthly(await imported({ 'sp.csv': header + rows }), 'ad_spend', 'ad_sales')).toEqual({ '2026-04': [45, 180] });
  });

  const SHEET =
    'Product,Entity,Campaign ID,Campaign Name,Start Date,End Date,State,Daily Budget,Impressions,Clicks,Spend,Sales,Orders,Units\n' +
    'Sponsored Products,Campaign,11,Lids,20250101,,enabled,9,900,20,15.00,60.00,3,3\n' +
    'Sponsored Products,Keyword,11,Lids,20250101,,enabled,,900,20,15.00,60.00,3,3\n';

  it('a bulk sheet needs to be told its days; its name is a hint', async () => {
    const name = 'bulk-x1-20260401-20260430-17.csv';
    expect(await refusedFor({ [name]: SHEET })).toMatch(
      /^missing period: .*; its start and end dates are those of the campaigns\n[\s\S]*its name says 2026-04-01\.\.2026-04-30, which may be they/,
    );
    expect(monthly(await imported({ [name]: SHEET }, april(name)), 'ad_spend')).toEqual({ '2026-04': [15] });
  });

  it('a list of campaigns with their settings, without an end or over months, is asked about', async () => {
    const header = `Start Date,End Date,Campaign Name,Status,Budget,${END}`;
    const open = `${header}2026-02-03,,Lids,ENABLED,9,90,2,1.50,6.00,1\n`;
    const long = `${header}2026-02-03,2026-09-30,Lids,ENABLED,9,90,2,1.50,6.00,1\n`;
    for (const text of [open, long]) {
      expect(await refusedFor({ 'sp.csv': text })).toContain('those of the campaigns');
      expect(monthly(await imported({ 'sp.csv': text }, april('sp.csv')), 'ad_spend')).toEqual({ '2026-04': [1.5] });
    }
    const month = `${header}2026-04-01,2026-04-30,Lids,ENABLED,9,90,2,1.50,6.00,1\n`;
    expect(monthly(await imported({ 'sp.csv': month }), 'ad_spend')).toEqual({ '2026-04': [1.5] });
  });

  it('the page of campaigns is asked about whatever its start and end dates are', async () => {
    const header = 'State,Campaigns,Type,Start date,End date,Budget(USD),Impressions,Clicks,Spend(USD),Orders,Sales(USD)\n';
    const page = `${header}ENABLED,Lids,SP,2026-04-01,2026-04-30,9,90,2,1.50,1,6.00\n`;
    expect(await refusedFor({ 'campaigns.csv': page })).toContain('those of the campaigns');
    expect(monthly(await imported({ 'campaigns.csv': page }, april('campaigns.csv')), 'ad_spend')).toEqual({ '2026-04': [1.5] });
  });
});
