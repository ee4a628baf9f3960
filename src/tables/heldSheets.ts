import { fail } from '../core/error.ts';
import { startsWith } from './bytes.ts';
import { type CsvDialect, csvDialect, DELIMITER_NAMES } from './csvDialect.ts';
import { csvRows } from './csvRows.ts';
import { ENCODING_WORDS, encodingOf, mojibakeIn } from './encoding.ts';
import { gunzipping } from './gunzip.ts';
import { jsonSheets } from './json.ts';
import { LIMITS } from './limits.ts';
import { sectionsOf } from './sections.ts';
import type { Batch, HeaderScore, HeldSheet } from './sheet.ts';
import { throughHeld } from './stage.ts';
import { firstLines, refuseBinary, textLines } from './textLines.ts';
import { workbookSheets } from './workbook.ts';

/** Bytes at the beginning that tell what a file is. */
export const HEAD = 256 * 1024;

export const GZIP = '\x1f\x8b';

/** Files that hold no table, by their first bytes. */
const NO_TABLE: readonly { readonly start: string; readonly what: string; readonly advice: string }[] = [
  { start: '\xd0\xcf\x11\xe0', what: 'an old Excel workbook', advice: 'Open it in Excel and save it as .xlsx or "CSV UTF-8".' },
  { start: '%PDF', what: 'a PDF', advice: 'Export the numbers as CSV or XLSX instead.' },
  { start: '<', what: 'a web page or XML', advice: 'The download went wrong: export the table again as CSV or XLSX.' },
];

export interface About {
  readonly file: string;
  readonly score: HeaderScore;
  /** `gzip, `, where the bytes come out of an archive. */
  readonly packed: string;
}

/** The tables of a file in memory, whatever its name says: CSV, TSV, XLSX or JSON, each also as gzip. */
export function heldSheets(bytes: Uint8Array, about: About): HeldSheet[] {
  const { file, score, packed } = about;
  if (startsWith(bytes, GZIP) && packed.length < 12)
    return heldSheets(joined([...throughHeld([bytes], gunzipping(file))]), { ...about, packed: `${packed}gzip, ` });
  const head = lookAt(bytes.subarray(0, HEAD), about);
  if (head.kind === 'workbook')
    return workbookSheets(bytes, file).map((sheet) => ({ ...sheet, dialect: `${packed}${sheet.dialect}` }));
  const encoding = encodingOf(bytes, file);
  const lines = (): Iterable<string> => throughHeld([bytes], textLines(file, encoding));
  const words = `${packed}${ENCODING_WORDS[encoding]}`;
  if (head.kind === 'csv') return [csvSheet({ file, words }, head.dialect, (cut) => throughHeld(lines(), csvRows(cut, file)))];
  const text = wholeText(lines(), file);
  if (head.kind === 'json') return jsonSheets(text, file).map((sheet) => ({ ...sheet, dialect: `${words}, JSON` }));
  return sectionsOf(text, { file, score, dialect: words });
}

/** What a file is, by its beginning. Errors: none that holds a table, empty, letters that were broken before. */
export type Looked =
  | { readonly kind: 'workbook' | 'json' | 'sections' }
  | { readonly kind: 'csv'; readonly words: string; readonly dialect: CsvDialect };

export function lookAt(head: Uint8Array, { file, score, packed }: About): Looked {
  if (startsWith(head, 'PK\x03\x04')) return { kind: 'workbook' };
  const other = NO_TABLE.find(({ start }) => startsWith(head, start));
  if (other) fail({ opening: 'invalid', message: `file: it is ${other.what}`, place: { file }, advice: other.advice });
  const encoding = encodingOf(head, file);
  const beginning = firstLines(head, encoding);
  if (beginning.trim() === '') refuseBlank(head, file);
  checkText(beginning, file);
  if (/^\s*[[{]/.test(beginning)) return { kind: 'json' };
  if (/^#[ \n]/.test(beginning)) return { kind: 'sections' };
  return { kind: 'csv', words: `${packed}${ENCODING_WORDS[encoding]}`, dialect: csvDialect(beginning, file, score) };
}

/** A sheet of CSV text, whose rows `read` gives, cut as it is told. */
export function csvSheet<Rows extends AsyncIterable<Batch> | Iterable<Batch>>(
  { file, words }: { readonly file: string; readonly words: string },
  { delimiter, spaces, quoting, preamble }: CsvDialect,
  read: (cut: Parameters<typeof csvRows>[0]) => Rows,
) {
  const dialect = `${words}, ${DELIMITER_NAMES.get(delimiter)}`;
  /** Lines above the header are left out: a first row of another width would slow the parser down tenfold. */
  const batches = (fromLine = 1): Rows => read({ delimiter, spaces, quoting, skip: Math.max(preamble.length, fromLine - 1) });
  return { file, preamble, sparse: false, dialect, batches };
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function wholeText(lines: Iterable<string>, file: string): string {
  const text = [...lines].join('');
  if (text.length <= LIMITS.text) return text;
  const message = `file: it holds more than ${LIMITS.text / 1e6} million characters`;
  const advice = 'Ask for shorter periods or fewer columns, or save the rows as CSV.';
  return fail({ opening: 'invalid', message, place: { file }, advice });
}

/** Zero bytes are no text; UTF-16, which has them beside its letters, says so by its first two. */
function refuseBlank(head: Uint8Array, file: string): never {
  if (head.includes(0) && !startsWith(head, '\xff\xfe') && !startsWith(head, '\xfe\xff')) refuseBinary({ file });
  const advice = 'Fill it in, export it again, or delete it.';
  return fail({ opening: 'invalid', message: 'file: it is empty', place: { file }, advice });
}

function checkText(text: string, file: string): void {
  const broken = mojibakeIn(text);
  if (broken === undefined) return;
  const line = text.slice(0, text.indexOf(broken)).split('\n').length;
  fail({
    opening: 'invalid',
    message: `text: it holds "${broken}", letters that were broken by a program which read UTF-8 as something else`,
    place: { file, line },
    advice: 'Export the file again and do not save it with another program in between.',
  });
}
