import { closeSync, existsSync, fsyncSync, lstatSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fail } from '../../core/error.ts';
import type { OutputFile } from '../../pipeline.ts';
import { ownFiles, reportState } from './ownFiles.ts';
import { isWithin, realPlace } from './realPlace.ts';
import { withStaging } from './staging.ts';
import { withPath } from './systemError.ts';

/** A report is one run: what an earlier one left goes. */
export interface AsReport {
  /** The {@link reportState} of the folder when the run began. */
  readonly found: string | undefined;
}

/**
 * Writes the files, whole or not at all: all of them aside first, then each renamed into place, run.json last. Other files in the
 * folder stay, but for those of an earlier report where this is one. The work is synchronous, so that Ctrl-C comes before it or
 * after it. Fails where another run is writing there, or has written a report since this one began.
 */
export function writeFiles(folder: string, files: readonly OutputFile[], report?: AsReport): void {
  withPath(folder, () => {
    const target = realPlace(folder);
    const above = dirname(target);
    const made = existsSync(above) ? undefined : mkdirSync(above, { recursive: true });
    try {
      withStaging(target, (staging) => {
        if (report) requireUnchanged(folder, report.found);
        for (const file of files) writeDurably(join(staging, file.path), file.content);
        moveInto({ staging, target, files, stale: report ? ownFiles(target) : [] });
      });
    } catch (error) {
      if (made !== undefined) rmSync(made, { recursive: true, force: true });
      throw error;
    }
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

interface Move {
  readonly staging: string;
  /** A real path. */
  readonly target: string;
  readonly files: readonly OutputFile[];
  /** Paths of an earlier run's files. */
  readonly stale: readonly string[];
}

/** A new folder takes its place in one step; in an old one, each file does, after all places have been found free. */
function moveInto({ staging, target, files, stale }: Move): void {
  if (!existsSync(target)) {
    renameSync(staging, target);
    return;
  }
  for (const { path } of files) requireFree(join(target, path), target);
  const paths = files.map(({ path }) => path);
  const move = (path: string): void => renameSync(join(staging, path), join(target, path));
  for (const path of paths) if (path !== LAST) move(path);
  for (const path of stale) if (!paths.includes(path)) removeOwn(join(target, path), target);
  if (paths.includes(LAST)) move(LAST);
}

/** It lists the other files with their hashes: until it is there, the old one says that they are none of its own. */
const LAST = 'run.json';

function requireFree(place: string, target: string): void {
  mkdirSync(dirname(place), { recursive: true });
  requireInside(dirname(place), target);
  if (!lstatSync(place, { throwIfNoEntry: false })?.isDirectory()) return;
  fail({
    opening: 'invalid',
    message: 'output file: there is a folder of this name',
    place: { file: place },
    advice: 'Move the folder away.',
  });
}

/** A file of an earlier run goes; a link is removed and not followed, and what has become a folder is somebody's. */
function removeOwn(place: string, target: string): void {
  const found = lstatSync(place, { throwIfNoEntry: false });
  if (found === undefined || found.isDirectory() || !isWithin(realPlace(dirname(place)), target)) return;
  rmSync(place);
}

/** Fails where a link leads from the output folder to another place: nothing is written there. */
function requireInside(folder: string, target: string): void {
  if (isWithin(realPlace(folder), target)) return;
  fail({
    opening: 'invalid',
    message: 'output folder: a link in it leads out',
    place: { file: folder },
    advice: 'Remove the link, or choose another place with --out.',
  });
}
