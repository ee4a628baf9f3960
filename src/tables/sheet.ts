import { at } from '../core/present.ts';
/** Text, or a number where the file itself says that it is one (workbooks, JSON). */
export type Cell = string | number;

/** Some rows in order, each with the line that it starts on. */
export interface Batch {
  readonly rows: readonly (readonly Cell[])[];
  readonly lines: readonly number[];
}

/** One table as a file holds it, before it is known what it is: title rows, header and rows, all alike. */
export interface Sheet {
  readonly file: string;
  /** Of a workbook, a section or a list of a JSON document. */
  readonly name?: string;
  /** How the bytes were read, for people. */
  readonly dialect: string;
  /** Lines and settings above the table that are no rows: filters, comments, the `reportSpecification` of a JSON report. */
  readonly preamble: readonly string[];
  /**
   * All rows from the first, each time it is called; from a line on, where one is given and the source can leave out
   * what stands above it.
   */
  readonly batches: (fromLine?: number) => AsyncIterable<Batch> | Iterable<Batch>;
  /** Whether rows may be shorter than the header: workbooks leave blank cells out. */
  readonly sparse: boolean;
}

/** A sheet of a file that is held whole. */
export interface HeldSheet extends Sheet {
  readonly batches: (fromLine?: number) => Iterable<Batch>;
}

/** How many known header words a row holds: what tells a header, and so a delimiter, from others. */
export type HeaderScore = (cells: readonly Cell[]) => number;

/** Cells that the first rows may have together. */
const MOST_CELLS = 300_000;

/** The first `count` rows with their lines; fewer, where they are very wide. */
export async function firstRows(sheet: Sheet, count: number): Promise<Batch> {
  const rows: (readonly Cell[])[] = [];
  const lines: number[] = [];
  let cells = 0;
  for await (const batch of sheet.batches()) {
    for (const [index, row] of batch.rows.entries()) {
      cells += row.length;
      if (rows.length === count || (cells > MOST_CELLS && rows.length > 15)) return { rows, lines };
      rows.push(row);
      lines.push(at(batch.lines, index));
    }
  }
  return { rows, lines };
}

export function isBlankRow(cells: readonly Cell[]): boolean {
  for (const cell of cells) if (typeof cell === 'number' || cell.trim() !== '') return false;
  return true;
}
