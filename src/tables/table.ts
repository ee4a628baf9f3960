/** A CSV file as text cells. Every row has as many cells as the header; cells are trimmed text, never converted. */
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
}
