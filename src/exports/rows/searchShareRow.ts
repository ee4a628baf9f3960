import type { SearchShareRow } from '../canonical.ts';
import type { Columns } from '../columns/exportColumns.ts';
import { spansOf } from '../columns/spans.ts';
import type { MakeRow } from '../formats/exportFormat.ts';

/** Rows of Search Query Performance. Shares and rates are recomputed from the counts, never read. */
export function searchShareRows(view: SearchShareRow['view']): (columns: Columns) => MakeRow {
  return (columns) => {
    const { metadata, context } = columns.table;
    const span = spansOf(columns);
    const marketplace = columns.marketplace();
    const query = columns.text('query');
    const subject = columns.text(view === 'brand' ? 'brand' : 'asin');
    const whole = view === 'brand' ? (metadata.brand ?? context.brand) : (metadata.asin ?? context.asins?.[0]);
    const volume = columns.number('volume');
    const [impressions, clicks, purchases] = [
      columns.spare('totalImpressions'),
      columns.number('totalClicks'),
      columns.spare('totalPurchases'),
    ];
    const [ownImpressions, ownClicks, ownPurchases] = [
      columns.spare(`${view}Impressions`),
      columns.number(`${view}Clicks`),
      columns.spare(`${view}Purchases`),
    ];
    return (cells, line): SearchShareRow => {
      const country = marketplace(cells);
      return {
        kind: 'search-share',
        line,
        span: span(cells, line),
        view,
        subject: subject(cells) || (whole ?? ''),
        query: query(cells),
        volume: volume(cells, line),
        impressions: impressions(cells, line),
        ownImpressions: ownImpressions(cells, line),
        clicks: clicks(cells, line),
        ownClicks: ownClicks(cells, line),
        purchases: purchases(cells, line),
        ownPurchases: ownPurchases(cells, line),
        ...(country === undefined ? undefined : { marketplace: country }),
      };
    };
  };
}
