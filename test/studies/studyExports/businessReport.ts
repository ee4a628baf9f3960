import { type Day, dateOf } from '../../../src/core/day.ts';
import { stream } from '../studyNoise.ts';
import type { SimulatedMonth } from '../studySimulator.ts';
import { csvText, percent, pounds } from './csvText.ts';
import { BRACKENFOLD } from './numbers.ts';
import { daysOf, spread, weekdayWeight, wobble } from './spread.ts';

const HEADER = [
  ...[
    'Date',
    'Ordered product sales',
    'Ordered product sales – B2B',
    'Units ordered',
    'Units ordered – B2B',
    'Total order items',
  ],
  ...['Average selling price', 'Sessions – Total', 'Page views – Total', 'Featured Offer (Buy Box) percentage'],
  ...['Order item session percentage'],
];

/** Sales and traffic by date, a row a day; dates day first, as in the UK. */
export function businessReport(months: readonly SimulatedMonth[]): string {
  return `\ufeff${csvText([HEADER, ...months.flatMap(daysIn)])}`;
}

function daysIn({ month, totalSales, sessions }: SimulatedMonth): (string | number)[][] {
  const random = stream(`business report ${month}`);
  const days = daysOf(month);
  const weights = days.map((day) => weekdayWeight(day) * wobble(random, 0.2));
  const sales = spread(Math.round(totalSales * 100), weights);
  const visits = spread(
    sessions,
    weights.map((weight) => weight * wobble(random, 0.1)),
  );
  return days.map((day, index) => rowOf(day, { sales: sales[index] ?? 0, sessions: visits[index] ?? 0 }));
}

function rowOf(day: Day, { sales, sessions }: { readonly sales: number; readonly sessions: number }): (string | number)[] {
  const units = Math.max(1, Math.round(sales / 100 / BRACKENFOLD.price));
  return [
    ...[dateText(day), pounds(sales), pounds(0), units, 0, units, pounds(sales / units)],
    ...[
      sessions.toLocaleString('en-GB'),
      Math.round(sessions * 1.3).toLocaleString('en-GB'),
      '98.50%',
      percent(units / sessions),
    ],
  ];
}

/** `01/04/26` is the first of April. */
function dateText(at: Day): string {
  const { year, month, day } = dateOf(at);
  return [day, month, year % 100].map((part) => String(part).padStart(2, '0')).join('/');
}
