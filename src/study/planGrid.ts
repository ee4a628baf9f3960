import type { Step } from '../core/calendar.ts';
import { fail } from '../core/error.ts';
import { type Cell, cellOf, headerCell } from '../tables/cell.ts';
import { isMonthWord, isNote, isTotal } from '../tables/fieldWords.ts';
import type { Table, TableRow } from '../tables/table.ts';
import { type PeriodCell, readPeriods, saysPeriod } from './periodCells.ts';

/** A plan file with its layout undone: line items by months. */
export interface PlanGrid {
  readonly layout: 'a row a line item' | 'a row a month' | 'a row a week';
  readonly months: readonly PeriodCell[];
  readonly lines: readonly GridLine[];
  /** Totals that were left out, for people. */
  readonly dropped: readonly string[];
}

export interface GridLine {
  /** The cell that names the line item. */
  readonly label: Cell;
  /** One a month. */
  readonly cells: readonly Cell[];
}

/** Recognises either layout by where the months or weeks stand: in the header, or in a column. Notes and totals are left out. */
export function planGrid(table: Table, step: Step): PlanGrid {
  if (table.header.some((header) => saysPeriod(header, step))) return linesDown(table, step);
  const named = table.header.findIndex(isMonthWord);
  const monthIndex =
    named >= 0 ? named : table.header.findIndex((_, index) => table.rows.some((row) => saysPeriod(row.cells[index] ?? '', step)));
  if (monthIndex >= 0) return periodsDown(table, monthIndex, step);
  const place = { file: table.file, line: table.headerLine };
  fail({
    opening: 'missing',
    message: `${step}s: neither the header nor a column holds any`,
    place,
    advice: `Name the columns ${step === 'week' ? '2026-11-02, 2026-11-09' : '2026-11, 2026-12'} and so on.`,
  });
}

function linesDown(table: Table, step: Step): PlanGrid {
  const columns = [...table.header.keys()].filter((index) => !isNote(table.header[index] ?? ''));
  const labelIndex = columns.find((index) => !saysPeriod(table.header[index] ?? '', step)) ?? 0;
  const [totals, monthIndices] = partition(
    columns.filter((index) => index !== labelIndex),
    (index) => isTotal(table.header[index] ?? ''),
  );
  const [totalRows, rows] = partition(table.rows, (row) => isTotal(row.cells[labelIndex] ?? ''));
  return {
    layout: 'a row a line item',
    months: readPeriods(
      monthIndices.map((index) => headerCell(table, index)),
      step,
    ),
    lines: rows.map((row) => rowLine(table, row, { labelIndex, monthIndices })),
    dropped: [...totals.map((index) => `column "${table.header[index] ?? ''}"`), ...totalRows.map((row) => `line ${row.line}`)],
  };
}

function rowLine(
  table: Table,
  row: TableRow,
  at: { readonly labelIndex: number; readonly monthIndices: readonly number[] },
): GridLine {
  const label = cellOf(table, row, at.labelIndex);
  return {
    label,
    cells: at.monthIndices.map((index) => ({
      ...cellOf(table, row, index),
      column: `${label.text}, ${table.header[index] ?? ''}`,
    })),
  };
}

function periodsDown(table: Table, monthIndex: number, step: Step): PlanGrid {
  const columns = [...table.header.keys()].filter((index) => index !== monthIndex && !isNote(table.header[index] ?? ''));
  const [totals, lineIndices] = partition(columns, (index) => isTotal(table.header[index] ?? ''));
  const [totalRows, rows] = partition(table.rows, (row) => isTotal(row.cells[monthIndex] ?? ''));
  return {
    layout: `a row a ${step}`,
    months: readPeriods(
      rows.map((row) => cellOf(table, row, monthIndex)),
      step,
    ),
    lines: lineIndices.map((index) => ({ label: headerCell(table, index), cells: rows.map((row) => cellOf(table, row, index)) })),
    dropped: [...totals.map((index) => `column "${table.header[index] ?? ''}"`), ...totalRows.map((row) => `line ${row.line}`)],
  };
}

function partition<T>(items: readonly T[], test: (item: T) => boolean): [T[], T[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}
