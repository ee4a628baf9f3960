import { at } from '../core/present.ts';
import type { Product } from './study.ts';

/** What a column says of a month; not a number where there is no such column, or nothing stands there. */
export function saidOf(column: Float64Array | undefined, month: number): number {
  return column === undefined ? Number.NaN : at(column, month);
}

/** What product.csv states; not a number where it does not. */
export function statedFact(facts: Product['facts'] | undefined, name: string): number {
  const fact = facts?.get(name);
  return fact === undefined ? Number.NaN : fact.value;
}
