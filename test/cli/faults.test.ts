import fs, { appendFileSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openExports } from '../../src/cli/effects/exportFiles.ts';
import { reportState } from '../../src/cli/effects/ownFiles.ts';
import { sha256 } from '../../src/cli/effects/programFiles.ts';
import { readWhole } from '../../src/cli/effects/readWhole.ts';
import { mendFolder } from '../../src/cli/effects/staging.ts';
import { writeFiles } from '../../src/cli/effects/writeFiles.ts';
import type { OutputFile } from '../../src/pipeline.ts';
import { withFolder } from '../helpers/program.ts';

/** Calls that put something on a disk. */
const WRITES = [
  'mkdirSync',
  'openSync',
  'writeSync',
  'writeFileSync',
  'fsyncSync',
  'renameSync',
  'copyFileSync',
  'chmodSync',
] as const;

/** Runs `work` on a disk whose call number `failing` to write fails, with this code; whether there was such a call. */
function onBadDisk(code: string, failing: number, work: () => void): boolean {
  const made = { calls: 0 };
  const kept = WRITES.map((name) => [name, fs[name]] as const);
  for (const [name, call] of kept) {
    const failingCall = (...words: unknown[]): unknown => {
      if (made.calls++ === failing) throw Object.assign(new Error(`${code}: the disk says so, ${name}`), { code });
      return (call as (...words: unknown[]) => unknown)(...words);
    };
    Object.assign(fs, { [name]: failingCall });
  }
  syncBuiltinESMExports();
  try {
    work();
  } finally {
    Object.assign(fs, Object.fromEntries(kept));
    syncBuiltinESMExports();
  }
  return made.calls > failing;
}

function report(text: string, names: readonly string[]): OutputFile[] {
  const all = names.map((path) => ({ path, content: text }));
  const files = all.map(({ path, content }) => ({ path, sha256: sha256(content) }));
  return [...all, { path: 'run.json', content: JSON.stringify({ program: { name: 'discovery' }, files }) }];
}

const OLD = report('old', ['report.html', 'charts/rank.svg', 'charts/run-off.svg']);
const NEW = report('new', ['report.html', 'report.pdf', 'charts/rank.svg']);

/** Every file below a folder with its text. */
function contents(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).sort();
  return Object.fromEntries(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]));
}

function asContents(files: readonly OutputFile[], more: Record<string, string> = {}): Record<string, string> {
  const all = { ...Object.fromEntries(files.map(({ path, content }) => [path, String(content)])), ...more };
  return Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)));
}

describe('a disk that fails at any of its writes', () => {
  const MINE = { 'charts/mine.svg': 'mine', 'mine.txt': 'mine' };

  it.each([
    ['a new folder', undefined, {}, 'ENOSPC'],
    ['the folder of an earlier report', OLD, {}, 'ENOSPC'],
    ['a folder that holds more', OLD, MINE, 'EIO'],
  ] as const)('leaves %s as it was, in words', (_, before, more, code) =>
    withFolder((folder) => {
      const target = join(folder, 'demo');
      for (let failing = 0; ; failing++) {
        rmSync(target, { recursive: true, force: true });
        if (before) writeFiles(target, before, { found: undefined });
        for (const [path, text] of Object.entries(more)) writeFileSync(join(target, path), text);
        const found = reportState(target);
        const write = (): void => writeFiles(target, NEW, { found });
        const failed = { message: '' };
        const reached = onBadDisk(code, failing, () => {
          try {
            write();
          } catch (error) {
            failed.message = String((error as Error).message);
          }
        });
        if (!reached) {
          expect(failing).toBeGreaterThan(8);
          expect(contents(folder)).toEqual(asContents(prefixed(NEW), prefixedTexts(more)));
          return;
        }
        expect(failed.message, `call ${failing}`).toMatch(/^invalid path: .*the disk says so.*\n {2}at .*demo\n {2}\S/);
        expect(contents(folder), `call ${failing}`).toEqual(before ? asContents(prefixed(before), prefixedTexts(more)) : {});
      }
    }),
  );

  const prefixed = (files: readonly OutputFile[]): OutputFile[] => files.map((file) => ({ ...file, path: `demo/${file.path}` }));
  const prefixedTexts = (texts: Record<string, string>): Record<string, string> =>
    Object.fromEntries(Object.entries(texts).map(([path, text]) => [`demo/${path}`, text]));
});

describe('a report that is replaced', () => {
  it('keeps the rights of its folder, and is written file by file where somebody stands in it', () =>
    withFolder((folder) => {
      const target = join(folder, 'demo');
      writeFiles(target, OLD, { found: undefined });
      fs.chmodSync(target, 0o750);
      writeFiles(target, NEW, { found: reportState(target) });
      expect(fs.statSync(target).mode & 0o777).toBe(0o750);
      const [before, inode] = [process.cwd(), fs.statSync(target).ino];
      process.chdir(target);
      try {
        writeFiles('.', OLD, { found: reportState('.') });
      } finally {
        process.chdir(before);
      }
      expect(fs.statSync(target).ino).toBe(inode);
      expect(contents(target)).toEqual(asContents(OLD));
    }));

  it('is put back where the run was killed between the two steps', () =>
    withFolder((folder) => {
      const [target, place] = [join(folder, 'demo'), join(folder, '.demo.partial')];
      writeFiles(target, OLD, { found: undefined });
      mkdirSync(place);
      writeFileSync(join(place, 'owner.json'), JSON.stringify({ host: hostname(), pid: process.pid }));
      renameSync(target, join(place, 'old'));
      mendFolder(target);
      expect(contents(target)).toEqual(asContents(OLD));
      writeFiles(target, NEW, { found: reportState(target) });
      expect(contents(folder)).toEqual(
        Object.fromEntries(Object.entries(asContents(NEW)).map(([path, text]) => [`demo/${path}`, text])),
      );
    }));
});

describe('a file that changes while it is read', () => {
  const grown = (folder: string): string => {
    const path = join(folder, 'spend.csv');
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, 'a,b\n');
    return path;
  };

  it('is refused as an export, whichever way it changes', () =>
    withFolder(async (folder) => {
      const path = grown(folder);
      for (const change of [
        () => appendFileSync(path, '1,2\n'),
        () => writeFileSync(path, 'c,d\n'),
        () => utimesSync(path, 1, 1),
      ]) {
        const [file] = await openExports([path]);
        await expect(readAll(file?.open())).resolves.toBeGreaterThan(0);
        change();
        await expect(readAll(file?.open())).rejects.toThrow(
          /^invalid file: it was written to while it was read\n {2}at .*spend\.csv\n {2}Run the command again/,
        );
      }
    }));

  it('is refused where it is read in one go', () =>
    withFolder((folder) => {
      const path = grown(folder);
      expect(readWhole(path)).toHaveLength(4);
      const read = fs.readFileSync;
      fs.readFileSync = ((...words: Parameters<typeof read>) => {
        appendFileSync(path, '1,2\n');
        return read(...words);
      }) as typeof read;
      syncBuiltinESMExports();
      try {
        expect(() => readWhole(path)).toThrow('it was written to while it was read');
      } finally {
        fs.readFileSync = read;
        syncBuiltinESMExports();
      }
    }));

  async function readAll(chunks: AsyncIterable<Uint8Array> | undefined): Promise<number> {
    const seen = { bytes: 0 };
    for await (const chunk of chunks ?? []) seen.bytes += chunk.length;
    return seen.bytes;
  }
});
