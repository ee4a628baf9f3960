import { at } from '../../core/present.ts';
import type { HalfSpace } from './halfSpace.ts';
import { type Least, leastQuadratic } from './leastQuadratic.ts';

/** A value with its slope at a place. */
export interface Sloped {
  readonly value: number;
  readonly slope: Float64Array;
}

export interface Climb {
  readonly valueAt: (place: Float64Array) => Sloped;
  /** Within all of which the climb stays; weights of length 1. */
  readonly limits: readonly HalfSpace[];
  /** Within the limits. */
  readonly start: Float64Array;
  /** Stops where a step promises less. */
  readonly enough: number;
  readonly most: number;
}

export interface Top extends Sloped {
  readonly place: Float64Array;
  /** By the number of a limit: how much the value would rise with `least` lowered by one. */
  readonly prices: ReadonlyMap<number, number>;
  readonly steps: number;
}

/**
 * Climbs from a start within half-spaces: each step goes to the top of a quadratic that curves as the slopes so far say (BFGS,
 * damped as in Powell 1978), and back along it until the value rises. A local top: of a value that is nowhere convex, the top.
 */
export function climb({ valueAt, limits, start, enough, most }: Climb): Top {
  let here = { place: start, ...valueAt(start) };
  let curve = firstCurve(here.slope);
  let fresh = true;
  let prices: Top['prices'] = new Map();
  for (let steps = 0; ; steps++) {
    const aim = aimFrom(here, curve, limits);
    prices = aim.prices;
    const way = aim.place.map((value, index) => value - at(here.place, index));
    const promise = dot(here.slope, way);
    if (promise <= enough || steps === most) return { ...here, prices, steps };
    const next = along(here, { way, promise, valueAt });
    if (!next && fresh) return { ...here, prices, steps };
    if (!next) [curve, fresh] = [firstCurve(here.slope), true];
    else {
      const bend = here.slope.map((value, index) => value - at(next.slope, index));
      curve = curvedBy(fresh ? scaledCurve(next.way, bend, curve) : curve, next.way, bend);
      [here, fresh] = [next, false];
    }
  }
}

type Here = Sloped & { readonly place: Float64Array };

/** The top of value + slope·way - way'curve way / 2 within the limits; where rounding leaves none, here. */
function aimFrom({ place, slope }: Here, matrix: Float64Array, limits: readonly HalfSpace[]): Least {
  const bent = timesVector(matrix, place);
  const least = leastQuadratic({ matrix, slope: slope.map((value, index) => -value - at(bent, index)) }, limits);
  return 'place' in least ? least : { place, prices: new Map() };
}

interface Line {
  readonly way: Float64Array;
  readonly promise: number;
  readonly valueAt: Climb['valueAt'];
}

/** The first place on the way back at which the value has risen by a part of what was promised; none where it never does. */
function along(here: Here, { way, promise, valueAt }: Line): (Here & { readonly way: Float64Array }) | undefined {
  let part = 1;
  for (let halvings = 0; halvings < 25; halvings++) {
    const gone = way.map((value) => value * part);
    const place = here.place.map((value, index) => value + at(gone, index));
    const found = valueAt(place);
    if (found.value >= here.value + 1e-4 * part * promise) return { place, ...found, way: gone };
    const bent = 2 * (here.value + part * promise - found.value);
    part *= Number.isFinite(bent) && bent > 0 ? Math.min(0.5, Math.max(0.1, (part * promise) / bent)) : 0.25;
  }
  return undefined;
}

/** Curves so that the first step is of length about one. */
function firstCurve(slope: Float64Array): Float64Array {
  const steepest = slope.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return diagonal(slope.length, steepest > 0 ? steepest : 1);
}

/** As curved in every direction as the first step found. */
function scaledCurve(way: Float64Array, bend: Float64Array, otherwise: Float64Array): Float64Array {
  const met = dot(way, bend);
  return met > 0 ? diagonal(way.length, dot(bend, bend) / met) : otherwise;
}

/** The curve after a step that bent the slope so; damped, so that it stays positive definite. */
function curvedBy(curve: Float64Array, way: Float64Array, bend: Float64Array): Float64Array {
  const expected = timesVector(curve, way);
  const [bent, met] = [dot(way, expected), dot(way, bend)];
  const keep = met >= 0.2 * bent ? 1 : (0.8 * bent) / (bent - met);
  const damped = bend.map((value, index) => keep * value + (1 - keep) * at(expected, index));
  const [scale, size] = [dot(way, damped), way.length];
  if (!(scale > 0 && bent > 0)) return curve;
  return curve.map((value, index) => {
    const [row, column] = [Math.floor(index / size), index % size];
    return value + (at(damped, row) * at(damped, column)) / scale - (at(expected, row) * at(expected, column)) / bent;
  });
}

function diagonal(size: number, value: number): Float64Array {
  return Float64Array.from({ length: size * size }, (_, index) => (index % (size + 1) === 0 ? value : 0));
}

function timesVector(matrix: Float64Array, vector: Float64Array): Float64Array {
  return vector.map((_, row) => dot(matrix.subarray(row * vector.length, (row + 1) * vector.length), vector));
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < one.length; index++) sum += at(one, index) * at(other, index);
  return sum;
}
