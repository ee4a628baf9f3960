import type { AdRow } from '../canonical.ts';
import { adRows } from '../rows/adRow.ts';
import type { Format } from './exportFormat.ts';

const SOLD = ['sales7d', 'orders7d'] as const;
const row = (level: AdRow['level']): Format['row'] => adRows({ adProduct: 'sponsored-products', level, days: 7 });

/** Reports of the advertising console, sales within 7 days of the click. */
export const SPONSORED_PRODUCTS: readonly Format[] = [
  {
    id: 'sp-search-term',
    label: 'Sponsored Products search term report',
    needs: ['searchTerm', 'clicks', 'spend', SOLD],
    row: row('search-term'),
  },
  {
    id: 'sp-search-term',
    label: 'Sponsored Products search term report, short form',
    needs: ['searchTerm', 'clicks', 'spend', 'sales'],
    lacks: ['sales7d', 'sales14d', 'orders7d', 'orders14d'],
    row: row('search-term'),
  },
  {
    id: 'sp-targeting',
    label: 'Sponsored Products targeting report',
    needs: ['targeting', 'matchType', 'clicks', 'spend', SOLD],
    lacks: ['searchTerm', 'advertisedAsin', 'advertisedSku', 'purchasedAsin'],
    row: row('targeting'),
  },
  {
    id: 'sp-advertised-product',
    label: 'Sponsored Products advertised product report',
    needs: [['advertisedAsin', 'advertisedSku'], 'clicks', 'spend', SOLD],
    lacks: ['searchTerm', 'purchasedAsin'],
    row: row('advertised-product'),
  },
  {
    id: 'sp-purchased-product',
    label: 'Sponsored Products purchased product report',
    needs: ['purchasedAsin', ['otherSales7d', 'otherUnits7d', 'otherOrders7d', 'sales7d']],
    row: row('purchased-product'),
  },
  {
    id: 'sp-placement',
    label: 'Sponsored Products placement report',
    needs: ['campaign', 'placement', 'clicks', 'spend', SOLD],
    lacks: ['searchTerm', 'advertisedAsin', 'purchasedAsin'],
    row: row('placement'),
  },
  {
    id: 'sp-campaign',
    label: 'Sponsored Products campaign report',
    needs: ['campaign', 'impressions', 'clicks', 'spend', SOLD],
    lacks: ['searchTerm', 'matchType', 'advertisedAsin', 'advertisedSku', 'purchasedAsin', 'placement'],
    row: row('campaign'),
  },
];
