import type { AdRow } from '../canonical.ts';
import type { Field } from '../fields.ts';
import { adRows } from '../rows/adRow.ts';
import { PRODUCTS_TITLE } from './adProductTitles.ts';
import type { Format, Needed } from './exportFormat.ts';

type Level = AdRow['level'];

interface Layout extends Pick<Format, 'needs' | 'lacks' | 'label' | 'id'> {
  readonly level: Level;
}

/** What tells a level, beside the columns that count. */
const LEVELS: readonly Layout[] = [
  {
    ...{ id: 'sp-search-term', label: 'Sponsored Products search term report', level: 'search-term' },
    needs: ['searchTerm', 'clicks', 'spend'],
  },
  {
    ...{ id: 'sp-targeting', label: 'Sponsored Products targeting report', level: 'targeting' },
    needs: ['targeting', 'matchType', 'clicks', 'spend'],
    lacks: ['searchTerm', 'advertisedAsin', 'advertisedSku', 'purchasedAsin'],
  },
  {
    ...{ id: 'sp-advertised-product', label: 'Sponsored Products advertised product report', level: 'advertised-product' },
    needs: [['advertisedAsin', 'advertisedSku'], 'clicks', 'spend'],
    lacks: ['searchTerm', 'purchasedAsin'],
  },
  {
    ...{ id: 'sp-placement', label: 'Sponsored Products placement report', level: 'placement' },
    needs: ['campaign', 'placement', 'clicks', 'spend'],
    lacks: ['searchTerm', 'advertisedAsin', 'purchasedAsin'],
  },
  {
    ...{ id: 'sp-campaign', label: 'Sponsored Products campaign report', level: 'campaign' },
    needs: ['campaign', 'impressions', 'clicks', 'spend'],
    lacks: ['searchTerm', 'matchType', 'advertisedAsin', 'advertisedSku', 'purchasedAsin', 'placement'],
  },
];

const SOLD_7: Needed = ['sales7d', 'orders7d'];
const SOLD_14: Needed = ['sales14d', 'orders14d'];

/** Columns that reports of Sponsored Brands and Display have, and those of Sponsored Products never. */
export const NOT_PRODUCTS: readonly Field[] = [
  ...(['sales14dClick', 'videoQuartile', 'brandedSearches', 'viewableImpressions', 'newToBrand', 'costType'] as const),
  'attributionType',
];

const row = (level: Level, days: 7 | 14 = 7): Format['row'] => adRows({ adProduct: 'sponsored-products', level, days });

/** Reports of the advertising console. Sellers' count sales within 7 days of the click, vendors' and some older ones within 14. */
export const SPONSORED_PRODUCTS: readonly Format[] = [
  ...LEVELS.map(({ level, ...layout }) => ({ ...layout, needs: [...layout.needs, SOLD_7], row: row(level) })),
  ...LEVELS.map(
    ({ level, ...layout }): Format => ({
      ...layout,
      label: `${layout.label}, sales within 14 days`,
      needs: [...layout.needs, SOLD_14],
      lacks: [...(layout.lacks ?? []), 'sales7d', 'orders7d', 'cost', ...NOT_PRODUCTS],
      title: PRODUCTS_TITLE,
      row: row(level, 14),
    }),
  ),
  {
    id: 'sp-search-term',
    label: 'Sponsored Products search term report, short form',
    needs: ['searchTerm', 'clicks', 'spend', 'sales'],
    lacks: ['sales7d', 'sales14d', 'orders7d', 'orders14d'],
    row: row('search-term'),
  },
  {
    id: 'sp-purchased-product',
    label: 'Sponsored Products purchased product report',
    needs: ['purchasedAsin', ['otherSales7d', 'otherUnits7d', 'otherOrders7d', 'sales7d']],
    row: row('purchased-product'),
  },
];
