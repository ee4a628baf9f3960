import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fail } from '../../core/error.ts';
import { realPlace } from './realPlace.ts';
import { restoreReplaced } from './replaceFolder.ts';

/** Nobody writes a report for so long: whoever began has been stopped. */
const ABANDONED_MILLISECONDS = 60_000;
const OWNER = 'owner.json';

/** Who writes: on which machine, as which process. Two containers may have the same number for it. */
interface Owner {
  readonly host: string;
  readonly pid: number;
}

/**
 * Runs `work` with a new folder beside the target, or in it where it is there already and is not replaced as a whole: files become
 * whole in it before they take their places. Only one run at a time has it. What a run that was killed has left of its own is
 * removed, and never used. Fails where another run has it.
 */
export function withStaging(target: string, whole: boolean, work: (staging: string) => void): void {
  const [beside, inside] = stagingPlaces(target);
  for (const place of [beside, inside, ...leftovers(target)]) if (existsSync(place)) clear(place, target);
  const place = existsSync(target) && !whole ? inside : beside;
  try {
    mkdirSync(place);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') inUse(target);
    throw error;
  }
  try {
    writeFileSync(join(place, OWNER), JSON.stringify({ host: hostname(), pid: process.pid } satisfies Owner));
    work(join(place, 'files'));
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** Puts back a report that a run was about to replace when it was killed. */
export function mendFolder(target: string): void {
  const [place] = stagingPlaces(realPlace(target));
  if (existsSync(place) && !isInUse(place)) restoreReplaced(place, realPlace(target));
}

function stagingPlaces(target: string): [beside: string, inside: string] {
  return [join(dirname(target), `.${basename(target)}.partial`), join(target, '.discovery-partial')];
}

/** Version 0.3 named such folders after the process. */
function leftovers(target: string): string[] {
  const start = `.${basename(target)}.partial-`;
  const names = namesIn(dirname(target)).filter((name) => name.startsWith(start) && /^\d+$/.test(name.slice(start.length)));
  return names.map((name) => join(dirname(target), name));
}

/** A folder that may be passed through and not looked into holds nothing that could be cleaned. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Removes what a killed run has left; fails where the run may still go on. */
function clear(place: string, target: string): void {
  if (isInUse(place)) inUse(target);
  restoreReplaced(place, target);
  rmSync(place, { recursive: true, force: true });
}

/** On this machine its process tells; else, and where its number may be another's by now, the time since it wrote. */
function isInUse(place: string): boolean {
  const owner = ownerOf(place);
  if (owner?.host === hostname() && (owner.pid === process.pid || !isRunning(owner.pid))) return false;
  return Date.now() - lastWritten(place) < ABANDONED_MILLISECONDS;
}

function ownerOf(place: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(join(place, OWNER), 'utf8')) as Owner;
  } catch {
    // It was stopped before it could say who it is.
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

function lastWritten(place: string): number {
  const files = [place, join(place, 'files'), join(place, 'files', 'charts')];
  return Math.max(...files.map((path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Number.NEGATIVE_INFINITY));
}

function inUse(target: string): never {
  fail({
    opening: 'invalid',
    message: `output folder "${target}": another run is writing it at this moment`,
    advice: 'Run the command again when the other has ended, or choose another place with --out.',
  });
}
