import { fail } from '../core/error.ts';
import type { ExportFile } from './byteSource.ts';
import { allOf, type Bytes, headOf, startsWith } from './bytes.ts';
import { csvBatches } from './csvBatches.ts';
import { type CsvDialect, csvDialect, DELIMITER_NAMES } from './csvDialect.ts';
import { ENCODING_WORDS, encodingOf, mojibakeIn } from './encoding.ts';
import { gunzipped } from './gunzip.ts';
import { jsonSheets, MOST_JSON } from './json.ts';
import { sectionsOf } from './sections.ts';
import type { HeaderScore, Sheet } from './sheet.ts';
import { textLines } from './textLines.ts';
import { MOST_WORKBOOK, workbookSheets } from './workbook.ts';

/** Bytes at the beginning that tell what a file is. */
const HEAD = 256 * 1024;

/** Files that hold no table, by their first bytes. */
const NO_TABLE: readonly { readonly start: string; readonly what: string; readonly advice: string }[] = [
  { start: '\xd0\xcf\x11\xe0', what: 'an old Excel workbook', advice: 'Open it in Excel and save it as .xlsx.' },
  { start: '%PDF', what: 'a PDF', advice: 'Export the numbers as CSV or XLSX instead.' },
  { start: '<', what: 'a web page or XML', advice: 'The download went wrong: export the report again as CSV or XLSX.' },
];

/** The tables of a file, whatever its name says: CSV, XLSX or JSON, each also as gzip. */
export async function openSheets({ path, open }: ExportFile, score: HeaderScore): Promise<Sheet[]> {
  return await sheetsOf(open, { file: path, score, packed: '' });
}

interface About {
  readonly file: string;
  readonly score: HeaderScore;
  /** `gzip, `, where the bytes come out of an archive. */
  readonly packed: string;
}

async function sheetsOf(bytes: Bytes, about: About): Promise<Sheet[]> {
  const { file, packed } = about;
  const head = await headOf(bytes, HEAD);
  if (startsWith(head, '\x1f\x8b') && packed.length < 12)
    return await sheetsOf(gunzipped(bytes, file), { ...about, packed: `${packed}gzip, ` });
  if (startsWith(head, 'PK\x03\x04')) {
    const whole = await allOf(bytes, { file, most: MOST_WORKBOOK, advice: 'Export it as CSV, which may be of any size.' });
    return workbookSheets(whole, file).map((sheet) => ({ ...sheet, dialect: `${packed}${sheet.dialect}` }));
  }
  const other = NO_TABLE.find(({ start }) => startsWith(head, start));
  if (other) fail({ opening: 'invalid', message: `file: it is ${other.what}`, place: { file }, advice: other.advice });
  return await textSheets(bytes, head, about);
}

async function textSheets(bytes: Bytes, head: Uint8Array, about: About): Promise<Sheet[]> {
  const { file, score, packed } = about;
  const encoding = encodingOf(head);
  const lines = (): AsyncGenerator<string> => textLines(bytes, { file, encoding });
  const beginning = await firstText(lines(), HEAD);
  checkText(beginning, file);
  const words = `${packed}${ENCODING_WORDS[encoding]}`;
  if (/^\s*[[{]/.test(beginning)) {
    const advice = 'Ask the API for shorter periods, or save the rows as CSV, which may be of any size.';
    const text = await wholeText(lines(), { file, advice });
    return jsonSheets(text, file).map((sheet) => ({ ...sheet, dialect: `${words}, JSON` }));
  }
  if (/^#[ \n]/.test(beginning)) {
    const text = await wholeText(lines(), { file, advice: 'Export a shorter period or fewer columns.' });
    return sectionsOf(text, { file, score, dialect: words });
  }
  const dialect = csvDialect(beginning, file, score);
  return [
    {
      ...{
        file,
        preamble: dialect.preamble,
        sparse: false,
        batches: (fromLine) => csvBatches(lines(), { ...dialect, skip: above(dialect, fromLine) }, file),
      },
      dialect: `${words}, ${DELIMITER_NAMES.get(dialect.delimiter)}`,
    },
  ];
}

/** Lines above the header: a first row of another width would slow the parser down tenfold. */
function above({ preamble }: CsvDialect, fromLine = 1): number {
  return Math.max(preamble.length, fromLine - 1);
}

/** Whole lines from the beginning, about `most` characters. */
async function firstText(lines: AsyncIterable<string>, most: number): Promise<string> {
  let text = '';
  for await (const piece of lines) {
    text += piece;
    if (text.length >= most) break;
  }
  const cut = text.length > 2 * most ? text.lastIndexOf('\n', 2 * most) : -1;
  return cut > 0 ? text.slice(0, cut + 1) : text;
}

async function wholeText(lines: AsyncIterable<string>, limit: { file: string; advice: string }): Promise<string> {
  const pieces: string[] = [];
  let length = 0;
  for await (const piece of lines) {
    length += piece.length;
    if (length > MOST_JSON) {
      const message = `file: it holds more than ${MOST_JSON / 1e6} million characters`;
      fail({ opening: 'invalid', message, place: { file: limit.file }, advice: limit.advice });
    }
    pieces.push(piece);
  }
  return pieces.join('');
}

function checkText(text: string, file: string): void {
  if (text.trim() === '') {
    fail({ opening: 'invalid', message: 'file: it is empty', place: { file }, advice: 'Export the report again, or delete it.' });
  }
  const broken = mojibakeIn(text);
  if (broken === undefined) return;
  const line = text.slice(0, text.indexOf(broken)).split('\n').length;
  fail({
    opening: 'invalid',
    message: `text: it holds "${broken}", letters that were broken by a program which read UTF-8 as something else`,
    place: { file, line },
    advice: 'Export the report again and do not save it with another program in between.',
  });
}
