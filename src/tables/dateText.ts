import { monthOf, type Period } from '../core/calendar.ts';
import { type Day, dateOf, dayOf, monthSpan, type Span } from '../core/day.ts';
import { at } from '../core/present.ts';

/** Which number is the day: `13/9/26`, `9/13/26` or `26-09-13`. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';

/** A date as written; `numbers` where only its column can tell the day from the month, or (`short`: two digits at the end) from the year. */
export type DateText =
  | { readonly kind: 'span'; readonly span: Span }
  | { readonly kind: 'numbers'; readonly first: number; readonly second: number; readonly year: number; readonly short?: true };

/** No export that anyone has is of an earlier year: consoles keep two or three. */
export const EARLIEST_YEAR = 2015;

/** Month names of English, German, French, Spanish and Italian, short and long, from January. */
const NAMES: readonly string[] = [
  'jan january januar jänner janv janvier ene enero gen gennaio',
  'feb february februar févr fév fev février fevrier febrero febbraio',
  'mar march mär märz mrz maerz mars marzo',
  'apr april avr avril abr abril aprile',
  'may mai mayo mag maggio',
  'jun june juni juin junio giu giugno',
  'jul july juli juil juillet julio lug luglio',
  'aug august août aout aoû aou ago agosto',
  'sep sept september septembre septiembre set settembre',
  'oct october okt oktober octobre octubre ott ottobre',
  'nov november novembre noviembre',
  'dec december dez dezember déc décembre decembre dic diciembre dicembre',
];

const NUMBERS: ReadonlyMap<string, number> = new Map(
  NAMES.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);

/** The number of a month by its name, from 1.
 * @example
 * ['Sep', 'März', 'Juni', 'Margin'].map(monthByName) // => [9, 3, 6, undefined] */
export function monthByName(name: string | undefined): number | undefined {
  return name === undefined ? undefined : NUMBERS.get(name.normalize('NFC').toLowerCase());
}

const TIME = /[T ]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?: ?([AaPp])\.?[Mm]\.?)?(?: ?(?:Z|UTC|[+-]\d{2}:?\d{2}|[A-Z]{3,4}))?$/;

/**
 * A date, a month or a range of dates as reports write them; undefined where it is none. `Sep 01, 2026`, ISO with and
 * without time, `20260826`, `2026年9月1日`, `13.09.2026`, `1/2/26`, `Jan 01, 2026 - Jan 31, 2026`, `2026-03`.
 */
export function parseDateText(text: string): DateText | undefined {
  if (text.length > 60) return undefined;
  const plain = text.replace(/[\s\u00a0\u202f]+/g, ' ').trim();
  const halves = plain.split(/ [-–—~] | to | bis /);
  if (halves.length === 2) return range(at(halves, 0), at(halves, 1));
  const time = TIME.exec(plain);
  const date = time ? plain.slice(0, time.index) : plain;
  const read = oneDate(date);
  return read?.kind === 'numbers' && time?.[1] !== undefined ? withOrder(read, 'mdy') : read;
}

function range(from: string, to: string): DateText | undefined {
  const [first, last] = [parseDateText(from), parseDateText(to)];
  if (first?.kind !== 'span' || last?.kind !== 'span' || last.span.to < first.span.from) return undefined;
  return span(first.span.from, last.span.to);
}

function span(from: Day | undefined, to = from): DateText | undefined {
  return from === undefined || to === undefined ? undefined : { kind: 'span', span: { from, to } };
}

function month(year: number, number: number | undefined): DateText | undefined {
  const found = number === undefined ? undefined : monthSpan({ year, month: number });
  return found && { kind: 'span', span: found };
}

/** Each way of writing one date, and what its groups are. */
const FORMS: readonly { readonly pattern: RegExp; readonly read: (groups: readonly string[]) => DateText | undefined }[] = [
  { pattern: /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/, read: ([y, , m, d]) => ymd(y, Number(m), d) },
  { pattern: /^(\d{4})\. (\d{1,2})\. (\d{1,2})\.?$/, read: ([y, m, d]) => ymd(y, Number(m), d) },
  { pattern: /^(\d{4})(\d{2})(\d{2})$/, read: ([y, m, d]) => ymd(y, Number(m), d) },
  { pattern: /^(\d{4})年(\d{1,2})月(\d{1,2})日$/, read: ([y, m, d]) => ymd(y, Number(m), d) },
  { pattern: /^(\d{4})(?:[-/.]|年)(\d{1,2})月?$/, read: ([y, m]) => month(Number(y), Number(m)) },
  { pattern: /^(\d{1,2})[/.-](\d{4})$/, read: ([m, y]) => month(Number(y), Number(m)) },
  {
    pattern: /^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})$/,
    read: ([d, m, y]) => (saysOldYear(d, y) ? undefined : ymd(y, Number(m), d)),
  },
  { pattern: /^(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d{2})$/, read: ([a, , b, y]) => numbers(Number(a), Number(b), y) },
  { pattern: /^(\p{L}{3,10})\.? ?(\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/u, read: ([m, d, y]) => ymd(y, monthByName(m), d) },
  { pattern: /^(\d{1,2})[.]?[ -](\p{L}{3,10})\.?,?[ -](\d{4}|\d{2})$/u, read: ([d, m, y]) => ymd(y, monthByName(m), d) },
  {
    pattern: /^(\p{L}{3,10})\.?(?:[ /-]?(\d{4})| ?['’-](\d{2}))$/u,
    read: ([m, y, short]) => month(yearOf(y ?? short), monthByName(m)),
  },
  { pattern: /^(\d{4})[ /-]?(\p{L}{3,10})\.?$/u, read: ([y, m]) => month(Number(y), monthByName(m)) },
];

function oneDate(text: string): DateText | undefined {
  for (const { pattern, read } of FORMS) {
    const match = pattern.exec(text);
    if (match) return read(match.slice(1));
  }
  return undefined;
}

function yearOf(text: string | undefined): number {
  return text?.length === 2 ? 2000 + Number(text) : Number(text);
}

function ymd(year: string | undefined, monthNumber: number | undefined, day: string | undefined): DateText | undefined {
  return monthNumber === undefined ? undefined : span(dayOf({ year: yearOf(year), month: monthNumber, day: Number(day) }));
}

/** Whether `26.06.01` would be a day of 2001: its year may as well stand first. */
function saysOldYear(first: string | undefined, year: string | undefined): boolean {
  return year?.length === 2 && Number(first) > 12 && yearOf(year) < EARLIEST_YEAR;
}

function numbers(first: number, second: number, last: string | undefined): DateText | undefined {
  const short = last?.length === 2 ? ({ short: true } as const) : {};
  const text = { kind: 'numbers', first, second, year: yearOf(last), ...short } as const;
  return ORDERS.some((order) => withOrder(text, order)) ? text : undefined;
}

const ORDERS: readonly DateOrder[] = ['dmy', 'mdy', 'ymd'];

/**
 * A month as people write it, or undefined. Dates count as their month; `1/2/2026` is not read: it is January to some and
 * February to others; `1/31/2026` can only be January; `26-06-01` is no day of 2001. Two digits after a month's name are a year here (`Jan 26`), where
 * in a column of days they may as well be a day.
 *
 * @example
 * ['Jan 2026', '01/2026', 'Jan 26', '2026年1月'].every((text) => parseMonthText(text) === parseMonthText('2026-01')) // => true
 * ['1/2/2026', 'Q1 2026', '26-06-01'].map(parseMonthText) // => [undefined, undefined, undefined]
 */
export function parseMonthText(text: string): Period | undefined {
  if (text.length > 60) return undefined;
  const short = /^\s*(\p{L}{3,10})\.?[\s/]+(\d\d)\s*$/u.exec(text);
  const date = short ? month(yearOf(short[2]), monthByName(short[1])) : parseDateText(text);
  if (date === undefined) return undefined;
  if (date.kind === 'numbers' && date.year < EARLIEST_YEAR && withOrder(date, 'ymd')) return undefined;
  const [dmy, mdy] = [withOrder(date, 'dmy'), withOrder(date, 'mdy')];
  const spans = [dmy, mdy].flatMap((read) => (read?.kind === 'span' ? [read.span] : []));
  const months = new Set(spans.flatMap(({ from, to }) => [monthOfDay(from), monthOfDay(to)]));
  return months.size === 1 ? [...months][0] : undefined;
}

function monthOfDay(day: Day): Period {
  const { year, month: number } = dateOf(day);
  return monthOf(year, number);
}

/** The date, once it is known which number is the day; undefined where the calendar has no such day. */
export function withOrder(text: DateText, order: DateOrder): DateText | undefined {
  if (text.kind === 'span') return text;
  const { first, second, year, short } = text;
  if (order === 'ymd')
    return short && first > 12 ? span(dayOf({ year: 2000 + first, month: second, day: year - 2000 })) : undefined;
  const [day, number] = order === 'dmy' ? [first, second] : [second, first];
  return span(dayOf({ year, month: number, day }));
}

/** Excel's days count from 30 December 1899. Undefined outside 2000 to 2100.
 * @example
 * serialDay(46266) // => 20697 */
export function serialDay(serial: number): Day | undefined {
  return serial >= 36_526 && serial < 73_415 ? ((Math.floor(serial) - 25_569) as Day) : undefined;
}
