import { fail, type Issue } from '../core/error.ts';

/** A file of a study: its path as the user knows it, and its bytes. */
export interface SourceFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

const MAX_BYTES = 50e6;

const BYTE_ORDER_MARKS: readonly { readonly bytes: readonly number[]; readonly encoding: string; readonly label: string }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8', label: 'UTF-8 with byte order mark' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le', label: 'UTF-16LE' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be', label: 'UTF-16BE' },
];

/** First bytes of files that people take for CSV because Excel or a browser opens them. */
const OTHER_FORMATS: readonly { readonly start: string; readonly what: string; readonly advice: string }[] = [
  {
    start: 'PK\x03\x04',
    what: 'an Excel workbook or a zip archive',
    advice: 'Open it in Excel and save the sheet as "CSV UTF-8".',
  },
  { start: '\xd0\xcf\x11\xe0', what: 'an old Excel workbook', advice: 'Open it in Excel and save the sheet as "CSV UTF-8".' },
  { start: '\x1f\x8b', what: 'a gzip archive', advice: 'Unpack it first.' },
  { start: '%PDF', what: 'a PDF', advice: 'Export the numbers as CSV instead.' },
];

/**
 * The text of a file: UTF-8, UTF-16 where a byte order mark says so, else Windows-1252. Line ends become `\n`;
 * control characters other than tab and line end are dropped. Errors: too large, empty, not text.
 */
export function decodeText(file: SourceFile): { readonly text: string; readonly encoding: string } {
  checkBytes(file);
  const { text, encoding } = decode(file.bytes);
  const lines = text.replace(/\r\n?/g, '\n');
  const clean = lines.replace(CONTROLS, '');
  if (text.includes('\0') || clean.length < lines.length * LEAST_TEXT)
    refuse(file, 'a binary file', 'Save it as "CSV UTF-8" from the program that made it.');
  if (clean.trim() === '') fail(fileIssue(file, 'is empty', 'Fill it in or delete it.'));
  return { text: clean, encoding };
}

/** C0 (but tab and line feed), DEL and C1, and those that turn the direction of writing: they mean nothing in a table and steer what shows it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it removes
const CONTROLS = /[\u0001-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** A stray control character comes from an old export; more than one in ten do not. */
const LEAST_TEXT = 0.9;

function checkBytes(file: SourceFile): void {
  if (file.bytes.length > MAX_BYTES) {
    const size = Math.round(file.bytes.length / 1e6);
    fail(
      fileIssue(file, `is too large: ${size} MB, the limit is 50 MB`, 'Keep only the months and columns that the study needs.'),
    );
  }
  const start = String.fromCharCode(...file.bytes.subarray(0, 4));
  const other = OTHER_FORMATS.find((format) => start.startsWith(format.start));
  if (other) refuse(file, other.what, other.advice);
}

function refuse(file: SourceFile, what: string, advice: string): never {
  fail(fileIssue(file, `is ${what}, not CSV text`, advice));
}

function fileIssue(file: SourceFile, message: string, advice: string): Issue {
  return { opening: 'invalid', message: `file: it ${message}`, place: { file: file.path }, advice };
}

function decode(bytes: Uint8Array): { text: string; encoding: string } {
  const mark = BYTE_ORDER_MARKS.find((candidate) => candidate.bytes.every((byte, index) => bytes[index] === byte));
  if (mark) return { text: new TextDecoder(mark.encoding).decode(bytes), encoding: mark.label };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' };
  } catch {
    return { text: decodeWindows1252(bytes), encoding: 'Windows-1252' };
  }
}

/** What Windows-1252 puts where Latin-1 has C1 controls, from 0x80. */
const FROM_0X80 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Node before 24 decodes Windows-1252 as Latin-1, which loses the euro sign: the difference is made good here. */
export function decodeWindows1252(bytes: Uint8Array): string {
  const text = new TextDecoder('windows-1252').decode(bytes);
  return text.replace(/[\u0080-\u009f]/g, (control) => FROM_0X80[control.charCodeAt(0) - 0x80] ?? control);
}
