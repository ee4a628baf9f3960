import { firstDayOf, type Period, weekFrom } from '../core/calendar.ts';
import { type Day, formatDay, weekday } from '../core/day.ts';
import { fail } from '../core/error.ts';
import { type Cell, cellIssue, quotable } from '../tables/cell.ts';
import { orderEvidence } from '../tables/dateOrder.ts';
import { type DateOrder, type DateText, parseDateText, parseMonthText, serialDay, withOrder } from '../tables/dateText.ts';
import { parseWeekNumber, weekdayName } from '../tables/weekText.ts';

const WRITE = 'Write each week as its first day or its number, as in 2026-01-26 or 2026-W05.';

/** Whether a header or a cell says a week, or a month, which a weekly model refuses. */
export function saysWeek(text: string): boolean {
  return parseWeekNumber(text) !== undefined || parseDateText(text) !== undefined || parseMonthText(text) !== undefined;
}

/**
 * The weeks of a column, or of a header: by number, or by their first day, a Monday or a Sunday; which, and whether the day or the month
 * comes first, the whole of it tells. Errors: a cell that says no week, dates with two meanings, weeks that start on different days.
 */
export function readWeeks(cells: readonly Cell[]): Period[] {
  const order = orderOf(cells);
  const weeks = cells.map((cell) => readWeek(cell, order));
  cells.forEach((cell, index) => {
    checkAlike(cell, weeks[index], weeks[0]);
  });
  return weeks;
}

function orderOf(cells: readonly Cell[]): DateOrder | undefined {
  const numbers = cells.flatMap((cell) => {
    const date = parseDateText(cell.text);
    return date?.kind === 'numbers' ? [{ date, cell }] : [];
  });
  const [first] = numbers;
  if (first === undefined) return undefined;
  const evidence = orderEvidence(numbers.map(({ date }) => date));
  if (evidence !== undefined && evidence.order !== 'both') return evidence.order;
  const why = evidence ? 'the day first in some and the month in others' : 'the day or the month may come first';
  return fail(cellIssue(first.cell, { message: `weeks: dates such as "${quotable(first.cell.text)}", ${why}`, advice: WRITE }));
}

function readWeek(cell: Cell, order: DateOrder | undefined): Period {
  if (cell.text === '') fail(cellIssue(cell, { opening: 'missing', message: 'week', advice: WRITE }));
  const numbered = parseWeekNumber(cell.text);
  if (numbered !== undefined) return numbered;
  const day = firstDayIn(cell, parseDateText(cell.text), order);
  const week = weekFrom(day);
  if (week !== undefined) return week;
  const last = weekday(day) === 6 ? ' If they are the last days of the weeks, give the first ones.' : '';
  const message = `week "${quotable(cell.text)}": ${formatDay(day)} is a ${weekdayName(day)}, and a week starts on Monday or Sunday`;
  return fail(cellIssue(cell, { message, advice: `${WRITE}${last}` }));
}

const WEEK_DAYS = 7;

/** The day that a cell gives, or the first of the seven days. */
function firstDayIn(cell: Cell, date: DateText | undefined, order: DateOrder | undefined): Day {
  const read = date && withOrder(date, order ?? 'dmy');
  if (read?.kind === 'span') {
    const { from, to } = read.span;
    if (from === to || to - from === WEEK_DAYS - 1) return from;
    const split = 'The model moves by the week: give its weeks, and spread the money of a month over them by their days.';
    return fail(
      cellIssue(cell, { message: `week "${quotable(cell.text)}": it is ${to - from + 1} days`, advice: `${split} ${WRITE}` }),
    );
  }
  const message = `week "${quotable(cell.text)}"`;
  const serial = /^\d{5}(?:\.0+)?$/.test(cell.text) ? serialDay(Number(cell.text)) : undefined;
  if (serial === undefined) return fail(cellIssue(cell, { message, advice: WRITE }));
  const advice = `A spreadsheet counts days so: ${formatDay(serial)}. Format the column as a date, and save the file again.`;
  return fail(cellIssue(cell, { message, advice }));
}

function checkAlike(cell: Cell, week: Period | undefined, first: Period | undefined): void {
  if (week === undefined || first === undefined) return;
  const [day, other] = [firstDayOf(week), firstDayOf(first)];
  if (weekday(day) === weekday(other)) return;
  const message = `week "${quotable(cell.text)}": it starts on a ${weekdayName(day)}, the first of them on a ${weekdayName(other)}`;
  fail(cellIssue(cell, { message, advice: 'Let all weeks of the study start on the same day, Monday or Sunday.' }));
}
