import { formatPeriod } from '../../../src/core/calendar.ts';
import { InputError } from '../../../src/core/error.ts';
import type { ExportContext } from '../../../src/exports/canonical.ts';
import type { JoinContext } from '../../../src/exports/join/joinContext.ts';
import { joinExports } from '../../../src/exports/join/joinExports.ts';
import { openExport } from '../../../src/exports/openExport.ts';
import type { JoinedHistory } from '../../../src/study/joined.ts';
import { exportFile } from '../../helpers/exportFile.ts';
import { CHANNELS, SIGNALS } from '../../study/sample.ts';
import { CURVE, STUDY } from '../join/sample.ts';

/** Files as text (or bytes) by name, all the way to months: recognised, read and joined. */
export function imported(
  files: Readonly<Record<string, string | Uint8Array>>,
  study: Partial<ExportContext> = {},
  model: Pick<JoinContext, 'columns' | 'today'> = {},
): Promise<JoinedHistory> {
  return joinExports(
    Object.entries(files).map(([path, content]) => exportFile(path, content)),
    {
      ...model,
      ...{ study: { ...STUDY, ...study }, curve: CURVE, channels: CHANNELS, signals: SIGNALS },
      ...{ place: 'exports', open: openExport },
    },
  );
}

/** What a person reads when the files are refused. */
export async function refusedFor(
  files: Readonly<Record<string, string | Uint8Array>>,
  study: Partial<ExportContext> = {},
): Promise<string> {
  try {
    await imported(files, study);
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  throw new Error('Nothing was refused.');
}

/** The columns of the history by month, those asked for. */
export function monthly({ history }: JoinedHistory, ...columns: readonly string[]): Record<string, (number | undefined)[]> {
  const months = history.months.map((month, at) => [formatPeriod(month), columns.map((name) => history.columns.get(name)?.[at])]);
  return Object.fromEntries(months);
}

/** A row a day, of the first `count` days of a month. */
export function daily(month: string, count: number, row: (day: string) => string): string {
  return Array.from({ length: count }, (_, at) => `${row(`${month}-${String(at + 1).padStart(2, '0')}`)}\n`).join('');
}
