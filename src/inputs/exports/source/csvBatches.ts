import { CsvError, type Options, parse } from 'csv-parse';
import { fail, InputError } from '../../../core/error.ts';
import { csvIssue } from '../../splitRecords.ts';
import type { CsvDialect } from './csvDialect.ts';
import type { Batch } from './sheet.ts';
import { MOST_LINE } from './textLines.ts';

/** A report has some dozens of columns, a rank matrix a column a day. */
export const MOST_COLUMNS = 16_384;

/** `="123"`, as some tools write numbers that Excel must not touch, standing alone in its cell. */
const WRAPPED = /(^|[,;\t|])="([^"\n]+)"(?=[,;\t|\n]|$)/gm;

/**
 * Pieces of whole lines → rows of text cells. A line without anything is a row of one blank cell.
 * Errors, with line: broken quotes, a row of more than 1 MB or 16,384 cells.
 */
export async function* csvBatches(
  text: AsyncIterable<string>,
  { delimiter, spaces, preamble }: CsvDialect,
  file: string,
): AsyncGenerator<Batch> {
  const batch = new Collector(preamble.length, file);
  const parser = parse({ ...options({ delimiter, spaces }), on_record: (cells: string[], info) => batch.add(cells, info.lines) });
  const failed = new Promise<never>((_, reject) => parser.once('error', reject));
  failed.catch(() => undefined);
  parser.resume();
  try {
    let skip = preamble.length;
    for await (const piece of text) {
      const lines = skip > 0 ? withoutLines(piece, skip) : piece;
      if (skip > 0) skip = Math.max(0, skip - countLines(piece));
      if (lines === '') continue;
      const unwrapped = lines.includes('="') ? lines.replace(WRAPPED, '$1$2') : lines;
      await Promise.race([failed, new Promise<void>((done) => parser.write(unwrapped, () => done()))]);
      yield batch.take();
    }
    await Promise.race([failed, new Promise<void>((done) => parser.end(() => done()))]);
    yield batch.take();
  } catch (error) {
    if (error instanceof CsvError) fail(csvIssue(shifted(error, preamble.length), file));
    if (error instanceof InputError) throw error;
    throw error;
  } finally {
    parser.destroy();
  }
}

function options({ delimiter, spaces }: Pick<CsvDialect, 'delimiter' | 'spaces'>): Options {
  return {
    delimiter,
    record_delimiter: '\n',
    relax_column_count: true,
    ltrim: spaces,
    rtrim: spaces,
    max_record_size: MOST_LINE,
  };
}

/** Rows as they come out of the parser, and the lines that they start on. */
class Collector {
  private rows: string[][] = [];
  private lines: number[] = [];
  private next: number;
  private readonly skipped: number;
  private readonly file: string;

  constructor(skipped: number, file: string) {
    this.skipped = skipped;
    this.next = skipped + 1;
    this.file = file;
  }

  /** `ends` is the line that the row ends on, as the parser counts; null keeps the row out of the parser's own queue. */
  add(cells: string[], ends: number): null {
    if (cells.length > MOST_COLUMNS) this.tooMany(cells.length);
    this.rows.push(cells);
    this.lines.push(this.next);
    this.next = ends + this.skipped + 1;
    return null;
  }

  take(): Batch {
    const batch = { rows: this.rows, lines: this.lines };
    this.rows = [];
    this.lines = [];
    return batch;
  }

  private tooMany(count: number): never {
    const place = { file: this.file, line: this.next };
    const advice = 'Export the file again; no report is that wide.';
    fail({ opening: 'invalid', message: `table: ${count} columns, the limit is ${MOST_COLUMNS}`, place, advice });
  }
}

function countLines(piece: string): number {
  return piece.split('\n').length - 1;
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
