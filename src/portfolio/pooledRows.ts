import type { Model } from '../language/model.ts';
import type { Spread } from './pooled.ts';
import { type AccountSums, poolOf } from './poolSums.ts';

/** Where the products of a category lie in a parameter, as they taught each other. */
export interface PooledRow extends Spread {
  readonly slot: string;
  readonly label: string;
  /** '' is all of the account. */
  readonly category: string;
  /** Products that said something of it. */
  readonly products: number;
}

/** Every pooled slot, category by category, all together first. */
export function pooledRows(sums: AccountSums, { parameters }: Pick<Model, 'parameters'>): PooledRow[] {
  return [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([category, own]) =>
      [...poolOf(own)].map(([slot, spread]): PooledRow => {
        const [name = slot, ...member] = slot.split('.');
        const label = parameters.get(name)?.label ?? name;
        return { slot, label: [label, ...member].join(', '), category, products: own.get(slot)?.products ?? 0, ...spread };
      }),
    )
    .sort((a, b) => (a.slot === b.slot ? 0 : a.slot < b.slot ? -1 : 1));
}
