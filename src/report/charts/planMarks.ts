import { at } from '../../core/present.ts';
import { colourAt, PLAN_COLOURS } from './theme.ts';

/** What tells a plan from others in a chart, in colour and without. */
export interface PlanMark {
  readonly colour: string;
  readonly shape: Shape;
  /** Pixels drawn and left out, in turns. */
  readonly dash: readonly number[];
}

/** Shapes that a reader tells apart at six pixels. */
export type Shape = 'circle' | 'square' | 'diamond' | 'triangle-up' | 'triangle-down' | 'cross';

/** In the order of the colours: that of the reference first. */
const SHAPES: readonly Shape[] = ['circle', 'diamond', 'square', 'triangle-up', 'triangle-down', 'cross'];
const DASHES: readonly (readonly number[])[] = [
  [5, 2.5],
  [9, 2.5],
  [2, 2],
  [9, 2.5, 2, 2.5],
  [5, 2, 1.5, 2, 1.5, 2],
  [1, 3],
];

/** Marks of plans besides the reference. */
const OWN = PLAN_COLOURS.length - 1;

/**
 * A mark for every plan, in the order given, the reference first. A plan has the mark of its name, whatever its place and the other plans; only where
 * two names have the same does the later one of the alphabet take the next that is free.
 */
export function planMarks(names: readonly string[]): PlanMark[] {
  const [, ...others] = names;
  const taken = new Map<string, number>();
  for (const name of [...others].sort()) taken.set(name, freeFrom(wishOf(name), new Set(taken.values())));
  return names.map((name, index) => markAt(index === 0 ? 0 : 1 + (taken.get(name) ?? wishOf(name))));
}

function freeFrom(wish: number, taken: ReadonlySet<number>): number {
  const order = Array.from({ length: OWN }, (_, step) => (wish + step) % OWN);
  return order.find((place) => !taken.has(place)) ?? wish;
}

/** A place among the marks by the letters of a name (FNV-1a, Fowler, Noll and Vo). */
function wishOf(name: string): number {
  let hash = 0x811c9dc5;
  for (const letter of name) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return (hash >>> 3) % OWN;
}

function markAt(place: number): PlanMark {
  return {
    colour: colourAt(PLAN_COLOURS, place),
    shape: at(SHAPES, place % SHAPES.length),
    dash: at(DASHES, place % DASHES.length),
  };
}
