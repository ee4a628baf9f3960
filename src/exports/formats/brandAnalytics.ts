import { otherRows } from '../rows/otherRow.ts';
import { searchShareRows } from '../rows/searchShareRow.ts';
import type { Format } from './exportFormat.ts';

/** Brand Analytics writes decimal points in every language; shares are percent points in files, fractions in the API. */
export const BRAND_ANALYTICS: readonly Format[] = (
  [
    {
      id: 'sqp-brand',
      label: 'Search Query Performance, brand view',
      needs: ['query', 'volume', 'totalClicks', 'brandClicks'],
      shares: 'points',
      period: 'ends',
      row: searchShareRows('brand'),
    },
    {
      id: 'sqp-asin',
      label: 'Search Query Performance, ASIN view',
      needs: ['query', 'volume', 'totalClicks', 'asinClicks'],
      lacks: ['startDate'],
      shares: 'points',
      period: 'ends',
      row: searchShareRows('asin'),
    },
    {
      id: 'sqp-asin',
      label: 'Search Query Performance of the Selling Partner API',
      needs: ['query', 'volume', 'totalClicks', 'asinClicks', 'startDate'],
      shares: 'fractions',
      row: searchShareRows('asin'),
    },
    {
      id: 'search-catalog',
      label: 'Search Catalog Performance',
      needs: ['asin', 'catalogImpressions', 'catalogPurchases'],
      period: 'ends',
      aside: true,
      row: otherRows('Search Catalog Performance'),
    },
    {
      id: 'top-search-terms',
      label: 'Top Search Terms',
      needs: ['frequencyRank', ['topSearchTerm', 'searchTerm'], 'topClickedAsin'],
      period: 'ends',
      aside: true,
      row: otherRows('Top Search Terms'),
    },
    {
      id: 'repeat-purchase',
      label: 'Repeat Purchase Behavior',
      needs: ['asin', 'orders', 'repeatShare'],
      aside: true,
      row: otherRows('Repeat Purchase Behavior'),
    },
    {
      id: 'market-basket',
      label: 'Market Basket Analysis',
      needs: ['asin', 'purchasedWithAsin'],
      aside: true,
      row: otherRows('Market Basket Analysis'),
    },
  ] satisfies Format[]
).map((format) => ({ ...format, decimal: '.' as const }));
