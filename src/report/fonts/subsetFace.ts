import * as fontkit from 'fontkit';
import { present } from '../../core/present.ts';
import { characterMap } from './characterMap.ts';
import { tablesIn, webFont } from './webFont.ts';

/** What fontkit's typings leave out: which glyph of the font has which number in the part, from 0. */
interface Subset {
  readonly includeGlyph: (glyph: unknown) => number;
  readonly encode: () => Uint8Array;
}

/** Tables that a part keeps as they are in the font: what a browser asks about the face. */
const KEPT = ['OS/2'];

/** A table of names without names (OpenType, `name`, version 0), and one that glyphs have none (`post`, version 3). */
const NAMELESS = Uint8Array.of(0, 0, 0, 0, 0, 6);
const NO_GLYPH_NAMES = Uint8Array.of(0, 3, 0, 0, ...new Uint8Array(28));

/**
 * The part of a TrueType face that draws these letters, as a web font (WOFF 1.0): a browser takes others from another family. Letters that
 * the face has not are left out. Its shapes are those of the face; pairs of letters are not moved together.
 */
export function subsetFace(face: Uint8Array, letters: ReadonlySet<string>): Uint8Array {
  const font = fontkit.create(face as Buffer);
  if (!('unitsPerEm' in font)) throw new TypeError('a face is one font, not a collection');
  const subset = font.createSubset() as unknown as Subset;
  const points = [...letters]
    .map((letter) => present(letter.codePointAt(0), 'letter'))
    .filter((point) => font.hasGlyphForCodePoint(point));
  const glyphs = new Map(
    points.sort((a, b) => a - b).map((point) => [point, subset.includeGlyph(font.glyphForCodePoint(point))]),
  );
  const kept = [...tablesIn(face)].filter(([tag]) => KEPT.includes(tag));
  const own = [...tablesIn(subset.encode())];
  return webFont(new Map([...own, ...kept, ['cmap', characterMap(glyphs)], ['name', NAMELESS], ['post', NO_GLYPH_NAMES]]));
}
