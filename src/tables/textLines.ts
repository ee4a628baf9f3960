import { fail } from '../core/error.ts';
import type { Bytes } from './bytes.ts';
import { decodeWindows1252 } from './decodeText.ts';
import { type Encoding, eightBit } from './encoding.ts';

/** A line of more characters than this is refused: no report has one. */
export const MOST_LINE = 1024 * 1024;
/** Bytes decoded at a time. */
const SLICE = 64 * 1024;

/**
 * The text of a file in pieces of whole lines, line ends `\n`, control characters and byte order mark taken out.
 * Errors: a line of more than 1 MB; bytes that are no text in the encoding; zero bytes.
 */
export async function* textLines(bytes: Bytes, { file, encoding }: { file: string; encoding: Encoding }): AsyncGenerator<string> {
  const decode = decoder(encoding, file);
  let [rest, line] = ['', 1];
  for await (const chunk of bytes()) {
    for (let at = 0; at < chunk.length; at += SLICE) {
      const text = rest + decode(chunk.subarray(at, at + SLICE), line);
      const held = text.endsWith('\r') ? text.length - 1 : text.length;
      const cut = Math.max(text.lastIndexOf('\n', held), text.lastIndexOf('\r', held - 1)) + 1;
      rest = text.slice(cut);
      const lines = cleanLines(text.slice(0, cut), { file, line });
      if (rest.length > MOST_LINE) tooLong(file, line + count(lines));
      line += count(lines);
      if (lines !== '') yield lines;
    }
  }
  const last = cleanLines(rest + decode(undefined, line), { file, line });
  if (last !== '') yield last;
}

function count(lines: string): number {
  let ends = 0;
  for (let at = lines.indexOf('\n'); at >= 0; at = lines.indexOf('\n', at + 1)) ends++;
  return ends;
}

function tooLong(file: string, line: number): never {
  fail({
    opening: 'invalid',
    message: 'line: it is longer than 1 MB',
    place: { file, line },
    advice: 'No report has such a line: export the file again.',
  });
}

/** C0 (but tab and line feed), DEL and C1, and those that turn the direction of writing: they mean nothing in a table and steer what shows it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it finds
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/;
const CONTROLS = new RegExp(CONTROL.source, 'g');

function cleanLines(text: string, place: { readonly file: string; readonly line: number }): string {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  checkLengths(lines, place);
  if (!CONTROL.test(lines)) return lines;
  const clean = lines.replace(CONTROLS, '');
  if (lines.includes('\0') || clean.length < lines.length * 0.9)
    fail({ opening: 'invalid', message: 'file: it holds bytes that are no text', place, advice: 'Export the file again.' });
  return clean;
}

function checkLengths(lines: string, { file, line }: { readonly file: string; readonly line: number }): void {
  if (lines.length <= MOST_LINE) return;
  for (let [start, number] = [0, line]; start < lines.length; number++) {
    const found = lines.indexOf('\n', start);
    const end = found < 0 ? lines.length : found;
    if (end - start > MOST_LINE) tooLong(file, number);
    start = end + 1;
  }
}

type Decode = (bytes: Uint8Array | undefined, line: number) => string;

/** Turns bytes into text, piece by piece; undefined ends it. ASCII becomes what its first other byte says. */
function decoder(encoding: Encoding, file: string): Decode {
  let known = encoding;
  let inner: InstanceType<typeof TextDecoder> | undefined;
  return (bytes, line) => {
    if (known === 'ascii' && bytes) known = eightBit(bytes);
    if (known === 'windows-1252') return bytes ? decodeWindows1252(bytes) : '';
    inner ??= new TextDecoder(known === 'ascii' ? 'utf-8' : known, { fatal: true });
    try {
      return bytes ? inner.decode(bytes, { stream: true }) : inner.decode();
    } catch {
      fail({
        opening: 'invalid',
        message: `text: after line ${line} it is no longer ${known.toUpperCase()}, as it began`,
        place: { file, line },
        advice: 'Two encodings are mixed, or the file is cut off: export it again as "CSV UTF-8".',
      });
    }
  };
}
