import { monthSpan } from '../../core/day.ts';
import { fail } from '../../core/error.ts';
import { quotable } from '../../tables/cell.ts';
import { monthByName } from '../../tables/dateText.ts';
import type { Cell } from '../../tables/sheet.ts';
import type { ReadSpan } from './dates.ts';
import type { Columns } from './exportColumns.ts';
import { type Column, cellAt, columnIssue } from './place.ts';
import { cleanText, isBlank } from './texts.ts';

/**
 * The month of a row by its columns Year and Month. Undefined where the table has no month, or writes the year beside it. Errors: a month
 * without a year, which is that month of any year; a year that is none.
 */
export function yearMonth(columns: Columns): ReadSpan | undefined {
  const [year, month] = [columns.column('year'), columns.column('month')];
  if (!month) return year && refuse(columns, year, NO_MONTH);
  if (!year) {
    const alone = columns.table.sample.some(({ cells }) => monthAlone(cellAt(cells, month)) > 0);
    return alone ? refuse(columns, month, NO_YEAR) : undefined;
  }
  const whole = columns.date('month');
  return (cells, line) => {
    const cell = cellAt(cells, month);
    const number = monthAlone(cell);
    if (number === 0) return whole?.(cells, line);
    const written = cellAt(cells, year);
    const span = /^20\d\d$/.test(cleanText(written)) ? monthSpan({ year: Number(cleanText(written)), month: number }) : undefined;
    const message = `year "${quotable(String(written))}" in ${quotable(year.header)}`;
    return span ?? fail(columnIssue(year, { cell: written, line }, { message, advice: 'Write it as 2026.' }));
  };
}

/** The number of a month that is written without its year; 0 where the cell is none. */
function monthAlone(cell: Cell): number {
  const text = cleanText(cell);
  if (isBlank(text)) return 0;
  const number = /^\d{1,2}$/.test(text) ? Number(text) : (monthByName(text) ?? 0);
  return number <= 12 ? number : 0;
}

interface Lack {
  readonly message: string;
  readonly advice: string;
}

const NO_YEAR: Lack = {
  message: 'year: "Month" holds a month without its year, so that a row may be that month of several years together',
  advice: 'Add the column Year to the report, and export it again with both Year and Month.',
};

const NO_MONTH: Lack = {
  message: 'month: the rows hold a year and no month',
  advice: 'Add the column Month to the report, and export it again with both Year and Month.',
};

function refuse({ table }: Columns, column: Column, { message, advice }: Lack): never {
  fail(columnIssue(column, { cell: column.header, line: table.headerLine }, { opening: 'missing', message, advice }));
}
