import { formatPeriod, type Period } from '../../core/calendar.ts';
import type { Warning } from '../../core/error.ts';
import { groupBy } from '../../core/groupBy.ts';
import { MEASURES } from './claim.ts';
import type { Hole } from './hole.ts';
import { holesIn } from './holes.ts';
import type { Source } from './readSource.ts';
import type { Segment } from './segment.ts';

/** Months of which nothing can be said in the column, in words that say why and where. */
export function monthsLacking(
  segments: readonly Segment[],
  { column, sources }: { readonly column: string; readonly sources: readonly Source[] },
): ReadonlyMap<Period, string> {
  const holes = holesIn(segments, sources).filter((hole) => hole.column === column);
  return new Map(holes.map(({ month, words }) => [month, words]));
}

/**
 * A column of a month of which nothing can be said has no value, and a warning says why; its rows are accounted for as not used.
 * `segments` are all of them.
 */
export function withoutHoles(
  segments: readonly Segment[],
  { sources, place }: { readonly sources: readonly Source[]; readonly place: string },
): { readonly segments: readonly Segment[]; readonly warnings: readonly Warning[] } {
  const holes = holesIn(segments, sources);
  if (holes.length === 0) return { segments, warnings: [] };
  const byMonth = groupBy(holes, ({ family, month }) => `${family} ${month}`);
  const silenced = segments.map((segment): Segment => {
    const { claim, month, dropped } = segment;
    const own = dropped === undefined ? byMonth.get(`${claim.key.family} ${month}`) : undefined;
    if (!own) return segment;
    const silent = MEASURES[claim.key.family].map((_, index) => own.find(({ measure }) => measure === index)?.reason);
    return { ...segment, silent };
  });
  return { segments: silenced, warnings: holes.map((hole) => warningOf(hole, place)) };
}

function warningOf({ month, column, words }: Hole, place: string): Warning {
  return { code: 'month-not-known', message: `${formatPeriod(month)} has no ${column}: ${words}`, place: { file: place } };
}
