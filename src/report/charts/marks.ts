import type { TopLevelSpec } from 'vega-lite';
import type { Shape } from './planMarks.ts';
import { GREYS } from './theme.ts';

/** One layer of a chart: a mark with its own inline data. */
export type Layer = Extract<TopLevelSpec, { layer: unknown }>['layer'][number];

/** A plotting area: size in pixels, and what its edges mean: left and right, bottom and top. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

/** A row of data. Names that people gave stand in `text` only, never in a field name, a scale or an expression. */
export interface Datum {
  readonly x?: number;
  readonly x2?: number;
  readonly y?: number;
  readonly y2?: number;
  readonly text?: string | readonly string[];
}

/** A Vega-Lite mark and its constant properties: colours of the theme, pixels, dashes. */
export type MarkStyle = Extract<Exclude<Extract<Layer, { mark: unknown }>['mark'], string>, { type: unknown }>;

/** Data drawn as one mark in a frame. Fields that the rows have are encoded; what they lack comes from the style, in pixels. */
export function draw(frame: Frame, style: MarkStyle, data: readonly Datum[]): Layer {
  const has = (field: keyof Datum): boolean => data.some((row) => row[field] !== undefined);
  const place = (field: 'x' | 'y') => ({
    field,
    type: 'quantitative' as const,
    scale: { domain: [...frame[field]], nice: false, zero: false },
    axis: null,
    stack: null,
  });
  return {
    data: { values: data.map((row) => ({ ...row })) },
    mark: style,
    encoding: {
      ...(has('x') ? { x: place('x') } : {}),
      ...(has('x2') ? { x2: { field: 'x2' } } : {}),
      ...(has('y') ? { y: place('y') } : {}),
      ...(has('y2') ? { y2: { field: 'y2' } } : {}),
      ...(has('text') ? { text: { field: 'text', type: 'nominal' as const } } : {}),
    },
  };
}

/** A filled dot or another shape; with a stroke it has a rim. */
export function symbol(shape: Shape, fill: string, more: { size: number; x?: number; y?: number; stroke?: string }): MarkStyle {
  return { type: 'point', shape, filled: true, fill, opacity: 1, strokeWidth: 1.5, ...more };
}

interface KeyEntry {
  readonly text: string;
  readonly colour: string;
  readonly shape?: Shape;
  readonly x: number;
  readonly y: number;
  readonly limit?: number;
}

/** An entry of a key: a square, or a shape of its own, in its colour and words beside it, from `x` to the right. */
export function keyEntry(frame: Frame, entry: KeyEntry): Layer[] {
  const { text, colour, shape = 'square', x, y, limit } = entry;
  const words = {
    type: 'text',
    align: 'left',
    x: x + 12,
    y,
    fill: GREYS.ink,
    ...(limit === undefined ? {} : { limit }),
  } as const;
  return [draw(frame, symbol(shape, colour, { size: 70, x: x + 4, y }), [{}]), draw(frame, words, [{ text }])];
}

/** Properties of a text mark, its type left out. */
export interface TextStyle {
  readonly align?: 'left' | 'right' | 'center';
  readonly x?: number;
  readonly y?: number;
  readonly dx?: number;
  readonly dy?: number;
  readonly fill?: string;
  readonly fontSize?: number;
  readonly fontWeight?: 400 | 700;
  readonly limit?: number;
}

/** Text with a halo in the colour of the page, so that it reads on top of lines. Two layers. */
export function haloText(frame: Frame, style: TextStyle, data: readonly Datum[]): Layer[] {
  const halo = { ...style, type: 'text', fill: GREYS.paper, stroke: GREYS.paper, strokeWidth: 3, strokeJoin: 'round' } as const;
  return [draw(frame, halo, data), draw(frame, { ...style, type: 'text' }, data)];
}

/** Runs of consecutive rows whose `y` is a number: a missing month breaks the line. */
export function unbroken(data: readonly Datum[]): Datum[][] {
  const runs: Datum[][] = [[]];
  for (const row of data) {
    if (Number.isFinite(row.y)) runs.at(-1)?.push(row);
    else runs.push([]);
  }
  return runs.filter((run) => run.length > 0);
}
