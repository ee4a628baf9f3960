import { calendarMonth, type Period } from '../core/calendar.ts';
import { fail } from '../core/error.ts';
import type { DatedTable } from './model.ts';

/**
 * The value of a dated table in a month, or in the calendar month of a week. A row for the marketplace beats `*`, an exact month beats `*-MM`: a dated event
 * of every marketplace gives way to what a marketplace says about that very month.
 */
export function tableValue(table: DatedTable, marketplace: string, month: Period): number {
  const exact = calendarMonth(month);
  const yearly = `*${exact.slice(4)}`;
  const candidates = [
    [marketplace, exact],
    ['*', exact],
    [marketplace, yearly],
    ['*', yearly],
  ];
  for (const [place, written] of candidates) {
    const row = table.rows.find((entry) => entry.marketplace === place && entry.month === written);
    if (row) return row.value;
  }
  return fail({
    opening: 'missing',
    message: `value of "${table.name}" for ${marketplace} in ${exact}`,
    advice: `Add a row "*,${yearly},1,…" to the table.`,
  });
}
