import { formatPeriod } from '../../core/calendar.ts';
import { type Day, formatDay, formatSpan } from '../../core/day.ts';
import { groupBy } from '../../core/groupBy.ts';
import { present } from '../../core/present.ts';
import { type Family, MEASURES } from './claim.ts';
import { lastDay } from './days.ts';
import type { Hole } from './hole.ts';
import type { Source } from './readSource.ts';
import type { Segment } from './segment.ts';

/** What adds up over the days of a month. */
const SUMS: ReadonlySet<Family> = new Set<Family>(['ad', 'traffic']);

/** Months that were not over when the file was downloaded, by a row of several days that goes on beyond that day. */
export function unfinishedIn(used: readonly Segment[], sources: readonly Source[]): Hole[] {
  const made = new Map(sources.map(({ index, downloaded }) => [index, downloaded]));
  const early = used.filter(({ claim, month }) => {
    const day = made.get(claim.source);
    return day !== undefined && SUMS.has(claim.key.family) && day > claim.span.from && isBefore(day, { claim, month });
  });
  const groups = groupBy(early, ({ claim, month }) => `${claim.key.family} ${month}`);
  return [...groups.values()].flatMap(([first]): Hole[] => (first ? holesOf(first, sources) : []));
}

function isBefore(day: Day, { claim, month }: Pick<Segment, 'claim' | 'month'>): boolean {
  return day <= Math.min(claim.span.to, lastDay(month));
}

function holesOf({ claim, month }: Segment, sources: readonly Source[]): Hole[] {
  const { family } = claim.key;
  const { reading, downloaded } = present(
    sources.find(({ index }) => index === claim.source),
    'the file of a row',
  );
  const day = formatDay(present(downloaded, 'the day of a download'));
  const reason = `${formatPeriod(month)} was not over when the file was downloaded`;
  const words = `${reading.file} was downloaded on ${day}, and its row covers ${formatSpan(claim.span)}: the month was not over. If that is the day, download it again; if not, write the day into exports/formats.csv, column "downloaded".`;
  return MEASURES[family].flatMap(({ column }, measure) =>
    column === undefined ? [] : [{ month, family, measure, column, reason, words }],
  );
}
