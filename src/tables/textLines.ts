import { fail, type Place } from '../core/error.ts';
import { decodeWindows1252, type Encoding, eightBit } from './encoding.ts';
import { LIMITS } from './limits.ts';
import type { Stage } from './stage.ts';

/** Bytes decoded at a time. */
const SLICE = 64 * 1024;

/**
 * Bytes → text in pieces of whole lines, line ends `\n`, control characters and byte order mark taken out.
 * Errors: a line of more than 1 MB; bytes that are no text in the encoding; zero bytes.
 */
export function textLines(file: string, encoding: Encoding): Stage<Uint8Array, string> {
  const decode = decoder(encoding, file);
  let [rest, line] = ['', 1];
  const take = (piece: Uint8Array): string => {
    const text = rest + decode(piece, line);
    const held = text.endsWith('\r') ? text.length - 1 : text.length;
    const cut = Math.max(text.lastIndexOf('\n', held), text.lastIndexOf('\r', held - 1)) + 1;
    rest = text.slice(cut);
    const lines = cleanLines(text.slice(0, cut), { file, line });
    line += countLines(lines);
    if (rest.length > LIMITS.line) tooLong(file, line);
    return lines;
  };
  return {
    push: (chunk) => {
      const pieces: string[] = [];
      for (let at = 0; at < chunk.length; at += SLICE) pieces.push(take(chunk.subarray(at, at + SLICE)));
      return pieces.filter((piece) => piece !== '');
    },
    end: () => [cleanLines(rest + decode(undefined, line), { file, line })].filter((piece) => piece !== ''),
  };
}

/** The text that bytes begin with, for a first look: whole lines, where there is more than one. */
export function firstLines(head: Uint8Array, encoding: Encoding): string {
  const known = encoding === 'ascii' ? 'utf-8' : encoding;
  const text = known === 'windows-1252' ? decodeWindows1252(head) : new TextDecoder(known).decode(head, { stream: true });
  const lines = text.replace(/\r\n?/g, '\n').replace(CONTROLS, '');
  return lines.slice(0, lines.lastIndexOf('\n') + 1 || lines.length);
}

/** How many line ends a text holds.
 * @example
 * countLines('a\nb\n') // => 2 */
export function countLines(text: string): number {
  let ends = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) ends++;
  return ends;
}

function tooLong(file: string, line: number): never {
  fail({
    opening: 'invalid',
    message: 'line: a cell or line is longer than 1 MB',
    place: { file, line },
    advice: 'Shorten it, or export the file again; look for quotes that are never closed.',
  });
}

/** C0 (but tab and line feed), DEL and C1, those that turn the direction of writing and those of no width: they mean nothing in a table and steer what shows it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it finds
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;
const CONTROLS = new RegExp(CONTROL.source, 'g');

/** A stray control character comes from an old export; more than one in ten do not. */
const LEAST_TEXT = 0.9;

function cleanLines(text: string, place: { readonly file: string; readonly line: number }): string {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  checkLengths(lines, place);
  if (!CONTROL.test(lines)) return lines;
  const clean = lines.replace(CONTROLS, '');
  if (!lines.includes('\0') && clean.length >= lines.length * LEAST_TEXT) return clean;
  return refuseBinary(place);
}

/** @throws InputError: the file holds no text. */
export function refuseBinary(place: Place): never {
  const message = 'file: it holds bytes that are no text, so it is a binary file, not CSV text';
  return fail({ opening: 'invalid', message, place, advice: 'Save it as "CSV UTF-8" or .xlsx from the program that made it.' });
}

function checkLengths(lines: string, { file, line }: { readonly file: string; readonly line: number }): void {
  if (lines.length <= LIMITS.line) return;
  for (let [start, number] = [0, line]; start < lines.length; number++) {
    const found = lines.indexOf('\n', start);
    const end = found < 0 ? lines.length : found;
    if (end - start > LIMITS.line) tooLong(file, number);
    start = end + 1;
  }
}

type Decode = (bytes: Uint8Array | undefined, line: number) => string;

/** Turns bytes into text, piece by piece; undefined ends it. ASCII becomes what its first other byte says. */
function decoder(encoding: Encoding, file: string): Decode {
  let known = encoding;
  let inner: InstanceType<typeof TextDecoder> | undefined;
  let [beyond, tail] = [false, new Uint8Array()];
  return (bytes, line) => {
    if (known === 'ascii' && bytes) known = eightBit(bytes, file);
    if (known === 'windows-1252') return bytes ? decodeWindows1252(bytes) : '';
    inner ??= new TextDecoder(known === 'ascii' ? 'utf-8' : known, { fatal: true });
    try {
      if (!bytes) return inner.decode();
      const text = inner.decode(bytes, { stream: true });
      beyond ||= /[^\0-\x7f]/.test(text);
      tail = highTail(bytes);
      return text;
    } catch {
      // All was ASCII but the last letter: a file that ends in "ä" and is not cut off within one.
      if (!bytes && !beyond && tail.length > 0) return decodeWindows1252(tail);
      return fail({
        opening: 'invalid',
        message: `text: after line ${line} it is no longer ${known.toUpperCase()}, as it began`,
        place: { file, line },
        advice: 'Two encodings are mixed, or the file is cut off: export it again as "CSV UTF-8".',
      });
    }
  };
}

/** The bytes beyond ASCII that a piece ends with. */
function highTail(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  let from = bytes.length;
  while (from > 0 && (bytes[from - 1] ?? 0) > 127) from--;
  return Uint8Array.from(bytes.subarray(from));
}
