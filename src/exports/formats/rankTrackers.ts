import { countDates } from '../columns/dateHeaders.ts';
import { rankMatrixRows, rankRows } from '../rows/rankRow.ts';
import type { Format } from './exportFormat.ts';

/** Ranks that a tracker does not find are known to be deeper than it looks. Dates are written as the study's marketplace writes them. */
export const RANK_TRACKERS: readonly Format[] = [
  {
    id: 'helium10-keyword-tracker',
    label: 'Helium 10 Keyword Tracker',
    needs: ['keyword', 'organicRank', 'date'],
    lacks: ['impressionRank'],
    decimal: '.',
    ranks: { depth: 306, notFound: [0] },
    row: rankRows,
  },
  {
    id: 'helium10-cerebro',
    label: 'Helium 10 Cerebro',
    needs: ['keyword', ['positionRank', 'organicRank'], ['keywordSales', 'cpr', 'cerebroScore']],
    lacks: ['date', 'impressionRank'],
    decimal: '.',
    snapshot: true,
    ranks: { depth: 306, notFound: [0] },
    row: rankRows,
  },
  {
    id: 'datadive-rank-radar',
    label: 'DataDive Rank Radar',
    needs: ['keyword', 'organicRank', 'impressionRank'],
    decimal: '.',
    ranks: { depth: 100, notFound: [0, 101] },
    row: rankRows,
  },
  {
    id: 'sellersprite',
    label: 'SellerSprite reverse ASIN',
    needs: ['keyword', 'naturalRank'],
    decimal: '.',
    snapshot: true,
    ranks: { depth: 48, notFound: [0] },
    row: rankRows,
  },
  {
    id: 'rank-matrix',
    label: 'rank table with a column a date',
    needs: [['keyword', 'searchTerm', 'topSearchTerm']],
    lacks: ['clicks', 'organicRank', 'positionRank'],
    also: (headers) => countDates(headers) >= 2,
    decimal: '.',
    ranks: { depth: 100, notFound: [0] },
    row: rankMatrixRows,
  },
];
