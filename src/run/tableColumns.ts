import { addPeriods, monthNumber, type Period, weekNumber, yearOf, yearPart } from '../core/calendar.ts';
import { tableValue } from '../language/datedValue.ts';
import { type CalendarName, isCalendarName } from '../language/expression.ts';
import type { DatedTable } from '../language/model.ts';
import { refuseTable } from './refuse.ts';

/** Every table, and what the calendar says, over consecutive periods: `values[table * count + period]`, in the order of `names`. Throws an InputError for a table, or a period of one, that is not there. */
export function tableColumns(
  tables: ReadonlyMap<string, DatedTable>,
  names: readonly string[],
  span: { marketplace: string; from: Period; count: number },
): Float64Array {
  const values = new Float64Array(names.length * span.count);
  names.forEach((name, index) => {
    const value = readerOf(name, tables, span.marketplace);
    for (let month = 0; month < span.count; month++) values[index * span.count + month] = value(addPeriods(span.from, month));
  });
  return values;
}

const CALENDAR: Readonly<Record<CalendarName, (period: Period) => number>> = {
  month: monthNumber,
  year: yearOf,
  week: weekNumber,
  year_part: yearPart,
};

function readerOf(name: string, tables: ReadonlyMap<string, DatedTable>, marketplace: string): (period: Period) => number {
  if (isCalendarName(name)) return CALENDAR[name];
  const table = tables.get(name) ?? refuseTable(name);
  return (period) => tableValue(table, marketplace, period);
}
