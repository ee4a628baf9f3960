import { zlib } from '../../tables/deflate.ts';

/** A font's tables by their tags. */
type FontTables = ReadonlyMap<string, Uint8Array>;

const TRUETYPE = 0x00010000;
const WOFF = 0x774f4646;

/** The tables of a TrueType file (OpenType, "The OpenType Font File"). */
export function tablesIn(font: Uint8Array): FontTables {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  return new Map(
    Array.from({ length: view.getUint16(4) }, (_, index) => {
      const entry = 12 + 16 * index;
      const tag = String.fromCharCode(...font.subarray(entry, entry + 4));
      const from = view.getUint32(entry + 8);
      return [tag, font.slice(from, from + view.getUint32(entry + 12))];
    }),
  );
}

/** Tables as a web font, each compressed where that makes it shorter (W3C, WOFF File Format 1.0). */
export function webFont(tables: FontTables): Uint8Array {
  const sorted = [...tables].sort(([one], [other]) => (one < other ? -1 : 1));
  const stored = sorted.map(([tag, bytes]) => {
    const packed = zlib(bytes);
    return { tag, bytes, body: packed.length < bytes.length ? packed : bytes };
  });
  const start = 44 + 20 * stored.length;
  const length = stored.reduce((sum, { body }) => sum + padded(body.length), start);
  const all = new Uint8Array(length);
  const view = new DataView(all.buffer);
  const whole = stored.reduce((sum, { bytes }) => sum + padded(bytes.length), 12 + 16 * stored.length);
  writeWords(view, 0, [WOFF, TRUETYPE, length]);
  view.setUint16(12, stored.length);
  view.setUint32(16, whole);
  view.setUint16(20, 1);
  stored.reduce((from, { tag, bytes, body }, index) => {
    const entry = 44 + 20 * index;
    all.set(
      [...tag].map((letter) => letter.charCodeAt(0)),
      entry,
    );
    writeWords(view, entry + 4, [from, body.length, bytes.length, checksum(bytes)]);
    all.set(body, from);
    return from + padded(body.length);
  }, start);
  return all;
}

function writeWords(view: DataView, at: number, words: readonly number[]): void {
  for (const [place, word] of words.entries()) view.setUint32(at + 4 * place, word);
}

function padded(length: number): number {
  return 4 * Math.ceil(length / 4);
}

/** The sum of a table's big-endian words. */
function checksum(bytes: Uint8Array): number {
  const words = new Uint8Array(padded(bytes.length));
  words.set(bytes);
  const view = new DataView(words.buffer);
  return Array.from({ length: words.length / 4 }, (_, word) => view.getUint32(4 * word)).reduce(
    (sum, word) => (sum + word) >>> 0,
    0,
  );
}
