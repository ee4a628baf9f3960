import { describe, expect, test } from 'vitest';
import { codes, column, message } from '../join/sample.ts';
import { daily, imported, refusedFor } from './whole.ts';

const HEADER = 'Date,Campaign Name,Impressions,Clicks,Spend,7 Day Total Sales ,7 Day Total Orders (#)\n';
const ROWS = daily('2026-04', 30, (day) => `${day},Lid,900,9,10.00,40.00,2`);
const [HALF, REST] = [ROWS.slice(0, ROWS.indexOf('2026-04-16')), ROWS.slice(ROWS.indexOf('2026-04-16'))];

describe('rows that are none of the report', () => {
  test.each(['Total: 3 campaigns', 'Grand total:', 'Subtotal', 'Totale', 'TOTAL (USD)', 'Sous-total', '合計：3', 'Toplam'])(
    'a totals row "%s" is left out and compared',
    async (word) => {
      const right = await imported({ 'sp.csv': `${HEADER}${ROWS}${word},,27000,270,300.00,1200.00,60\n` });
      expect([column(right, 'ad_spend'), codes(right)]).toEqual([[300], []]);
      const wrong = await imported({ 'sp.csv': `${HEADER}${ROWS}${word},,27000,270,310.00,1200.00,60\n` });
      expect(message(wrong, 'totals-row')).toBe('the totals row says 310 spend, the rows add up to 300');
    },
  );

  test('totals of parts are compared with their part', async () => {
    const total = (days: number): string => `Total,,${days * 900},${days * 9},${days * 10}.00,${days * 40}.00,${days * 2}\n`;
    const joined = await imported({ 'sp.csv': HEADER + HALF + total(15) + REST + total(15) + total(30) });
    expect([column(joined, 'ad_spend'), codes(joined)]).toEqual([[300], []]);
    const off = await imported({ 'sp.csv': HEADER + HALF + total(14) + REST });
    expect(codes(off)).toEqual(Array.from({ length: 5 }, () => 'totals-row'));
  });

  test('a campaign may be called Total', async () => {
    const joined = await imported({ 'sp.csv': HEADER + ROWS.replaceAll('Lid', 'Total Clearance') });
    expect(column(joined, 'ad_spend')).toEqual([300]);
  });

  test('the header once more and a line of words below are left out', async () => {
    const joined = await imported({ 'sp.csv': `${HEADER}${HALF}${HEADER}${REST}Data of the last days may change.\n` });
    expect(column(joined, 'ad_spend')).toEqual([300]);
    expect(joined.imported.reconciliation.files[0]?.rows.dropped).toEqual([
      { reason: 'the header once more', rows: 1 },
      { reason: 'a line of words below the table', rows: 1 },
    ]);
  });

  test('the header of another report among the rows is refused with what to do', async () => {
    const other = 'Date,Ordered Product Sales,Units Ordered,Sessions - Total,Page Views - Total,,\n';
    expect(await refusedFor({ 'sp.csv': `${HEADER}${ROWS}${other}` })).toMatch(
      /^invalid table: another header, "Date, Ordered Product Sales.*\n {2}at sp\.csv, line 32\n {2}Two reports are in one file: save each/,
    );
  });
});

describe('amounts below 0', () => {
  test('are corrections like others', async () => {
    const joined = await imported({ 'sp.csv': HEADER + ROWS.replace('40.00', '-15.00').replace('10.00', '(2.50)') });
    expect([column(joined, 'ad_sales'), column(joined, 'ad_spend'), codes(joined)]).toEqual([[1145], [287.5], []]);
  });

  test('a month of corrections alone is none', async () => {
    const negative = ROWS.replaceAll(',40.00', ',0.00').replace('0.00,2', '-3.00,2');
    const may = daily('2026-05', 31, (day) => `${day},Lid,900,9,10.00,40.00,2`);
    const joined = await imported({ 'sp.csv': HEADER + negative + may });
    expect([column(joined, 'ad_sales'), column(joined, 'ad_spend')]).toEqual([
      [Number.NaN, 1240],
      [300, 310],
    ]);
    expect(await refusedFor({ 'sp.csv': HEADER + negative })).toMatch(
      /^missing ad_sales of 2026-04: its rows add up to -3\.00, .*\n.*\n {2}If costs are written as negative numbers/,
    );
  });
});

test('a column that nothing is made of stops nothing', async () => {
  const text = HEADER + ROWS.replace(',900,', ',many,').replace(',900,', ',-4,').replace('40.00,2', '40.00,a few');
  const joined = await imported({ 'sp.csv': text });
  expect([column(joined, 'ad_spend'), column(joined, 'ad_sales'), codes(joined)]).toEqual([
    [300],
    [1200],
    ['cell-not-read', 'cell-not-read'],
  ]);
  expect(message(joined, 'cell-not-read')).toBe(
    'invalid number "many" in Impressions and 1 more of its cells: nothing is made of the column, and it is not read there',
  );
  const twice = await imported({ 'sp.csv': `Impressions,${HEADER}${ROWS.replaceAll(/^2026/gm, '5,2026')}` });
  expect([column(twice, 'ad_spend'), codes(twice)]).toEqual([[300], ['cell-not-read']]);
});
