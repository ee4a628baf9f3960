import type { AdRow } from '../canonical.ts';
import type { Field } from '../fields.ts';
import { adRows } from '../rows/adRow.ts';
import { BRANDS_TITLE, DISPLAY_TITLE } from './adProductTitles.ts';
import type { Format } from './exportFormat.ts';

const SOLD = ['sales14d', 'orders14d'] as const;
const NOT_7: readonly Field[] = ['sales7d', 'orders7d', 'cost'];
const FINER: readonly Field[] = [
  ...NOT_7,
  ...(['searchTerm', 'matchType', 'placement', 'purchasedAsin', 'advertisedAsin', 'advertisedSku'] as const),
];

const brands = (level: AdRow['level']): Format['row'] => adRows({ adProduct: 'sponsored-brands', level, days: 14 });
const display = (level: AdRow['level']): Format['row'] => adRows({ adProduct: 'sponsored-display', level, days: 14 });

/**
 * Reports of the advertising console, sales within 14 days. The totals count views too; their `- (Click)` twins do not. Where no column is
 * theirs alone, the report may be one of Sponsored Products too: its name says it, or the user.
 */
export const BRANDS_AND_DISPLAY: readonly Format[] = [
  {
    id: 'sb-search-term',
    label: 'Sponsored Brands search term report',
    needs: ['searchTerm', 'clicks', 'spend', SOLD],
    lacks: NOT_7,
    title: BRANDS_TITLE,
    row: brands('search-term'),
  },
  {
    id: 'sb-targeting',
    label: 'Sponsored Brands keyword report',
    needs: ['targeting', 'matchType', 'clicks', 'spend', SOLD],
    lacks: [...NOT_7, 'searchTerm', 'advertisedAsin', 'advertisedSku'],
    title: BRANDS_TITLE,
    row: brands('targeting'),
  },
  {
    id: 'sb-placement',
    label: 'Sponsored Brands placement report',
    needs: ['campaign', 'placement', 'clicks', 'spend', SOLD],
    lacks: [...NOT_7, 'searchTerm'],
    title: BRANDS_TITLE,
    row: brands('placement'),
  },
  {
    id: 'sb-campaign',
    label: 'Sponsored Brands campaign report',
    needs: ['campaign', 'impressions', 'clicks', 'spend', SOLD, ['videoQuartile', 'brandedSearches']],
    lacks: FINER,
    title: BRANDS_TITLE,
    row: brands('campaign'),
  },
  {
    id: 'sb-campaign',
    label: 'Sponsored Brands campaign report, short form',
    needs: ['campaign', 'impressions', 'clicks', 'spend', SOLD],
    lacks: [...FINER, 'costType', 'targeting'],
    title: BRANDS_TITLE,
    row: brands('campaign'),
  },
  {
    id: 'sb-purchased-product',
    label: 'Sponsored Brands attributed purchases report',
    needs: ['purchasedAsin', 'attributionType', SOLD],
    lacks: NOT_7,
    title: BRANDS_TITLE,
    row: brands('purchased-product'),
  },
  {
    id: 'sd-campaign',
    label: 'Sponsored Display campaign report',
    needs: ['campaign', 'impressions', 'clicks', 'spend', SOLD, 'costType'],
    lacks: [...FINER, 'videoQuartile', 'brandedSearches', 'targeting'],
    title: DISPLAY_TITLE,
    row: display('campaign'),
  },
  {
    id: 'sd-campaign',
    label: 'Sponsored Display campaign report, short form',
    needs: ['campaign', 'impressions', 'clicks', 'spend', SOLD],
    lacks: [...FINER, 'costType', 'targeting'],
    title: DISPLAY_TITLE,
    row: display('campaign'),
  },
  {
    id: 'sd-targeting',
    label: 'Sponsored Display targeting report',
    needs: ['campaign', 'targeting', 'clicks', 'spend', SOLD],
    lacks: [...FINER, 'videoQuartile', 'brandedSearches'],
    title: DISPLAY_TITLE,
    row: display('targeting'),
  },
  {
    id: 'sd-advertised-product',
    label: 'Sponsored Display advertised product report',
    needs: [['advertisedAsin', 'advertisedSku'], 'clicks', 'spend', SOLD],
    lacks: [...NOT_7, 'purchasedAsin', 'searchTerm'],
    title: DISPLAY_TITLE,
    row: display('advertised-product'),
  },
  {
    id: 'sd-purchased-product',
    label: 'Sponsored Display purchased product report',
    needs: ['purchasedAsin', ['advertisedAsin', 'advertisedSku'], SOLD],
    lacks: [...NOT_7, 'attributionType'],
    title: DISPLAY_TITLE,
    row: display('purchased-product'),
  },
];
