import { isMissing } from '../../tables/fieldWords.ts';
import type { Cell } from '../../tables/sheet.ts';
import { type Column, cellAt } from './place.ts';

export type ReadText = (cells: readonly Cell[]) => string;

/** No name in a report is longer. */
const MOST_TEXT = 2000;

/** Text without blanks around it and without the `="…"` that protects ids from Excel.
 * @example
 * cleanText('="00123"') // => '00123' */
export function cleanText(cell: Cell): string {
  const text = typeof cell === 'number' ? String(cell) : cell.trim();
  if (text.startsWith('="') && text.endsWith('"') && text.length > 3) return text.slice(2, -1);
  return text.length > MOST_TEXT ? text.slice(0, MOST_TEXT) : text;
}

/** Whether a cell says that there is no value.
 * @example
 * ['', '--', '(not set)', '0'].map(isBlank) // => [true, true, true, false] */
export function isBlank(cell: Cell): boolean {
  return typeof cell === 'string' && isMissing(cell);
}

export function textColumn(column: Column): ReadText {
  return (cells) => cleanText(cellAt(cells, column));
}

/** Whether an id has been through a spreadsheet that cut its digits.
 * @example
 * isScientific('1.23457E+15') // => true */
export function isScientific(text: string): boolean {
  return text.length < 30 && /^\d(?:[.,]\d+)?[eE]\+?\d{1,3}$/.test(text);
}
