import { cellName, sheetPrefix } from '../../../tables/spreadsheet/cellName.ts';
import type { Sheet, SheetCell } from '../../../tables/spreadsheet/spreadsheet.ts';
import type { CellStyle } from '../../../tables/spreadsheet/stylePart.ts';
import type { Live } from './live.ts';

/** A cell by row and column, counted from 0. */
export type Spot = readonly [row: number, column: number];

/** A sheet that is being filled. */
export interface SheetInk {
  readonly name: string;
  readonly put: (spot: Spot, cell: SheetCell) => void;
  /** A text or a number; an empty text is no cell. */
  readonly write: (spot: Spot, value: string | number, style?: CellStyle) => void;
  /** A formula; gives it back as a cell for others of the sheet to read. */
  readonly reckon: (spot: Spot, live: Live, style?: CellStyle) => Live;
  readonly finished: (rest: Omit<Sheet, 'name' | 'rows'>) => Sheet;
}

export function sheetInk(name: string): SheetInk {
  const rows = new Map<number, Map<number, SheetCell>>();
  const put: SheetInk['put'] = ([row, column], cell) => {
    const cells = rows.get(row) ?? new Map<number, SheetCell>();
    rows.set(row, cells.set(column, cell));
  };
  return {
    name,
    put,
    write: (spot, value, style) => {
      if (value !== '') put(spot, { value, ...(style && { style }) });
    },
    reckon: (spot, { text, value }, style) => {
      put(spot, { ...known(value), formula: { text: bare(text) }, ...(style && { style }) });
      return { text: cellName(...spot), value };
    },
    finished: (rest) => ({ name, rows: ordered(rows), ...rest }),
  };
}

/** What a formula comes to, where that is a finite number.
 * @example
 * known(Number.NaN) // => {} */
export function known(value: number): { readonly value?: number } {
  return Number.isFinite(value) ? { value } : {};
}

/** The same cell, as another sheet says it. */
export function seenFrom({ name }: Pick<SheetInk, 'name'>, { text, value }: Live): Live {
  return { text: sheetPrefix(name) + text, value };
}

/** Without the brackets that hold a piece together where it is all that there is. */
function bare(text: string): string {
  const isWhole = text.startsWith('(') && text.indexOf(')') === text.length - 1;
  return isWhole ? text.slice(1, -1) : text;
}

function ordered<Value>(rows: ReadonlyMap<number, ReadonlyMap<number, Value>>): Map<number, Map<number, Value>> {
  return new Map(
    [...rows].sort(([one], [other]) => one - other).map(([row, cells]) => [row, new Map([...cells].sort(([a], [b]) => a - b))]),
  );
}
