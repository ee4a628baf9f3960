import { fail } from '../../core/error.ts';
import type { ExportContext, ExportFile, ExportReading } from './canonical.ts';

/** Stands in until exports can be read. Errors: always. */
export async function openExport(file: ExportFile, _context: ExportContext): Promise<ExportReading[]> {
  return fail({
    opening: 'invalid',
    message: 'export: it is not readable yet',
    place: { file: file.path },
    advice: 'Write history.csv by hand.',
  });
}
