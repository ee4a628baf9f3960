import { formatPeriod } from '../../core/calendar.ts';
import { groupBy } from '../../core/groupBy.ts';
import { type Measured, rounded, sumAt } from './measured.ts';
import type { Segment } from './segment.ts';

const [OFFERS, VIEWS] = [4, 5];

const ASK =
  'It is shown and not taken for in_stock, for it is lost to a price and to resellers too. If you alone sell the product, say so: a line ",featured offer is in_stock" in exports/formats.csv.';

/** Months that a note lists, the latest. */
const MOST_MONTHS = 6;

/**
 * The Featured Offer percentage by month, of page views: a note, and in_stock where the user says that the product could be bought where it
 * had the offer, and only there.
 */
export function featuredOffer(
  used: readonly Segment[],
  isStock: boolean,
): { readonly columns: Measured[]; readonly notes: string[] } {
  const from = groupBy(
    used.filter(({ claim }) => claim.key.family === 'traffic'),
    ({ month }) => month,
  );
  const values = new Map(
    [...from].flatMap(([month, members]) => {
      const views = sumAt(members, VIEWS);
      return views > 0 ? [[month, rounded(sumAt(members, OFFERS) / views, 4)] as const] : [];
    }),
  );
  if (values.size === 0) return { columns: [], notes: [] };
  const how = (): string => 'Featured Offer percentage, weighted by page views, as formats.csv says';
  if (isStock) return { columns: [{ column: 'in_stock', values, from, how, fields: ['featuredOffer', 'pageViews'] }], notes: [] };
  const shown = [...values]
    .sort(([a], [b]) => a - b)
    .slice(-MOST_MONTHS)
    .map(([month, share]) => `${formatPeriod(month)} ${Number((share * 100).toFixed(1))} %`);
  return { columns: [], notes: [`Featured Offer percentage: ${shown.join(', ')}. ${ASK}`] };
}
