import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { fail } from '../../core/error.ts';
import { nearest } from '../../core/nearest.ts';
import type { SourceFile } from '../../pipeline.ts';
import { withPath } from './systemError.ts';

const MEGABYTE = 1e6;
const LARGEST = 100 * MEGABYTE;
const MOST_FILES = 1000;

/** What a walk through a folder carries along: real paths, so that links cannot lead out or round in circles. */
interface Walk {
  readonly folder: string;
  readonly root: string;
  readonly visited: Set<string>;
  readonly files: SourceFile[];
}

/**
 * Every file of a folder and the folders in it, in order of path, as bytes. Hidden files and Excel's lock files (`~$…`) are passed over.
 * Fails on a link that leads out of the folder, a file over 100 MB (before reading it) and more than 1,000 files.
 */
export function readFolder(folder: string, what: string): SourceFile[] {
  requireFolder(folder, what);
  const walk: Walk = { folder, root: realpathSync(folder), visited: new Set(), files: [] };
  readInto(walk, '');
  return walk.files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function requireFolder(folder: string, what: string): void {
  if (!existsSync(folder)) {
    const parent = dirname(folder);
    const close = nearest(basename(folder), existsSync(parent) ? foldersIn(parent) : []);
    const advice = close === undefined ? 'Check the path.' : `Did you mean "${join(parent, close)}"?`;
    fail({ opening: 'missing', message: `${what} "${folder}"`, advice });
  }
  if (!withPath(folder, () => statSync(folder)).isDirectory()) {
    fail({ opening: 'invalid', message: `${what} "${folder}": it is a file`, advice: 'Give the folder that holds it.' });
  }
}

function foldersIn(parent: string): string[] {
  return withPath(parent, () => readdirSync(parent, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}

function readInto(walk: Walk, below: string): void {
  const folder = join(walk.folder, below);
  const real = realpathSync(folder);
  if (walk.visited.has(real)) return;
  walk.visited.add(real);
  for (const name of withPath(folder, () => readdirSync(folder))) {
    if (!name.startsWith('.') && !name.startsWith('~$')) readEntry(walk, below === '' ? name : `${below}/${name}`);
  }
}

function readEntry(walk: Walk, path: string): void {
  const full = join(walk.folder, path);
  const real = withPath(full, () => realpathSync(full));
  if (real !== walk.root && !real.startsWith(walk.root + sep)) {
    fail({
      opening: 'invalid',
      message: 'link: it leads out of its folder',
      place: { file: full },
      advice: 'Copy the file itself into the folder.',
    });
  }
  const stat = withPath(full, () => statSync(real));
  if (stat.isDirectory()) readInto(walk, path);
  else if (stat.isFile()) walk.files.push(readOne({ full, path, size: stat.size }));
  if (walk.files.length > MOST_FILES) {
    fail({
      opening: 'invalid',
      message: `folder "${walk.folder}": more than ${MOST_FILES} files`,
      advice: 'Give the folder of one study.',
    });
  }
}

function readOne({ full, path, size }: { readonly full: string; readonly path: string; readonly size: number }): SourceFile {
  if (size > LARGEST) {
    fail({
      opening: 'invalid',
      message: `file of ${Math.round(size / MEGABYTE)} MB: at most ${LARGEST / MEGABYTE} MB are read`,
      place: { file: full },
      advice: 'Move it out of the folder, or give monthly totals instead.',
    });
  }
  const bytes = new Uint8Array(withPath(full, () => readFileSync(full)));
  return { path, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}
