import { at } from '../../core/present.ts';
import type { PolyLine } from './pathLines.ts';

/** A picture that is being filled, white at first: row by row a byte 0, as a PNG has it, and three bytes a dot. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly dots: Uint8Array;
}

export interface Ink {
  readonly colour: readonly [red: number, green: number, blue: number];
  /** 0 to 1. */
  readonly opacity: number;
}

export function canvasOf(width: number, height: number): Canvas {
  const dots = new Uint8Array((3 * width + 1) * height).fill(255);
  for (let row = 0; row < height; row++) dots[row * (3 * width + 1)] = 0;
  return { width, height, dots };
}

/**
 * Fills the area within lines, each edge dot by the part of it that is covered. Lines that go round the other way cut holes.
 * The area of each dot is summed exactly, from the edges (as by Raph Levien's font renderer, 2016).
 */
export function fillArea(canvas: Canvas, lines: readonly PolyLine[], ink: Ink): void {
  const points = lines.flatMap((line) => line.points);
  if (points.length === 0) return;
  const [left, right] = rangeOf(points.map(([x]) => x));
  const [top, bottom] = rangeOf(points.map(([, y]) => y));
  // A column more on each side, for what arithmetic leaves of an edge.
  const area = { left: left - 1, top, width: right - left + 4, height: bottom - top + 1 };
  const sums = new Float64Array(area.width * area.height);
  for (const { points: corners } of lines)
    for (const [index, [x, y]] of corners.entries()) {
      const [toX, toY] = at(corners, (index + 1) % corners.length);
      edge(sums, area, [x - area.left, y - top, toX - area.left, toY - top]);
    }
  blend(canvas, sums, { ...area, ...ink });
}

function rangeOf(values: readonly number[]): [least: number, most: number] {
  return [
    Math.floor(values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY)),
    Math.ceil(values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)),
  ];
}

interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

type Edge = readonly [x: number, y: number, toX: number, toY: number];

/** Adds an edge: in each row, how much of each dot lies to its right, as a difference to the dot before. */
function edge(sums: Float64Array, { width }: Area, [x0, y0, x1, y1]: Edge): void {
  if (y0 === y1) return;
  const way = y0 < y1 ? 1 : -1;
  const [fromX, fromY, toX, toY] = way === 1 ? [x0, y0, x1, y1] : [x1, y1, x0, y0];
  const slope = (toX - fromX) / (toY - fromY);
  const pen = { x: fromX };
  for (let row = Math.floor(fromY); row < Math.ceil(toY); row++) {
    const high = Math.min(row + 1, toY) - Math.max(row, fromY);
    const next = pen.x + slope * high;
    crossing(sums, row * width, { from: Math.min(pen.x, next), to: Math.max(pen.x, next), amount: way * high });
    pen.x = next;
  }
}

interface Crossing {
  readonly from: number;
  readonly to: number;
  readonly amount: number;
}

/** One row of an edge that goes from one place to another across it. */
function crossing(sums: Float64Array, row: number, { from, to, amount }: Crossing): void {
  const first = Math.floor(from);
  const last = Math.max(first, Math.ceil(to) - 1);
  const seen = { covered: 0 };
  for (let dot = first; dot <= last; dot++) {
    const [enters, leaves] = [Math.max(from, dot), Math.min(to, dot + 1)];
    const part = to === from ? 1 : (leaves - enters) / (to - from);
    const here = amount * part * (1 - ((enters + leaves) / 2 - dot));
    const place = row + dot;
    sums[place] = at(sums, place) + here + seen.covered;
    seen.covered = amount * part - here;
  }
  sums[row + last + 1] = at(sums, row + last + 1) + seen.covered;
}

function blend(
  { dots, width: across, height: down }: Canvas,
  sums: Float64Array,
  { left, top, width, height, colour, opacity }: Area & Ink,
): void {
  const [red, green, blue] = colour;
  for (let row = Math.max(0, -top); row < Math.min(height, down - top); row++) {
    let sum = 0;
    for (let column = 0; column < width; column++) {
      sum += at(sums, row * width + column);
      const x = left + column;
      const part = opacity * Math.min(1, Math.abs(sum));
      if (part < 1e-4 || x < 0 || x >= across) continue;
      const place = (top + row) * (3 * across + 1) + 1 + 3 * x;
      dots[place] = mixed(at(dots, place), red, part);
      dots[place + 1] = mixed(at(dots, place + 1), green, part);
      dots[place + 2] = mixed(at(dots, place + 2), blue, part);
    }
  }
}

function mixed(before: number, value: number, part: number): number {
  return Math.round(before + (value - before) * part);
}
