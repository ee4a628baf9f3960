import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fail } from '../../core/error.ts';
import type { ExportFile } from '../../tables/byteSource.ts';
import { listFolder } from './listFolder.ts';
import { type FileState, requireSame, stateOf } from './readWhole.ts';
import { withPath } from './systemError.ts';

/** What people keep beside exports and that is none. */
const ASIDE = /(?:^|[\\/])(?:\.[^\\/]*|~\$[^\\/]*|formats\.(?:csv|tsv|xlsx)|[^\\/]*\.(?:md|pdf)|(?:readme|notes?)\.txt)$/i;

/** What of it everybody knows not to be read. */
const SILENT = /(?:^|[\\/])(?:formats\.(?:csv|tsv|xlsx)|readme\.md)$/i;

/** Files of a folder of exports that are passed over, and of which a reader should know. */
export function asidePaths(folder: string): string[] {
  return listFolder(folder, 'folder of exports').flatMap(({ full }) => (ASIDE.test(full) && !SILENT.test(full) ? [full] : []));
}

/** Files to import: of a folder all files in it, of a pattern such as `*.csv` those that fit. */
export function exportPaths(paths: readonly string[]): string[] {
  return [...new Set(paths.flatMap(filesAt))];
}

/** The files with their hashes. */
export async function openExports(paths: readonly string[]): Promise<ExportFile[]> {
  const files: ExportFile[] = [];
  for (const path of paths) files.push(await exportFile(path));
  return files;
}

function filesAt(path: string): string[] {
  if (!existsSync(path) && /[*?]/.test(basename(path))) return matching(path);
  if (withPath(path, () => statSync(path)).isFile()) return [path];
  return listFolder(path, 'folder of exports').flatMap(({ full }) => (ASIDE.test(full) ? [] : [full]));
}

/** For shells that leave patterns to the program. */
function matching(pattern: string): string[] {
  const folder = dirname(pattern);
  const source = basename(pattern)
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  const names = withPath(folder, () => readdirSync(folder)).filter((name) => new RegExp(`^${source}$`, 'i').test(name));
  const files = names.map((name) => join(folder, name)).filter((path) => !ASIDE.test(path) && statSync(path).isFile());
  if (files.length === 0) fail({ opening: 'missing', message: `file that fits "${pattern}"`, advice: 'Check the path.' });
  return files.sort();
}

async function exportFile(path: string): Promise<ExportFile> {
  const state = withPath(path, () => stateOf(path));
  const open = (): AsyncIterable<Uint8Array> => chunksOf(path, state);
  const hash = createHash('sha256');
  for await (const chunk of open()) hash.update(chunk);
  return { path, size: Number(state.size), sha256: hash.digest('hex'), open };
}

/** The bytes of a file; fails at the end where it is not what it was. */
async function* chunksOf(path: string, state: FileState): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of createReadStream(path)) yield chunk as Uint8Array;
    requireSame(path, state);
  } catch (error) {
    withPath(path, () => {
      throw error;
    });
  }
}
