import type { Cell } from 'write-excel-file/node';
import type { Day } from '../../../src/core/day.ts';
import type { AdCell } from './adCells.ts';
import { BRACKENFOLD } from './numbers.ts';
import { workbook } from './workbook.ts';

const TITLE = 'Sponsored Products Search term report';

/** As the console writes them, trailing blanks included. */
const HEADER = [
  ...['Date', 'Portfolio name', 'Currency', 'Campaign Name', 'Ad Group Name', 'Targeting', 'Match Type', 'Customer Search Term'],
  ...['Impressions', 'Clicks', 'Click-Thru Rate (CTR)', 'Cost Per Click (CPC)', 'Spend', '7 Day Total Sales '],
  ...['Total Advertising Cost of Sales (ACOS) ', 'Total Return on Advertising Spend (ROAS)', '7 Day Total Orders (#)'],
  ...['7 Day Total Units (#)', '7 Day Conversion Rate'],
];

/** A daily search term report: a title row, then a row a day, targeting and search term. */
export function searchTermReport(cells: readonly AdCell[]): Promise<Uint8Array> {
  return workbook('Sponsored_Products_Search_term_', [[TITLE], HEADER, ...cells.map(rowOf)]);
}

function rowOf({ day, line, impressions, clicks, spend, sales }: AdCell): Cell[] {
  const orders = Math.round(sales / 100 / BRACKENFOLD.price);
  const ratio = (part: number, whole: number): Cell => (whole > 0 ? number(part / whole, '0.00%', 4) : null);
  return [
    date(day),
    ...['Not grouped', BRACKENFOLD.currency, line.campaign, line.adGroup, line.targeting, line.match, line.term],
    ...[impressions, clicks, ratio(clicks, impressions)],
    ...[number(spend / 100 / clicks, '£0.00', 4), number(spend / 100, '£0.00', 2), number(sales / 100, '£0.00', 2)],
    ...[ratio(spend, sales), spend > 0 ? number(sales / spend, '0.00', 2) : null],
    ...[orders, orders, ratio(orders, clicks)],
  ];
}

function number(value: number, format: string, digits: number): Cell {
  return { value: Number(value.toFixed(digits)), format };
}

/** Days since 1899-12-30, as workbooks count them. */
function date(day: Day): Cell {
  return { value: day + 25_569, format: 'mmm dd, yyyy' };
}
