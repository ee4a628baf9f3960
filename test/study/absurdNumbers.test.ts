import { describe, expect, test } from 'vitest';
import { read, SAMPLE } from './sample.ts';

const MONTHS = Array.from({ length: 24 }, (_, at) => `${2024 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`);

const NO_PLANS = Object.fromEntries(
  Object.keys(SAMPLE).flatMap((path) => (path.startsWith('plans/') ? [[path, undefined]] : [])),
);

/** What `check` doubts in a history of two years with these columns. */
function doubts(cells: (month: number) => { spend?: number; sales?: number; clicks?: number }): string[] {
  const rows = MONTHS.map((month, index) => {
    const { spend = 1000, sales = 4000, clicks = 900 } = cells(index);
    return `${month},${spend},${sales},${clicks}\n`;
  });
  const { warnings } = read({ ...NO_PLANS, 'history.csv': `month,ad_spend,ad_sales,ad_clicks\n${rows.join('')}` });
  const codes = ['month-far-from-others', 'ratio-jumps', 'year-to-date', 'unit-dearer-than-price'];
  return warnings
    .filter(({ code }) => codes.includes(code))
    .map(({ message, place }) => `${place?.line},${place?.column}: ${message}`);
}

describe('numbers that nobody believes', () => {
  test('a season, a pause and a slow growth are believed', () => {
    const season = [0.6, 0.7, 0.8, 0.9, 1, 1, 1.2, 0.9, 0.9, 1, 1.8, 2.6];
    const paused = (month: number): number => (month === 6 ? 0 : (season[month % 12] ?? 1) * (1 + month / 24));
    expect(
      doubts((month) => ({ spend: 1000 * paused(month), sales: 4000 * paused(month), clicks: 900 * paused(month) })),
    ).toEqual([]);
  });

  test('a month of ten times the others, or a tenth, with its cell', () => {
    expect(doubts((month) => (month === 5 ? { spend: 10_000, sales: 40_000, clicks: 9000 } : {}))).toEqual([
      '7,2: ad spend of 2024-06, 10,000, is 10 times that of the months around it, 1,000. If it is a slip or in another unit, correct it.',
      '7,3: attributed ad sales of 2024-06, 40,000, is 10 times that of the months around it, 4,000. If it is a slip or in another unit, correct it.',
      '7,4: ad clicks of 2024-06, 9,000, is 10 times that of the months around it, 900. If it is a slip or in another unit, correct it.',
    ]);
    expect(doubts((month) => (month === 23 ? { clicks: 90 } : {}))).toEqual([
      '25,4: ad clicks of 2025-12, 90, is a 10th of that of the months around it, 900. If it is a slip or in another unit, correct it.',
    ]);
  });

  test('an ACOS that jumps', () => {
    expect(doubts((month) => (month === 3 ? { sales: 800 } : {}))[0]).toMatch(
      /ACOS of 2024-04, 125 %, is far from that of the months around it, 25 %: one of its parts may be wrong/,
    );
  });

  test('rows that are sums of the year so far', () => {
    expect(
      doubts((month) => ({
        spend: 1000 * ((month % 12) + 1),
        sales: 4000 * ((month % 12) + 1),
        clicks: 900 * ((month % 12) + 1),
      })),
    ).toEqual(
      expect.arrayContaining([
        '2,2: ad spend grows from 2024-01 on like the sum of the year so far. If the rows are year to date, write each month by itself.',
        '14,4: ad clicks grows from 2025-01 on like the sum of the year so far. If the rows are year to date, write each month by itself.',
      ]),
    );
  });

  test('a click that costs more than the product', () => {
    expect(doubts((month) => (month === 0 ? { clicks: 20 } : {}))).toContain(
      "2,2: cost per click of 2024-01 is 50, more than the product's price, 40: ad_spend or ad_clicks is wrong, or in another unit.",
    );
  });
});
