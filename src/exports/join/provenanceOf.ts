import { formatMonth, type Month } from '../../core/calendar.ts';
import type { Provenance } from '../../study/joined.ts';
import { groupBy } from './groupBy.ts';
import { formatLines, mergeLines } from './lines.ts';
import type { Measured } from './measuredCells.ts';
import type { Source } from './readSource.ts';
import { isSplit } from './segment.ts';

/** Where the column's number of each month is from: a line for each file. */
export function provenanceOf(
  { column, values, limits, from, how, fields }: Measured,
  { months, sources }: { readonly months: readonly Month[]; readonly sources: readonly Source[] },
): Provenance[] {
  const files = new Map(sources.map(({ index, reading }) => [index, reading]));
  return months.flatMap((month) => {
    if (!values.has(month) && !limits?.has(month)) return [];
    return [...groupBy(from.get(month) ?? [], ({ claim }) => claim.source)].map(([source, segments]) => {
      const reading = files.get(source);
      const split = segments.some(isSplit) ? '; rows that span more days are split by day' : '';
      return {
        month: formatMonth(month),
        column,
        file: reading?.file ?? '',
        lines: formatLines(mergeLines(segments.map(({ claim }) => claim.lines))),
        headers: (reading?.columns ?? []).flatMap(({ header, field }) =>
          field !== undefined && fields.includes(field) ? [header] : [],
        ),
        how: `${how(month)}${split}`,
      };
    });
  });
}
