import type { RankRow } from '../canonical.ts';
import { dateHeaders } from '../columns/dateHeaders.ts';
import type { Columns } from '../columns/exportColumns.ts';
import { rankColumn } from '../columns/ranks.ts';
import { spansOf } from '../columns/spans.ts';
import type { MakeRow } from '../formats/exportFormat.ts';

/** Rows of a rank tracker, a keyword and a day each. */
export function rankRows(columns: Columns): MakeRow {
  const span = spansOf(columns);
  const marketplace = columns.marketplace();
  const [asin, keyword] = [columns.text('asin'), columns.text('keyword')];
  const whole = ownAsin(columns);
  const volume = columns.number('volume');
  const [rank, sponsored] = [columns.rank('organicRank', 'naturalRank', 'positionRank'), columns.rank('sponsoredRank')];
  return (cells, line): RankRow => {
    const country = marketplace(cells);
    return {
      kind: 'rank',
      line,
      span: span(cells, line),
      asin: asin(cells) || whole,
      keyword: keyword(cells),
      volume: volume(cells, line),
      ...rank(cells, line),
      sponsoredRank: sponsored(cells, line).rank,
      ...(country === undefined ? undefined : { marketplace: country }),
    };
  };
}

/** The study's ASIN that a header names (Cerebro has a column an ASIN), else its first. */
function ownAsin({ table }: Columns): string {
  const asins = table.context.asins ?? [];
  const named = asins.find((asin) => table.headers.some(({ text }) => text === asin));
  return named ?? asins[0] ?? '';
}

/** A table with a column a date: each of its rows is as many rows as it has dates. */
export function rankMatrixRows(columns: Columns): MakeRow {
  const { table } = columns;
  const [asin, keyword] = [columns.text('asin'), columns.text('keyword', 'searchTerm', 'topSearchTerm')];
  const [volume, marketplace, whole] = [columns.number('volume'), columns.marketplace(), ownAsin(columns)];
  const convention = table.format.ranks ?? { depth: 100, notFound: [0] };
  const dated = dateHeaders(table).map(({ index, header, span }) => ({
    span,
    rank: rankColumn({ file: table.file, index, header, field: 'organicRank' }, convention, columns.notFound),
  }));
  return (cells, line): readonly RankRow[] => {
    const country = marketplace(cells);
    const shared = {
      kind: 'rank' as const,
      ...{ line, asin: asin(cells) || whole, keyword: keyword(cells), volume: volume(cells, line), sponsoredRank: Number.NaN },
      ...(country === undefined ? undefined : { marketplace: country }),
    };
    return dated.map(({ span, rank }) => ({ ...shared, span, ...rank(cells, line) }));
  };
}
