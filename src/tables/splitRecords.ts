import { CsvError, parse } from 'csv-parse/sync';
import { fail, type Issue, type Place } from '../core/error.ts';

/** A line of a CSV file, split; `line` is where it starts, from 1. */
export interface TextRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

export type Delimiter = ',' | ';' | '\t';

const DELIMITERS: readonly Delimiter[] = [',', ';', '\t'];

export const DELIMITER_WORDS: Readonly<Record<Delimiter, string>> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs' };

/** A record (and so a cell) of more bytes than this is refused. */
const MAX_RECORD_BYTES = 1024 * 1024;
const MAX_RECORDS = 200_000;
const MAX_COLUMNS = 1000;
/** The beginning of the text that decides the delimiter: records, and characters. */
const SAMPLE = { records: 200, characters: 256 * 1024 };

/**
 * Splits text (line ends `\n`) into records. The delimiter is the one that cuts most lines into as many cells as the
 * header; of equals the one that gives more cells. Lines without any text are left out. `file` is for the errors.
 */
export function splitRecords(
  text: string,
  file: string,
): { readonly records: readonly TextRecord[]; readonly delimiter: Delimiter } {
  checkLineLengths(text, file);
  const delimiter = decideDelimiter(text, file);
  const records: TextRecord[] = [];
  const keep = (cells: readonly string[], line: number): null => {
    if (records.length === MAX_RECORDS) refuse(`more than ${MAX_RECORDS} rows`, { file, line });
    if (cells.length > MAX_COLUMNS) refuse(`${cells.length} columns, the limit is ${MAX_COLUMNS}`, { file, line });
    if (cells.some((cell) => cell.trim() !== '')) records.push(toRecord(cells, line));
    return null;
  };
  try {
    parse(text, { ...options(delimiter), on_record: (cells: string[], info) => keep(cells, info.lines) });
    return { records, delimiter };
  } catch (error) {
    if (error instanceof CsvError) fail(csvIssue(error, file));
    throw error;
  }
}

function refuse(what: string, place: Place): never {
  fail({ opening: 'invalid', message: `table: ${what}`, place, advice: 'Keep only the rows and columns that the study needs.' });
}

function checkLineLengths(text: string, file: string): void {
  let line = 1;
  for (let start = 0; start < text.length; line++) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    if (end - start > MAX_RECORD_BYTES) fail({ opening: 'invalid', ...TOO_LONG, place: { file, line } });
    start = end + 1;
  }
}

function options(delimiter: Delimiter) {
  const spaces = delimiter !== '\t';
  return {
    delimiter,
    record_delimiter: '\n',
    relax_column_count: true,
    skip_empty_lines: true,
    ltrim: spaces,
    rtrim: spaces,
    max_record_size: MAX_RECORD_BYTES,
  };
}

/** csv-parse counts the line that a record ends on; line ends inside its cells lead back to where it starts. */
function toRecord(cells: readonly string[], endLine: number): TextRecord {
  const inside = cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
  return { line: endLine - inside, cells: cells.map((cell) => cell.trim()) };
}

function decideDelimiter(text: string, file: string): Delimiter {
  const [best, second] = DELIMITERS.map((delimiter) => ({ delimiter, ...scoreOf(text, delimiter) })).sort(
    (a, b) => b.agreeing - a.agreeing || b.width - a.width,
  );
  if (!best || best.agreeing === 0) return ',';
  if (second && second.agreeing === best.agreeing && second.width === best.width) {
    fail({
      opening: 'invalid',
      message: `table: ${DELIMITER_WORDS[best.delimiter]} and ${DELIMITER_WORDS[second.delimiter]} both split it into ${best.width} columns`,
      place: { file, line: 1 },
      advice: 'Put quotes around cells that contain a comma or semicolon, or save the file with tabs.',
    });
  }
  return best.delimiter;
}

/** How many lines have as many cells as the header, and how many that is; nothing where the header stays whole. */
function scoreOf(text: string, delimiter: Delimiter): { agreeing: number; width: number } {
  const records = sample(text, delimiter);
  const width = records[0]?.length ?? 0;
  if (width < 2) return { agreeing: 0, width: 0 };
  return { agreeing: records.filter((record) => record.length === width).length, width };
}

/** The first records; where a quote goes wrong, those before it. */
function sample(text: string, delimiter: Delimiter): string[][] {
  const head =
    text.length > SAMPLE.characters ? text.slice(0, text.lastIndexOf('\n', SAMPLE.characters) + 1 || SAMPLE.characters) : text;
  const records: string[][] = [];
  const keep = (cells: string[]): null => {
    records.push(cells);
    return null;
  };
  try {
    parse(head, { ...options(delimiter), relax_quotes: true, to: SAMPLE.records, on_record: keep });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
  }
  return records;
}

const TOO_LONG = {
  message: 'line: a cell or line is longer than 1 MB',
  advice: 'Shorten it; look for quotes that are never closed.',
};

const CSV_FAULTS: ReadonlyMap<string, { readonly message: string; readonly advice: string }> = new Map([
  [
    'CSV_QUOTE_NOT_CLOSED',
    {
      message: 'quotes: a cell opens with " and never closes',
      advice: 'Close the quotes, or write "" for a quote inside a quoted cell.',
    },
  ],
  [
    'CSV_INVALID_CLOSING_QUOTE',
    { message: 'quotes: text follows the closing "', advice: 'Write "" for a quote inside a quoted cell.' },
  ],
  [
    'INVALID_OPENING_QUOTE',
    {
      message: 'quotes: a " stands inside an unquoted cell',
      advice: 'Put the whole cell in quotes and write "" for each quote inside.',
    },
  ],
  ['CSV_MAX_RECORD_SIZE', TOO_LONG],
]);

/** What csv-parse refuses, in words. */
export function csvIssue(error: CsvError, file: string): Issue {
  const fault = CSV_FAULTS.get(error.code) ?? { message: `CSV: ${error.code}`, advice: 'Save the file again as "CSV UTF-8".' };
  const line = typeof error.lines === 'number' ? error.lines : undefined;
  return { opening: 'invalid', ...fault, place: line === undefined ? { file } : { file, line } };
}
