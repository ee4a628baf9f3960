import type { Issue, Place } from '../core/error.ts';
import type { ProductTask } from './evaluateProduct.ts';
import type { Rule } from './rules.ts';

/** Products to be evaluated, read one by one. */
export interface Account {
  /** Where it is, as people know it. */
  readonly folder: string;
  readonly count: number;
  readonly idAt: (index: number) => string;
  /** The files of one product, from 0. */
  readonly taskAt: (index: number) => ProductTask;
  readonly rules: readonly Rule[];
  /** By currency: units of the account's own for one of it. Absent where the user gave no table. */
  readonly rates?: ReadonlyMap<string, number>;
  /** What was found beside the products, and was not read as one. */
  readonly told: readonly Told[];
}

/** So many rows or products of which the same is to be said, and where the first is. */
export interface Told {
  readonly count: number;
  readonly message: string;
  readonly place: Place;
  readonly advice: string;
}

/** @example
 * issueOf({ count: 2, message: 'rows without a product', place: { file: 'a.csv' }, advice: 'Name it.' }).message // => '2 rows without a product' */
export function issueOf({ count, message, place, advice }: Told): Issue {
  return { opening: 'invalid', message: `${count.toLocaleString('en-GB')} ${message}`, place, advice };
}
