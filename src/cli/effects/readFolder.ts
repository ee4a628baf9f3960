import { createHash } from 'node:crypto';
import { fail } from '../../core/error.ts';
import type { SourceFile } from '../../pipeline.ts';
import { type ListedFile, listFolder } from './listFolder.ts';
import { readWhole } from './readWhole.ts';

const MEGABYTE = 1e6;
const LARGEST = 100 * MEGABYTE;

/**
 * Every file of a folder and the folders in it as bytes, as {@link listFolder} lists them.
 * Fails on a file over 100 MB, before reading it, and on a folder that is called like a table.
 */
export function readFolder(folder: string, what: string, except?: string): SourceFile[] {
  return listFolder(folder, what, { except, tables: true }).map(readOne);
}

function readOne({ full, path, size }: ListedFile): SourceFile {
  if (size > LARGEST) {
    fail({
      opening: 'invalid',
      message: `file of ${Math.round(size / MEGABYTE)} MB: at most ${LARGEST / MEGABYTE} MB are read`,
      place: { file: full },
      advice: 'Move it out of the folder, or give monthly totals instead.',
    });
  }
  const bytes = readWhole(full);
  return { path, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}
