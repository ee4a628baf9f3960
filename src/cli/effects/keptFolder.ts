import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { at } from '../../core/present.ts';
import { pack, unpack } from './keptFile.ts';

/** How much a folder may hold; the files that nobody has used for longest go first. */
export interface Room {
  readonly files: number;
  readonly bytes: number;
}

const ROOM: Room = { files: 60, bytes: 500e6 };

/** A folder in which results of long work stay from run to run. It may be lost at any time: nothing here fails. */
export interface KeptFolder {
  /** What was put under the key; undefined where there is nothing, or nothing that can be trusted. */
  readonly take: (key: string) => { readonly value: unknown } | undefined;
  /** Puts a file in its place whole, and makes room. */
  readonly put: (key: string, value: unknown) => void;
}

/** Only files that have such names are ever touched. */
const OURS = /^[0-9a-f]{64}\.kept(?:\.partial-[0-9a-f-]+)?$/;
const PARTIAL = /\.partial-/;

/** `warn` is told, in a sentence, of a file that is not trusted and of a folder that cannot be written: of that only once. */
export function keptFolder(folder: string, warn: (text: string) => void, room: Room = ROOM): KeptFolder {
  const state = { writes: true };
  const pathOf = (key: string): string => join(folder, `${key}.kept`);
  return {
    take: (key) => {
      const path = pathOf(key);
      const bytes = orElse(undefined, () => readFileSync(path));
      if (bytes === undefined) return undefined;
      const found = orElse(undefined, () => unpack(key, bytes));
      if (found) orElse(undefined, () => utimesSync(path, new Date(), new Date()));
      else warn(`The file ${path} is damaged, or none that this program has kept: it is ignored.`);
      return found;
    },
    put: (key, value) => {
      if (!state.writes) return;
      const partial = `${pathOf(key)}.partial-${randomUUID()}`;
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        writeFileSync(partial, pack(key, value), { mode: 0o600 });
        renameSync(partial, pathOf(key));
        makeRoom(folder, room);
      } catch (error) {
        state.writes = false;
        orElse(undefined, () => rmSync(partial, { force: true }));
        const { code } = error as NodeJS.ErrnoException;
        warn(`What was learnt cannot be kept in ${folder} (${code ?? String(error)}): the next run learns it anew.`);
      }
    },
  };
}

/** A file that is being written for so long is one that somebody stopped writing. */
const ABANDONED_MILLISECONDS = 3_600_000;

function makeRoom(folder: string, room: Room): void {
  const files = readdirSync(folder)
    .filter((name) => OURS.test(name))
    .flatMap((name) => orElse([], () => [{ path: join(folder, name), ...sizeAndAge(join(folder, name)) }]));
  const partial = files.filter(({ path }) => PARTIAL.test(path));
  const whole = files.filter((file) => !partial.includes(file)).sort((a, b) => b.used - a.used);
  const sums = runningSums(whole.map(({ size }) => size));
  const excess = whole.filter((_, index) => index > 0 && (index >= room.files || at(sums, index) > room.bytes));
  const abandoned = partial.filter(({ used }) => used < Date.now() - ABANDONED_MILLISECONDS);
  for (const { path } of [...excess, ...abandoned]) orElse(undefined, () => rmSync(path, { force: true }));
}

function sizeAndAge(path: string): { readonly size: number; readonly used: number } {
  const { size, mtimeMs } = statSync(path);
  return { size, used: mtimeMs };
}

function runningSums(values: readonly number[]): number[] {
  const total = { sum: 0 };
  return values.map((value) => {
    total.sum += value;
    return total.sum;
  });
}

/** Another run may use the folder at the same time, or its user: what is not there any more is no failure. */
function orElse<Result>(otherwise: Result, work: () => Result): Result {
  try {
    return work();
  } catch {
    return otherwise;
  }
}
