import { randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { withPath } from './systemError.ts';

/** A folder of files that are each there whole or not at all, written by any number of processes at once. */
export interface WorkFolder {
  readonly path: string;
  readonly has: (name: string) => boolean;
  readonly read: (name: string) => string;
  /** Puts a file in its place at once; a file of the same name gives way. */
  readonly put: (name: string, text: string) => void;
  /** Names of the files in a folder within it, in order. */
  readonly list: (folder: string) => readonly string[];
}

const PARTIAL = /\.partial-[0-9a-f-]+$/;

export function workFolder(path: string): WorkFolder {
  const at = (name: string): string => join(path, name);
  return {
    path,
    has: (name) => existsSync(at(name)),
    read: (name) => withPath(at(name), () => readFileSync(at(name), 'utf8')),
    put: (name, text) => withPath(at(name), () => putWhole(at(name), text)),
    list: (folder) =>
      existsSync(at(folder))
        ? withPath(at(folder), () => readdirSync(at(folder)))
            .filter((name) => !PARTIAL.test(name))
            .sort()
        : [],
  };
}

/** Written and on the disk under a name of its own before it takes its place. */
function putWhole(place: string, text: string): void {
  mkdirSync(dirname(place), { recursive: true });
  const partial = `${place}.partial-${randomUUID()}`;
  const file = openSync(partial, 'wx');
  try {
    const bytes = new TextEncoder().encode(text);
    for (let from = 0; from < bytes.length; ) from += writeSync(file, bytes, from);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(partial, place);
}

/** Removes the folders in a folder that nobody has written to for longest, but for so many. What cannot be removed stays. */
export function keepNewest(folder: string, most: number): void {
  if (!existsSync(folder)) return;
  const found = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ path: join(folder, name), written: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => b.written - a.written);
  for (const { path } of found.slice(most)) rmSync(path, { recursive: true, force: true });
}
