import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { fail, type Issue } from '../core/error.ts';
import { at } from '../core/present.ts';
import type { CsvDialect } from './csvDialect.ts';
import { LIMITS } from './limits.ts';
import type { Batch } from './sheet.ts';
import type { Stage } from './stage.ts';
import { countLines } from './textLines.ts';

/** `="123"`, as some tools write numbers that Excel must not touch, standing alone in its cell. */
const WRAPPED = /(^|[,;\t|])="([^"\n]+)"(?=[,;\t|\n]|$)/gm;

type Cut = Pick<CsvDialect, 'delimiter' | 'spaces' | 'quoting'> & {
  /** Lines from the beginning that are no rows. */
  readonly skip: number;
};

/**
 * Pieces of whole lines → rows of text cells. A line without anything is a row of one blank cell.
 * Errors, with line: broken quotes, quotes that do not close within 1 MB, a row of more than 2,000 cells.
 */
export function csvRows({ delimiter, spaces, quoting, skip: above }: Cut, file: string): Stage<string, Batch> {
  const options = { ...quoting, delimiter, record_delimiter: '\n', relax_column_count: true, ltrim: spaces, rtrim: spaces };
  let [skip, line, held, blank] = [above, above + 1, '', 0];
  const cut = (text: string, isOpen: boolean): Batch => {
    const rows = parseRows(text, options, { file, line, isOpen });
    const lines = linesOf(rows, line, countLines(text));
    line += countLines(text);
    checkWidths(rows, lines, file);
    blank += rows.reduce((sum, cells) => sum + (cells.length === 1 ? 1 : 0), 0);
    if (blank > LIMITS.blank) tooManyBlank(file, lines[0] ?? 1);
    return { rows, lines };
  };
  return {
    push: (piece) => {
      const lines = skip > 0 ? withoutLines(piece, skip) : piece;
      if (skip > 0) skip = Math.max(0, skip - countLines(piece));
      const text = held + unwrapped(lines);
      const isOpen = hasOpenQuote(text, quoting);
      held = isOpen && text.length <= LIMITS.line ? text : '';
      return held !== '' || text === '' ? [] : [cut(text, isOpen)];
    },
    end: () => (held === '' ? [] : [cut(held, false)]),
  };
}

function unwrapped(lines: string): string {
  return lines.includes('="') ? lines.replace(WRAPPED, '$1$2') : lines;
}

/** Whether a cell that opened with a quote goes on behind the text: then its quotes are odd in number. */
function hasOpenQuote(text: string, quoting: CsvDialect['quoting']): boolean {
  const { quote } = quoting;
  let isOpen = false;
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1))
    if (quoting.escape === quote || text[at - 1] !== quoting.escape) isOpen = !isOpen;
  return isOpen;
}

interface Piece {
  readonly file: string;
  /** The line that it begins on. */
  readonly line: number;
  /** Whether it is 1 MB with quotes that are still open. */
  readonly isOpen: boolean;
}

function parseRows(text: string, options: object, { file, line, isOpen }: Piece): string[][] {
  try {
    return parse(text, options);
  } catch (error) {
    if (error instanceof CsvError) fail(csvIssue(error, { file, line, isOpen }));
    throw error;
  }
}

/** On which line each row starts: rows with line ends inside quotes take several. */
function linesOf(rows: readonly (readonly string[])[], first: number, ends: number): number[] {
  const plain = rows.length === ends;
  let next = first;
  return rows.map((cells) => {
    const line = next;
    next += plain ? 1 : 1 + cells.reduce((sum, cell) => sum + countLines(cell), 0);
    return line;
  });
}

function tooManyBlank(file: string, line: number): never {
  const message = `table: more than ${LIMITS.blank} lines are blank or have one cell`;
  fail({ opening: 'invalid', message, place: { file, line }, advice: 'Delete the blank lines, or export the report again.' });
}

function checkWidths(rows: readonly (readonly string[])[], lines: readonly number[], file: string): void {
  for (let index = 0; index < rows.length; index++) {
    const count = at(rows, index).length;
    if (count <= LIMITS.columns) continue;
    const message = `table: ${count} columns, the limit is ${LIMITS.columns}`;
    fail({
      opening: 'invalid',
      message,
      place: { file, line: lines[index] ?? 1 },
      advice: 'Export the file again; no table is that wide.',
    });
  }
}

function withoutLines(piece: string, count: number): string {
  let at = 0;
  for (let index = 0; index < count && at < piece.length; index++) {
    const found = piece.indexOf('\n', at);
    at = found < 0 ? piece.length : found + 1;
  }
  return piece.slice(at);
}

const FOLLOWED = { message: 'quotes: text follows the closing "', advice: 'Write "" for a quote inside a quoted cell.' };

const CSV_FAULTS: ReadonlyMap<string, { readonly message: string; readonly advice: string }> = new Map([
  [
    'CSV_QUOTE_NOT_CLOSED',
    {
      message: 'quotes: a cell opens with " and never closes',
      advice: 'Close the quotes, or write "" for a quote inside a quoted cell.',
    },
  ],
  ['CSV_INVALID_CLOSING_QUOTE', FOLLOWED],
  ['CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE', FOLLOWED],
  [
    'INVALID_OPENING_QUOTE',
    {
      message: 'quotes: a " stands inside an unquoted cell',
      advice: 'Put the whole cell in quotes and write "" for each quote inside.',
    },
  ],
]);

/** What csv-parse refuses, in words. */
function csvIssue(error: CsvError, { file, line, isOpen }: Piece): Issue {
  const fault = CSV_FAULTS.get(error.code) ?? {
    message: 'CSV: its cells cannot be told apart from here on',
    advice: 'Save the file again as "CSV UTF-8".',
  };
  const message = isOpen && error.code === 'CSV_QUOTE_NOT_CLOSED' ? OPEN : fault.message;
  const at = typeof error.lines === 'number' ? { file, line: line - 1 + error.lines } : { file };
  return { opening: 'invalid', ...fault, message, place: at };
}

const OPEN = 'quotes: a cell opens with " and does not close within 1 MB';
