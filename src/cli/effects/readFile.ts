import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fail } from '../../core/error.ts';
import { readWhole } from './readWhole.ts';
import { withPath } from './systemError.ts';

const MEGABYTE = 1e6;
/** A run.json has some hundred kilobytes. */
const LARGEST = 50 * MEGABYTE;

/** The bytes of one run.json, `what` in errors. Fails where there is none, on a folder, and on more than 50 MB, before reading them. */
export function readOne(path: string, what: string): { readonly path: string; readonly bytes: Uint8Array } {
  if (!existsSync(path)) {
    fail({
      opening: 'missing',
      message: what,
      place: { file: path },
      advice: 'Check the path: "discovery report" writes reports/<study>/run.json.',
    });
  }
  const stat = withPath(path, () => statSync(path));
  if (!stat.isFile()) {
    const advice = stat.isDirectory() ? `Give the file in it: ${join(path, 'run.json')}.` : 'Give a run.json.';
    fail({ opening: 'invalid', message: `${what}: it is no file`, place: { file: path }, advice });
  }
  if (stat.size > LARGEST) {
    const message = `${what}: ${Math.round(stat.size / MEGABYTE)} MB, at most ${LARGEST / MEGABYTE} MB are read`;
    fail({ opening: 'invalid', message, place: { file: path }, advice: 'Give a run.json as "discovery report" wrote it.' });
  }
  return { path, bytes: readWhole(path) };
}
