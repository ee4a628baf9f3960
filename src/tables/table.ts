import type { SourceFile } from '../core/sourceFile.ts';

/** A file that holds a table: its path as the user knows it, and its bytes. */
export type TableFile = Pick<SourceFile, 'path' | 'bytes'>;

/** A table as cells. Every row has as many cells as the header; texts are trimmed, never converted. */
export interface Table {
  /** As the user knows it, e.g. `inputs/demo/history.csv`. */
  readonly file: string;
  readonly header: readonly string[];
  /** The line of the header in the file, from 1. */
  readonly headerLine: number;
  readonly rows: readonly TableRow[];
  /** Where each column stands in the file, from 1, where blank columns were left out. */
  readonly columns?: readonly number[];
  /** How the bytes were read, for people, e.g. `UTF-8, commas`. */
  readonly dialect?: string;
}

export interface TableRow {
  /** Line in the file, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** By column, the numbers that the file itself says are such (workbooks): they need no convention to be read. */
  readonly numbers?: ReadonlyMap<number, number>;
}
