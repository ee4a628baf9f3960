import { formatPeriod, type Period } from '../../core/calendar.ts';
import { formatSpan } from '../../core/day.ts';
import type { Warning } from '../../core/error.ts';
import { groupBy } from '../../core/groupBy.ts';
import { present } from '../../core/present.ts';
import { type Family, type Lack, MEASURES } from './claim.ts';
import { union } from './days.ts';
import { productWords } from './levels.ts';
import type { Source } from './readSource.ts';
import type { Segment } from './segment.ts';

/** A measure of a month that some row in use lacks. */
interface Hole {
  readonly month: Period;
  readonly family: Family;
  readonly measure: number;
  readonly column: string;
  readonly from: readonly { readonly segment: Segment; readonly lack: Lack }[];
}

function holesIn(segments: readonly Segment[]): Hole[] {
  const found = segments.flatMap((segment) =>
    segment.dropped === undefined ? (segment.claim.lacks ?? []).map((lack) => ({ segment, lack })) : [],
  );
  const groups = groupBy(found, ({ segment: { claim, month }, lack }) => `${claim.key.family} ${month} ${lack.measure}`);
  return [...groups.values()].flatMap((from): Hole[] => {
    const [first] = from;
    if (!first) return [];
    const { month, claim } = first.segment;
    const column = MEASURES[claim.key.family][first.lack.measure]?.column;
    return column === undefined ? [] : [{ month, family: claim.key.family, measure: first.lack.measure, column, from }];
  });
}

/** Months of which some row in use lacks the column, in words that say where. */
export function monthsLacking(
  segments: readonly Segment[],
  { column, sources }: { readonly column: string; readonly sources: readonly Source[] },
): ReadonlyMap<Period, string> {
  const holes = holesIn(segments).filter((hole) => hole.column === column);
  return new Map(holes.map((hole) => [hole.month, wordsOf(hole, sources)]));
}

/**
 * A column of a month in which a row was active and says nothing of it has no value, and a warning says where; its other rows are
 * accounted for as not used. `segments` are all of them.
 */
export function withoutLacking(
  segments: readonly Segment[],
  { sources, place }: { readonly sources: readonly Source[]; readonly place: string },
): { readonly segments: readonly Segment[]; readonly warnings: readonly Warning[] } {
  const holes = holesIn(segments);
  if (holes.length === 0) return { segments, warnings: [] };
  const byMonth = groupBy(holes, ({ family, month }) => `${family} ${month}`);
  const silenced = segments.map((segment): Segment => {
    const { claim, month, dropped } = segment;
    const own = dropped === undefined ? byMonth.get(`${claim.key.family} ${month}`) : undefined;
    if (!own) return segment;
    const silent = MEASURES[claim.key.family].map((_, index) => reasonOf(own.find(({ measure }) => measure === index)));
    return { ...segment, silent };
  });
  return { segments: silenced, warnings: holes.map((hole) => warningOf(hole, { sources, place })) };
}

function reasonOf(hole: Hole | undefined): string | undefined {
  return hole && `a row of ${formatPeriod(hole.month)} lacks its ${hole.column}`;
}

function warningOf(hole: Hole, { sources, place }: { readonly sources: readonly Source[]; readonly place: string }): Warning {
  const message = `${formatPeriod(hole.month)} has no ${hole.column}: ${wordsOf(hole, sources)}`;
  return { code: 'cells-missing', message, place: { file: place } };
}

function wordsOf({ from }: Hole, sources: readonly Source[]): string {
  const days = union(from.map(({ segment: { span } }) => span)).map(formatSpan);
  const rows = from.reduce((sum, { lack }) => sum + lack.rows, 0);
  const [first] = from;
  const { lack, segment } = present(first, 'a row that lacks a number');
  const { key } = segment.claim;
  const what = key.family === 'ad' ? ` of ${productWords(key.lane)}` : '';
  const { reading } = present(
    sources.find(({ index }) => index === segment.claim.source),
    'the file of a row',
  );
  const shown = `${days.slice(0, 3).join(', ')}${days.length > 3 ? ` and ${days.length - 3} more` : ''}`;
  const rowsText = rows === 1 ? `1 row${what} lacks it` : `${rows} rows${what} lack it`;
  return `${rowsText} although something happened there (${shown}), the first in line ${lack.line} of ${reading.file}. Fill it in, with 0 where there was none, or download the report again with all of its columns.`;
}
