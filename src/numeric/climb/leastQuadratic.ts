import { at, present } from '../../core/present.ts';
import { type ActiveFactors, columnsFrom, factorsOf, leaveOut, solved, takeIn, turnedInto } from './activeFactors.ts';
import { type HalfSpace, sumAt } from './halfSpace.ts';

/** Where a quadratic is least: half of x'Gx, plus slope'x. */
export interface Quadratic {
  /** G by rows: symmetric and positive definite. */
  readonly matrix: Float64Array;
  readonly slope: Float64Array;
}

export interface Least {
  readonly place: Float64Array;
  /** By the number of a limit that holds with equality: how much the least value rises with its `least`. */
  readonly prices: ReadonlyMap<number, number>;
}

/** Limits that cannot hold at once, by their numbers. */
export interface Clash {
  readonly clash: readonly number[];
}

/** How far beyond a limit counts as on it, its weights being of length 1. */
const ON = 1e-9;

/**
 * The least of a quadratic within half-spaces whose weights are of length 1, by the dual active set method (Goldfarb and Idnani
 * 1983); or the limits that clash.
 *
 * @example
 * leastQuadratic({ matrix: Float64Array.of(4), slope: Float64Array.of(-4) }, [{ coordinates: [0], weights: [-1], least: -0.5 }]).prices.get(0) // => 2
 */
export function leastQuadratic({ matrix, slope }: Quadratic, limits: readonly HalfSpace[]): Least | Clash {
  const size = slope.length;
  const factors = factorsOf(matrix, size);
  const all = [...slope.keys()];
  const place = columnsFrom(factors, 0, turnedInto(factors, all, [...slope])).map((value) => -value);
  const search: Search = { limits, factors, place, active: [], prices: [] };
  for (let rounds = 0; ; rounds++) {
    if (rounds > 50 * (size + limits.length)) throw new Error('no least place was found');
    const worst = worstOf(search);
    if (worst === undefined)
      return { place, prices: new Map(search.active.map((limit, index) => [limit, at(search.prices, index)])) };
    const clash = reach(search, worst);
    if (clash) return { clash };
  }
}

interface Search {
  readonly limits: readonly HalfSpace[];
  readonly factors: ActiveFactors;
  readonly place: Float64Array;
  /** Numbers of limits, in the order of the factors, and what each costs. */
  readonly active: number[];
  readonly prices: number[];
}

/** The limit that is broken most. */
function worstOf({ limits, place, active }: Search): number | undefined {
  let [worst, by]: [number | undefined, number] = [undefined, -ON];
  for (const [limit, space] of limits.entries()) {
    const over = sumAt(space, place) - space.least;
    if (over < by && !active.includes(limit)) [worst, by] = [limit, over];
  }
  return worst;
}

/** Moves until a limit holds, leaving others out on the way; the clash where it cannot. */
function reach(search: Search, limit: number): number[] | undefined {
  const { limits, factors, place, active, prices } = search;
  const space = present(limits[limit], 'limit');
  let price = 0;
  for (;;) {
    const turned = turnedInto(factors, space.coordinates, space.weights);
    const against = solved(factors, turned);
    const first = firstToGo(against, prices);
    const free = turned.subarray(factors.count.now).reduce((sum, value) => sum + value * value, 0);
    const full = free > 1e-14 ? (space.least - sumAt(space, place)) / free : Number.POSITIVE_INFINITY;
    const step = Math.min(first.step, full);
    if (step === Number.POSITIVE_INFINITY) return [limit, ...active.filter((_, index) => at(against, index) < -1e-10)];
    against.forEach((value, index) => {
      prices[index] = at(prices, index) - step * value;
    });
    price += step;
    if (full < Number.POSITIVE_INFINITY) {
      columnsFrom(factors, factors.count.now, turned).forEach((value, index) => {
        place[index] = at(place, index) + step * value;
      });
    }
    if (step === full) {
      takeIn(factors, turned);
      active.push(limit);
      prices.push(price);
      return undefined;
    }
    leaveOut(factors, first.index);
    active.splice(first.index, 1);
    prices.splice(first.index, 1);
  }
}

/** The active limit whose price is gone first. */
function firstToGo(against: Float64Array, prices: readonly number[]): { readonly index: number; readonly step: number } {
  let [index, step] = [-1, Number.POSITIVE_INFINITY];
  for (const [place, value] of against.entries()) {
    const until = value > 1e-12 ? at(prices, place) / value : Number.POSITIVE_INFINITY;
    if (until < step) [index, step] = [place, until];
  }
  return { index, step };
}
