import { chmodSync, existsSync, lstatSync, readdirSync, renameSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isWithin } from './realPlace.ts';

/** Where the old folder waits, in the folder of the run that replaces it. */
const OLD = 'old';

/**
 * Whether a folder may give place to another as a whole: nothing is in it but files of these paths, in folders of theirs, it is no
 * disk of its own, and nobody stands in it.
 */
export function isReplaceable(target: string, paths: readonly string[]): boolean {
  if (!existsSync(target) || isWithin(process.cwd(), target)) return false;
  if (statSync(target).dev !== statSync(dirname(target)).dev) return false;
  return holdsOnly(target, new Set(paths.flatMap(withFolders)));
}

function holdsOnly(folder: string, known: ReadonlySet<string>, start = ''): boolean {
  return readdirSync(folder, { withFileTypes: true }).every((entry) => {
    const path = start + entry.name;
    if (!known.has(path)) return false;
    return entry.isFile() || (entry.isDirectory() && holdsOnly(join(folder, entry.name), known, `${path}/`));
  });
}

/** `charts/rank.svg` and `charts`. */
function withFolders(path: string): string[] {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

/**
 * Puts a whole folder in the place of another by two renames: whoever looks sees all of the old or all of the new, or for the moment
 * between them none. What fails leaves the old.
 */
export function replaceFolder(files: string, target: string): void {
  const old = join(dirname(files), OLD);
  chmodSync(files, statSync(target).mode & 0o7777);
  renameSync(target, old);
  try {
    renameSync(files, target);
  } catch (error) {
    renameSync(old, target);
    throw error;
  }
}

/** Puts back what a run that was killed between the two renames has taken away. */
export function restoreReplaced(place: string, target: string): void {
  const old = join(place, OLD);
  const waits = lstatSync(old, { throwIfNoEntry: false })?.isDirectory() === true;
  if (waits && !existsSync(target)) renameSync(old, target);
}
