import { present } from '../../core/present.ts';
import type { Point } from './affine.ts';
import { arcPoints } from './arcPoints.ts';

/** A run of straight lines. */
export interface PolyLine {
  readonly points: readonly Point[];
  readonly isClosed: boolean;
}

const TOKEN = /[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/g;

/** Straight lines that a curve is drawn with. */
const PIECES = 10;

/** How many numbers each command takes. */
const TAKES: Readonly<Record<string, number>> = { m: 2, l: 2, h: 1, v: 1, q: 4, c: 6, a: 7, z: 0 };

interface Pen {
  at: Point;
  start: Point;
  points: Point[];
  readonly lines: PolyLine[];
}

/** An SVG path as straight lines: M, L, H, V, Q, C, A (of circles) and Z, in either case.
 * @example
 * pathLines('M0 0h2v2Z') // => [{ points: [[0, 0], [2, 0], [2, 2]], isClosed: true }] */
export function pathLines(d: string): PolyLine[] {
  const tokens = d.match(TOKEN) ?? [];
  const pen: Pen = { at: [0, 0], start: [0, 0], points: [], lines: [] };
  const place = { at: 0, command: '' };
  while (place.at < tokens.length) {
    const token = present(tokens[place.at], 'a piece of a path');
    if (/[A-Za-z]/.test(token)) {
      place.command = token;
      place.at++;
    } else if (place.command === 'M' || place.command === 'm') place.command = place.command === 'M' ? 'L' : 'l';
    const count = present(TAKES[place.command.toLowerCase()], `path command ${place.command}`);
    step(pen, place.command, tokens.slice(place.at, place.at + count).map(Number));
    place.at += count;
  }
  end(pen, false);
  return pen.lines;
}

function end(pen: Pen, isClosed: boolean): void {
  if (pen.points.length > 1) pen.lines.push({ points: pen.points, isClosed });
  pen.points = [];
}

function step(pen: Pen, command: string, numbers: readonly number[]): void {
  const kind = command.toLowerCase();
  if (kind === 'z') {
    end(pen, true);
    pen.at = pen.start;
    return;
  }
  const [x, y] = command === kind ? pen.at : [0, 0];
  const goal = goalOf(kind, numbers, { pen, from: [x, y], isRelative: command === kind });
  if (kind === 'm') {
    end(pen, false);
    pen.start = goal;
  }
  if (pen.points.length === 0) pen.points.push(kind === 'm' ? goal : pen.at);
  if (kind !== 'm') pen.points.push(...between(kind, numbers, { at: pen.at, from: [x, y], goal }), goal);
  pen.at = goal;
}

interface Ground {
  readonly pen: Pen;
  readonly from: Point;
  readonly isRelative: boolean;
}

function goalOf(kind: string, numbers: readonly number[], { pen, from: [x, y], isRelative }: Ground): Point {
  const last = numbers.at(-1) ?? 0;
  if (kind === 'h') return [x + last, pen.at[1]];
  if (kind === 'v') return [pen.at[0], isRelative ? y + last : last];
  return [x + (numbers.at(-2) ?? 0), y + last];
}

interface Curve {
  readonly at: Point;
  readonly from: Point;
  readonly goal: Point;
}

/** Points of a curve before its end. */
function between(kind: string, numbers: readonly number[], { at, from: [x, y], goal }: Curve): Point[] {
  const [a = 0, b = 0, c = 0, d = 0] = numbers;
  if (kind === 'a') return arcPoints(at, goal, { radius: a, isLarge: numbers[3] === 1, isSweep: numbers[4] === 1 });
  if (kind !== 'q' && kind !== 'c') return [];
  const first: Point = [x + a, y + b];
  const second: Point = kind === 'c' ? [x + c, y + d] : first;
  return Array.from({ length: PIECES - 1 }, (_, index) => {
    const t = (index + 1) / PIECES;
    return kind === 'q' ? mixed(mixed(at, first, t), mixed(first, goal, t), t) : cubic([at, first, second, goal], t);
  });
}

function mixed([x, y]: Point, [toX, toY]: Point, t: number): Point {
  return [x + (toX - x) * t, y + (toY - y) * t];
}

function cubic([a, b, c, d]: readonly [Point, Point, Point, Point], t: number): Point {
  const [left, middle, right] = [mixed(a, b, t), mixed(b, c, t), mixed(c, d, t)];
  return mixed(mixed(left, middle, t), mixed(middle, right, t), t);
}
