import type { OtherRow } from '../canonical.ts';
import type { Columns } from '../columns/exportColumns.ts';
import { spansOf } from '../columns/spans.ts';
import type { MakeRow } from '../formats/exportFormat.ts';

/** Rows that are understood and say nothing about the history. */
export function otherRows(about: string): (columns: Columns) => MakeRow {
  return (columns) => {
    const span = spansOf(columns);
    const marketplace = columns.marketplace();
    return (cells, line): OtherRow => {
      const country = marketplace(cells);
      return {
        kind: 'other',
        line,
        span: span(cells, line),
        about,
        ...(country === undefined ? undefined : { marketplace: country }),
      };
    };
  };
}
