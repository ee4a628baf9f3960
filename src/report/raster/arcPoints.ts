import type { Point } from './affine.ts';

interface Arc {
  readonly radius: number;
  readonly isLarge: boolean;
  readonly isSweep: boolean;
}

/** How often an arc is halved: 32 pieces. */
const HALVINGS = 5;

/** Points of an arc of a circle before its end, by halving it. */
export function arcPoints(from: Point, to: Point, arc: Arc): Point[] {
  const centre = centreOf(from, to, arc);
  const halve = (one: Point, other: Point, left: number): Point[] => {
    if (left === 0) return [];
    const isWhole = left === HALVINGS;
    const middle = middleOf(one, other, { centre, ...arc, isLarge: arc.isLarge && isWhole });
    return [...halve(one, middle, left - 1), middle, ...halve(middle, other, left - 1)];
  };
  return halve(from, to, HALVINGS);
}

/** Where the circle's centre lies: on which side of the line between the ends the two flags say. */
function centreOf([x, y]: Point, [toX, toY]: Point, { radius, isLarge, isSweep }: Arc): Point {
  const [across, down] = [toX - x, toY - y];
  const length = Math.sqrt(across * across + down * down);
  const away = Math.sqrt(Math.max(0, radius * radius - (length * length) / 4));
  const side = isLarge === isSweep ? -1 : 1;
  return [(x + toX) / 2 - (side * away * down) / length, (y + toY) / 2 + (side * away * across) / length];
}

/** The point of the arc half way between two others. */
function middleOf(
  [x, y]: Point,
  [toX, toY]: Point,
  { centre: [cx, cy], radius, isLarge, isSweep }: Arc & { readonly centre: Point },
): Point {
  const [out, up] = [(x + toX) / 2 - cx, (y + toY) / 2 - cy];
  const size = Math.sqrt(out * out + up * up);
  const turn = isSweep ? 1 : -1;
  const isHalf = size < 1e-6 * radius;
  const [dx, dy] = isHalf ? [turn * (toY - y), -turn * (toX - x)] : isLarge ? [-out, -up] : [out, up];
  const length = Math.sqrt(dx * dx + dy * dy);
  return [cx + (radius * dx) / length, cy + (radius * dy) / length];
}
