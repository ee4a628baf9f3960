import { type Day, dateOf } from '../../../src/core/day.ts';
import type { AdCell } from './adCells.ts';
import { csvText, percent, pounds } from './csvText.ts';
import { BRACKENFOLD } from './numbers.ts';

const HEADER = [
  ...['Date', 'Portfolio name', 'Currency', 'Campaign Name', 'Cost type', 'Impressions', 'Viewable Impressions', 'Clicks'],
  ...['Click-Thru Rate (CTR)', 'Cost Per Click (CPC)', 'Spend', 'Total Advertising Cost of Sales (ACOS) '],
  ...['14 Day Total Sales ', '14 Day Total Orders (#)', '14 Day Branded Searches', '14 Day Total Sales - (Click)'],
];

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A daily campaign report, sales within 14 days; with the byte order mark that the console puts first. */
export function brandsReport(cells: readonly AdCell[]): string {
  return `\ufeff${csvText([HEADER, ...cells.map(rowOf)])}`;
}

function rowOf({ day, line, impressions, clicks, spend, sales }: AdCell): (string | number)[] {
  const count = (value: number): string => Math.round(value).toLocaleString('en-GB');
  return [
    ...[dateText(day), 'Not grouped', BRACKENFOLD.currency, line.campaign, 'CPC'],
    ...[count(impressions), count(impressions * 0.7), count(clicks), percent(clicks / impressions)],
    ...[pounds(spend / clicks), pounds(spend), sales > 0 ? percent(spend / sales) : '', pounds(sales)],
    ...[count(sales / 100 / BRACKENFOLD.price), count(clicks * 0.2), pounds(sales * 0.9)],
  ];
}

/** `Sep 01, 2026`. */
function dateText(at: Day): string {
  const { year, month, day } = dateOf(at);
  return `${MONTHS[month - 1]} ${String(day).padStart(2, '0')}, ${year}`;
}
