import type { DatedTable, Model } from '../language/model.ts';
import { EVERYWHERE, marketplaceCalled } from './marketplaceNamed.ts';
import type { Product } from './study.ts';

/** What stands in a model's tables for the product's marketplace, in words that follow its name: label, exchange rate, dated tables. */
export function marketplaceWords({ marketplace, currency, usdRate }: Product, { marketplaces, tables }: Model): string {
  const found = marketplaceCalled(marketplace, marketplaces);
  if (!found) return '';
  const { asOf, source } = found.rate;
  const isDefault = usdRate === undefined && currency === found.currency && currency !== 'USD' && found.usdRate !== undefined;
  const rate = isDefault ? [`${found.usdRate} ${currency} for one US dollar (${asOf}; ${source})`] : [];
  const seasons = [...tables].map(([name, table]) => `${name}: ${rowsUsed(table, found.id)}`);
  return `; ${[found.label, ...rate, ...seasons].join('; ')}`;
}

function rowsUsed({ rows }: DatedTable, id: string): string {
  const own = rows.filter((row) => row.marketplace === id).length;
  const common = rows.filter((row) => row.marketplace === EVERYWHERE.id).length;
  if (own === 0) return `no rows of ${id}, those of every marketplace are used`;
  return common === 0 ? `rows of ${id}` : `${own} rows of ${id}, else those of every marketplace`;
}
