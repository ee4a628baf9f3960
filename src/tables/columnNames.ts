import { fail } from '../core/error.ts';
import { listed, nearest } from '../core/nearest.ts';
import { at } from '../core/present.ts';
import { cellIssue, headerCell, quotable } from './cell.ts';
import { type Dictionary, nameKey } from './fieldWords.ts';
import type { Table } from './table.ts';

/** Index of a column that must be there. `words` are other names for it. */
export function columnIndex(table: Table, name: string, words: readonly string[] = []): number {
  const keys = [name, ...words].map(nameKey);
  const index = table.header.findIndex((header) => keys.includes(nameKey(header)));
  if (index >= 0) return index;
  const close = nearest(name, table.header);
  const message = `column "${name}"`;
  const advice =
    close === undefined
      ? `The file has: ${quotable(listed(table.header))}. Add or rename a column.`
      : `Is it "${quotable(close)}"? Rename it.`;
  fail({ opening: 'missing', message, place: { file: table.file, line: table.headerLine }, advice });
}

/**
 * Canonical name → index of the column, for the headers that `skip` lets through.
 * Errors: a header that the dictionary does not know, two headers that mean the same.
 */
export function resolveColumns(table: Table, known: Dictionary, skip: (header: string) => boolean): Map<string, number> {
  const columns = new Map<string, number>();
  for (const [index, header] of table.header.entries()) {
    if (skip(header)) continue;
    const name = known.get(nameKey(header));
    const cell = headerCell(table, index);
    if (name === undefined)
      fail(cellIssue(cell, { opening: 'unknown', message: `column "${quotable(header)}"`, advice: columnAdvice(header, known) }));
    const first = columns.get(name);
    if (first !== undefined) {
      const message = `columns: "${quotable(at(table.header, first))}" and "${quotable(header)}" both mean ${name}`;
      fail(cellIssue(cell, { message, advice: 'Delete one of them.' }));
    }
    columns.set(name, index);
  }
  return columns;
}

function columnAdvice(header: string, known: Dictionary): string {
  const close = nearest(nameKey(header), known.keys());
  const name = close === undefined ? undefined : known.get(close);
  return name === undefined ? 'Delete the column, or call it "note" to keep it unread.' : `Did you mean "${name}"?`;
}
