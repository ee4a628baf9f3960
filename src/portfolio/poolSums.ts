import { at } from '../core/present.ts';
import { exp } from '../numeric/elementary/exponential.ts';
import { log } from '../numeric/elementary/logarithm.ts';
import type { Pool, Spread } from './pooled.ts';
import { GRID } from './says.ts';

/** What products say of one slot, added up, so that a product can be taken out again. */
export interface SlotSums {
  /** That say something. */
  readonly products: number;
  /** Log likelihood of each pair of mean and spread over products. */
  readonly logs: readonly number[];
}

/** By slot. */
export type PoolSums = Map<string, SlotSums>;

/** What a product says, by slot. */
export type Says = ReadonlyMap<string, Float64Array>;

const NONE: SlotSums = { products: 0, logs: GRID.map(() => 0) };

/** Adds what a product says, or with −1 takes it out again. */
export function addSays(sums: PoolSums, says: Says, times: 1 | -1 = 1): void {
  for (const [slot, fits] of says) {
    const known = sums.get(slot) ?? NONE;
    sums.set(slot, { products: known.products + times, logs: known.logs.map((sum, index) => sum + times * at(fits, index)) });
  }
}

/** What is to be believed of one product more, slot by slot, given those in the sums: mean and standard deviation over all pairs. */
export function poolOf(sums: PoolSums): Pool {
  return new Map([...sums].flatMap(([slot, one]) => (one.products > 0 ? [[slot, believedAfter(one)] as const] : [])));
}

function believedAfter({ logs }: SlotSums): Spread {
  const fits = GRID.map(({ chance }, index) => log(chance) + at(logs, index));
  const best = Math.max(...fits);
  const chances = fits.map((fit) => exp(fit - best));
  const total = chances.reduce((sum, chance) => sum + chance, 0);
  const mixed = (of: (pair: Spread) => number): number =>
    GRID.reduce((sum, pair, index) => sum + (at(chances, index) / total) * of(pair), 0);
  const mean = mixed((pair) => pair.mean);
  return { mean, deviation: Math.sqrt(mixed((pair) => pair.deviation * pair.deviation + pair.mean * pair.mean) - mean * mean) };
}

/** By category, and under '' all together. */
export type AccountSums = Map<string, PoolSums>;

/** Products of a category that have spoken, from which it has a mean and a spread of its own. */
const ENOUGH = 8;

export function addProduct(sums: AccountSums, category: string, says: Says): void {
  for (const name of new Set([category, ''])) {
    const own = sums.get(name) ?? new Map<string, SlotSums>();
    sums.set(name, own);
    addSays(own, says);
  }
}

/** What a product learns from all others: those of its category where enough of them say something of a slot, else all of the account. */
export function poolFor(sums: AccountSums, category: string, own: Says): Pool {
  const [all, alike] = [othersThan(sums.get(''), own), othersThan(sums.get(category), own)];
  const [everywhere, here] = [poolOf(all), poolOf(alike)];
  const slots = [...new Set([...everywhere.keys(), ...here.keys()])];
  return new Map(
    slots.flatMap((slot) => {
      const among = alike.get(slot);
      const spread = among && among.products >= ENOUGH ? here.get(slot) : everywhere.get(slot);
      return spread ? [[slot, spread] as const] : [];
    }),
  );
}

function othersThan(sums: PoolSums | undefined, own: Says): PoolSums {
  const others = new Map(sums);
  addSays(others, own, -1);
  return others;
}
