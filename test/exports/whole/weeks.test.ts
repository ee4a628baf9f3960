import { describe, expect, it } from 'vitest';
import { daily, imported, monthly, refusedFor } from './whole.ts';

const HEADER = 'Week,Budget currency,Campaign name,Impressions,Clicks,Total cost,Sales\n';
const rows = (weeks: readonly string[]): string => weeks.map((week) => `${week},USD,Lids,900,7,70.00,280.00\n`).join('');
const from = (first: number, count: number): number[] => Array.from({ length: count }, (_, index) => first + index);

describe('advertising by the week', () => {
  it('weeks by their number begin on Monday, and are split where a month ends', async () => {
    const joined = await imported({ 'u.csv': HEADER + rows(from(14, 10).map((week) => `2026-W${week}`)) });
    expect(monthly(joined, 'ad_spend', 'ad_sales')).toEqual({ '2026-04': [300, 1200], '2026-05': [310, 1240] });
    expect(joined.warnings.map(({ code }) => code)).toContain('rows-over-months');
  });

  it.each(['', '2026,'])('numbers of weeks with %j before them are asked about', async (year) => {
    const header = year === '' ? HEADER : `Year,${HEADER}`;
    expect(await refusedFor({ 'u.csv': header + rows(from(14, 10).map((week) => `${year}${week}`)) })).toMatch(
      /^invalid week "14" in Week\n.*\n.*\n.*\n {2}Add the column Date to the report .* as 2026-W05/,
    );
  });

  it('dates that lie a week apart say neither first nor last day', async () => {
    const sundays = ['2026-04-05', '2026-04-12', '2026-04-19', '2026-04-26'];
    for (const header of [HEADER, HEADER.replace('Week', 'Date')])
      expect(await refusedFor({ 'u.csv': header + rows(sundays) })).toMatch(
        /^invalid dates in (?:Week|Date): they lie a week apart.*\n {2}at u\.csv, line 1\n {2}Export the report by day/,
      );
  });

  it('firsts of months are the months', async () => {
    const firsts = from(1, 4).map((month) => `2026-0${month}-01`);
    const joined = await imported({ 'u.csv': HEADER.replace('Week', 'Date') + rows(firsts) });
    expect(monthly(joined, 'ad_spend')).toEqual({ '2026-01': [70], '2026-02': [70], '2026-03': [70], '2026-04': [70] });
    expect(joined.warnings).toEqual([]);
  });
});

it('a weekday beside the date stops nothing', async () => {
  const header = 'Day,Date,Budget currency,Campaign name,Impressions,Clicks,Total cost,Sales\n';
  const rows = daily('2026-04', 30, (day) => `Monday,${day},USD,Lids,9,2,1.50,6.00`);
  expect(monthly(await imported({ 'u.csv': header + rows }), 'ad_spend')).toEqual({ '2026-04': [45] });
  const twice = daily('2026-04', 30, (day) => `${day},${day},USD,Lids,9,2,1.50,6.00`);
  expect(await refusedFor({ 'u.csv': header + twice })).toMatch(/^invalid header: columns 1 and 2 both mean day/);
});

it('a month that was not over when its file was downloaded has no value', async () => {
  const header = 'Year,Month,Budget currency,Clicks,Impressions,Total cost,Sales\n';
  const text =
    header +
    from(1, 4)
      .map((month) => `2026,${month},USD,40,900,88.00,500.00\n`)
      .join('');
  const joined = await imported({ 'History 2026-04-12.csv': text });
  expect(Object.keys(monthly(joined, 'ad_spend'))).toEqual(['2026-01', '2026-02', '2026-03']);
  expect(joined.warnings.find(({ code }) => code === 'month-left-out')?.message).toMatch(
    /^2026-04 is left out, .* was downloaded on 2026-04-12, and its row covers 2026-04-01 to 2026-04-30: the month was not over\. If that/,
  );
  const said = { downloads: new Map([['History 2026-04-12.csv', 21_000 as never]]) };
  expect(monthly(await imported({ 'History 2026-04-12.csv': text }, said), 'ad_spend')).toHaveProperty('2026-04');
});
