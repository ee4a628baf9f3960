import { appendFileSync, cpSync, mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runHere } from '../helpers/inProcess.ts';
import { withFolder } from '../helpers/program.ts';
import { ROOT } from '../helpers/sources.ts';

const QUICK = ['--prior-only', '--draws', '100'] as const;
const NOVEMBER = '2026-11,36000.00,31.0%,116129.03,13.5,1500.00,160000.00,27500,31000,7.30%,40.00,100%,6.0%,2.0%,40,5\n';

/** Beside a copy of the demo, called `demo`, and the run.json of a forecast from the end of August. */
function withOlderRun<Result>(use: (cwd: string) => Promise<Result>): Promise<Result> {
  return withFolder(async (cwd) => {
    cpSync(join(ROOT, 'inputs/demo'), join(cwd, 'demo'), { recursive: true });
    const old = await runHere(['compare', 'demo', '--json', '--as-of', '2026-08', ...QUICK], { cwd });
    expect(old).toMatchObject({ code: 0, stderr: '' });
    writeFileSync(join(cwd, 'old.json'), old.stdout);
    return use(cwd);
  });
}

describe('a forecast that rolls on', () => {
  it('explains what has changed, in words and as data', () =>
    withOlderRun(async (cwd) => {
      appendFileSync(join(cwd, 'demo/history.csv'), NOVEMBER);
      const args = ['compare', 'demo', '--against', 'old.json', ...QUICK];
      const said = await runHere(args, { cwd });
      expect(said).toMatchObject({ code: 0, stderr: '' });
      expect(said.stdout).toMatch(/actuals to Aug 2026,[\s\S]*to\s+Nov 2026:\s+3\s+new\s+months/);
      expect(said.stdout).toContain('Files that changed: history.csv.');
      expect(said.stdout).toMatch(/\nNov 2026\n[\s\S]*Contribution margin +[\d,]+ +[\d,]+/);
      expect(said.stdout).toContain('Why sales differ from the forecast, USD');

      const { against, as_of } = JSON.parse((await runHere([...args, '--json'], { cwd })).stdout);
      expect([as_of, against.actual_until_before, against.new_months]).toEqual([
        '2026-11',
        '2026-08',
        ['2026-09', '2026-10', '2026-11'],
      ]);
      for (const { difference, causes } of against.sales_causes) {
        const sum = Object.values<number>(causes).reduce((total, value) => total + value, 0);
        expect(sum).toBeCloseTo(difference, 2);
      }
    }));

  it('refuses a run that is none before the work begins: exit 2, the place, advice', () =>
    withOlderRun(async (cwd) => {
      const refused = async (path: string, says: RegExp): Promise<void> => {
        const { code, stdout, stderr } = await runHere(['compare', 'demo', '--against', path], { cwd });
        expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
        expect(stderr).toMatch(says);
        expect(stderr).not.toMatch(/fault:|\bat .*\.js:\d/);
      };
      await refused('nothing.json', /missing run in --against\n {2}at nothing\.json\n {2}Check the path/);
      mkdirSync(join(cwd, 'folder'));
      await refused('folder', /it is no file[\s\S]*folder\/run\.json/);
      await refused('demo/history.csv', /not JSON[\s\S]*demo\/history\.csv/);
      writeFileSync(join(cwd, 'huge.json'), '{}');
      truncateSync(join(cwd, 'huge.json'), 200_000_000);
      await refused('huge.json', /200 MB, at most 50 MB/);
      writeFileSync(join(cwd, 'obeyed.json'), '{"schema": "\\u001b[2J"}');
      await refused('obeyed.json', /unknown schema "\\u001b\[2J"/);
    }));

  it('is a matter of compare only', async () => {
    expect(await runHere(['report', 'demo', '--against', 'old.json'])).toMatchObject({ code: 2 });
    expect((await runHere(['compare', '--help'])).stdout).toMatch(/--against[\s\S]*--against reports\/demo\/run\.json/);
  });
});
