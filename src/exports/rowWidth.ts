import { fail } from '../core/error.ts';
import { type Cell, isBlankRow } from '../tables/sheet.ts';
import type { KnownTable } from './columns/exportColumns.ts';
import { placeOf } from './columns/place.ts';
import { isBlank } from './columns/texts.ts';
import { runTogether } from './headers.ts';

/** Rows that must agree before cells beyond the header are taken for separators that end every row. */
const AGREEING = 2;

/** Refuses a row that has not as many cells as the table's others. */
export type CheckWidth = (cells: readonly Cell[], line: number) => void;

/**
 * Rows may be wider than the header by blank cells, if all are by the same number: a row that alone is wider may as well
 * hold a separator too many, and its values would stand one column off. Workbooks (`sparse`) leave blank cells out at will.
 */
export function widthCheck(table: KnownTable, sparse: boolean): CheckWidth {
  const header = table.headers.length;
  const width = sparse ? header : usualWidth(table);
  if (width > header) checkNames(table, width);
  if (!sparse) checkBlankNames(table);
  return (cells, line) => {
    if (cells.length === width) {
      if (width === header || isBlankRow(cells.slice(header))) return;
    } else if (sparse && (cells.length < header || isBlankRow(cells.slice(header)))) return;
    refuse(table, { count: cells.length, width: cells.length === width ? header : width, line });
  };
}

/** The width that most of the first rows have, of those that hold the header's cells and then only blank ones. */
function usualWidth({ headers, sample }: KnownTable): number {
  const counts = new Map<number, number>();
  for (const { cells } of sample) {
    if (cells.length >= headers.length && !isBlankRow(cells) && isBlankRow(cells.slice(headers.length)))
      counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  }
  const [width, rows] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0] ?? [headers.length, 0];
  return rows < AGREEING ? headers.length : width;
}

/** Rows that are wider than a header in which two names stand as one: it is the header that lacks a separator. */
function checkNames({ file, headers, headerLine }: KnownTable, width: number): void {
  for (const [index, { text, field }] of headers.entries()) {
    const names = field === undefined ? runTogether(text) : undefined;
    if (names === undefined) continue;
    fail({
      opening: 'invalid',
      message: `header: "${text}" is two names, "${names.join('" and "')}", and the rows have ${width} cells where it has ${headers.length}`,
      place: { ...placeOf({ file }, headerLine), column: index + 1 },
      advice: 'Put the separator between the two names, or export the report again.',
    });
  }
}

/**
 * A column between others that has values and no name: the header holds a separator too many, and its names stand one
 * column off. The first may lack one: programs write the numbers of rows there.
 */
function checkBlankNames({ file, headers, headerLine, sample }: KnownTable): void {
  const last = headers.findLastIndex(({ text }) => text !== '');
  const column = headers.findIndex(
    ({ text }, index) => text === '' && index > 0 && index < last && sample.some(({ cells }) => !isBlank(cells[index] ?? '')),
  );
  if (column < 0) return;
  const place = { ...placeOf({ file }, headerLine), column: column + 1 };
  const advice = 'Name the column, or delete the separator where the header has one too many.';
  fail({ opening: 'missing', message: `header of column ${column + 1}, which holds values`, place, advice });
}

function refuse(table: KnownTable, { count, width, line }: { count: number; width: number; line: number }): never {
  const many = count > width;
  const others = width === table.headers.length ? 'the header has' : 'the other rows have';
  fail({
    opening: 'invalid',
    message: `row: ${count} cells where ${others} ${width}`,
    place: { ...placeOf(table, line), column: Math.min(count, width) + (many ? 1 : 0) },
    advice: many
      ? 'Put quotes around the cell that contains the separator, or export the report again.'
      : 'The row is cut off, or a cell lacks its quotes: export the report again.',
  });
}
