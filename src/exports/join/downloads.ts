import { formatPeriod, type Period } from '../../core/calendar.ts';
import type { Day } from '../../core/day.ts';
import type { Warning } from '../../core/error.ts';
import { groupBy } from '../../core/groupBy.ts';
import { present } from '../../core/present.ts';
import type { ExportContext } from '../canonical.ts';
import { dateInName, dayInName } from '../dateInName.ts';
import { lastDay, monthOfDay, monthSpan, union } from './days.ts';
import { isEstimate } from './overMonths.ts';
import { lastDayOf, type Source } from './readSource.ts';
import type { Segment } from './segment.ts';

/** The day on which a file was downloaded: the user's word in formats.csv, else the date in its name; undefined where none says it. */
export function downloadDay(file: string, { downloads }: Pick<ExportContext, 'downloads'>): Day | undefined {
  return downloads?.get(file) ?? dayInName(file);
}

/**
 * Sources in the order in which they are believed: the one that goes on to a later day, or that formats.csv says was downloaded on
 * one, then the one with a later date in its file's name, then the one that a browser numbered, as in `report (1).csv`, then by name. What
 * the file system says of a file plays no part: a copy must count like its original.
 */
export function newestFirst(sources: readonly Source[], study: Pick<ExportContext, 'downloads'>): Source[] {
  const keyed = sources.map((source) => ({ source, age: ageOf(source, study) }));
  const byText = (a: string, b: string): number => (a === b ? 0 : a > b ? -1 : 1);
  return keyed
    .sort(
      (a, b) =>
        b.age.last - a.age.last ||
        byText(a.age.date, b.age.date) ||
        byText(a.age.name, b.age.name) ||
        b.age.copy - a.age.copy ||
        byText(a.source.reading.file, b.source.reading.file) ||
        a.source.index - b.source.index,
    )
    .map(({ source }) => source);
}

/** Whether something says that `a` is a later download than `b`: not only the order of their names. */
export function isLaterThan(a: Source, b: Source, study: Pick<ExportContext, 'downloads'>): boolean {
  const [later, earlier] = [ageOf(a, study), ageOf(b, study)];
  if (later.last !== earlier.last) return later.last > earlier.last;
  if (later.date !== earlier.date) return later.date > earlier.date && earlier.date !== '';
  return later.name === earlier.name && later.copy > earlier.copy;
}

interface Age {
  readonly last: number;
  readonly date: string;
  /** The path without the number that a browser adds to the name of a second download. */
  readonly name: string;
  readonly copy: number;
}

function ageOf({ reading: { file }, seen }: Source, { downloads }: Pick<ExportContext, 'downloads'>): Age {
  const [, stem = '', copy = '0', ending = ''] = /^(.*?) ?\((\d{1,3})\)(\.[^.]*)?$/s.exec(file) ?? [];
  const name = stem === '' ? file : `${stem}${ending}`;
  const last = downloads?.get(file) ?? lastDayOf({ seen }) ?? Number.NEGATIVE_INFINITY;
  return { last, date: dateInName(file), name, copy: Number(copy) };
}

/** Sales are attributed to a click for up to 14 days: the last days of a report grow later. */
const RESTATED_DAYS = 14;

interface FinalContext {
  readonly months: readonly Period[];
  readonly sources: readonly Source[];
  readonly study: ExportContext;
  readonly place: string;
}

/**
 * Whether the attributed sales of each month will stay as they are: each of its advertising rows is from a file that was downloaded
 * at least 14 days after the days of that row in the month, and is of no row over several months. A warning lists the months that a new download would make final.
 * `used` are the segments in use.
 */
export function finalMonths(
  used: readonly Segment[],
  { months, sources, study, place }: FinalContext,
): { readonly final: readonly boolean[]; readonly warnings: readonly Warning[] } {
  const ads = used.filter(({ claim }) => claim.key.family === 'ad');
  const made = new Map(sources.map((source) => [source.index, madeAfter(source, study)]));
  const madeOf = ({ claim: { source } }: Segment): number => present(made.get(source), `source ${source}`);
  const settled = (segment: Segment): boolean =>
    !isEstimate(segment.claim) && Math.min(segment.claim.span.to, lastDay(segment.month)) + RESTATED_DAYS <= madeOf(segment);
  const byMonth = groupBy(ads, ({ month }) => month);
  const newest = Math.max(...ads.map(madeOf));
  const final = months.map((month) => byMonth.get(month)?.every(settled) ?? lastDay(month) + RESTATED_DAYS <= newest);
  const early = months.filter(
    (month, index) =>
      !final[index] && lastDay(month) + RESTATED_DAYS <= newest && !byMonth.get(month)?.some(({ claim }) => isEstimate(claim)),
  );
  return { final, warnings: early.length === 0 ? [] : [tooEarly(early, place)] };
}

/** A day on which the file was made at the earliest: the last that it covers, or that of its download. */
function madeAfter(source: Source, study: ExportContext): number {
  const days = [lastDayOf(source), downloadDay(source.reading.file, study)];
  return Math.max(...days.map((day) => day ?? Number.NEGATIVE_INFINITY));
}

function tooEarly(months: readonly Period[], place: string): Warning {
  const listed = union(months.map(monthSpan)).map(({ from, to }) => monthsText(from, to));
  const [subject, again] = months.length === 1 ? ['is', 'the month'] : ['are', 'each of these months'];
  const message = `${listed.join(', ')} ${subject} not final: sales are credited for 14 days after a click, and nothing shows that the advertising reports are from so long after. Download ${again} once more, with at least 14 days of the month after it in the same file, or write the day of the download into exports/formats.csv, column "downloaded".`;
  return { code: 'months-not-final', message, place: { file: place } };
}

function monthsText(from: Day, to: Day): string {
  const [first, last] = [monthOfDay(from), monthOfDay(to)].map(formatPeriod);
  return first === last ? `${first}` : `${first} to ${last}`;
}
