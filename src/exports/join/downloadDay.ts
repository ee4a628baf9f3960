import type { Day, ExportContext } from '../canonical.ts';
import { daysFromCivil } from './days.ts';

/** The day on which a file was downloaded: the user's word in formats.csv, else the date in its name; undefined where none says it. */
export function downloadDay(file: string, { downloads }: Pick<ExportContext, 'downloads'>): Day | undefined {
  return downloads?.get(file) ?? dayInName(file);
}

/** The last date in the name. Two dates, or two more, are the first and last day of a period and say nothing about the download. */
function dayInName(file: string): Day | undefined {
  const dates = datesInName(file);
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(dates.at(-1) ?? '') ?? [];
  if (dates.length % 2 === 0 || year === undefined) return undefined;
  return daysFromCivil(Number(year), Number(month), Number(day));
}

/**
 * The last date in the name of a file as YYYYMMDD, or an empty text. Day and month are told apart where one is above 12, else day first.
 * @example
 * dateInName('exports/BusinessReport-16-07-2025.csv') // => '20250716'
 * dateInName('a/2026-01-05/sp_2026-03-01_20260331.xlsx') // => '20260331'
 */
export function dateInName(file: string): string {
  return datesInName(file).at(-1) ?? '';
}

function datesInName(file: string): string[] {
  const name = file.split(/[\\/]/).at(-1) ?? '';
  const dates = name.matchAll(/(?<!\d)(?:(20\d\d)[-_.]?(\d\d)[-_.]?(\d\d)|(\d\d?)[-_.](\d\d?)[-_.](20\d\d))(?!\d)/g);
  return [...dates].map(([, year, month = '', day = '', first = '', second = '', last]) => {
    if (year !== undefined) return `${year}${month}${day}`;
    const [m, d] = Number(second) > 12 ? [first, second] : [second, first];
    return `${last}${m.padStart(2, '0')}${d.padStart(2, '0')}`;
  });
}
