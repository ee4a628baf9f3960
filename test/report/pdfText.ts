import { inflateSync } from 'node:zlib';

interface PdfObject {
  /** The object's dictionary and the rest of its text, a character a byte. */
  readonly text: string;
  readonly stream?: string;
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['b', '\b'],
  ['f', '\f'],
]);

/** The text that a reader of the PDF can select, page by page, without white space. For PDFs as this program writes them. */
export function pdfPages(bytes: Uint8Array): string[] {
  const objects = objectsOf(bytes);
  const byKind = (kind: string): PdfObject[] => [...objects.values()].filter(({ text }) => text.includes(`/Type /${kind}\n`));
  return byKind('Page').map((page) => pageText(page, objects));
}

function objectsOf(bytes: Uint8Array): Map<number, PdfObject> {
  const raw = Buffer.from(bytes).toString('latin1');
  const found = [...raw.matchAll(/\n(\d+) 0 obj\n([\s\S]*?)\nendobj/g)];
  return new Map(found.map(([, id, text = '']) => [Number(id), withStream(text)]));
}

function withStream(text: string): PdfObject {
  const start = text.indexOf('stream\n');
  if (start < 0) return { text };
  const body = Buffer.from(text.slice(start + 'stream\n'.length), 'latin1');
  const head = text.slice(0, start);
  return { text: head, stream: (head.includes('/FlateDecode') ? inflateSync(body) : body).toString('latin1') };
}

function pageText({ text }: PdfObject, objects: ReadonlyMap<number, PdfObject>): string {
  const fonts = new Map(
    [...text.matchAll(/\/(f\d+) (\d+) 0 R/g)].map(([, name = '', id]) => [name, lettersOf(objects.get(Number(id)), objects)]),
  );
  const content = objects.get(Number(/\/Contents (\d+)/.exec(text)?.[1]))?.stream ?? '';
  let letters: ReadonlyMap<string, string> = new Map();
  let shown = '';
  for (const [, font, string] of content.matchAll(/\/(f\d+) [\d.]+ Tf|\(((?:\\[\s\S]|[^\\)])*)\)/g)) {
    if (font !== undefined) letters = fonts.get(font) ?? letters;
    else shown += (unescaped(string ?? '').match(/[\s\S]{2}/g) ?? []).map((glyph) => letters.get(glyph) ?? '').join('');
  }
  return shown.replace(/\s+/g, '');
}

function unescaped(string: string): string {
  return string.replace(/\\(?:([0-7]{1,3})|([\s\S]))/g, (_, octal?: string, letter = '') =>
    octal === undefined ? (ESCAPES.get(letter) ?? letter) : String.fromCharCode(Number.parseInt(octal, 8)),
  );
}

/** Glyph (two bytes) → letters, from the font's ToUnicode map. */
function lettersOf(font: PdfObject | undefined, objects: ReadonlyMap<number, PdfObject>): Map<string, string> {
  const map = objects.get(Number(/\/ToUnicode (\d+)/.exec(font?.text ?? '')?.[1]))?.stream ?? '';
  return new Map(
    [...map.matchAll(/<([0-9a-f]{4})> <([0-9a-f]+)>/gi)].map(([, glyph = '', code = '']) => [
      binary(glyph),
      Buffer.from(code, 'hex').swap16().toString('utf16le'),
    ]),
  );
}

function binary(hex: string): string {
  return Buffer.from(hex, 'hex').toString('latin1');
}
