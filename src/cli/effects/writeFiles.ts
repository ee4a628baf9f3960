import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fail } from '../../core/error.ts';
import type { OutputFile } from '../../pipeline.ts';
import { moveFiles } from './moveFiles.ts';
import { ownFiles, reportState } from './ownFiles.ts';
import { realPlace } from './realPlace.ts';
import { isReplaceable, replaceFolder } from './replaceFolder.ts';
import { withStaging } from './staging.ts';
import { withPath } from './systemError.ts';

/** A report is one run: what an earlier one left goes. */
export interface AsReport {
  /** The {@link reportState} of the folder when the run began. */
  readonly found: string | undefined;
}

/**
 * Writes the files, whole or not at all: all of them aside first, then in one step where the folder is new or holds nothing but an
 * earlier report; else each is renamed into place, run.json last, and other files in the folder stay. The work is synchronous, so
 * that Ctrl-C comes before it or after it. What fails leaves everything as it was. Fails where another run is writing there, or has
 * written a report since this one began.
 */
export function writeFiles(folder: string, files: readonly OutputFile[], report?: AsReport): void {
  withPath(folder, () => {
    const target = realPlace(folder);
    const above = dirname(target);
    const made = existsSync(above) ? undefined : mkdirSync(above, { recursive: true });
    try {
      const writing: Writing = { folder, target, files, report };
      if (!(report && written(writing))) write(writing, false);
    } catch (error) {
      if (made !== undefined) rmSync(made, { recursive: true, force: true });
      throw error;
    }
  });
}

interface Writing {
  readonly folder: string;
  /** A real path. */
  readonly target: string;
  readonly files: readonly OutputFile[];
  readonly report: AsReport | undefined;
}

/** What is said where a folder cannot be moved, or none be made beside it: its files may be written for all that. */
const UNMOVABLE = /^(?:EACCES|EPERM|EROFS|EBUSY|EXDEV|ENOTEMPTY|EEXIST)$/;

/** Replaces the folder of an earlier report as a whole; false where that cannot be done. */
function written(writing: Writing): boolean {
  const { target, files } = writing;
  if (!isReplaceable(target, [...ownFiles(target), ...files.map(({ path }) => path)])) return false;
  try {
    write(writing, true);
    return true;
  } catch (error) {
    if (UNMOVABLE.test(String((error as NodeJS.ErrnoException).code))) return false;
    throw error;
  }
}

function write({ folder, target, files, report }: Writing, whole: boolean): void {
  withStaging(target, whole, (staging) => {
    if (report) requireUnchanged(folder, report.found);
    for (const file of files) writeDurably(join(staging, file.path), file.content);
    if (!existsSync(target)) renameSync(staging, target);
    else if (whole) replaceFolder(staging, target);
    else moveFiles({ staging, target, paths: files.map(({ path }) => path), stale: report ? ownFiles(target) : [] });
  });
}

function requireUnchanged(folder: string, found: string | undefined): void {
  const now = reportState(folder);
  if (now === undefined || now === found) return;
  fail({
    opening: 'invalid',
    message: `output folder "${folder}": another run has written its report there since this one began`,
    advice: 'Look at that report first; then run the command again, or choose another place with --out.',
  });
}

function writeDurably(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const file = openSync(path, 'w');
  try {
    for (let from = 0; from < bytes.length; ) from += writeSync(file, bytes, from);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
