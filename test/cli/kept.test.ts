import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cacheFolder } from '../../src/cli/effects/cacheFolder.ts';
import { keptFolder, type Room } from '../../src/cli/effects/keptFolder.ts';
import { type LessonSource, lessonKey } from '../../src/cli/kept/lessonKey.ts';
import { type Ran, runProgram, withFolder } from '../helpers/program.ts';
import { ROOT } from '../helpers/sources.ts';

describe('a folder of what was kept', () => {
  const [key, other] = ['a'.repeat(64), 'b'.repeat(64)];
  const value = { draws: Float64Array.of(1, Number.NaN, -0), by: new Map([['x', [1, undefined]]]) };

  function opened(folder: string, room?: Room) {
    const warnings: string[] = [];
    return { ...keptFolder(folder, (text) => warnings.push(text), room), warnings };
  }

  it('gives back what was put there, and nothing else', () =>
    withFolder((cwd) => {
      const { put, take, warnings } = opened(join(cwd, 'new', 'folder'));
      expect(take(key)).toBeUndefined();
      put(key, value);
      expect(take(key)?.value).toEqual(value);
      expect(take(other)).toBeUndefined();
      expect(readdirSync(join(cwd, 'new', 'folder'))).toEqual([`${key}.kept`]);
      expect(warnings).toEqual([]);
    }));

  it.each<[string, (path: string, folder: string) => void]>([
    ['cut short', (path) => truncateSync(path, statSync(path).size - 1)],
    ['cut within its first line', (path) => truncateSync(path, 20)],
    ['empty', (path) => truncateSync(path, 0)],
    [
      'changed in one byte',
      (path) => writeFileSync(path, Buffer.from(readFileSync(path).map((byte, index) => byte ^ Number(index === 200)))),
    ],
    ['of another program', (path) => writeFileSync(path, '{"a": 1}\n')],
    ['of another key', (path, folder) => cpSync(join(folder, `${other}.kept`), path)],
  ])('a file that is %s is told and not used, and the next one takes its place', (_, spoil) =>
    withFolder((folder) => {
      const { put, take, warnings } = opened(folder);
      put(key, value);
      put(other, 1);
      spoil(join(folder, `${key}.kept`), folder);
      expect(take(key)).toBeUndefined();
      expect(warnings).toEqual([expect.stringContaining(`${key}.kept is damaged`)]);
      put(key, 2);
      expect(take(key)?.value).toBe(2);
    }),
  );

  it('has room for so many files and bytes; what was not used for longest goes, what is not ours stays', () =>
    withFolder((folder) => {
      const keys = ['1', '2', '3', '4'].map((digit) => digit.repeat(64));
      const [first = '', second = '', third = '', last = ''] = keys;
      writeFileSync(join(folder, 'notes.txt'), 'mine');
      writeFileSync(join(folder, `${first}.kept.partial-0a`), 'abandoned');
      utimesSync(join(folder, `${first}.kept.partial-0a`), 1, 1);
      const { put, take } = opened(folder, { files: 3, bytes: 1e6 });
      for (const [age, one] of [first, second, third].entries()) {
        put(one, age);
        utimesSync(join(folder, `${one}.kept`), 1000 + age, 1000 + age);
      }
      take(first);
      put(last, 3);
      expect(readdirSync(folder).sort()).toEqual([`${first}.kept`, `${third}.kept`, `${last}.kept`, 'notes.txt'].sort());
      opened(folder, { files: 9, bytes: 2000 }).put(second, new Float64Array(300));
      expect(readdirSync(folder).sort()).toEqual([`${second}.kept`, 'notes.txt']);
    }));

  it('that cannot be written is told once and does no harm', () =>
    withFolder((cwd) => {
      writeFileSync(join(cwd, 'file'), '');
      const { put, take, warnings } = opened(join(cwd, 'file', 'below'));
      put(key, 1);
      put(other, 1);
      expect(take(key)).toBeUndefined();
      expect(warnings).toEqual([expect.stringContaining('cannot be kept')]);
    }));
});

describe('the caches of a user', () => {
  it.each([
    ['linux', { XDG_CACHE_HOME: '/caches' }, '/ana', '/caches/discovery'],
    ['linux', { XDG_CACHE_HOME: 'relative' }, '/ana', '/ana/.cache/discovery'],
    ['linux', {}, '', undefined],
    ['darwin', {}, '/ana', '/ana/Library/Caches/discovery'],
    ['win32', { LOCALAPPDATA: '/local', XDG_CACHE_HOME: '/caches' }, '/ana', '/local/discovery'],
    ['win32', {}, '/ana', '/ana/AppData/Local/discovery'],
  ])('%s %j %s', (platform, env, home, folder) => expect(cacheFolder('discovery', { platform, env, home })).toBe(folder));
});

describe('the key of a lesson', () => {
  const fact = { value: 1, note: '', place: { file: 'product.csv', line: 2 } };
  const history = {
    ...{ file: 'history.csv', months: [], lines: [], limits: new Map(), final: [true] },
    columns: new Map([['revenue', Float64Array.of(1, Number.NaN)]]),
  };
  const source: LessonSource = {
    ...{ lesson: 'calibration', program: 'p', modelFiles: [{ path: 'model.yaml', sha256: '0' }], overrides: [], history },
    product: {
      file: 'product.csv',
      name: 'A',
      marketplace: 'US',
      currency: 'USD',
      facts: new Map([['price', fact]]),
      texts: new Map(),
    },
    options: { reading: 'article', set: new Map(), seed: 1, draws: 100 },
  };
  const { options, product } = source;

  it('is another for each thing that it depends on', () => {
    const others: readonly LessonSource[] = [
      source,
      { ...source, lesson: 'backtest' },
      { ...source, program: 'q' },
      { ...source, modelFiles: [{ path: 'model.yaml', sha256: '1' }] },
      { ...source, product: { ...product, facts: new Map([['price', { ...fact, value: 2 }]]) } },
      { ...source, history: { ...history, columns: new Map([['revenue', Float64Array.of(1, 2)]]) } },
      { ...source, history: { ...history, limits: new Map([['rank', Float64Array.of(306)]]) } },
      { ...source, history: { ...history, final: [false] } },
      ...[{ reading: 'evidence' }, { set: new Map([['margin', 0.3]]) }, { seed: 2 }, { draws: 200 }].map((changed) => ({
        ...source,
        options: { ...options, ...changed },
      })),
    ];
    expect(new Set(others.map(lessonKey)).size).toBe(others.length);
  });

  it('does not hang on what else a run may be told', () => {
    const more = { ...options, plans: ['a'], reference: 'a', to: 12, point: false };
    expect(lessonKey({ ...source, options: more })).toBe(lessonKey(source));
  });
});

describe('a posterior that was kept', () => {
  const MODEL = ['--models', join(ROOT, 'test/models/toy'), '--draws', '200'];
  const KEPT = /^Kept from an earlier run of the same inputs: .*--fresh learns anew\.\n$/;

  function withStudy(use: (run: (...args: string[]) => Promise<Ran>, folder: string) => Promise<void>): Promise<void> {
    return withFolder(async (cwd) => {
      cpSync(join(ROOT, 'test/models/toyStudy'), join(cwd, 'toy'), { recursive: true });
      const run = async (...args: string[]): Promise<Ran> => {
        const ran = await runProgram([...args, 'toy', ...MODEL, '--cache', 'kept'], { cwd });
        expect(ran).toMatchObject({ code: 0 });
        return ran;
      };
      await use(run, cwd);
    });
  }

  it('answers with the same bytes, in every command, also when a plan has changed', () =>
    withStudy(async (run, cwd) => {
      const first = await run('compare');
      expect(first.stderr).toBe('');
      const files = readdirSync(join(cwd, 'kept'));
      expect(files).toHaveLength(1);
      expect(await run('compare')).toEqual({ ...first, stderr: expect.stringMatching(KEPT) });
      expect(await run('compare', '--quiet')).toEqual(first);
      expect((await run('calibrate')).stderr).toMatch(KEPT);
      const held = await run('compare', '--hold', 'usual=0.05');
      expect(held.stderr).toMatch(KEPT);
      expect(held.stdout).toContain('usual = 0.05');
      expect(held.stdout).not.toBe(first.stdout);

      const plan = join(cwd, 'toy/plans/more-flyers.csv');
      writeFileSync(plan, readFileSync(plan, 'utf8').replace(/(\d)(\s*)$/, '$15$2'));
      const changed = await run('compare');
      expect(changed.stderr).toMatch(KEPT);
      expect(changed.stdout).not.toBe(first.stdout);
      expect(await run('compare', '--fresh')).toEqual({ ...changed, stderr: '' });
      expect(readdirSync(join(cwd, 'kept'))).toEqual(files);
    }));

  it('is not used for another history; a damaged one is told and learnt anew', () =>
    withStudy(async (run, cwd) => {
      const first = await run('forecast');
      const [name = ''] = readdirSync(join(cwd, 'kept'));
      truncateSync(join(cwd, 'kept', name), 1000);
      const second = await run('forecast');
      expect(second).toEqual({ ...first, stderr: expect.stringMatching(/^warning: The file .* is damaged[^\n]*\n$/) });

      const history = join(cwd, 'toy/history.csv');
      writeFileSync(history, readFileSync(history, 'utf8').replace(/(\d)(\s*)$/, '$15$2'));
      expect((await run('forecast')).stderr).toBe('');
      expect(readdirSync(join(cwd, 'kept'))).toHaveLength(2);
    }));

  it('has no place among the inputs, nor where a file is', () =>
    withFolder(async (cwd) => {
      cpSync(join(ROOT, 'test/models/toyStudy'), join(cwd, 'toy'), { recursive: true });
      writeFileSync(join(cwd, 'file'), '');
      const run = (cache: string) => runProgram(['compare', 'toy', ...MODEL, '--cache', cache], { cwd });
      expect((await run('toy/kept')).stderr).toMatch(/^invalid --cache "toy\/kept": it lies in the folder of the study/);
      expect((await run('file/kept')).stderr).toMatch(/^invalid output folder "file\/kept"[\s\S]*--cache/);
    }));

  it('is done without, with one warning, where the user’s caches cannot be written', () =>
    withFolder(async (cwd) => {
      mkdirSync(join(cwd, 'home'));
      writeFileSync(join(cwd, 'home/.cache'), '');
      const env = { XDG_CACHE_HOME: join(cwd, 'home/.cache') };
      const ran = await runProgram(['compare', join(ROOT, 'test/models/toyStudy'), ...MODEL], { cwd, env });
      expect(ran).toMatchObject({
        code: 0,
        stderr: expect.stringMatching(/^warning: What was learnt cannot be kept in [^\n]*\n$/),
      });
      expect(ran.stdout).not.toBe('');
    }));
});
