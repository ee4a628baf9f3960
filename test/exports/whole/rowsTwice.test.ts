import { describe, expect, test } from 'vitest';
import { codes, column, message } from '../join/sample.ts';
import { daily, imported, refusedFor } from './whole.ts';

const HEADER = 'Date,Campaign Name,Impressions,Clicks,Spend,7 Day Total Sales ,7 Day Total Orders (#)\n';
const row = (day: string, sales = 40): string => `${day},Lid,900,9,10.00,${sales}.00,2`;
const days = (from: number, to: number, sales?: number): string =>
  daily('2026-04', 30, (day) => row(day, sales))
    .split('\n')
    .slice(from - 1, to)
    .map((line) => `${line}\n`)
    .join('');

describe('rows that come again', () => {
  test('a table pasted below itself without its header is refused, whatever was restated', async () => {
    for (const sales of [40, 55])
      expect(await refusedFor({ 'sp.csv': HEADER + days(1, 30) + days(1, 30, sales) })).toMatch(
        /^invalid table: its rows come a second time, from "Lid" on\n {2}at sp\.csv, line 32\n {2}The table is in the file twice/,
      );
  });

  test('days of two downloads that overlap in one file are told with their money', async () => {
    const joined = await imported({ 'sp.csv': HEADER + days(1, 20) + days(18, 30) });
    expect([column(joined, 'ad_spend'), codes(joined)]).toEqual([[330], ['rows-twice']]);
    expect(message(joined, 'rows-twice')).toMatch(/^3 rows come a second time .*, as "Lid": 30\.00 that counts twice/);
  });

  test('rows of the same campaign and day that differ are rows like others', async () => {
    const other = days(1, 30).replaceAll(',900,', ',901,');
    const joined = await imported({ 'sp.csv': HEADER + days(1, 30) + other });
    expect([column(joined, 'ad_spend'), codes(joined)]).toEqual([[600], []]);
  });

  test('a Business Report that is in its file twice', async () => {
    const report = daily('2026-04', 30, (day) => `${day},$200.00,10,9,120,90`);
    const header = 'Date,Ordered Product Sales,Units Ordered,Total Order Items,Page Views - Total,Sessions - Total\n';
    const files = { 'sp.csv': HEADER + days(1, 30), 'BusinessReport.csv': header + report + report };
    expect(await refusedFor(files)).toMatch(/^invalid table: its rows come a second time, from the first on/);
  });

  test('two rows a day in a Business Report by date are of two marketplaces', async () => {
    const report = (sales: number): string => daily('2026-04', 30, (day) => `${day},$${sales}.00,10,9,120,90`);
    const header = 'Date,Ordered Product Sales,Units Ordered,Total Order Items,Page Views - Total,Sessions - Total\n';
    const files = { 'sp.csv': HEADER + days(1, 30), 'BusinessReport.csv': header + report(200) + report(150) };
    expect(await refusedFor(files)).toMatch(
      /^invalid rows: 2 of them are of 2026-04-01, and a Business Report by date has one\n {2}at BusinessReport\.csv, line 32\n {2}Two marketplaces/,
    );
  });
});

describe('a row with the sums of the others', () => {
  const total = (name: string, day = ''): string => `${day},${name},27000,270,300.00,1200.00,60\n`;

  test.each(['Totaal generaal', '3 kampanie razem', ''])('below them, called %j', async (name) => {
    const joined = await imported({ 'sp.csv': HEADER + days(1, 30) + total(name) });
    expect([column(joined, 'ad_spend'), codes(joined)]).toEqual([[300], []]);
    expect(joined.imported.reconciliation.files[0]?.rows.dropped).toEqual([{ reason: 'totals row', rows: 1 }]);
  });

  test('with a date, which makes it a row like others, is left out and told', async () => {
    const joined = await imported({ 'sp.csv': HEADER + days(1, 30) + total('Total', '2026-04-30') });
    expect([column(joined, 'ad_spend'), codes(joined)]).toEqual([[300], ['totals-row']]);
  });

  test('after each campaign, and of all', async () => {
    const pots = days(1, 30).replaceAll('Lid,900', 'Pot,100');
    const text = `${HEADER}${days(1, 30)}${total('Lid: sum')}${pots}${total('Pot: sum').replace('27000', '3000')}${total(
      'Both',
    ).replace('27000,270,300.00,1200.00,60', '30000,540,600.00,2400.00,120')}`;
    expect(column(await imported({ 'sp.csv': text }), 'ad_spend')).toEqual([600]);
  });

  test('that it does not hold stays refused', async () => {
    expect(await refusedFor({ 'sp.csv': HEADER + days(1, 30) + total('Total?').replace('270,', '271,') })).toMatch(
      /^missing date of the row\n {2}at sp\.csv, line 32/,
    );
  });
});
