import { fail, InputError, type Issue, type Place } from '../core/error.ts';
import { decodeText, type SourceFile } from './decodeText.ts';
import { DELIMITER_WORDS, splitRecords, type TextRecord } from './splitRecords.ts';
import type { Table, TableRow } from './table.ts';

/** Ragged lines listed in one error. */
const MAX_LISTED = 10;

/**
 * A CSV file in any common dialect (see {@link decodeText} for encodings; `,` `;` or tab; quotes; any line end) as
 * trimmed text cells. Columns that are blank from header to end are left out.
 *
 * Errors, with file, line and advice: not text, empty, header only, duplicate or blank headers, lines with too many
 * or too few cells, broken quotes, more than 50 MB, 1,000 columns or 1 MB a line.
 *
 * @example
 * parseTable({ path: 'a.csv', bytes: new TextEncoder().encode('month;spend\n2026-01;1,5\n') }).rows // => [{ line: 2, cells: ['2026-01', '1,5'] }]
 */
export function parseTable(file: SourceFile): Table {
  const { text, encoding } = decodeText(file);
  const { records, delimiter } = splitRecords(text, file.path);
  const [head, ...rest] = records;
  if (!head || rest.length === 0) noRows(file.path, head);
  checkWidths(file.path, head, rest);
  const kept = head.cells.flatMap((cell, index) => (cell !== '' || rest.some((row) => row.cells[index] !== '') ? [index] : []));
  const header = pick(head.cells, kept);
  const columns = kept.map((index) => index + 1);
  checkHeader({ file: file.path, line: head.line }, header, columns);
  const rows: TableRow[] = rest.map((row) => ({ line: row.line, cells: pick(row.cells, kept) }));
  return { file: file.path, header, headerLine: head.line, rows, columns, dialect: `${encoding}, ${DELIMITER_WORDS[delimiter]}` };
}

function pick(cells: readonly string[], indices: readonly number[]): string[] {
  return indices.map((index) => cells[index] ?? '');
}

function noRows(file: string, head: TextRecord | undefined): never {
  const place = head ? { file, line: head.line } : { file };
  fail({
    opening: 'missing',
    message: 'rows: the file holds a header and nothing else',
    place,
    advice: 'Add a row under the header, or delete a file that is not needed.',
  });
}

function checkWidths(file: string, head: TextRecord, rows: readonly TextRecord[]): void {
  const width = head.cells.length;
  const ragged = rows.filter((row) => row.cells.length !== width);
  if (ragged.length === 0) return;
  const [other = width] = ragged.map((row) => row.cells.length);
  if (rows.length > 1 && rows.every((row) => row.cells.length === other)) {
    const message = `header: it has ${inCells(width)}, and every line below has ${other}`;
    fail({ opening: 'invalid', message, place: { file, line: head.line }, advice: TITLE });
  }
  throw new InputError(ragged.slice(0, MAX_LISTED).map((row) => widthIssue(file, row, width)));
}

function widthIssue(file: string, row: TextRecord, width: number): Issue {
  const many = row.cells.length > width;
  return {
    opening: 'invalid',
    message: `row: ${inCells(row.cells.length)} where the header has ${width}`,
    place: { file, line: row.line },
    advice: many
      ? 'Put quotes around a cell that contains the separator, or delete the surplus cells.'
      : 'Add the missing cells; leave them empty where nothing is known.',
  };
}

const TITLE = 'The first line must name the columns: delete any title above them.';

function inCells(count: number): string {
  return `${count} ${count === 1 ? 'cell' : 'cells'}`;
}

function checkHeader(at: Place, header: readonly string[], columns: readonly number[]): void {
  if (header.length > 2 && header.filter((name) => name !== '').length === 1)
    fail({ opening: 'invalid', message: `header: it names one of ${header.length} columns`, place: at, advice: TITLE });
  const seen = new Map<string, number>();
  for (const [index, name] of header.entries()) {
    const column = columns[index] ?? index + 1;
    const place = { ...at, column };
    if (name === '')
      fail({ opening: 'missing', message: `header of column ${column}`, place, advice: 'Name the column or delete it.' });
    const key = name.toLowerCase();
    const first = seen.get(key);
    if (first !== undefined) {
      const message = `header: columns ${first} and ${column} are both called "${name.slice(0, 80)}"`;
      fail({ opening: 'invalid', message, place, advice: 'Rename or delete one of them.' });
    }
    seen.set(key, column);
  }
}
