import { CsvError, type Options, parse } from 'csv-parse';
import { fail } from '../core/error.ts';
import type { CsvDialect } from './csvDialect.ts';
import type { Batch } from './sheet.ts';
import { csvIssue } from './splitRecords.ts';
import { MOST_LINE } from './textLines.ts';

/** A report has some dozens of columns, a rank matrix a column a day. */
export const MOST_COLUMNS = 16_384;

/** Lines without a delimiter: each costs the parser as much as a hundred rows. */
const MOST_BLANK = 20_000;

/** `="123"`, as some tools write numbers that Excel must not touch, standing alone in its cell. */
const WRAPPED = /(^|[,;\t|])="([^"\n]+)"(?=[,;\t|\n]|$)/gm;

/**
 * Pieces of whole lines, the first `skip` left out → rows of text cells. A line without anything is a row of one blank cell.
 * Errors, with line: broken quotes, a row of more than 1 MB or 16,384 cells.
 */
export async function* csvBatches(
  text: AsyncIterable<string>,
  { delimiter, spaces, skip: above }: Pick<CsvDialect, 'delimiter' | 'spaces'> & { readonly skip: number },
  file: string,
): AsyncGenerator<Batch> {
  const parser = parse(options({ delimiter, spaces }));
  const counter = new LineCounter(above);
  const failed = new Promise<never>((_, reject) => parser.once('error', reject));
  failed.catch(() => undefined);
  let blank = 0;
  const batchOf = (piece: string): Batch => {
    const rows: string[][] = [];
    for (let row = parser.read() as string[] | null; row !== null; row = parser.read() as string[] | null) rows.push(row);
    const lines = counter.count(rows, piece);
    checkWidths(rows, lines, file);
    blank += rows.reduce((sum, cells) => sum + (cells.length === 1 ? 1 : 0), 0);
    if (blank > MOST_BLANK) tooManyBlank(file, lines[0] ?? 1);
    return { rows, lines };
  };
  try {
    let [skip, swallowed] = [above, 0];
    for await (const piece of text) {
      const lines = skip > 0 ? withoutLines(piece, skip) : piece;
      if (skip > 0) skip = Math.max(0, skip - countLines(piece));
      if (lines === '') continue;
      const written = new Promise<void>((done) => parser.write(unwrapped(lines), () => done()));
      const batch = batchOf(lines);
      swallowed = batch.rows.length > 0 ? 0 : swallowed + lines.length;
      if (swallowed > MOST_LINE) neverClosed(counter.at, file);
      await Promise.race([failed, written]);
      yield batch;
    }
    parser.end();
    await Promise.race([failed, new Promise<void>((done) => parser.once('readable', done).once('end', done))]);
    yield batchOf('');
  } catch (error) {
    if (error instanceof CsvError) fail(csvIssue(shifted(error, above), file));
    throw error;
  } finally {
    parser.destroy();
  }
}

function unwrapped(lines: string): string {
  return lines.includes('="') ? lines.replace(WRAPPED, '$1$2') : lines;
}

function options({ delimiter, spaces }: Pick<CsvDialect, 'delimiter' | 'spaces'>): Options {
  return {
    delimiter,
    record_delimiter: '\n',
    relax_column_count: true,
    ltrim: spaces,
    rtrim: spaces,
  };
}

/** Tells on which line each row starts: rows with line ends inside quotes take several. */
class LineCounter {
  private next: number;
  /** Line ends written to the parser. */
  private written: number;

  constructor(skipped: number) {
    this.next = skipped + 1;
    this.written = skipped;
  }

  /** The line that the next row starts on. */
  get at(): number {
    return this.next;
  }

  count(rows: readonly (readonly string[])[], piece: string): number[] {
    const ends = countLines(piece);
    const plain = this.next === this.written + 1 && rows.length === ends;
    this.written += ends;
    return rows.map((cells) => {
      const line = this.next;
      this.next += plain ? 1 : 1 + cells.reduce((sum, cell) => sum + countLines(cell), 0);
      return line;
    });
  }
}

/** Refused here and not by the parser's own limit, which would double its time. */
function neverClosed(line: number, file: string): never {
  fail({
    opening: 'invalid',
    message: 'quotes: a cell opens with " and does not close within 1 MB',
    place: { file, line },
    advice: 'Close the quotes, or export the file again.',
  });
}

function tooManyBlank(file: string, line: number): never {
  const message = `table: more than ${MOST_BLANK} lines are blank or have one cell`;
  fail({ opening: 'invalid', message, place: { file, line }, advice: 'Delete the blank lines, or export the report again.' });
}

function checkWidths(rows: readonly (readonly string[])[], lines: readonly number[], file: string): void {
  for (let index = 0; index < rows.length; index++) {
    const count = rows[index]?.length ?? 0;
    if (count <= MOST_COLUMNS) continue;
    const place = { file, line: lines[index] ?? 1 };
    const advice = 'Export the file again; no report is that wide.';
    fail({ opening: 'invalid', message: `table: ${count} columns, the limit is ${MOST_COLUMNS}`, place, advice });
  }
}

function countLines(text: string): number {
  let ends = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) ends++;
  return ends;
}

function withoutLines(piece: string, count: number): string {
  let at = 0;
  for (let index = 0; index < count && at < piece.length; index++) {
    const found = piece.indexOf('\n', at);
    at = found < 0 ? piece.length : found + 1;
  }
  return piece.slice(at);
}

function shifted(error: CsvError, lines: number): CsvError {
  return typeof error.lines === 'number' ? Object.assign(error, { lines: error.lines + lines }) : error;
}
