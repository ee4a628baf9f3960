import { copyFileSync, existsSync, lstatSync, mkdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fail } from '../../core/error.ts';
import { isWithin, realPlace } from './realPlace.ts';

/** Files that are whole in a staging folder, and their places in a folder that holds others too. */
export interface Move {
  readonly staging: string;
  /** A real path. */
  readonly target: string;
  readonly paths: readonly string[];
  /** Paths of an earlier run's files. */
  readonly stale: readonly string[];
}

/** It lists the other files with their hashes: until it is there, the old one says that they are none of its own. */
const LAST = 'run.json';

/** Moves each file into its place, once all places have been found free, run.json last. What fails leaves everything as it was. */
export function moveFiles({ staging, target, paths, stale }: Move): void {
  const undo: (() => void)[] = [];
  try {
    for (const path of paths) undo.push(...madeFolders(dirname(join(target, path)), target));
    for (const path of paths) requireFree(join(target, path), target);
    const gone = stale.filter((path) => !paths.includes(path) && isOwn(join(target, path), target));
    const backups = join(staging, '..', 'before');
    for (const path of [...paths, ...gone]) undo.push(putBack(join(target, path), join(backups, path)));
    for (const path of paths) if (path !== LAST) renameSync(join(staging, path), join(target, path));
    for (const path of gone) rmSync(join(target, path));
    if (paths.includes(LAST)) renameSync(join(staging, LAST), join(target, LAST));
  } catch (error) {
    for (const step of undo.reverse()) tryTo(step);
    throw error;
  }
}

/** As much is undone as can be; the first failure is the one to tell of. */
function tryTo(step: () => void): void {
  try {
    step();
  } catch {}
}

/** Makes a folder and those above it, none through a link that leads out; what undoes it. */
function madeFolders(folder: string, target: string): (() => void)[] {
  if (!existsSync(folder)) {
    const steps = madeFolders(dirname(folder), target);
    mkdirSync(folder);
    return [...steps, () => rmdirSync(folder)];
  }
  requireInside(folder, target);
  return [];
}

/** Keeps a copy of what is in a place; puts it back, or removes what has come where nothing was. */
function putBack(place: string, backup: string): () => void {
  if (!lstatSync(place, { throwIfNoEntry: false })) return () => rmSync(place, { force: true });
  mkdirSync(dirname(backup), { recursive: true });
  copyFileSync(place, backup);
  return () => renameSync(backup, place);
}

function requireFree(place: string, target: string): void {
  requireInside(dirname(place), target);
  const found = lstatSync(place, { throwIfNoEntry: false });
  if (found === undefined || found.isFile() || found.isSymbolicLink()) return;
  if (!found.isDirectory()) refuseDevice(place);
  fail({
    opening: 'invalid',
    message: 'output file: there is a folder of this name',
    place: { file: place },
    advice: 'Move the folder away.',
  });
}

/** A pipe, a socket or a device is no file that could be replaced: what it is for would be gone. */
export function refuseDevice(place: string): never {
  fail({
    opening: 'invalid',
    message: 'output file: there is a pipe, a socket or a device of this name',
    place: { file: place },
    advice: 'Give the name of a file; without --out data is printed.',
  });
}

/** A file of an earlier run; a link in its place is removed and not followed, and what has become a folder is somebody's. */
function isOwn(place: string, target: string): boolean {
  const found = lstatSync(place, { throwIfNoEntry: false });
  return found !== undefined && !found.isDirectory() && isWithin(realPlace(dirname(place)), target);
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
