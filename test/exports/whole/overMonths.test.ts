import { describe, expect, it } from 'vitest';
import { parsePeriod } from '../../../src/exports/fileWords.ts';
import { daily, imported, monthly, refusedFor } from './whole.ts';

const TERMS =
  'Start Date,End Date,Campaign Name,Targeting,Match Type,Customer Search Term,Impressions,Clicks,Spend,7 Day Total Sales ,7 Day Total Orders (#)\n';

describe('a row over several months', () => {
  it('is split evenly with a warning, and its months are not final', async () => {
    const long = '2026-04-01,2026-05-31,Lids,pan,EXACT,pan,900,61,122.00,610.00,3\n';
    const later = '2026-06-01,2026-06-30,Lids,pan,EXACT,pan,900,61,60.00,90.00,3\n';
    const joined = await imported({ 'sp_2026-09-01.csv': TERMS + long + later });
    expect(monthly(joined, 'ad_spend')).toEqual({ '2026-04': [60], '2026-05': [62], '2026-06': [60] });
    expect(joined.history.final).toEqual([false, false, true]);
    expect(joined.warnings.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'rows-over-months: 1 row covers days of several months, as 2026-04-01 to 2026-05-31: 122.00 of spend are split evenly by day, which is an estimate, and the months are not final. Download the report by day to know.',
    ]);
  });

  it('that is a week is an estimate of a few days: told, and the months stay final', async () => {
    const week = '2026-04-29,2026-05-05,Lids,pan,EXACT,pan,900,61,7.00,14.00,3\n';
    const rest = ['2026-04-01,2026-04-28', '2026-05-06,2026-05-31'].map(
      (days) => `${days},Lids,pan,EXACT,pan,900,61,60.00,90.00,3\n`,
    );
    const joined = await imported({ 'sp_2026-09-01.csv': TERMS + rest.join('') + week });
    expect(monthly(joined, 'ad_spend')).toEqual({ '2026-04': [62], '2026-05': [65] });
    expect(joined.history.final).toEqual([true, true]);
    expect(joined.warnings.map(({ code }) => code)).toEqual(['rows-over-months']);
  });
});

describe('converted amounts', () => {
  const said = { spans: new Map([['c.csv', parsePeriod('2026-04') ?? { from: 0, to: 0 }]]) as never };
  const header = 'Campaign name,Status,Type,Clicks,Total cost (converted),Total cost,Sales (converted),Sales\n';

  it('that differ from those beside them are of another currency: refused with the row', async () => {
    const rows = 'Lids,DELIVERING,SP,9,$30.00,$30.00,$90.00,$90.00\nPots,DELIVERING,SP,9,$22.00,$30.00,$66.00,$90.00\n';
    expect(await refusedFor({ 'c.csv': header + rows }, said)).toMatch(
      /^invalid currency: Total cost is \$30\.00 and Total cost \(converted\) \$22\.00: .*\n.*line 3, column 6/,
    );
  });

  it('alone are told', async () => {
    const text =
      'Campaign name,Status,Type,Clicks,Total cost (converted),Sales (converted)\nLids,DELIVERING,SP,9,$30.00,$90.00\n';
    const joined = await imported({ 'c.csv': text }, said);
    expect(joined.warnings.map(({ code }) => code)).toEqual(['converted-amounts']);
  });
});

it('every day is in its own month', async () => {
  const header = 'Date,Campaign Name,Impressions,Clicks,Spend,7 Day Total Sales \n';
  const joined = await imported({ 'sp.csv': header + daily('2026-04', 30, (day) => `${day},Lids,9,1,2.00,8.00`) });
  expect(joined.warnings).toEqual([]);
});
