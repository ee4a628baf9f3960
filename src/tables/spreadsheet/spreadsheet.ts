import type { SheetChart } from './chartPart.ts';
import type { CellStyle } from './stylePart.ts';

/** A workbook to be written: text, numbers, formulas and charts; nothing in it runs, links or changes by itself. */
export interface Spreadsheet {
  readonly title: string;
  /** The program that made it. */
  readonly creator: string;
  readonly sheets: readonly Sheet[];
  /** What a name stands for, e.g. `'Model'!$B$2`; names as {@link rangeName} gives them. */
  readonly names: ReadonlyMap<string, string>;
}

export interface Sheet {
  readonly name: string;
  /** Rows by their position, cells by their column, both counted from 0 and ascending. */
  readonly rows: ReadonlyMap<number, ReadonlyMap<number, SheetCell>>;
  /** Of the first columns, in characters; the last goes on. */
  readonly widths: readonly number[];
  /** Rows and columns that stay in sight. */
  readonly frozen?: { readonly rows: number; readonly columns: number };
  /** Columns folded away under a plus sign, both included. */
  readonly folded?: { readonly from: number; readonly to: number };
  readonly checks?: readonly CellCheck[];
  readonly charts?: readonly SheetChart[];
}

export interface SheetCell {
  /** Of a formula: what it comes to, as known when the file is made; absent where that is no finite number. */
  readonly value?: string | number;
  readonly formula?: Formula;
  readonly style?: CellStyle;
}

/** A formula without its `=`. One that says the same over a row is written once: at its first cell with `over`, at the others by its `group`. */
export interface Formula {
  readonly text: string;
  readonly group?: number;
  /** The cells of the group, e.g. `F4:K4`, at its first one. */
  readonly over?: string;
}

/** What may be typed into cells: one of a named list, or a number between two. */
export interface CellCheck {
  readonly cells: string;
  readonly list?: string;
  readonly between?: readonly [least: number, most: number];
  readonly says: string;
}
