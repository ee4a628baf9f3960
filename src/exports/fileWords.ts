import { monthOf } from '../core/calendar.ts';
import { fail, type Issue } from '../core/error.ts';
import { nearest } from '../core/nearest.ts';
import { cellIssue, cellOf, quotable, throwIssues } from '../tables/cell.ts';
import { columnIndex } from '../tables/columnNames.ts';
import type { Table } from '../tables/table.ts';
import type { Day, ExportContext, Span } from './canonical.ts';
import { daysFromCivil, monthSpan } from './join/days.ts';

/**
 * What the user says of single files: the format of those that fit two or none, the days of those without dates, the day of the
 * download. By path.
 */
export type FileWords = Required<Pick<ExportContext, 'formats' | 'spans'>> & Pick<ExportContext, 'downloads'>;

const PERIOD = /^(\d{4})-(\d\d)(?:-(\d\d)(?:\.\.(\d{4})-(\d\d)-(\d\d))?)?$/;

/**
 * A month, a day or two days with dots between them; undefined where it is none.
 * @example
 * parsePeriod('2026-02')?.to === parsePeriod('2026-02-01..2026-02-28')?.to // => true
 * parsePeriod('2026-02-30') // => undefined
 */
export function parsePeriod(text: string): Span | undefined {
  const [whole, ...parts] = PERIOD.exec(text.trim()) ?? [];
  if (whole === undefined) return undefined;
  const [year = 0, month = 0, date, endYear, endMonth = 0, endDate = 0] = parts.map((part) =>
    part === undefined ? undefined : Number(part),
  );
  if (month < 1 || month > 12) return undefined;
  if (date === undefined) return monthSpan(monthOf(year, month));
  if (!isDate(month, date, year)) return undefined;
  const from = daysFromCivil(year, month, date);
  if (endYear === undefined) return { from, to: from };
  if (!isDate(endMonth, endDate, endYear)) return undefined;
  const to = daysFromCivil(endYear, endMonth, endDate);
  return from <= to ? { from, to } : undefined;
}

function isDate(month: number, date: number, year: number): boolean {
  if (month < 1 || month > 12) return false;
  const { from, to } = monthSpan(monthOf(year, month));
  return date >= 1 && date <= to - from + 1;
}

const DAY_ADVICE = 'Write the day as 2026-03-16.';

export const PERIOD_ADVICE = 'Write a month as 2026-03, or days as 2026-03-01..2026-03-31.';

/** `formats.csv` in a folder of exports: `file`, and any of `format`, `period` and `downloaded`. `paths` are the files that are there. */
export function readFileWords(table: Table, paths: readonly string[]): FileWords {
  const file = columnIndex(table, 'file', ['datei']);
  const [format, period, downloaded] = [['format'], ['period', 'zeitraum'], ['downloaded', 'heruntergeladen']].map((names) =>
    table.header.findIndex((header) => names.includes(header.toLowerCase())),
  );
  const words = { formats: new Map<string, string>(), spans: new Map<string, Span>(), downloads: new Map<string, Day>() };
  const issues: Issue[] = [];
  for (const row of table.rows) {
    const name = cellOf(table, row, file);
    const path = pathOf(name.text, paths);
    if (path === undefined) {
      issues.push(
        cellIssue(name, { opening: 'unknown', message: `file "${quotable(name.text)}"`, advice: fileAdvice(name.text, paths) }),
      );
      continue;
    }
    const id = row.cells[format ?? -1] ?? '';
    if (id !== '') words.formats.set(path, id);
    const when = cellOf(table, row, period ?? -1);
    const span = parsePeriod(when.text);
    if (span) words.spans.set(path, span);
    else if (when.text !== '')
      issues.push(cellIssue(when, { message: `period "${quotable(when.text)}"`, advice: PERIOD_ADVICE }));
    const download = cellOf(table, row, downloaded ?? -1);
    const day = parsePeriod(download.text);
    if (day && day.from === day.to) words.downloads.set(path, day.from);
    else if (download.text !== '')
      issues.push(cellIssue(download, { message: `day of the download "${quotable(download.text)}"`, advice: DAY_ADVICE }));
  }
  throwIssues(issues);
  return words;
}

/** The file that is meant by its path or by the end of it. */
export function pathOf(text: string, paths: readonly string[]): string | undefined {
  return paths.find((path) => path === text) ?? paths.find((path) => path.endsWith(`/${text}`) || path.endsWith(`\\${text}`));
}

export function fileAdvice(text: string, paths: readonly string[]): string {
  const names = paths.map((path) => path.split(/[\\/]/).at(-1) ?? path);
  const close = nearest(text, names);
  return close === undefined ? 'Give the name of one of the files to import.' : `Did you mean "${close}"?`;
}

/** `file=value` texts of a flag, by path. Errors: no such file, no value. */
export function byFile(texts: readonly string[], paths: readonly string[], flag: string): [path: string, value: string][] {
  return texts.map((text) => {
    const at = text.lastIndexOf('=');
    const [name, value] = [text.slice(0, at), text.slice(at + 1)];
    if (at < 1 || value === '')
      fail({ opening: 'invalid', message: `--${flag} "${text}"`, advice: `Write it as --${flag} file.csv=value.` });
    const path = pathOf(name, paths);
    if (path === undefined)
      return fail({ opening: 'unknown', message: `file "${name}" in --${flag}`, advice: fileAdvice(name, paths) });
    return [path, value];
  });
}
