import { fail } from '../core/error.ts';
import { suggest } from '../core/nearest.ts';
import type { Marketplace } from '../language/tables/marketplaces.ts';
import type { Product } from './study.ts';

/** The row of the product's marketplace. */
export function marketplaceNamed(product: Product, known: readonly Marketplace[]): Marketplace {
  const found = known.find(({ id }) => id === product.marketplace);
  if (found) return found;
  const ids = known.map(({ id }) => id);
  return fail({
    opening: 'unknown',
    message: `marketplace "${product.marketplace}"`,
    place: { file: product.file },
    advice: suggest(product.marketplace, ids),
  });
}
