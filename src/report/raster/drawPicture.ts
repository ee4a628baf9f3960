import { pngBytes } from '../../tables/png.ts';
import { type Matrix, moved, within } from './affine.ts';
import { type Canvas, canvasOf, fillArea, type Ink } from './canvas.ts';
import { type PolyLine, pathLines } from './pathLines.ts';
import { strokeLines } from './strokeLines.ts';
import { type Shape, svgShapes } from './svgShapes.ts';

/**
 * A drawing of ours as a PNG, so many dots to its unit: shapes of one colour each, as `svgShapes` finds them. The same drawing gives
 * the same bytes everywhere. Throws for a drawing without a size.
 */
export function drawPicture(svg: string, dots: number): Uint8Array {
  const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  if (width === undefined || height === undefined) throw new Error('a drawing without a size');
  const canvas = canvasOf(Math.round(Number(width) * dots), Math.round(Number(height) * dots));
  const larger: Matrix = [dots, 0, 0, dots, 0, 0];
  for (const shape of withoutPaper(svgShapes(svg))) draw(canvas, { ...shape, matrix: within(larger, shape.matrix) });
  return pngBytes(canvas);
}

/** Without what is white on white before anything else is drawn. */
function withoutPaper(shapes: readonly Shape[]): readonly Shape[] {
  const first = shapes.findIndex(({ fill, stroke }) => fill !== '#ffffff' || stroke !== 'none');
  return first < 0 ? [] : shapes.slice(first);
}

function draw(canvas: Canvas, { d, matrix, fill, stroke, strokeWidth, opacity }: Shape): void {
  const lines = pathLines(d);
  const placed = (all: readonly PolyLine[]): PolyLine[] =>
    all.map(({ points, isClosed }) => ({ points: points.map((point) => moved(matrix, point)), isClosed }));
  const filled = inkOf(fill, opacity);
  if (filled) fillArea(canvas, placed(lines), filled);
  const drawn = inkOf(stroke, opacity);
  if (drawn) for (const line of lines) fillArea(canvas, placed(strokeLines(line, strokeWidth)), drawn);
}

function inkOf(colour: string, opacity: number): Ink | undefined {
  const [, red, green, blue] = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})/i.exec(colour) ?? [];
  if (red === undefined || green === undefined || blue === undefined) return undefined;
  return { colour: [Number.parseInt(red, 16), Number.parseInt(green, 16), Number.parseInt(blue, 16)], opacity };
}
