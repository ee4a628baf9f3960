import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { fail } from '../../core/error.ts';
import { nearest } from '../../core/nearest.ts';
import { shownName } from '../../core/shownName.ts';
import { withPath } from './systemError.ts';

const MOST_FILES = 1000;

/** A file of a folder that is not read yet. */
export interface ListedFile {
  /** For the file system, and for people. */
  readonly full: string;
  /** Relative to the folder, with forward slashes. */
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /** When it was last written, in milliseconds. */
  readonly written: number;
}

/** What is special about a folder. */
interface Listing {
  /** A folder in it that is passed over, in lower case. */
  readonly except?: string | undefined;
  /** Whether a folder in it that is called like a table is refused: its numbers would be missing without a word. */
  readonly tables?: boolean;
}

/** What a walk through a folder carries along: real paths, so that links cannot lead out or round in circles. */
interface Walk {
  readonly folder: string;
  readonly root: string;
  readonly except: string | undefined;
  readonly tables: boolean;
  readonly visited: Set<string>;
  readonly files: ListedFile[];
}

/**
 * Every file of a folder and the folders in it, in order of path. Hidden files, Excel's lock files (`~$…`) and the folder `except`
 * are passed over. Fails on a link that leads out of the folder and on more than 1,000 files. `what` is what errors call the folder.
 */
export function listFolder(folder: string, what: string, { except, tables = false }: Listing = {}): ListedFile[] {
  requireFolder(folder, what);
  const walk: Walk = { folder, root: realpathSync(folder), except, tables, visited: new Set(), files: [] };
  readInto(walk, '');
  return walk.files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function requireFolder(folder: string, what: string): void {
  if (!existsSync(folder)) {
    const parent = dirname(folder);
    const close = nearest(basename(folder), existsSync(parent) ? foldersIn(parent) : []);
    const advice = close === undefined ? 'Check the path.' : `Did you mean "${join(parent, close)}"?`;
    fail({ opening: 'missing', message: `${what} "${shownName(folder)}"`, advice });
  }
  const stat = withPath(folder, () => statSync(folder));
  if (stat.isDirectory()) return;
  if (!stat.isFile()) refuseDevice(folder);
  fail({ opening: 'invalid', message: `${what} "${shownName(folder)}": it is a file`, advice: 'Give the folder that holds it.' });
}

const TABLE = /\.(?:csv|tsv|xlsx)$/i;

function refuseFolderAsTable(folder: string): never {
  fail({
    opening: 'invalid',
    message: 'file: it is a folder, with the name of a table',
    place: { file: folder },
    advice: 'Move the file that is in it to its place, or give the folder another name.',
  });
}

function refuseDevice(file: string): never {
  fail({
    opening: 'invalid',
    message: 'file: it is a pipe, a socket or a device, and not a file',
    place: { file },
    advice: 'Save what it gives as a file, and give that.',
  });
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
    if (name.startsWith('.') || name.startsWith('~$') || (below === '' && name.toLowerCase() === walk.except)) continue;
    readEntry(walk, below === '' ? name : `${below}/${name}`);
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
  if (stat.isDirectory() && walk.tables && TABLE.test(path)) refuseFolderAsTable(full);
  if (stat.isDirectory()) readInto(walk, path);
  else if (!stat.isFile()) refuseDevice(full);
  else walk.files.push({ full, path, size: stat.size, written: stat.mtimeMs });
  if (walk.files.length > MOST_FILES) {
    fail({
      opening: 'invalid',
      message: `folder "${walk.folder}": more than ${MOST_FILES} files`,
      advice: 'Give the folder of one study.',
    });
  }
}
