import { mkdirSync, readdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFolder } from '../../src/cli/effects/readFolder.ts';
import { requireEmpty, requireWritable } from '../../src/cli/effects/requirePlace.ts';
import { writeFiles } from '../../src/cli/effects/writeFiles.ts';
import { InputError } from '../../src/core/error.ts';
import { withFolder } from '../helpers/program.ts';

describe('readFolder', () => {
  it('reads files below the folder as bytes, in order, and passes over hidden ones', () =>
    withFolder((folder) => {
      mkdirSync(join(folder, 'plans'));
      for (const name of ['b.csv', 'a.csv', 'plans/p.csv', '.hidden', '~$a.csv']) writeFileSync(join(folder, name), name);
      symlinkSync(join(folder, 'a.csv'), join(folder, 'z.csv'));
      symlinkSync(folder, join(folder, 'plans', 'round'));
      const files = readFolder(folder, 'study folder');
      expect(files.map((file) => file.path)).toEqual(['a.csv', 'b.csv', 'plans/p.csv', 'z.csv']);
      expect(files[0]?.sha256).toBe('32f29f33d51165a6808e62cc3dfe85d090bc7521591fa6b6f829f061402704dc');
      expect(new TextDecoder().decode(files[2]?.bytes)).toBe('plans/p.csv');
    }));

  it('refuses a link that leads out', () =>
    withFolder((folder) => {
      symlinkSync('/', join(folder, 'all'));
      expect(() => readFolder(folder, 'study folder')).toThrow('invalid link: it leads out of its folder');
    }));

  it('refuses a file over 100 MB before it reads it', () =>
    withFolder((folder) => {
      writeFileSync(join(folder, 'history.csv'), '');
      truncateSync(join(folder, 'history.csv'), 200e6);
      const before = process.memoryUsage().rss;
      expect(() => readFolder(folder, 'study folder')).toThrow('invalid file of 200 MB');
      expect(process.memoryUsage().rss - before).toBeLessThan(100e6);
    }));

  it('refuses a folder that is not a study', () =>
    withFolder((folder) => {
      for (let index = 0; index <= 1000; index++) writeFileSync(join(folder, `${index}.csv`), '');
      expect(() => readFolder(folder, 'study folder')).toThrow('more than 1000 files');
    }));
});

describe('writeFiles', () => {
  const files = [
    { path: 'a.txt', content: 'new' },
    { path: 'charts/b.bin', content: Uint8Array.of(0, 255) },
  ];

  it('makes the folder and those above it', () =>
    withFolder((folder) => {
      writeFiles(join(folder, 'reports/demo'), files);
      expect(readFileSync(join(folder, 'reports/demo/a.txt'), 'utf8')).toBe('new');
      expect([...readFileSync(join(folder, 'reports/demo/charts/b.bin'))]).toEqual([0, 255]);
      expect(readdirSync(join(folder, 'reports'))).toEqual(['demo']);
    }));

  it('replaces its own files and leaves those of others', () =>
    withFolder((folder) => {
      for (const name of ['a.txt', 'mine.txt']) writeFileSync(join(folder, name), 'old');
      writeFiles(folder, files);
      expect(['a.txt', 'mine.txt'].map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual(['new', 'old']);
      expect(readdirSync(folder).sort()).toEqual(['a.txt', 'charts', 'mine.txt']);
    }));

  it('leaves everything as it was where one file has no place', () =>
    withFolder((folder) => {
      const target = join(folder, 'demo');
      mkdirSync(join(target, 'charts/b.bin'), { recursive: true });
      writeFileSync(join(target, 'a.txt'), 'old');
      expect(() => writeFiles(target, files)).toThrow('invalid output file: there is a folder of this name');
      expect(readFileSync(join(target, 'a.txt'), 'utf8')).toBe('old');
      expect(readdirSync(folder)).toEqual(['demo']);
    }));

  it('leaves nothing where writing fails half-way', () =>
    withFolder((folder) => {
      const clash = [...files, { path: 'a.txt/c.txt', content: '' }];
      expect(() => writeFiles(join(folder, 'reports/demo'), clash)).toThrow(InputError);
      expect(readdirSync(folder)).toEqual([]);
    }));

  it('is told early that a place cannot be had', () =>
    withFolder((folder) => {
      writeFileSync(join(folder, 'file'), '');
      expect(() => requireWritable(join(folder, 'file', 'below'))).toThrow('a part of it is a file');
      expect(() => requireEmpty(folder)).toThrow('it is not empty');
      expect(requireEmpty(join(folder, 'none'))).toBeUndefined();
    }));
});
