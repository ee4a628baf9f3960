import type { AdRow } from '../canonical.ts';
import type { Field } from '../fields.ts';
import { adRows } from '../rows/adRow.ts';
import type { Format } from './exportFormat.ts';

const products = (level: AdRow['level']): Format['row'] => adRows({ adProduct: 'sponsored-products', level, days: 7 });
const brands = (level: AdRow['level']): Format['row'] => adRows({ adProduct: 'sponsored-brands', level, days: 14 });
const display = (level: AdRow['level']): Format['row'] => adRows({ adProduct: 'sponsored-display', level, days: 14 });

const WINDOWS: readonly Field[] = ['sales1d', 'sales7d', 'sales14d', 'sales30d', 'orders7d', 'orders14d', 'orders30d'];
const PRODUCT: readonly Field[] = ['advertisedAsin', 'advertisedSku', 'purchasedAsin'];
const FINER: readonly Field[] = [...PRODUCT, 'searchTerm', 'targeting', 'keywordId', 'placement'];

/** Reporting API v3 as JSON or CSV, and warehouse copies of it in snake case. It gives costs and sales, never an ACOS. */
export const ADVERTISING_API: readonly Format[] = (
  [
    {
      id: 'api-search-term',
      label: 'Reporting API search term report',
      needs: ['searchTerm', 'clicks', 'cost'],
      lacks: PRODUCT,
      row: products('search-term'),
    },
    {
      id: 'api-sb-search-term',
      label: 'Reporting API Sponsored Brands search term report',
      needs: ['searchTerm', 'clicks', 'cost', 'sales'],
      lacks: [...PRODUCT, ...WINDOWS],
      row: brands('search-term'),
    },
    {
      id: 'api-targeting',
      label: 'Reporting API targeting report',
      needs: [['targeting', 'keywordId'], 'clicks', 'cost'],
      lacks: [...PRODUCT, 'searchTerm', 'placement'],
      row: products('targeting'),
    },
    {
      id: 'api-advertised-product',
      label: 'Reporting API advertised product report',
      needs: [['advertisedAsin', 'advertisedSku'], 'clicks', 'cost'],
      lacks: ['searchTerm', 'purchasedAsin'],
      row: products('advertised-product'),
    },
    {
      id: 'api-placement',
      label: 'Reporting API placement report',
      needs: ['placement', 'clicks', 'cost'],
      lacks: [...PRODUCT, 'searchTerm'],
      row: products('placement'),
    },
    {
      id: 'api-campaign',
      label: 'Reporting API campaign report',
      needs: [['campaign', 'campaignId'], 'clicks', 'cost'],
      lacks: [...FINER, 'salesClicks'],
      row: products('campaign'),
    },
    {
      id: 'api-ad-group',
      label: 'Reporting API ad group report',
      needs: [['adGroup', 'adGroupId'], 'clicks', 'cost'],
      lacks: [...FINER, 'campaign', 'campaignId'],
      row: products('campaign'),
    },
    {
      id: 'api-sb-campaign',
      label: 'Reporting API Sponsored Brands campaign report',
      needs: [['campaign', 'campaignId'], 'clicks', 'cost', 'sales'],
      lacks: [...FINER, ...WINDOWS, 'salesClicks'],
      row: brands('campaign'),
    },
    {
      id: 'api-sd-campaign',
      label: 'Reporting API Sponsored Display campaign report',
      needs: [['campaign', 'campaignId'], 'clicks', 'cost', 'sales', 'salesClicks'],
      lacks: [...FINER, ...WINDOWS],
      row: display('campaign'),
    },
  ] satisfies Format[]
).map((format) => ({ ...format, decimal: '.' as const }));
