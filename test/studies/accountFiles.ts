import { formatPeriod } from '../../src/core/calendar.ts';
import { type AccountProduct, accountProduct } from './accountProducts.ts';

/** Facts that a seller writes down; the rest is seen in the history. */
const FACTS = [
  'price',
  'margin',
  'conversion_rate',
  'return_rate',
  'repeat_rate',
  'discount_rate',
  'category_discoveries',
  'rating',
  'listings',
];

export const HEADERS = {
  'products.csv': ['product', 'name', 'category', 'marketplace', 'currency', ...FACTS].join(','),
  'history.csv': 'product,month,ad_spend,ad_sales,ad_clicks,organic_rank,content_spend,total_sales',
} as const;

/** What every plan of the made-up account is. */
export const RULES = `plan,rule
scale-ads,scale ads by 25 % where ACOS < 30 %
cut-ads,scale ads by -25 % where ACOS >= 30 %
`;

/** Rows of a product in each long table. */
export function accountRows(index: number): Readonly<Record<keyof typeof HEADERS, string>> {
  const product = accountProduct(index);
  return { 'products.csv': `${productRow(product)}\n`, 'history.csv': historyRows(product) };
}

function productRow({ id, category, facts }: AccountProduct): string {
  return [
    id,
    `Made-up ${category} ${Number(id.slice(1))}`,
    category,
    'US',
    'USD',
    ...FACTS.map((fact) => String(facts[fact])),
  ].join(',');
}

function historyRows({ id, months }: AccountProduct): string {
  return months
    .map(({ month, adSpend, adSales, adClicks, rank, content, sales }) =>
      [
        id,
        formatPeriod(month),
        adSpend.toFixed(2),
        adSales.toFixed(2),
        adClicks,
        rank.toFixed(1),
        content.toFixed(2),
        sales.toFixed(2),
      ].join(','),
    )
    .map((row) => `${row}\n`)
    .join('');
}
