import { formatDay } from '../core/day.ts';
import { fail, InputError, type Issue, type Place } from '../core/error.ts';
import { at } from '../core/present.ts';
import { serialDay } from './dateText.ts';
import { isDateWord } from './fieldWords.ts';
import { refuseHeaderTwice } from './headerTwice.ts';
import { heldSheets } from './heldSheets.ts';
import { LIMITS } from './limits.ts';
import { type Cell, type HeaderScore, type HeldSheet, isBlankRow } from './sheet.ts';
import type { Table, TableFile, TableRow } from './table.ts';

/** Ragged lines listed in one error. */
const MAX_LISTED = 10;
/** Rows that may be the header, known words that make one of them it, and how many of the best row's it must have. */
const HEADER = { rows: 15, words: 2, part: 0.5 };

/** A header is known by words; `corner` says whether the first column may lack a name. */
export function headedBy(isWord: (header: string) => boolean, corner = false): TableShape {
  return {
    score: (cells) => cells.filter((cell) => typeof cell === 'string' && cell.trim() !== '' && isWord(cell)).length,
    corner,
  };
}

export interface TableShape {
  /** How many of the words that the header must have a row holds; without it the first row is the header. */
  readonly score?: HeaderScore;
  /** Whether the first column may lack a name, as the corner of a pivot table does. */
  readonly corner?: boolean;
  /** Whether the file may hold a header alone. */
  readonly rowless?: boolean;
}

/**
 * A table of a study or a model: CSV in any common dialect, or the sheet of a workbook that has the header, as trimmed cells.
 * Titles above the header are left out where `score` knows it; columns that are blank from header to end always.
 *
 * Errors, with file, line and advice: no table, empty, header only (unless `rowless`), duplicate or blank headers, lines with too many
 * or too few cells, broken quotes, more than 50 MB, 200,000 rows, 2,000 columns or 1 MB a line.
 *
 * @example
 * parseTable({ path: 'a.csv', bytes: new TextEncoder().encode('month;spend\n2026-01;1,5\n') }).rows // => [{ line: 2, cells: ['2026-01', '1,5'] }]
 */
export function parseTable(file: TableFile, { score = () => 0, corner = false, rowless = false }: TableShape = {}): Table {
  checkSize(file);
  const sheets = heldSheets(file.bytes, { file: file.path, score, packed: '' }).map(rowsOf);
  const { head, rest, sheet, others } = withHeader(sheets, { file: file.path, score });
  if (rest.length === 0 && !rowless) noRows({ file: file.path, line: head.line });
  const rows = sheet.sparse ? rest.map((row) => padded(row, head.cells.length)) : rest;
  refuseHeaderTwice(file.path, head, rows);
  checkWidths(sheet, head, rows);
  const kept = head.cells.flatMap((cell, index) => (cell !== '' || rows.some((row) => row.cells[index] !== '') ? [index] : []));
  const columns = kept.map((index) => index + 1);
  const header = kept.map((index) => headerText(at(head.cells, index)));
  const dated = new Set(header.flatMap((name, index) => (isDateWord(name) || (corner && name === '') ? [index] : [])));
  checkHeader({ place: { file: file.path, line: head.line }, columns, corner }, header);
  const unread = others.length === 0 ? '' : ` (not read: ${others.map(({ name }) => `"${name}"`).join(', ')})`;
  return {
    file: file.path,
    header,
    headerLine: head.line,
    rows: rows.map((row) => tableRow(row, kept, dated)),
    columns,
    dialect: `${sheet.dialect}${unread}`,
  };
}

function checkSize({ path, bytes }: TableFile): void {
  if (bytes.length <= LIMITS.table) return;
  const most = LIMITS.table / 1e6;
  const message = `file: it is too large: ${Math.round(bytes.length / 1e6)} MB, the limit is ${most} MB`;
  fail({ opening: 'invalid', message, place: { file: path }, advice: 'Keep only the months and columns that the study needs.' });
}

interface Row {
  readonly line: number;
  readonly cells: readonly Cell[];
}

interface Rows {
  readonly sheet: HeldSheet;
  readonly rows: readonly Row[];
}

/** The rows of a sheet that hold something. */
function rowsOf(sheet: HeldSheet): Rows {
  const rows: Row[] = [];
  for (const batch of sheet.batches()) {
    for (const [index, cells] of batch.rows.entries()) {
      const line = at(batch.lines, index);
      if (isBlankRow(cells)) continue;
      if (rows.length >= LIMITS.rows) tooManyRows(sheet.file, line);
      rows.push({ line, cells: cells.map((cell) => (typeof cell === 'string' ? cell.trim() : cell)) });
    }
  }
  return { sheet, rows };
}

function tooManyRows(file: string, line: number): never {
  const message = `table: more than ${LIMITS.rows} rows`;
  fail({ opening: 'invalid', message, place: { file, line }, advice: 'Keep only the rows that the study needs.' });
}

interface WithHeader {
  readonly head: Row;
  readonly rest: readonly Row[];
  readonly sheet: HeldSheet;
  /** Sheets beside it that hold something. */
  readonly others: readonly HeldSheet[];
}

/** The sheet and the first row with the words that a header has; the first row of the first sheet where none has any. */
function withHeader(sheets: readonly Rows[], { file, score }: { file: string; score: HeaderScore }): WithHeader {
  const filled = sheets.filter(({ rows }) => rows.length > 0);
  const rated = filled.flatMap((one) =>
    one.rows.slice(0, HEADER.rows).map(({ cells }, above) => ({ ...one, above, words: score(cells.map(headerText)) })),
  );
  const most = Math.max(0, ...rated.map(({ words }) => words));
  const found = rated.find(({ words }) => words >= Math.max(HEADER.words, most * HEADER.part)) ?? rated[0];
  const head = found?.rows[found.above];
  if (!found || !head) noRows({ file });
  const others = filled.filter(({ sheet }) => sheet !== found.sheet).map(({ sheet }) => sheet);
  return { head, rest: found.rows.slice(found.above + 1), sheet: found.sheet, others };
}

/** A header as text; a workbook keeps a date as a number. */
function headerText(cell: Cell): string {
  const day = typeof cell === 'number' ? serialDay(cell) : undefined;
  return day === undefined ? String(cell) : formatDay(day);
}

/** Workbooks leave blank cells out at the end of a row. */
function padded(row: Row, width: number): Row {
  const last = row.cells.findLastIndex((cell) => cell !== '') + 1;
  const cells = Array.from({ length: Math.max(width, last) }, (_, index) => row.cells[index] ?? '');
  return { line: row.line, cells };
}

/** Days that a spreadsheet has as numbers become dates in the columns that hold dates. */
function tableRow({ line, cells }: Row, kept: readonly number[], dated: ReadonlySet<number>): TableRow {
  const picked = kept.map((column, index) => (dated.has(index) ? dateOrCell(cells[column] ?? '') : (cells[column] ?? '')));
  const numbers = picked.flatMap((cell, index) => (typeof cell === 'number' ? [[index, cell] as const] : []));
  return { line, cells: picked.map(String), ...(numbers.length > 0 && { numbers: new Map(numbers) }) };
}

function dateOrCell(cell: Cell): Cell {
  const serial = typeof cell === 'number' ? serialDay(cell) : undefined;
  return serial === undefined ? cell : formatDay(serial);
}

function noRows(place: Place): never {
  fail({
    opening: 'missing',
    message: 'rows: the file holds a header and nothing else',
    place,
    advice: 'Add a row under the header, or delete a file that is not needed.',
  });
}

function checkWidths({ file, sparse }: HeldSheet, head: Row, rows: readonly Row[]): void {
  const width = head.cells.length;
  const ragged = rows.filter((row) => row.cells.length !== width);
  if (ragged.length === 0) return;
  const [other = width] = ragged.map((row) => row.cells.length);
  if (rows.length > 1 && rows.every((row) => row.cells.length === other)) {
    const message = `header: it has ${inCells(width)}, and every line below has ${other}`;
    fail({ opening: 'invalid', message, place: { file, line: head.line }, advice: TITLE });
  }
  throw new InputError(
    ragged.slice(0, MAX_LISTED).map((row) => widthIssue({ file, line: row.line }, row.cells.length, { width, sparse })),
  );
}

function widthIssue(place: Place, count: number, { width, sparse }: { width: number; sparse: boolean }): Issue {
  const surplus = sparse
    ? 'Name the column in the header, or delete the surplus cells.'
    : 'Put quotes around a cell that contains the separator, or delete the surplus cells.';
  return {
    opening: 'invalid',
    message: `row: ${inCells(count)} where the header has ${width}`,
    place,
    advice: count > width ? surplus : 'Add the missing cells; leave them empty where nothing is known.',
  };
}

const TITLE = 'The first line must name the columns: delete any title above them.';

function inCells(count: number): string {
  return `${count} ${count === 1 ? 'cell' : 'cells'}`;
}

interface HeaderAt {
  readonly place: Place;
  readonly columns: readonly number[];
  readonly corner: boolean;
}

function checkHeader({ place: at, columns, corner }: HeaderAt, header: readonly string[]): void {
  if (header.length > 2 && header.filter((name) => name !== '').length === 1)
    fail({ opening: 'invalid', message: `header: it names one of ${header.length} columns`, place: at, advice: TITLE });
  const seen = new Map<string, number>();
  for (const [index, name] of header.entries()) {
    const column = columns[index] ?? index + 1;
    const place = { ...at, column };
    if (name === '' && corner && index === 0) continue;
    if (name === '')
      fail({ opening: 'missing', message: `header of column ${column}`, place, advice: 'Name the column or delete it.' });
    const key = name.toLowerCase();
    const first = seen.get(key);
    if (first !== undefined) {
      const message = `header: columns ${first} and ${column} are both called "${name.slice(0, 80)}"`;
      fail({
        opening: 'invalid',
        message,
        place,
        advice: 'Rename or delete one of them; of a header of several lines keep the one that names the columns.',
      });
    }
    seen.set(key, column);
  }
}
