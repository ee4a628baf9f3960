import { addPeriods, firstDayOf, formatPeriod, type Period, periodHolding, periodsBetween, stepOf } from '../core/calendar.ts';
import { type Day, formatDay, type Span } from '../core/day.ts';
import { fail } from '../core/error.ts';
import { at } from '../core/present.ts';
import { type Cell, cellIssue, quotable } from '../tables/cell.ts';
import { orderEvidence } from '../tables/dateOrder.ts';
import { type DateOrder, parseDateText, parseMonthText, serialDay, withOrder } from '../tables/dateText.ts';
import { parseWeekNumber } from '../tables/weekText.ts';
import type { Lasting } from './experiment.ts';

const WRITE = 'Write a month or a day, as in 2026-03 or 2026-03-09.';

/** The days of cells that say a month, a week or a day; which number of a date is the day, all of them tell together. Errors: a cell that says none, dates with two meanings. */
export function daysSaid(cells: readonly Cell[]): (cell: Cell) => Span {
  const dates = cells.flatMap(({ text }) => {
    const date = parseDateText(text);
    return date?.kind === 'numbers' ? [date] : [];
  });
  const evidence = orderEvidence(dates);
  const order = evidence === undefined || evidence.order === 'both' ? undefined : evidence.order;
  return (cell) =>
    spanOf(cell, order) ?? fail(cellIssue(cell, { message: `date "${quotable(cell.text)}" in ${cell.column}`, advice: WRITE }));
}

function spanOf({ text, number }: Cell, order: DateOrder | undefined): Span | undefined {
  const serial = number === undefined ? undefined : serialDay(number);
  if (serial !== undefined) return { from: serial, to: serial };
  const period = parseWeekNumber(text) ?? parseMonthText(text);
  const date = parseDateText(text);
  if (date?.kind === 'span') return date.span;
  if (date !== undefined) return withSpan(date, order);
  return period === undefined ? undefined : { from: firstDayOf(period), to: lastDayOf(period) };
}

function withSpan(date: Parameters<typeof withOrder>[0], order: DateOrder | undefined): Span | undefined {
  const read = order === undefined ? undefined : withOrder(date, order);
  return read?.kind === 'span' ? read.span : undefined;
}

export function lastDayOf(period: Period): Day {
  return (firstDayOf(addPeriods(period, 1)) - 1) as Day;
}

export interface Bounds {
  readonly start: Cell;
  readonly end: Cell;
}

/**
 * From the first day of one cell to the last of another, as parts of the periods of a history. Errors: an end before the start, days that
 * the history has not, a test in its first period, which the equations start from.
 */
export function lastingOf(
  { start, end }: Bounds,
  { months, days }: { readonly months: readonly Period[]; readonly days: (cell: Cell) => Span },
): Lasting {
  const [first, last] = [at(months, 0), at(months, months.length - 1)];
  const [{ from }, { to }] = [days(start), days(end)];
  if (to < from)
    fail(
      cellIssue(end, {
        message: `${end.column} "${quotable(end.text)}": it lies before ${start.column} ${formatDay(from)}`,
        advice: 'Correct one of the two.',
      }),
    );
  const step = stepOf(first);
  const outside = from < firstDayOf(first) ? start : to > lastDayOf(last) ? end : undefined;
  if (outside)
    fail(
      cellIssue(outside, {
        message: `${outside.column} "${quotable(outside.text)}": the history is from ${formatPeriod(first)} to ${formatPeriod(last)}`,
        advice: 'A test is learnt from with the history that holds it: add its months to the history, or leave the row out.',
      }),
    );
  if (periodHolding(from, first) === first)
    fail(
      cellIssue(start, {
        message: `${start.column} "${quotable(start.text)}": it lies in the first ${step} of the history`,
        advice: `The equations start from that ${step}: add earlier ones to the history, or leave the row out.`,
      }),
    );
  const periods = periodsBetween(periodHolding(from, first), periodHolding(to, first));
  return { first: at(periods, 0), parts: periods.map((period) => partWithin(period, { from, to })) };
}

function partWithin(period: Period, { from, to }: Span): number {
  const [begins, ends] = [firstDayOf(period), lastDayOf(period)];
  return (Math.min(to, ends) - Math.max(from, begins) + 1) / (ends - begins + 1);
}
