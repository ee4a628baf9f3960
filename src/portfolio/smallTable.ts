import { fail } from '../core/error.ts';
import { at } from '../core/present.ts';
import { nameKey } from '../tables/fieldWords.ts';
import { openLongTable, plainCell, rawCells, type TableBytes } from '../tables/longTable.ts';

/** The rows of a small table as texts of these columns, the first of which every row must have. Throws an InputError for a column that is missing. */
export function smallTable(
  bytes: TableBytes,
  columns: readonly string[],
): { readonly line: number; readonly cells: readonly string[] }[] {
  const table = openLongTable(bytes, [at(columns, 0)]);
  const places = columns.map((name) => {
    const column = table.header.findIndex((header) => nameKey(header) === nameKey(name));
    if (column >= 0) return column;
    const place = { file: bytes.file, line: 1 };
    return fail({ opening: 'missing', message: `column "${name}"`, place, advice: `The header is: ${columns.join(',')}.` });
  });
  const rows = table.keys.flatMap((key) =>
    table
      .spansOf(key)
      .flatMap((span) =>
        table.linesOf(span).map((text, index) => ({ line: span.line + index, cells: rawCells(text, table.delimiter) })),
      ),
  );
  return rows
    .sort((a, b) => a.line - b.line)
    .map(({ line, cells }) => ({ line, cells: places.map((column) => plainCell(cells[column] ?? '')) }));
}
