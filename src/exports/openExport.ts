import { fail, InputError, type Issue } from '../core/error.ts';
import type { ExportFile } from '../tables/byteSource.ts';
import { openSheets } from '../tables/openSheets.ts';
import type { Sheet } from '../tables/sheet.ts';
import type { ExportContext, ExportReading } from './canonical.ts';
import { countKnown } from './headers.ts';
import { readSheet } from './readSheet.ts';
import { isUnknownReport } from './unknownReport.ts';

/**
 * Recognises a file by its content and makes it ready to be read, a reading for each of its tables: CSV, XLSX or JSON,
 * also as gzip, in any common encoding. Nothing is held whole but workbooks, JSON and Google Analytics files.
 *
 * Errors, with file, line, column and advice: not a table, damaged, none or two formats fit, no period, another currency.
 * Errors of single rows come when the rows are read.
 */
export async function openExport(file: ExportFile, context: ExportContext): Promise<ExportReading[]> {
  const sheets = await openSheets(file, countKnown);
  const readings: ExportReading[] = [];
  const unread: { readonly sheet: Sheet; readonly issues: readonly Issue[] }[] = [];
  for (const sheet of sheets) {
    try {
      const reading = await readSheet(sheet, context);
      if (reading) readings.push(reading);
    } catch (error) {
      if (!(error instanceof InputError) || !isUnknownReport(error)) throw error;
      unread.push({ sheet, issues: error.issues });
    }
  }
  const [first, ...rest] = readings;
  if (first)
    return [
      withUnread(
        first,
        unread.map(({ sheet }) => sheet),
      ),
      ...rest,
    ];
  const [other] = unread;
  if (other) throw new InputError(other.issues);
  fail({ opening: 'invalid', message: 'file: it holds no rows', place: { file: file.path }, advice: 'Export the report again.' });
}

/** Tables beside it that are no report that is known, told with the first reading. */
function withUnread(reading: ExportReading, unread: readonly Sheet[]): ExportReading {
  if (unread.length === 0) return reading;
  const warnings = unread.slice(0, 5).map(({ name = '' }) => {
    return { code: 'table-not-read', message: `"${name.slice(0, 60)}" is no report that is known: it is not read` };
  });
  return { ...reading, warnings: () => [...warnings, ...reading.warnings()] };
}
