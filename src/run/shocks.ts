import { addPeriods, formatPeriod, type Period } from '../core/calendar.ts';
import { at } from '../core/present.ts';
import { normalQuantile } from '../numeric/normal.ts';
import { stream } from '../numeric/random.ts';
import type { Kernel } from '../program/kernel.ts';
import type { Timeline } from './timeline.ts';

/** Standard normal numbers behind the parameters over months, for every draw and month; plain data. */
export interface Shocks {
  readonly seed: number;
  /** Draws that a stream of shocks is of. */
  readonly count: number;
  /** By path and month, `path YYYY-MM`: those that a history has taught, a number a draw. */
  readonly learnt: ReadonlyMap<string, Float64Array>;
  /** Which months have shocks of their own stream where none was learnt: those after the last actual one, all, or none; others are 0. */
  readonly otherwise: 'ahead' | 'all' | 'none';
  /** Of which draw of the streams each draw is; as they come where absent. */
  readonly chosen?: Uint32Array;
}

/** The name of a path's shock in a month. */
export function shockName(path: string, month: Period): string {
  return `${path} ${formatPeriod(month)}`;
}

/** Drawn rows by the shocks that they belong to, whoever asks: the same in every plan, drawn once. */
const DRAWN = new WeakMap<Shocks, Map<string, Float64Array>>();

/**
 * A row a path and month, as a run asks for them. Each path's month has a stream of its own, named after it, so that every plan
 * meets the same shocks, whatever else is drawn and however long it runs. Throws a RangeError for draws without shocks.
 */
export function shockRows(
  shocks: Shocks | undefined,
  { paths }: Pick<Kernel, 'paths'>,
  { start, actual, months }: Pick<Timeline, 'start' | 'actual'> & { readonly months: number },
): Float64Array[] {
  if (paths.length === 0) return [];
  if (shocks === undefined) throw new RangeError(`a run needs shocks of ${paths.join(', ')}`);
  return paths.flatMap((path) =>
    Array.from({ length: months }, (_, month) => {
      const name = shockName(path, addPeriods(start, month));
      const learnt = shocks.learnt.get(name);
      if (learnt) return learnt;
      const { otherwise } = shocks;
      const isDrawn = otherwise === 'all' || (otherwise === 'ahead' && month > actual);
      return rowOf(shocks, isDrawn ? name : '');
    }),
  );
}

/** Drawn, or 0 where there is no name. */
function rowOf(shocks: Shocks, name: string): Float64Array {
  const drawn = DRAWN.get(shocks) ?? new Map<string, Float64Array>();
  DRAWN.set(shocks, drawn);
  const row = drawn.get(name) ?? (name === '' ? new Float64Array(shocks.count) : drawRow(shocks, name));
  drawn.set(name, row);
  return row;
}

function drawRow({ seed, count, chosen }: Shocks, name: string): Float64Array {
  const next = stream(seed, `shock/${name}`);
  const row = Float64Array.from({ length: count }, () => normalQuantile(next()));
  return chosen ? Float64Array.from(chosen, (draw) => at(row, draw)) : row;
}

/** The shocks of some of the draws. */
export function shocksOf(shocks: Shocks, chosen: Uint32Array): Shocks {
  const pick = (row: Float64Array): Float64Array => Float64Array.from(chosen, (draw) => at(row, draw));
  const before = shocks.chosen;
  return {
    ...shocks,
    learnt: new Map([...shocks.learnt].map(([name, row]) => [name, pick(row)])),
    chosen: before ? Uint32Array.from(chosen, (draw) => at(before, draw)) : chosen,
  };
}

/** Those of the first draws. A stream gives the first ones whatever their number, unless draws were chosen from it. */
export function firstShocks(shocks: Shocks, count: number): Shocks {
  if (shocks.chosen)
    return shocksOf(
      shocks,
      Uint32Array.from({ length: count }, (_, draw) => draw),
    );
  return { ...shocks, count, learnt: new Map([...shocks.learnt].map(([name, row]) => [name, row.slice(0, count)])) };
}
