import * as fontkit from 'fontkit';
import { present } from '../../core/present.ts';

/** The two faces that charts are set in, as the bytes of TrueType or OpenType files. */
export interface ChartFonts {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
}

/** A text item as Vega's layout asks about it. */
export interface TextItem {
  readonly fontSize?: number;
  readonly fontWeight?: number | string | undefined;
  readonly limit?: number;
}

/** Width in pixels of a text, by the advances of the face it will be drawn in; kerning, under 1%, is left out. */
export function textWidth(fonts: ChartFonts): (item: TextItem, text: unknown) => number {
  const regular = advances(fonts.regular);
  const bold = advances(fonts.bold);
  return ({ fontSize = 11, fontWeight }, text) => {
    const face = isBold(fontWeight) ? bold : regular;
    return (
      fontSize *
      [...(text === undefined || text === null ? '' : String(text).trim())].reduce((width, letter) => width + face(letter), 0)
    );
  };
}

function isBold(weight: number | string | undefined): boolean {
  return weight === 'bold' || Number(weight) >= 600;
}

/** Advance of a letter in ems, remembered a letter. */
function advances(bytes: Uint8Array): (letter: string) => number {
  const font = fontkit.create(bytes as Buffer);
  if (!('unitsPerEm' in font)) throw new TypeError('a chart font is a single face, not a collection');
  const known = new Map<string, number>();
  return (letter) => {
    const width =
      known.get(letter) ?? font.glyphForCodePoint(present(letter.codePointAt(0), 'letter')).advanceWidth / font.unitsPerEm;
    known.set(letter, width);
    return width;
  };
}
