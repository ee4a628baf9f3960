import { lastDayOf, type Source } from './readSource.ts';

/**
 * Sources in the order in which they are believed: the one that goes on to a later day, then the one with a later date in its
 * file's name, then by name. What the file system says of a file plays no part: a copy must count like its original.
 */
export function newestFirst(sources: readonly Source[]): Source[] {
  const keyed = sources.map((source) => ({
    source,
    last: lastDayOf(source) ?? Number.NEGATIVE_INFINITY,
    date: dateInName(source.reading.file),
  }));
  const byText = (a: string, b: string): number => (a === b ? 0 : a > b ? -1 : 1);
  return keyed
    .sort(
      (a, b) =>
        b.last - a.last ||
        byText(a.date, b.date) ||
        byText(a.source.reading.file, b.source.reading.file) ||
        a.source.index - b.source.index,
    )
    .map(({ source }) => source);
}

/**
 * The last date in the name of a file as YYYYMMDD, or an empty text. Day and month are told apart where one is above 12, else day first.
 * @example
 * dateInName('exports/BusinessReport-16-07-2025.csv') // => '20250716'
 * dateInName('a/2026-01-05/sp_2026-03-01_20260331.xlsx') // => '20260331'
 */
export function dateInName(file: string): string {
  const name = file.split(/[\\/]/).at(-1) ?? '';
  const dates = [...name.matchAll(/(?<!\d)(?:(20\d\d)[-_.]?(\d\d)[-_.]?(\d\d)|(\d\d?)[-_.](\d\d?)[-_.](20\d\d))(?!\d)/g)];
  const [, year, month = '', day = '', first = '', second = '', last] = dates.at(-1) ?? [];
  if (year !== undefined) return `${year}${month}${day}`;
  if (last === undefined) return '';
  const american = Number(second) > 12;
  const [m, d] = american ? [first, second] : [second, first];
  return `${last}${m.padStart(2, '0')}${d.padStart(2, '0')}`;
}
