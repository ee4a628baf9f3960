import type { Issue } from '../../core/error.ts';
import { cellIssue } from '../../tables/cell.ts';
import type { Cell } from '../../tables/sheet.ts';
import type { Field } from '../fields.ts';

/** A column of a table that is being read. */
export interface Column {
  readonly file: string;
  /** Of a workbook or a document with several tables. */
  readonly sheet?: string;
  /** From 0. */
  readonly index: number;
  readonly header: string;
  readonly field: Field;
  /** Currency sign or code in the header. */
  readonly mark?: string;
}

/** A cell that blank rows and short rows also have. */
export function cellAt(cells: readonly Cell[], { index }: Column): Cell {
  return cells[index] ?? '';
}

/** Where a line of a table is, for errors. */
export function placeOf({ file, sheet }: { readonly file: string; readonly sheet?: string }, line?: number) {
  const named = sheet === undefined ? file : `${file}, ${sheet}`;
  return line === undefined || line < 1 ? { file: named } : { file: named, line };
}

/** What is wrong with a cell of the column. */
export function columnIssue(
  column: Column,
  at: { readonly cell: Cell; readonly line: number },
  problem: Pick<Issue, 'message' | 'advice'> & { readonly opening?: Issue['opening'] },
): Issue {
  const place = { ...placeOf(column, at.line), column: column.index + 1 };
  return cellIssue({ text: String(at.cell), column: column.header, place }, problem);
}
