import type { AdRow } from '../canonical.ts';
import type { Field } from '../fields.ts';
import { adRows } from '../rows/adRow.ts';
import type { Format } from './exportFormat.ts';

/** Columns that say whose or when, of which Unified Reporting and the Ads API v1 have one at least, and older reports none. */
export const UNIFIED: readonly Field[] = ['budgetCurrency', 'accountId', 'advertiserAccount', 'adProduct', 'dateRange', 'year'];

const CAMPAIGN: readonly Field[] = ['campaign', 'campaignId'];
const TERM: readonly Field[] = ['searchTerm', 'topSearchTerm'];
const PRODUCT: readonly Field[] = ['advertisedAsin', 'advertisedSku'];
const TARGET: readonly Field[] = ['targeting', 'targetId', 'matchType'];
const COST = [UNIFIED, 'clicks', 'spend', ['sales', 'salesConverted']] as const;
/** Reporting API v3 and the console before 2027 have these. */
const OLDER: readonly Field[] = [
  'cost',
  'sales7d',
  'sales14d',
  'orders7d',
  'orders14d',
  'entityType',
  'campaignState',
  'keyword',
];

const all = (level: AdRow['level']): Format['row'] => adRows({ adProduct: 'all', level });

/**
 * Unified Reporting of the advertising console (days for 15 months, months for 6 years) and the Ads API v1, whose columns are the same
 * under other names. A report is as fine as its finest column; its ad product stands in a column of its own or nowhere.
 */
export const UNIFIED_REPORTING: readonly Format[] = [
  {
    id: 'unified-account',
    label: 'Unified Reporting, whole account',
    needs: [...COST],
    lacks: [...OLDER, ...CAMPAIGN, ...TERM, ...PRODUCT, ...TARGET, 'placement', 'purchasedAsin', 'asin', 'portfolio'],
    row: all('whole-account'),
  },
  {
    id: 'unified-campaign',
    label: 'Unified Reporting campaign report',
    needs: [...COST, [...CAMPAIGN, 'portfolio']],
    lacks: [...OLDER, ...TERM, ...PRODUCT, ...TARGET, 'placement', 'purchasedAsin', 'asin'],
    row: all('campaign'),
  },
  {
    id: 'unified-placement',
    label: 'Unified Reporting placement report',
    needs: [...COST, CAMPAIGN, 'placement'],
    lacks: [...OLDER, ...TERM, ...PRODUCT, ...TARGET, 'purchasedAsin'],
    row: all('placement'),
  },
  {
    id: 'unified-targeting',
    label: 'Unified Reporting targeting report',
    needs: [...COST, CAMPAIGN, TARGET],
    lacks: [...OLDER, ...TERM, ...PRODUCT, 'purchasedAsin'],
    row: all('targeting'),
  },
  {
    id: 'unified-advertised-product',
    label: 'Unified Reporting advertised product report',
    needs: [...COST, CAMPAIGN, PRODUCT],
    lacks: [...OLDER, ...TERM, 'purchasedAsin'],
    row: all('advertised-product'),
  },
  {
    id: 'unified-search-term',
    label: 'Unified Reporting search term report',
    needs: [...COST, CAMPAIGN, TERM],
    lacks: [...OLDER, 'purchasedAsin'],
    row: all('search-term'),
  },
  {
    id: 'unified-purchased-product',
    label: 'Unified Reporting purchased product report',
    needs: [UNIFIED, 'purchasedAsin', ['sales', 'salesConverted']],
    lacks: OLDER,
    row: all('purchased-product'),
  },
];
