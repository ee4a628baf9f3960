import { fail } from '../core/error.ts';
import { type Cell, cellOf, headerCell } from '../tables/cell.ts';
import { parseMonthText } from '../tables/dateText.ts';
import { isMonthWord, isNote, isTotal } from '../tables/fieldWords.ts';
import type { Table, TableRow } from '../tables/table.ts';
import { type MonthCell, readMonth } from './monthRows.ts';

/** A plan file with its layout undone: line items by months. */
export interface PlanGrid {
  readonly layout: 'a row a line item' | 'a row a month';
  readonly months: readonly MonthCell[];
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

/** Recognises either layout by where the months stand: in the header, or in a column. Notes and totals are left out. */
export function planGrid(table: Table): PlanGrid {
  if (table.header.some((header) => parseMonthText(header) !== undefined)) return linesDown(table);
  const named = table.header.findIndex(isMonthWord);
  const monthIndex =
    named >= 0
      ? named
      : table.header.findIndex((_, index) => table.rows.some((row) => parseMonthText(row.cells[index] ?? '') !== undefined));
  if (monthIndex >= 0) return monthsDown(table, monthIndex);
  const place = { file: table.file, line: table.headerLine };
  fail({
    opening: 'missing',
    message: 'months: neither the header nor a column holds any',
    place,
    advice: 'Name the columns 2026-11, 2026-12 and so on.',
  });
}

function linesDown(table: Table): PlanGrid {
  const columns = [...table.header.keys()].filter((index) => !isNote(table.header[index] ?? ''));
  const labelIndex = columns.find((index) => parseMonthText(table.header[index] ?? '') === undefined) ?? 0;
  const [totals, monthIndices] = partition(
    columns.filter((index) => index !== labelIndex),
    (index) => isTotal(table.header[index] ?? ''),
  );
  const [totalRows, rows] = partition(table.rows, (row) => isTotal(row.cells[labelIndex] ?? ''));
  return {
    layout: 'a row a line item',
    months: monthIndices.map((index) => readMonth(headerCell(table, index))),
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

function monthsDown(table: Table, monthIndex: number): PlanGrid {
  const columns = [...table.header.keys()].filter((index) => index !== monthIndex && !isNote(table.header[index] ?? ''));
  const [totals, lineIndices] = partition(columns, (index) => isTotal(table.header[index] ?? ''));
  const [totalRows, rows] = partition(table.rows, (row) => isTotal(row.cells[monthIndex] ?? ''));
  return {
    layout: 'a row a month',
    months: rows.map((row) => readMonth(cellOf(table, row, monthIndex))),
    lines: lineIndices.map((index) => ({ label: headerCell(table, index), cells: rows.map((row) => cellOf(table, row, index)) })),
    dropped: [...totals.map((index) => `column "${table.header[index] ?? ''}"`), ...totalRows.map((row) => `line ${row.line}`)],
  };
}

function partition<T>(items: readonly T[], test: (item: T) => boolean): [T[], T[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}
