import { lstatSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { fail } from '../../core/error.ts';
import { withPath } from './systemError.ts';

/**
 * Where a path leads once every link in it is followed; what is not there yet is taken as it is named. Fails on a link that leads
 * to nothing, and on links that lead round in a circle.
 */
export function realPlace(path: string): string {
  const whole = resolve(path);
  if (!isThere(whole)) return dirname(whole) === whole ? whole : join(realPlace(dirname(whole)), basename(whole));
  try {
    return realpathSync(whole);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      fail({
        opening: 'invalid',
        message: 'path: it is a link that leads to nothing',
        place: { file: path },
        advice: 'Remove the link, or choose another place.',
      });
    return withPath(path, () => {
      throw error;
    });
  }
}

function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    // Below a file there is nothing.
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return false;
    return withPath(path, () => {
      throw error;
    });
  }
}

/** Whether a real path is that of a folder, or lies in it. */
export function isWithin(inner: string, outer: string): boolean {
  return inner === outer || inner.startsWith(outer.endsWith(sep) ? outer : outer + sep);
}
