import { type Step, wholeSteps } from '../core/calendar.ts';

/** Months whose mean says how much is spent now; as many weeks in a weekly model. */
const RECENT_MONTHS = 3;

/** A level that moved further than this, up or down, within a year is another business: last year's shape says nothing of it. */
const MOST = 3;

/** How the money of a line goes on, and why: with last year's shape, or flat. */
export type HeldAs =
  /** As a year before, times the last months over the same months a year before. */
  | 'shape'
  /** Nothing was spent in the last months. */
  | 'nothing'
  /** The mean of the last months: less than a year and the last months are known, */
  | 'short'
  /** nothing was spent in the same months a year before, */
  | 'new'
  /** or so much more or less than now that last year's shape is no guide. */
  | 'moved';

export interface Held {
  readonly as: HeldAs;
  /** The mean of the last months over the mean of the same months a year before, where last year's shape goes on. */
  readonly growth?: number;
  readonly values: Float64Array;
}

/**
 * Money that goes on as before: each period of the last year, times the mean of the last three months over the mean of the same three
 * a year before (13 weeks of 52 in a weekly model). The years after that are like the first, so that growth is counted once. The mean of
 * the last months where last year cannot tell; not a number where nothing is known.
 *
 * @example
 * heldMoney(new Float64Array(15).fill(5), { count: 2, step: 'month' }) // => { as: 'shape', growth: 1, values: Float64Array.of(5, 5) }
 * heldMoney(Float64Array.of(6, 9, 3), { count: 2, step: 'month' }) // => { as: 'short', values: Float64Array.of(6, 6) }
 */
export function heldMoney(known: Float64Array, { count, step }: { readonly count: number; readonly step: Step }): Held {
  const [year, few] = [wholeSteps(step, 12), wholeSteps(step, RECENT_MONTHS)];
  const now = meanOf(known.slice(-few));
  const flat = (as: HeldAs): Held => ({ as, values: new Float64Array(count).fill(now) });
  if (known.length < year + few) return flat('short');
  if (now === 0) return flat('nothing');
  const before = meanOf(known.slice(-few - year, -year));
  if (before === 0) return flat('new');
  const growth = now / before;
  if (growth > MOST || growth < 1 / MOST) return flat('moved');
  const last = known.slice(-year).map((value) => value * growth);
  return { as: 'shape', growth, values: Float64Array.from({ length: count }, (_, index) => last[index % year] ?? Number.NaN) };
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
