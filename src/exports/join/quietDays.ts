import type { Period } from '../../core/calendar.ts';
import { formatSpan, type Span } from '../../core/day.ts';
import type { Warning } from '../../core/error.ts';
import { dayCount, monthSpan, monthsOfSpan, type Ranges, union, without } from './days.ts';
import { type Coverage, covers } from './levels.ts';
import type { Source } from './readSource.ts';

/** Days without a row that are told: fewer are a weekend or a pause that nobody doubts. */
const TOLD_DAYS = 7;

/** Days of which it is known that there was no advertising, and what a reader must know of them. */
export interface QuietDays {
  readonly days: Ranges;
  readonly warnings: readonly Warning[];
}

/**
 * Days without advertising: those between two rows of the same advertising report in one file, which a report covers without a row,
 * and those that the user says. No other file may have a row there.
 */
export function quietDays(
  sources: readonly Source[],
  { coverage, said, place }: { readonly coverage: Coverage; readonly said: Ranges; readonly place: string },
): QuietDays {
  const rows = union([...coverage].flatMap(([stream, ranges]) => (covers(stream, 'ad') ? ranges : [])));
  const days = apartFrom(union([...sources.flatMap(gapsIn), ...said]), rows);
  const assumed = sources.flatMap((source) => {
    const told = gapsIn(source).filter((gap) => dayCount([gap]) >= TOLD_DAYS);
    const spans = apartFrom(apartFrom(told, union(said)), rowsOfOthers(sources, source));
    return spans.length === 0 ? [] : [warningOf(source, spans, place)];
  });
  return { days, warnings: assumed };
}

function apartFrom(spans: Ranges, taken: Ranges): Ranges {
  return spans.flatMap((span) => without(span, taken));
}

/** The days of each advertising report of a file that lie between its rows and have none. */
function gapsIn({ seen }: Source): Span[] {
  const streams = [...seen].filter(([stream]) => covers(stream, 'ad'));
  const rows = union(streams.flatMap(([, ranges]) => ranges));
  const [first, last] = [rows[0], rows.at(-1)];
  return first && last ? [...without({ from: first.from, to: last.to }, rows)] : [];
}

function rowsOfOthers(sources: readonly Source[], source: Source): Ranges {
  const others = sources.filter((other) => other !== source);
  return union(others.flatMap(({ seen }) => [...seen].flatMap(([stream, ranges]) => (covers(stream, 'ad') ? ranges : []))));
}

function warningOf({ reading }: Source, spans: Ranges, place: string): Warning {
  const listed = spans.slice(0, 4).map(formatSpan).join(', ');
  const more = spans.length > 4 ? ` and ${spans.length - 4} more` : '';
  const message = `No advertising report has a row for ${listed}${more}, between days that ${reading.file} covers: taken as no spend, no clicks and no attributed sales. If advertising ran then, add a report of these days.`;
  return { code: 'days-without-advertising', message, place: { file: place } };
}

/** The months all of whose days are quiet. */
export function quietMonths(days: Ranges): Period[] {
  const months = days.flatMap((span) => monthsOfSpan(span).map(({ month }) => month));
  return [...new Set(months)].filter((month) => without(monthSpan(month), days).length === 0);
}
