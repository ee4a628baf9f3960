/** The faces of a family as TrueType. */
export type Faces = readonly [regular: Uint8Array, italic: Uint8Array, semibold: Uint8Array, bold: Uint8Array];

/** A face that a page may draw letters with. */
export interface PageFace {
  readonly weight: number;
  readonly bytes: Uint8Array;
}

/** Those that a page is set in; what is bold is semibold there. */
export function pageFaces([regular, , semibold]: Faces): PageFace[] {
  return [
    { weight: 400, bytes: regular },
    { weight: 600, bytes: semibold },
  ];
}
