/*
 * What our own charts use of a Vega-Lite specification (`marks.ts`, `panels.ts` write no other): six marks with their data beside them, linear
 * scales with a domain of their own, places in pixels where a row has none.
 */

export interface PaintedSpec {
  readonly concat: readonly PaintedView[];
  readonly columns: number;
  readonly spacing: { readonly row: number; readonly column: number };
}

export interface PaintedView {
  readonly width: number;
  readonly height: number;
  readonly layer: readonly PaintedLayer[];
}

export interface PaintedLayer {
  readonly data: { readonly values: readonly PaintedRow[] };
  readonly mark: PaintedStyle;
  readonly encoding: { readonly x?: PaintedPlace; readonly x2?: object; readonly y?: PaintedPlace; readonly y2?: object };
}

export interface PaintedPlace {
  readonly scale: { readonly domain: readonly [number, number] };
}

export type PaintedRow = { readonly [field in 'x' | 'x2' | 'y' | 'y2']?: number } & {
  readonly text?: string | readonly string[];
};

export interface PaintedStroke {
  readonly stroke?: string;
  readonly strokeWidth?: number;
  readonly strokeDash?: readonly number[];
  readonly strokeJoin?: string;
  readonly strokeCap?: string;
  readonly strokeOpacity?: number;
}

export interface PaintedStyle extends PaintedStroke {
  readonly type: 'rule' | 'text' | 'area' | 'line' | 'point' | 'rect';
  readonly x?: number;
  readonly x2?: number;
  readonly y?: number;
  readonly y2?: number;
  readonly fill?: string;
  readonly fillOpacity?: number;
  readonly opacity?: number;
  readonly line?: PaintedStroke;
  readonly shape?: string;
  readonly size?: number;
  readonly align?: 'left' | 'right' | 'center';
  readonly dx?: number;
  readonly dy?: number;
  readonly fontSize?: number;
  readonly fontWeight?: number;
  readonly limit?: number;
  readonly lineHeight?: number;
}

/** Pixels that a text takes. */
export type Measure = (text: string, style: { readonly fontSize: number; readonly fontWeight?: number | undefined }) => number;

/** A piece of a drawing, and the box that it fills. */
export interface Painted {
  readonly svg: string;
  readonly box: Box;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export const NOTHING_PAINTED: Painted = {
  svg: '',
  box: {
    left: Number.POSITIVE_INFINITY,
    top: Number.POSITIVE_INFINITY,
    right: Number.NEGATIVE_INFINITY,
    bottom: Number.NEGATIVE_INFINITY,
  },
};

/** Pieces one over the other. */
export function together(pieces: readonly Painted[]): Painted {
  return pieces.reduce(
    (all, { svg, box }) => ({
      svg: all.svg + svg,
      box: {
        left: Math.min(all.box.left, box.left),
        top: Math.min(all.box.top, box.top),
        right: Math.max(all.box.right, box.right),
        bottom: Math.max(all.box.bottom, box.bottom),
      },
    }),
    NOTHING_PAINTED,
  );
}

/** Hundredths of a pixel, as the drawn charts have them. */
export function pixel(value: number): string {
  return String(Math.round(100 * value) / 100);
}

/** The attributes of a line or a rim. */
export function strokeText({ stroke, strokeWidth = 1, strokeDash, strokeJoin, strokeCap, strokeOpacity }: PaintedStroke): string {
  if (stroke === undefined) return '';
  return attributes({
    stroke,
    'stroke-width': strokeWidth,
    'stroke-dasharray': strokeDash?.join(','),
    'stroke-linejoin': strokeJoin,
    'stroke-linecap': strokeCap,
    'stroke-opacity': strokeOpacity,
  });
}

export function attributes(all: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(all)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${value}"`))
    .join('');
}
