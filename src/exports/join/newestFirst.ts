import type { ExportContext } from '../canonical.ts';
import { dateInName } from './downloadDay.ts';
import { lastDayOf, type Source } from './readSource.ts';

/**
 * Sources in the order in which they are believed: the one that goes on to a later day, or that formats.csv says was downloaded on
 * one, then the one with a later date in its file's name, then by name. What the file system says of a file plays no part: a copy
 * must count like its original.
 */
export function newestFirst(sources: readonly Source[], { downloads }: Pick<ExportContext, 'downloads'>): Source[] {
  const keyed = sources.map((source) => ({
    source,
    last: downloads?.get(source.reading.file) ?? lastDayOf(source) ?? Number.NEGATIVE_INFINITY,
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
