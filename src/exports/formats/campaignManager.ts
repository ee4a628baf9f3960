import type { Columns } from '../columns/exportColumns.ts';
import { adRows } from '../rows/adRow.ts';
import type { Format, MakeRow } from './exportFormat.ts';
import { UNIFIED } from './unifiedReporting.ts';

const rows = adRows({ adProduct: 'all', level: 'campaign' });

const CAMPAIGN_WORDS: ReadonlySet<string> = new Set(['campaign', 'kampagne', 'campaña', 'campagne', 'campagna', 'キャンペーン']);

/** A bulk sheet lists campaigns, ad groups, keywords … one under the other: only the campaigns count. */
function campaignsOnly(columns: Columns): MakeRow {
  const [make, entity] = [rows(columns), columns.text('entityType')];
  return (cells, line) => {
    return CAMPAIGN_WORDS.has(entity(cells).toLowerCase()) ? make(cells, line) : 'a row finer than a campaign';
  };
}

/** Pages of the console that list campaigns: no date column, no ACOS. */
export const CAMPAIGN_MANAGER: readonly Format[] = [
  {
    id: 'campaign-manager',
    label: 'Campaign Manager export',
    flights: true,
    needs: [
      'campaign',
      'clicks',
      ['spend', 'spendConverted'],
      ['sales', 'salesConverted'],
      ['campaignType', 'campaignState', 'campaignId', 'budget'],
    ],
    lacks: [
      ...UNIFIED,
      ...(['sales7d', 'sales14d', 'orders7d', 'orders14d', 'cost', 'entityType', 'asin', 'keyword', 'placement'] as const),
      ...(['searchTerm', 'topSearchTerm', 'matchType', 'advertisedAsin', 'advertisedSku', 'purchasedAsin'] as const),
    ],
    row: rows,
  },
  {
    id: 'bulk',
    label: 'bulk sheet',
    flights: true,
    needs: ['entityType', 'campaignId', 'clicks', 'spend', 'sales'],
    lacks: ['searchTerm'],
    row: campaignsOnly,
  },
];
