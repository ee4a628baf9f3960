import { chmodSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { runHere } from '../helpers/inProcess.ts';
import { type Ran, runProgram, withFolder } from '../helpers/program.ts';
import { ROOT } from '../helpers/sources.ts';

/** A draw count that keeps the program busy for longer than any signal takes to arrive. */
const MANY_DRAWS = '400000';

const FILLED_IN: Readonly<Record<string, readonly [from: string, to: string]>> = {
  'product.csv': ['30.00', '31.00'],
  'history.csv': ['20000', '21000'],
  'plans/scale-ppc.csv': ['26000', '27000'],
  'plans/invest-in-content.csv': ['20000', '21000'],
};

/** Runs `use` beside a study as `discovery new` makes it, filled in and called `mine`. */
function withStudy<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  return withFolder(async (folder) => {
    expect(await runHere(['new', 'mine'], { cwd: folder })).toMatchObject({ code: 0, stderr: '' });
    for (const [name, [from, to]] of Object.entries(FILLED_IN)) {
      const path = join(folder, 'mine', name);
      writeFileSync(path, readFileSync(path, 'utf8').replaceAll(from, to));
    }
    return use(folder);
  });
}

describe('a new study', () => {
  it('can be checked, compared, projected and reported', () =>
    withStudy(async (cwd) => {
      const run = (...args: string[]): Promise<Ran> => runHere(args, { cwd });
      const checked = await run('check', 'mine');
      expect(checked).toMatchObject({ code: 0, stderr: '' });
      for (const name of ['product.csv', 'history.csv', 'plans/scale-ppc.csv', 'ad_spend'])
        expect(checked.stdout).toContain(name);

      const compared = await run('compare', 'mine', 'scale-ppc', 'invest-in-content', '--json', '--draws', '100', '--prior-only');
      expect(compared).toMatchObject({ code: 0, stderr: '' });
      expect(JSON.parse(compared.stdout)).toMatchObject({
        draws: 100,
        plans: { 'scale-ppc': {}, 'invest-in-content': {} },
      });

      const projected = await run('forecast', 'mine', '--draws', '100', '--prior-only', '--out', 'forecast.csv');
      expect(projected).toMatchObject({ code: 0, stderr: '', stdout: 'Written: forecast.csv\n' });
      expect(readFileSync(join(cwd, 'forecast.csv'), 'utf8').split('\n')[0]).toContain('month,quarter,plan');

      const short = await run('backtest', 'mine');
      expect(short).toMatchObject({ code: 2, stdout: '' });
      expect(short.stderr).toMatch(
        /^missing measured months: a backtest needs at least 18, and the history has 12\n {2}at .*history\.csv/,
      );

      const reported = await run('report', 'mine', '--draws', '100', '--prior-only');
      expect(reported).toMatchObject({ code: 0, stderr: '' });
      expect(reported.stdout).toContain(join('reports', 'mine', 'report.html'));
      expect(readdirSync(join(cwd, 'reports'))).toEqual(['mine']);
      expect(readdirSync(join(cwd, 'reports/mine'))).toEqual(
        expect.arrayContaining(['charts', 'forecast.csv', 'report.html', 'report.pdf', 'run.json', 'workbook.xlsx']),
      );
      expect(readdirSync(cwd).sort()).toEqual(['forecast.csv', 'mine', 'reports']);
    }));

  it('is not made over another', () =>
    withStudy(async (cwd) => {
      const before = readFileSync(join(cwd, 'mine/product.csv'), 'utf8');
      expect(await runHere(['new', 'mine'], { cwd })).toMatchObject({ code: 2, stdout: '' });
      expect(readFileSync(join(cwd, 'mine/product.csv'), 'utf8')).toBe(before);
    }));
});

describe('when it cannot go on', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    '%s in the middle leaves nothing behind, exit code 130 or as the shell says',
    (signal) =>
      withStudy(async (cwd) => {
        const { code, stdout } = await runProgram(['report', 'mine', '--draws', MANY_DRAWS], {
          cwd,
          meet: (child) => setTimeout(() => child.kill(signal), 1500),
        });
        expect([130, 128 + constants.signals[signal]]).toContain(code);
        expect(stdout).toBe('');
        expect(readdirSync(cwd)).toEqual(['mine']);
      }),
  );

  it('a reader that goes away is no fault', async () => {
    const { code, stderr } = await runProgram(['explain'], { meet: (child) => child.stdout?.destroy() });
    expect([code, stderr]).toEqual([0, '']);
  });

  it('says before the work that the output folder is read-only', () =>
    withStudy(async (cwd) => {
      chmodSync(cwd, 0o555);
      const asRoot = process.getuid?.() === 0;
      const ran = await runProgram(['report', 'mine', '--draws', MANY_DRAWS], { cwd, ...(asRoot ? { uid: 65534 } : {}) });
      chmodSync(cwd, 0o755);
      expect(ran).toMatchObject({ code: 2, stdout: '' });
      expect(ran.stderr).toContain('Give yourself the right to it');
      expect(readdirSync(cwd)).toEqual(['mine']);
    }));

  it('a --set of an unknown name is the user’s mistake, as a program too', () =>
    withStudy(async (cwd) => {
      const { code, stderr } = await runProgram(['report', 'mine', '--set', 'incremental_prt=0.4'], { cwd });
      expect([code, stderr]).toEqual([2, expect.stringMatching(/^unknown parameter "incremental_prt"/)]);
    }));

  it.each([
    ['margin=5', /^invalid value of "margin"/],
    ['ad_sales_residual=0', /^invalid parameter "ad_sales_residual"/],
    ['answer_clustering=0', /^invalid value of "answer_clustering"/],
  ])('a --set of %s is the user’s mistake', (set, says) =>
    withStudy(async (cwd) => {
      const { code, stderr } = await runHere(['report', 'mine', '--set', set], { cwd });
      expect([code, stderr]).toEqual([2, expect.stringMatching(says)]);
    }),
  );

  it('writes nothing where the input is wrong', () =>
    withStudy(async (cwd) => {
      writeFileSync(join(cwd, 'mine/product.csv'), '\u001b[2J');
      const { code, stdout, stderr } = await runProgram(['report', 'mine'], { cwd });
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toContain('product.csv');
      expect(stderr).not.toContain('\u001b');
      expect(readdirSync(cwd)).toEqual(['mine']);
    }));
});

describe('a fault of ours', () => {
  const broken = join(ROOT, 'tmp', `broken-${process.pid}`);
  beforeAll(() => {
    cpSync(dirname(inject('program')), broken, { recursive: true });
    rmSync(join(broken, 'worker.js'));
  });
  afterAll(() => rmSync(broken, { recursive: true, force: true }));

  it('says so, asks for a report and keeps its stack to itself', async () => {
    const program = join(broken, 'discovery.js');
    const quiet = await runProgram(['explain'], { program });
    expect([quiet.code, quiet.stdout]).toEqual([1, '']);
    expect(quiet.stderr).toMatch(/^fault: this is our mistake/);
    expect(quiet.stderr).toContain('Please report it');
    expect(quiet.stderr).not.toContain('    at ');
    expect((await runProgram(['explain'], { program, env: { DISCOVERY_DEBUG: '1' } })).stderr).toContain('    at ');
  });
});
