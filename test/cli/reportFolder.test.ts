import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ownFiles, reportState } from '../../src/cli/effects/ownFiles.ts';
import { sha256 } from '../../src/cli/effects/programFiles.ts';
import { writeFiles } from '../../src/cli/effects/writeFiles.ts';
import type { OutputFile } from '../../src/pipeline.ts';
import { refusal, runHere } from '../helpers/inProcess.ts';
import { withFolder } from '../helpers/program.ts';
import { ROOT } from '../helpers/sources.ts';

const DEMO = join(ROOT, 'inputs/demo');

/** A report of these files, with the run.json that lists them. */
function report(files: Readonly<Record<string, string>>): OutputFile[] {
  const all = Object.entries(files).map(([path, content]) => ({ path, content }));
  const run = { program: { name: 'discovery' }, files: all.map(({ path, content }) => ({ path, sha256: sha256(content) })) };
  return [...all, { path: 'run.json', content: JSON.stringify(run) }];
}

const OLD = report({ 'report.html': 'old', 'charts/rank.svg': 'old', 'charts/run-off.svg': 'old' });
const NEW = report({ 'report.html': 'new', 'charts/rank.svg': 'new' });

function writeReport(folder: string, files: readonly OutputFile[]): void {
  writeFiles(folder, files, { found: reportState(folder) });
}

function put(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function paths(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => !entry.isDirectory());
  return names.map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1)).sort();
}

describe('a report folder is one run', () => {
  it('a chart of an older run does not stay beside newer ones; what others put there does', () =>
    withFolder((folder) => {
      writeReport(folder, OLD);
      for (const name of ['mine.txt', 'charts/mine.svg']) put(join(folder, name), 'mine');
      writeReport(folder, NEW);
      expect(paths(folder)).toEqual(['charts/mine.svg', 'charts/rank.svg', 'mine.txt', 'report.html', 'run.json']);
    }));

  it('a run of a version that listed no files leaves none of its charts', () =>
    withFolder((folder) => {
      put(join(folder, 'run.json'), JSON.stringify({ program: { name: 'discovery' } }));
      for (const name of ['charts/gone.svg', 'charts/gone.vl.json', 'charts/Notes of mine.svg']) put(join(folder, name), '');
      writeReport(folder, NEW);
      expect(paths(folder)).toEqual(['charts/Notes of mine.svg', 'charts/rank.svg', 'report.html', 'run.json']);
    }));

  it('what is not asked for is not written, and does not stay from an older run', () =>
    withFolder(async (folder) => {
      writeReport(
        folder,
        report({
          'report.html': 'old',
          'decision.pdf': 'old',
          'page-one.svg': 'old',
          'page-one.png': 'old',
          'workbook.xlsx': 'old',
        }),
      );
      writeFileSync(join(folder, 'mine.txt'), 'mine');
      const args = ['report', DEMO, '--prior-only', '--draws', '100', '--skip-backtest', '--force', '--out', folder];
      expect(await runHere([...args, '--format', 'csv, XLSX'])).toMatchObject({ code: 0, stderr: '' });
      expect(paths(folder)).toEqual(['forecast.csv', 'mine.txt', 'run.json', 'workbook.xlsx']);
      const { files } = JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) as { files: { path: string }[] };
      expect(files.map(({ path }) => path)).toEqual(['workbook.xlsx', 'forecast.csv']);
    }));

  it('a format that is none is told at once', async () => {
    const { code, stderr } = await runHere(['report', DEMO, '--format', 'html,docx']);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(/^unknown --format "docx"/) });
  });

  it('nothing is removed but what a report may be called, whatever a run.json lists, and through no link', () =>
    withFolder((folder) => {
      const target = join(folder, 'report');
      for (const name of ['out/rank.svg', 'mine.txt', 'report/mine.txt']) put(join(folder, name), 'mine');
      symlinkSync(join(folder, 'out'), join(target, 'charts'));
      const listed = ['../mine.txt', 'mine.txt', '/etc/hosts', 'charts/../mine.txt', 'charts/rank.svg', 7, null];
      const run = { program: { name: 'discovery' }, files: [...listed.map((path) => ({ path })), null] };
      put(join(target, 'run.json'), JSON.stringify(run));
      writeReport(target, report({ 'report.html': 'new' }));
      expect(ownFiles(target)).toEqual(['report.html', 'run.json']);
      expect(paths(folder)).toEqual(
        ['mine.txt', 'out/rank.svg', 'report/charts', 'report/mine.txt', 'report/report.html', 'report/run.json'].sort(),
      );
    }));

  it.each(['', '{', 'null', '[]', '{"program":{"name":"other"},"files":[{"path":"report.html"}]}'])(
    'a run.json that is none of ours owns nothing: %s',
    (text) =>
      withFolder((folder) => {
        put(join(folder, 'run.json'), text);
        expect(ownFiles(folder)).toEqual([]);
      }),
  );

  it('the run.json of a real report lists every other file of it, with its hash', () =>
    withFolder(async (cwd) => {
      const args = ['report', DEMO, '--prior-only', '--draws', '100', '--skip-backtest', '--out', 'out'];
      expect((await runHere(args, { cwd })).stderr).toBe('');
      const run = JSON.parse(readFileSync(join(cwd, 'out/run.json'), 'utf8'));
      const files = paths(join(cwd, 'out')).filter((path) => path !== 'run.json');
      expect(run.files).toHaveLength(files.length);
      for (const { path, sha256: hash } of run.files) expect(sha256(readFileSync(join(cwd, 'out', path)))).toBe(hash);
      expect(run.files.map(({ path }: { path: string }) => path).sort()).toEqual(files);
    }));
});

describe('what a killed run has left', () => {
  const ended = spawnSync(process.execPath, ['--version']).pid;
  const left = (folder: string, owner: object | undefined): void => {
    put(join(folder, 'files/charts/killed.svg'), 'half');
    if (owner) put(join(folder, 'owner.json'), JSON.stringify(owner));
  };
  const places: readonly (readonly [string, boolean])[] = [
    ['.demo.partial', false],
    ['demo/.discovery-partial', true],
  ];

  it.each(
    places.flatMap(([place, there]) =>
      [
        ['a process that has ended', { host: hostname(), pid: ended }],
        ['one of the same number, as every container gives it', { host: hostname(), pid: process.pid }],
      ].map(([what, owner]) => [place, there, what, owner as object] as const),
    ),
  )('%s is cleaned and mixed into nothing (folder there: %s): %s', (place, there, _, owner) =>
    withFolder((folder) => {
      if (there) writeReport(join(folder, 'demo'), OLD);
      left(join(folder, place), owner);
      writeReport(join(folder, 'demo'), NEW);
      expect(paths(folder)).toEqual(['demo/charts/rank.svg', 'demo/report.html', 'demo/run.json']);
    }),
  );

  it('folders named after a process, as before, go too', () =>
    withFolder((folder) => {
      put(join(folder, '.demo.partial-7/charts/killed.svg'), 'half');
      const long = new Date(Date.now() - 3_600_000);
      for (const path of ['', '/charts']) utimesSync(join(folder, `.demo.partial-7${path}`), long, long);
      writeReport(join(folder, 'demo'), NEW);
      expect(readdirSync(folder)).toEqual(['demo']);
    }));

  it('a run on another machine that wrote just now is not disturbed, one that wrote an hour ago has been stopped', () =>
    withFolder((folder) => {
      const place = join(folder, '.demo.partial');
      left(place, { host: `not-${hostname()}`, pid: 1 });
      expect(() => writeReport(join(folder, 'demo'), NEW)).toThrow('another run is writing it at this moment');
      expect(paths(folder)).toEqual(['.demo.partial/files/charts/killed.svg', '.demo.partial/owner.json']);
      const long = new Date(Date.now() - 3_600_000);
      for (const path of [place, join(place, 'files'), join(place, 'files/charts')]) utimesSync(path, long, long);
      writeReport(join(folder, 'demo'), NEW);
      expect(readdirSync(folder)).toEqual(['demo']);
    }));
});

it('of two runs at once one writes, whole, and the other says why it does not', () =>
  withFolder((folder) => {
    const target = join(folder, 'demo');
    const began = { found: reportState(target) };
    writeFiles(target, OLD, began);
    expect(() => writeFiles(target, NEW, began)).toThrow(
      /^invalid output folder ".*": another run has written its report there since this one began\n {2}Look at that report/,
    );
    expect(readFileSync(join(target, 'report.html'), 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['demo']);
  }));

it('a single file is written where the folder above may not be', () =>
  withFolder((folder) => {
    const target = join(folder, 'in');
    mkdirSync(target);
    writeFiles(target, [{ path: 'forecast.csv', content: '1' }]);
    expect(paths(folder)).toEqual(['in/forecast.csv']);
  }));

describe('nothing is written among inputs', () => {
  const study = (folder: string): string => {
    put(join(folder, 'study/product.csv'), '');
    mkdirSync(join(folder, 'study/plans'), { recursive: true });
    return join(folder, 'study');
  };
  const refused = (out: string, says: RegExp, of = DEMO): Promise<void> =>
    refusal(['report', of, '--out', out]).then(({ message, steps }) => {
      expect(message).toMatch(says);
      expect(steps).toEqual([]);
    });

  it('through a link into the study', () =>
    withFolder(async (folder) => {
      const own = study(folder);
      symlinkSync(join(own, 'plans'), join(folder, 'out'));
      await refused(join(folder, 'out'), /it lies in the folder of the study/, own);
      await refused(join(folder, 'out/new/below'), /it lies in the folder of the study/, own);
    }));

  it('where the study itself is named by a link', () =>
    withFolder(async (folder) => {
      const own = study(folder);
      symlinkSync(own, join(folder, 'linked'));
      await refused(join(own, 'reports'), /it lies in the folder of the study/, join(folder, 'linked'));
    }));

  it('in the exports of the study, where they are a link', () =>
    withFolder(async (folder) => {
      const own = study(folder);
      mkdirSync(join(folder, 'downloads'));
      symlinkSync(join(folder, 'downloads'), join(own, 'exports'));
      await refused(join(folder, 'downloads/out'), /it lies in the folder of the study/, own);
    }));

  it('of another study, or another model', () =>
    withFolder(async (folder) => {
      await refused(join(study(folder), 'out'), /it lies in .*study, which holds the inputs of a study or a model/);
      await refused(join(ROOT, 'test/models/toy'), /it lies in .*toy, which holds the inputs of a study or a model/);
    }));

  it('nor where a link leads to nothing', () =>
    withFolder(async (folder) => {
      symlinkSync(join(folder, 'none'), join(folder, 'out'));
      await refused(join(folder, 'out'), /^invalid path: it is a link that leads to nothing/);
      expect(existsSync(join(folder, 'none'))).toBe(false);
    }));
});
