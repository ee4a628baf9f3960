import { formatPeriod, type Period, stepOf } from '../core/calendar.ts';
import type { Warning } from '../core/error.ts';
import { at } from '../core/present.ts';
import { displayWidth, hanging, padRight, wrapped } from '../core/textLayout.ts';
import { warningLines } from '../core/warningLines.ts';
import { daysOf, type ReadAlike, readAlike } from '../pipeline.ts';
import type { FileReading } from '../study/fileReading.ts';
import type { Imported } from '../study/imported.ts';

/** What files and their columns were read as, in lines of at most `width` columns; files that were read alike once. */
export function describeFiles(
  readings: readonly FileReading[],
  { width, imported }: { readonly width: number; readonly imported?: Imported | undefined },
): string[] {
  return readAlike(readings).flatMap((group) => [
    ...heading(group, imported).map((line) => wrapped(line, width)),
    ...columnLines(group, width),
    '',
  ]);
}

/** The file, or the first and the last of several, what they were taken for, and of exports rows and days. */
function heading({ files, takenFor }: ReadAlike, imported: Imported | undefined): string[] {
  const first = at(files, 0);
  const size = sizeOf(files, imported);
  if (files.length === 1) return [`${first}: ${takenFor}${size}`];
  const between = files.length === 2 ? [] : [`  … ${files.length - 2} more …`];
  return [`${files.length} files: ${takenFor}${size}`, `  ${first}`, ...between, `  ${files.at(-1)}`];
}

function sizeOf(files: readonly string[], imported: Imported | undefined): string {
  const names = new Set(files);
  const accounts = (imported?.reconciliation.files ?? []).filter(({ file }) => names.has(file));
  if (accounts.length === 0) return '';
  const rows = accounts.reduce((sum, account) => sum + account.rows.read, 0).toLocaleString('en-GB');
  const days = daysOf(accounts);
  return `; ${rows} ${rows === '1' ? 'row' : 'rows'}${days ? `, ${days.from} to ${days.to}` : ''}`;
}

/** Header, meaning and unit one below the other; where the terminal is too narrow for that, a paragraph each. */
function columnLines({ columns }: ReadAlike, width: number): string[] {
  const rows = columns.map(({ header, meaning, unit }) => ({
    header,
    unit,
    meaning: meaning.startsWith(`${header}: `) ? meaning.slice(header.length + 2) : meaning,
  }));
  const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map(displayWidth));
  const [headers, meanings] = [widest(rows.map(({ header }) => header)), widest(rows.map(({ meaning }) => meaning))];
  if (headers + meanings + widest(rows.map(({ unit }) => unit)) + 6 <= width)
    return rows.map(({ header, meaning, unit }) =>
      `  ${padRight(header, headers)}  ${padRight(meaning, meanings)}  ${unit}`.trimEnd(),
    );
  return rows.map(({ header, meaning, unit }) => hanging('  ', `${header}: ${meaning}${unit === '' ? '' : ` (${unit})`}`, width));
}

/** The months or weeks of a history, and those whose attributed sales will still grow: they are not learnt from. */
export function monthsText({
  months,
  final,
}: {
  readonly months: readonly Period[];
  readonly final: readonly boolean[];
}): string {
  const [first = 0 as Period, last = first] = [months[0], months.at(-1)];
  const open = months.filter((_, index) => !final[index]).map(formatPeriod);
  const growing = open.length === 0 ? '' : `; attributed sales of ${open.join(', ')} will still grow`;
  const step = stepOf(first);
  if (months.length === 1) return `1 ${step}, ${formatPeriod(first)}${growing}`;
  return `${months.length} ${step}s, ${formatPeriod(first)} to ${formatPeriod(last)}${growing}`;
}

/** Warnings in lines of at most `width` columns, or a line that says that there are none. */
export function remarks(warnings: readonly Warning[], width: number): string[] {
  if (warnings.length === 0) return ['No warnings.'];
  return ['Warnings:', ...warningLines(warnings, '--json lists them all').map((line) => hanging('  ', line, width))];
}
