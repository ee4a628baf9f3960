import { InputError, type Issue, type Place } from '../core/error.ts';
import { at } from '../core/present.ts';
import type { Table, TableRow } from './table.ts';

/** A cell with what an error needs to say about it. */
export interface Cell {
  readonly text: string;
  /** Where the file itself says that it is a number (workbooks). */
  readonly number?: number;
  /** The header of its column, or the line item of its row. */
  readonly column: string;
  readonly place: Place;
}

/** The cell of `row` under `table.header[index]`. */
export function cellOf(table: Table, row: TableRow, index: number): Cell {
  const place = { file: table.file, line: row.line, column: table.columns?.[index] ?? index + 1 };
  const number = row.numbers?.get(index);
  const cell = { text: textAt(row, index), column: headerAt(table, index), place };
  return number === undefined ? cell : { ...cell, number };
}

/** The text of a row under a column; blank where the row ends before, and under a column that is not there (−1). */
export function textAt({ cells }: Pick<TableRow, 'cells'>, index: number): string {
  return index in cells ? at(cells, index) : '';
}

/** The header of a column; blank where there is none. */
function headerAt({ header }: Table, index: number): string {
  return index in header ? at(header, index) : '';
}

/** A header as a cell. */
export function headerCell(table: Table, index: number): Cell {
  const text = headerAt(table, index);
  const column = table.columns?.[index] ?? index + 1;
  return { text, column: text, place: { file: table.file, line: table.headerLine, column } };
}

/** What is wrong with a cell, with the cell underlined. */
export function cellIssue(
  cell: Cell,
  problem: Pick<Issue, 'message' | 'advice'> & { readonly opening?: Issue['opening'] },
): Issue {
  const text = quotable(cell.text);
  const excerpt = text === '' ? {} : { excerpt: { text, from: 0, to: text.length } };
  return { opening: 'invalid', place: cell.place, ...excerpt, ...problem };
}

/** Text as an error shows it: one line, at most 80 characters. */
export function quotable(text: string): string {
  const line = text.slice(0, 200).replace(/\s+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

/** Runs `read`; what is wrong with the input goes to `issues`, so that one run reports all of it. */
export function gather<T>(issues: Issue[], read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    issues.push(...error.issues);
    return undefined;
  }
}

/** Issues shown at once; the rest waits for the next run. */
const MAX_SHOWN = 20;

export function issuesError(issues: readonly Issue[]): InputError {
  return new InputError(issues.slice(0, MAX_SHOWN));
}

export function throwIssues(issues: readonly Issue[]): void {
  if (issues.length > 0) throw issuesError(issues);
}
