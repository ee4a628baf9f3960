import { fail } from '../core/error.ts';
import { suggest } from '../core/nearest.ts';
import type { Marketplace } from '../language/tables/marketplaces.ts';
import { nameKey } from '../tables/fieldWords.ts';
import type { Product } from './study.ts';

/** What a study is in whose model has no marketplaces: dated tables say it in their rows of `*`. */
export const EVERYWHERE: Pick<Marketplace, 'id' | 'label'> = { id: '*', label: 'everywhere' };

/** The row of the product's marketplace, or of everywhere where the model has none. */
export function marketplaceNamed(product: Product, known: readonly Marketplace[]): Marketplace {
  if (known.length === 0) return everywhere(product);
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

/** The marketplace that a text names: by its id, its label or another name for it. */
export function marketplaceCalled(text: string, known: readonly Marketplace[]): Marketplace | undefined {
  const key = nameKey(text);
  return known.find(({ id, label, also }) => [id, label, ...also].some((name) => nameKey(name) === key));
}

function everywhere({ currency, usdRate }: Product): Marketplace {
  const texts = { asOf: '', source: 'product.csv', grade: '', note: '' };
  const { note: _, ...rate } = texts;
  return {
    ...EVERYWHERE,
    currency,
    ...(usdRate && { usdRate: usdRate.value }),
    rate,
    also: [],
    sets: new Map(),
    ...texts,
    line: 0,
  };
}
