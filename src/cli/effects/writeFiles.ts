import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { fail } from '../../core/error.ts';
import type { OutputFile } from '../../pipeline.ts';
import { withPath } from './systemError.ts';

/** Fails early, before minutes of work, where the folder could not be made or written. */
export function requireWritable(folder: string, flag = 'out'): void {
  let existing = resolve(folder);
  while (!existsSync(existing) && dirname(existing) !== existing) existing = dirname(existing);
  if (!withPath(folder, () => statSync(existing)).isDirectory()) {
    fail({
      opening: 'invalid',
      message: `output folder "${folder}": a part of it is a file`,
      advice: `Choose another place with --${flag}.`,
    });
  }
  withPath(folder, () => accessSync(existing, constants.W_OK | constants.X_OK));
}

/** What holds inputs, and the flag that says where output goes. */
interface InputFolder {
  readonly name: string;
  readonly folder: string;
  readonly flag: string;
}

/** Fails where the output would lie among inputs, where it could overwrite them or be read as one of them. */
export function requireOutside(output: string, { name, folder, flag }: InputFolder): void {
  const [inner, outer] = [resolve(output), resolve(folder)];
  if (inner !== outer && !inner.startsWith(outer + sep)) return;
  fail({
    opening: 'invalid',
    message: `--${flag} "${output}": it lies in the folder of ${name}`,
    advice: 'Choose a place outside of it: what is there is input.',
  });
}

/** Fails early where a file is to be written and a folder has its name. */
export function requireNoFolder(file: string): void {
  if (!existsSync(file) || !withPath(file, () => statSync(file)).isDirectory()) return;
  fail({
    opening: 'invalid',
    message: `--out "${file}": there is a folder of this name`,
    advice: 'Give the name of a file.',
  });
}

/** Fails where the folder exists and holds anything. */
export function requireEmpty(folder: string): void {
  if (!existsSync(folder) || withPath(folder, () => readdirSync(folder)).length === 0) return;
  fail({
    opening: 'invalid',
    message: `folder "${folder}": it is not empty`,
    advice: 'Give the name of a new folder: nothing is overwritten.',
  });
}

/**
 * Writes the files, whole or not at all: all of them beside the folder first, then each renamed into place. Other files in the
 * folder stay. The work is synchronous, so that Ctrl-C comes before it or after it.
 */
export function writeFiles(folder: string, files: readonly OutputFile[]): void {
  const target = resolve(folder);
  const partial = join(dirname(target), `.${basename(target)}.partial-${process.pid}`);
  withPath(folder, () => {
    const made = mkdirSync(dirname(target), { recursive: true });
    try {
      for (const file of files) writeDurably(join(partial, file.path), file.content);
      moveInto({ partial, target, files });
    } catch (error) {
      if (made !== undefined) rmSync(made, { recursive: true, force: true });
      throw error;
    } finally {
      rmSync(partial, { recursive: true, force: true });
    }
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

/** A new folder takes its place in one step; in an old one, each file does, after all places have been found free. */
function moveInto({
  partial,
  target,
  files,
}: {
  readonly partial: string;
  readonly target: string;
  readonly files: readonly OutputFile[];
}): void {
  if (!existsSync(target)) {
    renameSync(partial, target);
    return;
  }
  for (const file of files) {
    const place = join(target, file.path);
    mkdirSync(dirname(place), { recursive: true });
    requireInside(dirname(place), target);
    if (existsSync(place) && statSync(place).isDirectory()) {
      fail({
        opening: 'invalid',
        message: 'output file: there is a folder of this name',
        place: { file: place },
        advice: 'Move the folder away.',
      });
    }
  }
  for (const file of files) renameSync(join(partial, file.path), join(target, file.path));
}

/** Fails where a link leads from the output folder to another place: nothing is written there. */
function requireInside(folder: string, target: string): void {
  const [inner, outer] = [realpathSync(folder), realpathSync(target)];
  if (inner === outer || inner.startsWith(outer + sep)) return;
  fail({
    opening: 'invalid',
    message: 'output folder: a link in it leads out',
    place: { file: folder },
    advice: 'Remove the link, or choose another place with --out.',
  });
}
