import { headerKey } from '../headers.ts';
import type { Format } from './exportFormat.ts';

const REASON = "clicks from a web search to the seller's own site: they say nothing about discovery on Amazon";

/** Google Search Console, by query, page or day: of the seller's own site. */
export const SEARCH_CONSOLE: readonly Format[] = (['webQuery', 'date'] as const).map((by) => ({
  id: 'search-console',
  label: "Search Console of the seller's own site",
  needs: [by, 'clicks', 'impressions', 'ctr'],
  lacks: ['campaign', 'spend', 'cost', 'asin', 'sales'],
  also: (headers) => headers.some(({ text }) => headerKey(text) === 'position'),
  aside: true,
  row: () => () => REASON,
}));
