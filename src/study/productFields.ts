import type { KindName } from '../tables/kinds.ts';

export interface ProductField {
  readonly name: string;
  readonly words: readonly string[];
  /** `text` is not a number. */
  readonly kind: KindName | 'text';
  readonly meaning: string;
  readonly required?: true;
  /** Required where there is no history.csv. */
  readonly withoutHistory?: true;
}

/** The fields of product.csv, in the order of the template. */
export const PRODUCT_FIELDS: readonly ProductField[] = [
  { name: 'product', words: ['name', 'product name', 'produkt'], kind: 'text', meaning: 'name of the product', required: true },
  { name: 'marketplace', words: ['country', 'marktplatz', 'land'], kind: 'text', meaning: 'Amazon marketplace', required: true },
  {
    name: 'currency',
    words: ['währung'],
    kind: 'text',
    meaning: 'currency of all money in the study (ISO 4217)',
    required: true,
  },
  { name: 'brand', words: ['marke'], kind: 'text', meaning: 'brand, as exports write it' },
  { name: 'asin', words: ['asins'], kind: 'text', meaning: 'ASINs of the product, separated by spaces' },
  { name: 'price', words: ['average selling price', 'preis'], kind: 'price', meaning: 'average selling price', required: true },
  {
    name: 'margin',
    words: ['margin before ads', 'contribution margin before ads', 'marge', 'deckungsbeitrag'],
    kind: 'positiveShare',
    meaning: 'contribution margin before advertising and content, share of price',
    required: true,
  },
  {
    name: 'conversion_rate',
    words: ['conversion', 'cvr', 'unit session percentage', 'konversionsrate'],
    kind: 'positiveShare',
    meaning: 'orders per click in Amazon search',
    required: true,
  },
  {
    name: 'return_rate',
    words: ['returns', 'retourenquote'],
    kind: 'share',
    meaning: 'share of revenue sent back',
    required: true,
  },
  { name: 'repeat_rate', words: ['repeat', 'wiederkaufrate'], kind: 'share', meaning: 'repeat orders per order', required: true },
  { name: 'discount_rate', words: ['wacc', 'kalkulationszins'], kind: 'share', meaning: 'discount rate a year', required: true },
  {
    name: 'category_discoveries',
    words: ['category clicks', 'kategorie klicks'],
    kind: 'positiveCount',
    meaning: 'clicks a month in the category, all channels and brands together, average month',
    required: true,
  },
  {
    name: 'usd_rate',
    words: ['usd', 'exchange rate', 'wechselkurs'],
    kind: 'rate',
    meaning: 'units of the currency for one US dollar',
  },
  { name: 'rating', words: ['star rating', 'stars', 'bewertung'], kind: 'stars', meaning: 'star rating' },
  { name: 'organic_rank', words: ['rank', 'rang'], kind: 'rank', meaning: 'organic rank in Amazon search now' },
  { name: 'cost_per_click', words: ['cpc', 'klickpreis'], kind: 'price', meaning: 'cost per click now' },
  { name: 'ad_spend', words: ['ads', 'werbeausgaben'], kind: 'money', meaning: 'ad spend a month now', withoutHistory: true },
  {
    name: 'content_spend',
    words: ['content', 'content ausgaben'],
    kind: 'money',
    meaning: 'content spend a month now, where there is no history',
  },
];
