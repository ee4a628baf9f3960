import type { Cell } from '../../tables/sheet.ts';
import type { ExportRow } from '../canonical.ts';
import type { Columns, Conventions } from '../columns/exportColumns.ts';
import type { Field } from '../fields.ts';
import type { Header } from '../headers.ts';

/** A column, or several of which one is enough. */
export type Needed = Field | readonly Field[];

/** A row handed on (or several, of a table with a column a date), or why the row is left out. */
export type Made = ExportRow | readonly ExportRow[] | string;

/** Makes rows of cells; prepared once a file. */
export type MakeRow = (cells: readonly Cell[], line: number) => Made;

/** One layout of one report. To add a report, add an entry to a table in this folder. */
export interface Format extends Conventions {
  /** As `--format` takes it. */
  readonly id: string;
  /** Columns that tell it. Of two formats that fit, the one that needs more columns is meant. */
  readonly needs: readonly Needed[];
  /** Columns that another report has and this one has not. */
  readonly lacks?: readonly Field[];
  /** What its header must hold besides. */
  readonly also?: (headers: readonly Header[]) => boolean;
  /** What its header must hold where nobody says that it is this report: its columns are those of everyday tables too. */
  readonly unsaid?: (headers: readonly Header[]) => boolean;
  /** Words of its title row, sheet name or filters, where the columns fit another format too. */
  readonly title?: RegExp;
  /** Whether its rows say nothing about the history: its columns matter to nobody. */
  readonly aside?: true;
  readonly row: (columns: Columns) => MakeRow;
}

/** The alternatives of a need. */
export function alternatives(need: Needed): readonly Field[] {
  return typeof need === 'string' ? [need] : need;
}
