import { type Day, dayOf } from '../core/day.ts';

/**
 * The last date in the name of a file as YYYYMMDD, or an empty text. Day and month are told apart where one is above 12, else day first.
 * @example
 * dateInName('exports/BusinessReport-16-07-2025.csv') // => '20250716'
 * dateInName('a/2026-01-05/sp_2026-03-01_20260331.xlsx') // => '20260331'
 * dateInName('BusinessReport-8-21-26.csv') // => '20260821'
 */
export function dateInName(file: string): string {
  return datesInName(file).at(-1) ?? '';
}

/** The last date in the name. Two dates, or two more, are the first and last day of a period and say nothing about the download. */
export function dayInName(file: string): Day | undefined {
  const dates = datesInName(file);
  const last = dates.at(-1);
  if (last === undefined || dates.length % 2 === 0) return undefined;
  return dayOf({ year: Number(last.slice(0, 4)), month: Number(last.slice(4, 6)), day: Number(last.slice(6)) });
}

/**
 * The one date in the name of a file that is written year first, so that nothing has to be told apart.
 * @example
 * dayWrittenIn('US_cerebro_2026-06-15.csv') // => 20619
 * dayWrittenIn('cerebro_01-06-2026.csv') // => undefined
 */
export function dayWrittenIn(file: string): Day | undefined {
  const name = file.replace(/^.*[\\/]/s, '');
  return datesInName(file).length === 1 && /(?<!\d)20\d\d[-_.]?\d\d[-_.]?\d\d(?!\d)/.test(name) ? dayInName(file) : undefined;
}

/** Seller Central puts the day of the download into the name, in the order of the marketplace: read where the numbers tell it. */
const BUSINESS_REPORT = /(?<=^BusinessReport-)\d\d?-\d\d?-\d\d(?!\d)/i;

function withCentury(text: string): string {
  const [first = '', second = '', year = ''] = text.split('-');
  return Number(first) > 12 || Number(second) > 12 || first === second ? `${first}-${second}-20${year}` : text;
}

function datesInName(file: string): string[] {
  const name = file.replace(/^.*[\\/]/s, '').replace(BUSINESS_REPORT, withCentury);
  const dates = name.matchAll(/(?<!\d)(?:(20\d\d)[-_.]?(\d\d)[-_.]?(\d\d)|(\d\d?)[-_.](\d\d?)[-_.](20\d\d))(?!\d)/g);
  return [...dates].map(([, year, month = '', day = '', first = '', second = '', last]) => {
    if (year !== undefined) return `${year}${month}${day}`;
    const [m, d] = Number(second) > 12 ? [first, second] : [second, first];
    return `${last}${m.padStart(2, '0')}${d.padStart(2, '0')}`;
  });
}
