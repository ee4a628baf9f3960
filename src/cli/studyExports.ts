import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileWords } from '../exports/fileWords.ts';
import { parseTable, readFileWords } from '../pipeline.ts';
import type { ExportFile } from '../tables/byteSource.ts';
import { exportPaths, openExports } from './effects/exportFiles.ts';

/** The folder of a study that holds files as people download them. */
export const EXPORTS = 'exports';

/** The exports of a study, with what its exports/formats.csv says of them; none where it has no such folder. */
export async function studyExports(study: string): Promise<{ readonly files: readonly ExportFile[]; readonly words: FileWords }> {
  const name = readdirSync(study).find((entry) => entry.toLowerCase() === EXPORTS);
  if (name === undefined) return { files: [], words: { formats: new Map(), spans: new Map() } };
  const folder = join(study, name);
  const files = await openExports(exportPaths([folder]));
  const path = join(folder, 'formats.csv');
  if (!existsSync(path)) return { files, words: { formats: new Map(), spans: new Map() } };
  const table = parseTable({ path, bytes: new Uint8Array(readFileSync(path)) });
  const paths = files.map((file) => file.path);
  return { files, words: readFileWords(table, paths) };
}
