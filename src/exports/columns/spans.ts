import { type Day, dateOf, formatDay, monthSpan, type Span, weekday } from '../../core/day.ts';
import { fail } from '../../core/error.ts';
import { at } from '../../core/present.ts';
import { parseDateText } from '../../tables/dateText.ts';
import type { Cell } from '../../tables/sheet.ts';
import { dayWrittenIn } from '../dateInName.ts';
import { headerKey } from '../headers.ts';
import type { Grain } from '../metadata.ts';
import type { ReadSpan } from './dates.ts';
import type { Columns } from './exportColumns.ts';
import { areFlights } from './flights.ts';
import { placeOf } from './place.ts';
import { spanOrNothing } from './sampled.ts';
import { yearMonth } from './yearMonth.ts';

/** The days that a row covers. */
export type RowSpan = (cells: readonly Cell[], line: number) => Span;

/** What a date of a row stands for: that day whatever the others are, or a day among days that follow each other. */
type RowsBy = 'their own days' | 'day after day';

/** Of a totals row, which is compared and left out. */
const NO_DAYS: Span = { from: 0 as Day, to: 0 as Day };

/**
 * The days of each row: from its own date; else from its first and last day, which are not those of a campaign; else, for the whole
 * table, from what the user says or the filters above it. Errors: nothing says it; a row without its date.
 */
export function spansOf(columns: Columns, by: RowsBy = 'their own days'): RowSpan {
  const { table } = columns;
  const byRow = rowDates(columns, by);
  const whole = table.metadata.span ?? table.context.spans?.get(table.file) ?? snapshotDay(columns);
  if (!byRow || byRow === FLIGHTS) {
    if (!whole) noPeriod(columns, byRow === FLIGHTS);
    return () => whole;
  }
  return (cells, line) => (columns.isTotals ? NO_DAYS : (byRow(cells, line) ?? columns.missing('date of the row', line)));
}

function snapshotDay({ table, notes }: Columns): Span | undefined {
  const day = table.format.snapshot ? dayWrittenIn(table.file) : undefined;
  if (day !== undefined) notes.add(`of the day in its name, ${formatDay(day)}`);
  return day === undefined ? undefined : { from: day, to: day };
}

/** The table has no days but those on which its campaigns run. */
const FLIGHTS = 'flights';

function rowDates(columns: Columns, by: RowsBy): ReadSpan | typeof FLIGHTS | undefined {
  const numbered = dayNumbers(columns);
  if (numbered) return numbered;
  const date = columns.date('date', 'dateRange', 'reportingDate', 'week');
  if (date) return by === 'day after day' ? notCoarse(columns, date) : withGrain(columns, date);
  const [start, end] = [columns.date('startDate'), columns.date('endDate')];
  if (start && end) return areFlights(columns, { start, end }) ? FLIGHTS : betweenDates(columns, start, end);
  const monthly = yearMonth(columns) ?? columns.date('month', 'startDate') ?? columns.date('synced', 'updated');
  return monthly && withGrain(columns, monthly);
}

function betweenDates(columns: Columns, start: ReadSpan, end: ReadSpan): ReadSpan {
  const known = new Map<Span, Map<Span, Span>>();
  return (cells, line) => {
    const [from, to] = [start(cells, line), end(cells, line)];
    if (!from || !to) return undefined;
    if (to.to < from.from) columns.missing(`date: the row ends ${formatDay(to.to)}, before it starts`, line);
    const byEnd = known.get(from) ?? new Map<Span, Span>();
    const span = byEnd.get(to) ?? { from: from.from, to: to.to };
    byEnd.set(to, span);
    known.set(from, byEnd);
    return span;
  };
}

/** `Nth day` of Google Analytics counts from the first day of the report. */
function dayNumbers(columns: Columns): ReadSpan | undefined {
  const { metadata } = columns.table;
  if (!columns.has('dayNumber') || !metadata.span || columns.has('date')) return undefined;
  const [number, { from }] = [columns.number('dayNumber'), metadata.span];
  return (cells, line) => {
    const day = (from + number(cells, line)) as Day;
    return Number.isNaN(day) ? undefined : { from: day, to: day };
  };
}

/** Widens single days to the weeks or months that they stand for. */
function withGrain(columns: Columns, date: ReadSpan): ReadSpan {
  const { format } = columns.table;
  if (!format.period) return date;
  const ends = format.period === 'ends';
  const grain = columns.table.metadata.grain ?? (ends ? undefined : grainOf(columns, date));
  if (grain && grain !== 'day') columns.notes.add(`a row a ${grain}`);
  const said = columns.table.context.spans?.get(columns.table.file);
  const known = new Map<Span, Span>();
  return (cells, line) => {
    const span = date(cells, line);
    if (!span || span.from !== span.to) return span;
    const wide = known.get(span) ?? widened(span, { grain, ends }) ?? said ?? noGrain(columns, line);
    known.set(span, wide);
    return wide;
  };
}

/** Rows of advertising by month stand on the first of each; of weeks nothing says whether they begin or end on their day. */
function notCoarse(columns: Columns, date: ReadSpan): ReadSpan {
  const grain = grainOf(columns, date, MOST_CHANCE);
  if (grain === undefined) return date;
  const { table, used, notes } = columns;
  if (grain === 'week') weeksAreNoDays(table, [...used.values()].at(-1)?.header ?? '');
  notes.add('a row a month');
  return (cells, line) => {
    const span = date(cells, line);
    return span && widened(span, { grain, ends: false });
  };
}

/** Dates that may all lie a week apart, or all be firsts of months, by chance. */
const MOST_CHANCE = 2;

function weeksAreNoDays(table: Columns['table'], header: string): never {
  fail({
    opening: 'invalid',
    message: `dates in ${header}: they lie a week apart, so that a row is a week, and nothing says whether it begins or ends on its day`,
    place: placeOf(table, table.headerLine),
    advice: 'Export the report by day, or write both days of each week as in 2026-06-01 - 2026-06-07.',
  });
}

function widened({ from }: Span, { grain, ends }: { grain: Grain | undefined; ends: boolean }): Span | undefined {
  if (grain === 'day') return { from, to: from };
  const date = dateOf(from);
  if (grain === 'month') return monthSpan(date);
  if (grain === 'quarter') return monthSpan({ year: date.year, month: date.month - ((date.month - 1) % 3) }, 3);
  if (grain === 'week') return ends ? { from: (from - 6) as Day, to: from } : { from, to: (from + 6) as Day };
  if (!ends) return { from, to: from };
  const monthEnd = monthSpan(date)?.to === from;
  if (weekday(from) === 6 && !monthEnd) return { from: (from - 6) as Day, to: from };
  return monthEnd && weekday(from) !== 6 && date.month % 3 !== 0 ? monthSpan(date) : undefined;
}

/** Weeks or months, where the dates of the first rows follow each other week by week or are all firsts of months. */
function grainOf({ table }: Columns, date: ReadSpan, chance = 1): Grain | undefined {
  const days = table.sample.flatMap(({ cells, line }) => {
    if (cells.length < table.headers.length / 2) return [];
    const span = spanOrNothing(date, cells, line);
    return span && span.from === span.to ? [span.from] : [];
  });
  const distinct = [...new Set(days)].sort((a, b) => a - b);
  if (distinct.length <= chance) return undefined;
  if (distinct.every((day) => dateOf(day).day === 1)) return 'month';
  return distinct.every((day, index) => index === 0 || day - at(distinct, index - 1) === 7) ? 'week' : undefined;
}

function noGrain(columns: Columns, line: number): never {
  const { file } = columns.table;
  fail({
    opening: 'missing',
    message: 'period: the row holds its last day only, and the filters above the table, which say how long it is, are gone',
    place: placeOf({ file }, line),
    advice: `Export the report again and do not save it with Excel, or say which days it covers: --period ${file}=2026-03 with import, or a line in exports/formats.csv.`,
  });
}

function noPeriod({ table }: Columns, flights: boolean): never {
  const named = periodInName(table.file);
  const dates = flights ? '; its start and end dates are those of the campaigns' : '';
  const hint =
    named === undefined
      ? ''
      : ` (its name says ${named}, which may be ${named.includes('..') ? 'they' : 'the day of the download'})`;
  fail({
    opening: 'missing',
    message: `period: nothing in the ${table.format.label} says which days its numbers cover${dates}`,
    place: placeOf(table, table.headerLine),
    advice: `Say it: --period ${table.file}=2026-03, or =2026-03-01..2026-03-31${hint}, with import; in a study a line in exports/formats.csv.`,
  });
}

/** A date inside a file name: a suggestion, never the period itself. */
function periodInName(path: string): string | undefined {
  const name = headerKey(path.slice(path.lastIndexOf('/') + 1)).slice(0, 100);
  const dates = name.matchAll(/(?<!\d)(?:20\d\d-\d\d(?:-\d\d)?|\d\d-\d\d-20\d\d|20\d{6})(?!\d)/g);
  const [found, second = ''] = [...dates].map(([text]) => text);
  if (found === undefined) return undefined;
  const [from, to] = [found, second].map(parseDateText);
  if (from?.kind === 'span' && to?.kind === 'span') return `${formatDay(from.span.from)}..${formatDay(to.span.to)}`;
  const text = parseDateText(found);
  return text?.kind === 'span' && text.span.from === text.span.to ? formatDay(text.span.from) : found;
}
