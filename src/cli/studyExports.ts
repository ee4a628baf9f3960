import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Warning } from '../core/error.ts';
import type { FileWords } from '../exports/fileWords.ts';
import { readFormats, tableNamed } from '../pipeline.ts';
import type { ExportFile } from '../tables/byteSource.ts';
import { asidePaths, exportPaths, openExports } from './effects/exportFiles.ts';
import { readWhole } from './effects/readWhole.ts';

/** The folder of a study that holds files as people download them. */
export const EXPORTS = 'exports';

export interface StudyExports {
  readonly files: readonly ExportFile[];
  /** What exports/formats.csv says of them. */
  readonly words: FileWords;
  /** Files in the folder that are no tables. */
  readonly unread: readonly Warning[];
}

/** The exports of a study; none where it has no such folder. */
export async function studyExports(study: string): Promise<StudyExports> {
  const words = { formats: new Map(), spans: new Map() };
  const name = readdirSync(study).find((entry) => entry.toLowerCase() === EXPORTS);
  if (name === undefined) return { files: [], words, unread: [] };
  const folder = join(study, name);
  const files = await openExports(exportPaths([folder]));
  const unread = asidePaths(folder).map((file) => ({ code: 'unknown-file', message: 'The file is not read.', place: { file } }));
  const inside = readdirSync(folder).map((entry) => ({ path: join(folder, entry) }));
  const formats = tableNamed('formats', inside, join(folder, '/'));
  if (!formats) return { files, words, unread };
  const table = { path: formats.path, bytes: readWhole(formats.path) };
  const paths = files.map((file) => file.path);
  return { files, words: readFormats(table, paths), unread };
}
