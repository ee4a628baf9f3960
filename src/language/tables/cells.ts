import type { Issue, Place } from '../../core/error.ts';
import { listed, suggest } from '../../core/nearest.ts';
import { textAt } from '../../tables/cell.ts';
import type { Table, TableRow } from '../../tables/table.ts';

/** A row of a table by column name. */
export interface NamedRow {
  readonly place: Place;
  readonly cell: (column: string) => string;
}

/** Rows by column name; a column that is missing or unknown is an issue, and then there are no rows. */
export function readRows(table: Table, columns: readonly string[], issues: Issue[]): readonly NamedRow[] {
  const place = { file: table.file, line: table.headerLine };
  const missing = columns.filter((column) => !table.header.includes(column));
  const unknown = table.header.filter((column) => !columns.includes(column));
  for (const column of unknown)
    issues.push({ opening: 'unknown', message: `column "${column}"`, place, advice: suggest(column, columns) });
  for (const column of missing)
    issues.push({ opening: 'missing', message: `column "${column}"`, place, advice: `The columns are: ${listed(columns)}.` });
  return missing.length > 0 ? [] : table.rows.map((row) => nameCells(table, row));
}

export function nameCells(table: Table, row: TableRow): NamedRow {
  const index = new Map(table.header.map((column, position) => [column, position]));
  return { place: { file: table.file, line: row.line }, cell: (column) => textAt(row, index.get(column) ?? -1) };
}

/** The cell as a plain decimal number; NaN, and an issue, where it is not one. */
export function readNumber(row: NamedRow, column: string, issues: Issue[]): number {
  const text = row.cell(column);
  if (/^-?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?$/.test(text) && Number.isFinite(Number(text))) return Number(text);
  const issue = {
    message: `"${column}"${text === '' ? '' : `: "${text}" is not a number`}`,
    place: row.place,
    advice: 'Write a plain number, such as 12 or 0.5.',
  };
  issues.push({ opening: text === '' ? 'missing' : 'invalid', ...issue });
  return Number.NaN;
}

/** Every one of these cells must hold something. */
export function needCells(row: NamedRow, columns: readonly string[], issues: Issue[]): void {
  for (const column of columns.filter((name) => row.cell(name) === '')) {
    issues.push({
      opening: 'missing',
      message: `"${column}"`,
      place: row.place,
      advice: 'Say it in this row: the report shows it beside the number.',
    });
  }
}
