import type { SmoothDensity } from '../smoothDensity.ts';

/** A place with its log density and slope. */
export interface Spot {
  readonly place: Float64Array;
  readonly logDensity: number;
  readonly gradient: Float64Array;
}

export interface Mode extends Spot {
  /** Gradients asked for. */
  readonly gradients: number;
}

/** Pairs of steps and changes of slope that are remembered. */
const MEMORY = 12;
const MOST_STEPS = 300;
/** Shorter and shorter tries along one direction. */
const MOST_TRIES = 20;
const SHORTER = 0.4;
/** A gain below which the search ends once it has been so small for {@link FLAT} steps. */
const GAIN = 1e-4;
const FLAT = 3;
/** Part of what the slope promises that a step must gain (Armijo 1966). */
const PROMISED = 1e-4;
/** No coordinate moves further in one step: on scales on which priors are about 1 wide. */
const FARTHEST = 1;

/**
 * Uphill from a place to a top nearby, by limited-memory BFGS with backtracking (Nocedal 1980). The start must have a density; the
 * search ends where it gains no more, at a kink or a wall too.
 */
export function findMode(density: SmoothDensity, start: Float64Array): Mode {
  const path: Path = { density, spot: spotAt(density, start), memory: [], gradients: 1 };
  for (let step = 0, flat = 0; step < MOST_STEPS && flat < FLAT; step++) {
    const before = path.spot.logDensity;
    if (!stepUp(path)) break;
    flat = path.spot.logDensity - before < GAIN ? flat + 1 : 0;
  }
  return { ...path.spot, gradients: path.gradients };
}

interface Pair {
  readonly step: Float64Array;
  /** Fall of the slope over the step. */
  readonly fall: Float64Array;
  readonly product: number;
}

interface Path {
  readonly density: SmoothDensity;
  spot: Spot;
  memory: Pair[];
  gradients: number;
}

export function spotAt({ withGradient }: SmoothDensity, place: Float64Array): Spot {
  const gradient = new Float64Array(place.length);
  const [logDensity = Number.NEGATIVE_INFINITY] = withGradient(place, 1, gradient);
  return { place, logDensity, gradient };
}

/** One step; false where none gains. After a direction by memory that fails, the slope itself is tried. */
function stepUp(path: Path): boolean {
  const direction = directionOf(path);
  if (tryAlong(path, direction)) return true;
  if (path.memory.length === 0) return false;
  path.memory = [];
  return tryAlong(path, directionOf(path));
}

function tryAlong(path: Path, direction: Float64Array): boolean {
  const { spot, density } = path;
  const promise = dot(direction, spot.gradient);
  if (!(promise > 0)) return false;
  let length = Math.min(1, FARTHEST / direction.reduce((most, value) => Math.max(most, Math.abs(value)), 0));
  for (let tried = 0; tried < MOST_TRIES; tried++, length *= SHORTER) {
    const found = spotAt(
      density,
      spot.place.map((value, i) => value + length * (direction[i] ?? 0)),
    );
    path.gradients++;
    if (!(found.logDensity > spot.logDensity + PROMISED * length * promise) || !found.gradient.every(Number.isFinite)) continue;
    remember(path, found);
    path.spot = found;
    return true;
  }
  return false;
}

function remember({ memory, spot }: Path, found: Spot): void {
  const step = found.place.map((value, i) => value - (spot.place[i] ?? 0));
  const fall = spot.gradient.map((value, i) => value - (found.gradient[i] ?? 0));
  const product = dot(step, fall);
  if (!(product > 1e-10)) return;
  memory.push({ step, fall, product });
  if (memory.length > MEMORY) memory.shift();
}

/** The slope turned and stretched by what the last steps taught about curvature: the two-loop recursion. */
function directionOf({ spot, memory }: Path): Float64Array {
  const direction = spot.gradient.slice();
  const parts = memory.map(() => 0);
  for (const [index, { step, fall, product }] of [...memory.entries()].reverse()) {
    const part = dot(step, direction) / product;
    parts[index] = part;
    addTo(direction, fall, -part);
  }
  const last = memory.at(-1);
  const scale = last ? last.product / dot(last.fall, last.fall) : 1 / Math.max(1, Math.sqrt(dot(direction, direction)));
  for (let i = 0; i < direction.length; i++) direction[i] = (direction[i] ?? 0) * scale;
  for (const [index, { step, fall, product }] of memory.entries())
    addTo(direction, step, (parts[index] ?? 0) - dot(fall, direction) / product);
  return direction;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function addTo(to: Float64Array, what: Float64Array, times: number): void {
  for (let i = 0; i < to.length; i++) to[i] = (to[i] ?? 0) + times * (what[i] ?? 0);
}
