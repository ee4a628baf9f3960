import { type Month, monthOf } from '../core/calendar.ts';

/** Month names in English and German, short and long, from January. */
const NAMES: readonly string[] = [
  'jan january januar jänner',
  'feb february februar',
  'mar march mär märz mrz maerz',
  'apr april',
  'may mai',
  'jun june juni',
  'jul july juli',
  'aug august',
  'sep sept september',
  'oct october okt oktober',
  'nov november',
  'dec december dez dezember',
];

const NUMBERS: ReadonlyMap<string, number> = new Map(
  NAMES.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);

/** Each way of writing a month, and which group is the year and which the month. Dates count as their month. */
const FORMS: readonly { readonly pattern: RegExp; readonly year: number; readonly month: number }[] = [
  { pattern: /^(\d{4})[-/.](\d{1,2})(?:[-/.](?:0?[1-9]|[12]\d|3[01]))?(?:[T ]00:00(?::00)?)?$/, year: 1, month: 2 },
  { pattern: /^(\d{1,2})[-/.](\d{4})$/, year: 2, month: 1 },
  { pattern: /^(?:0?[1-9]|[12]\d|3[01])\.(\d{1,2})\.(\d{4})$/, year: 2, month: 1 },
  { pattern: /^(\d{1,2})\/(?:1[3-9]|2\d|3[01])\/(\d{4})$/, year: 2, month: 1 },
  { pattern: /^(?:1[3-9]|2\d|3[01])\/(\d{1,2})\/(\d{4})$/, year: 2, month: 1 },
  { pattern: /^(\p{L}+)\.?[\s\-/']*(\d{4}|\d{2})$/u, year: 2, month: 1 },
  { pattern: /^(\d{4})[\s\-/]*(\p{L}+)\.?$/u, year: 1, month: 2 },
];

/**
 * A month as people write it, or undefined. `1/2/2026` is not read: it is January to some and February to others;
 * `1/31/2026` can only be January.
 *
 * @example
 * parseMonthText('Jan 2026') === parseMonthText('01/2026') // => true
 * parseMonthText('März 26') === parseMonthText('2026-03-01') // => true
 * parseMonthText('11/30/2026') === parseMonthText('30/11/2026') // => true
 * parseMonthText('1/2/2026') // => undefined
 */
export function parseMonthText(text: string): Month | undefined {
  if (text.length > 30) return undefined;
  const trimmed = text.replace(/[\u00a0\u202f]/g, ' ').trim();
  for (const form of FORMS) {
    const match = form.pattern.exec(trimmed);
    if (match) return build(match[form.year] ?? '', match[form.month] ?? '');
  }
  return undefined;
}

function build(yearText: string, monthText: string): Month | undefined {
  const year = yearText.length === 2 ? 2000 + Number(yearText) : Number(yearText);
  const month = NUMBERS.get(monthText.normalize('NFC').toLowerCase()) ?? Number(monthText);
  const valid = year >= 2000 && year <= 2100 && Number.isInteger(month) && month >= 1 && month <= 12;
  return valid ? monthOf(year, month) : undefined;
}
