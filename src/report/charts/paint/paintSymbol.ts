import { attributes, type Painted, type PaintedStyle, pixel, strokeText } from './painted.ts';

type Outline = readonly (readonly [x: number, y: number])[];

/** Half the height of a triangle over half its side. */
const TALL = Math.sqrt(3) / 2;
/** Half the width of an arm of a cross over half the cross. */
const ARM = 0.4;

const CROSS: Outline = [
  ...([
    [-1, -ARM],
    [-1, ARM],
    [-ARM, ARM],
    [-ARM, 1],
    [ARM, 1],
    [ARM, ARM],
  ] as const),
  ...([
    [1, ARM],
    [1, -ARM],
    [ARM, -ARM],
    [ARM, -1],
    [-ARM, -1],
    [-ARM, -ARM],
  ] as const),
];

/** Shapes of half a side of 1, as Vega draws them. */
const OUTLINES: Readonly<Record<string, Outline>> = {
  square: [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ],
  diamond: [
    [-1, 0],
    [0, -1],
    [1, 0],
    [0, 1],
  ],
  'triangle-up': [
    [0, -TALL],
    [-1, TALL],
    [1, TALL],
  ],
  'triangle-down': [
    [0, TALL],
    [-1, -TALL],
    [1, -TALL],
  ],
  cross: CROSS,
};

/** A symbol of an area of `size` square pixels at a place; a circle unless it has another shape. */
export function paintSymbol({ x, y }: { readonly x: number; readonly y: number }, style: PaintedStyle): Painted {
  const half = Math.sqrt(style.size ?? 30) / 2;
  const ink = `${attributes({ fill: style.fill ?? 'none', opacity: style.opacity === 1 ? undefined : style.opacity })}${strokeText(style)}`;
  const outline = OUTLINES[style.shape ?? 'circle'];
  const rim = half + (style.stroke === undefined ? 0 : (style.strokeWidth ?? 1) / 2);
  const box = { left: x - rim, right: x + rim, top: y - rim, bottom: y + rim };
  if (!outline) return { svg: `<circle cx="${pixel(x)}" cy="${pixel(y)}" r="${pixel(half)}"${ink}/>`, box };
  const path = outline.map(
    ([across, down], corner) => `${corner === 0 ? 'M' : 'L'}${pixel(x + half * across)},${pixel(y + half * down)}`,
  );
  return { svg: `<path d="${path.join('')}Z"${ink}/>`, box };
}
