import { basename, resolve } from 'node:path';
import { fail } from '../core/error.ts';
import { shownName } from '../core/shownName.ts';

const SAFE = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N} ._()&+-]{0,98}[\p{L}\p{M}\p{N}_()&+-])?$/u;
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?$/i;

/** The last part of the folder's path. It names the report's folder too, so it must be a safe file name on every system. */
export function studyName(folder: string): string {
  const name = basename(resolve(folder));
  if (SAFE.test(name) && !RESERVED.test(name)) return name;
  return fail({
    opening: 'invalid',
    message: `study name "${shownName(name)}"`,
    advice:
      'Rename the folder: letters, digits, spaces and . _ - ( ) & + only, starting with a letter or digit, at most 100 of them.',
  });
}
