import { at } from '../../core/present.ts';
import type { Point } from './affine.ts';
import type { PolyLine } from './pathLines.ts';

/** How far a corner may reach beyond half the width. */
const LONGEST_CORNER = 4;

/** The outline of a line of a width: its two sides, as areas to fill. Ends are cut straight. */
export function strokeLines({ points, isClosed }: PolyLine, width: number): PolyLine[] {
  const clean = points.filter((point, index) => index === 0 || !isSame(point, at(points, index - 1)));
  const [first] = clean;
  const whole = isClosed && first && isSame(first, at(clean, clean.length - 1)) ? clean.slice(0, -1) : clean;
  if (whole.length < 2) return [];
  const side = (way: 1 | -1): Point[] => whole.map((_, index) => shifted(whole, index, { isClosed, by: (way * width) / 2 }));
  const [left, right] = [side(1), side(-1).reverse()];
  return isClosed
    ? [left, right].map((ring) => ({ points: ring, isClosed: true }))
    : [{ points: [...left, ...right], isClosed: true }];
}

function isSame([x, y]: Point, [a, b]: Point): boolean {
  return Math.abs(x - a) + Math.abs(y - b) < 1e-9;
}

/** A corner, moved away from the line: along the mean of the normals of its two sides. */
function shifted(
  points: readonly Point[],
  index: number,
  { isClosed, by }: { readonly isClosed: boolean; readonly by: number },
): Point {
  const count = points.length;
  const before = index > 0 ? index - 1 : isClosed ? count - 1 : undefined;
  const after = index + 1 < count ? index + 1 : isClosed ? 0 : undefined;
  const [x, y] = at(points, index);
  const one = before === undefined ? undefined : normal(at(points, before), [x, y]);
  const other = after === undefined ? one : normal([x, y], at(points, after));
  const [nx, ny] = mean(one ?? other ?? [0, 0], other ?? [0, 0]);
  return [x + by * nx, y + by * ny];
}

function normal([x, y]: Point, [toX, toY]: Point): Point {
  const [across, down] = [toX - x, toY - y];
  const length = Math.sqrt(across * across + down * down);
  return [-down / length, across / length];
}

/** As long as keeps both sides at their distance. */
function mean([a, b]: Point, [c, d]: Point): Point {
  const [x, y] = [(a + c) / 2, (b + d) / 2];
  const size = Math.max(x * x + y * y, 1 / (LONGEST_CORNER * LONGEST_CORNER));
  return [x / size, y / size];
}
