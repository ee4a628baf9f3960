import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { refusal, runHere } from '../helpers/inProcess.ts';
import { withFolder } from '../helpers/program.ts';
import { ROOT } from '../helpers/sources.ts';

const STUDY = join(ROOT, 'test/models/toyStudy');
const MODEL = ['--models', join(ROOT, 'test/models/toy'), '--prior-only', '--draws', '200'];

describe('discovery optimise', () => {
  it('tells the best plan, what it claimed and delivers, and writes it as a plan that the study can be compared with', async () => {
    await withFolder(async (folder) => {
      cpSync(STUDY, join(folder, 'toy'), { recursive: true });
      const { code, stdout, stderr } = await runHere(['optimise', 'toy', ...MODEL, '--write', '--spread'], { cwd: folder });
      expect([code, stderr.replace(/^.*\r/gm, '').trim()]).toEqual([0, '']);
      expect(stdout).toMatch(/The best plan found within your limits is worth \S+ against Hold/);
      expect(stdout).toMatch(/futures it has never seen/);
      expect(stdout).toContain('(most is won by here)');
      expect(stdout).not.toMatch(/undefined|NaN/);
      expect(readFileSync(join(folder, 'toy/plans/optimised.csv'), 'utf8')).toMatch(/^line,/);
      const again = await runHere(['compare', 'toy', ...MODEL], { cwd: folder });
      expect(again.stdout).toContain('Optimised');
      const twice = await runHere(['optimise', 'toy', ...MODEL, '--write'], { cwd: folder });
      expect([twice.code, twice.stderr]).toEqual([2, expect.stringContaining('it is there already')]);
      expect(existsSync(join(folder, 'toy/plans/optimised.csv'))).toBe(true);
    });
  });

  it.each([
    [['--budget', '5x'], /^invalid --budget "5x": it is no number/],
    [['--budget', '500/fortnight'], /^invalid --budget "500\/fortnight"/],
    [['--cap', 'flyer=3'], /^unknown line "flyer" in --cap/],
    [['--floor', 'flyers'], /^invalid --floor "flyers"/],
    [['--floor', 'flyers=900', '--budget', '100/month'], /^invalid limits: no plan keeps all of these at once/],
    [
      ['--cap', 'flyers=100', '--floor', 'flyers=900'],
      /--cap flyers=100 in .*--floor flyers=900 in|--floor flyers=900 in .*--cap flyers=100 in/,
    ],
    [['--limit', 'nothing <= 3'], /^unknown variable "nothing" in --limit/],
    [['--limit', 'sales is low'], /^invalid --limit "sales is low"/],
    [['--risk', '2'], /^invalid --risk "2"/],
    [['--with', '-1'], /^invalid --with "-1"/],
    [['--change', '-5%'], /^invalid --change "-5%"/],
    [['--idle', '2020-01'], /^invalid --idle "2020-01"/],
    [['--by', 'week'], /^unknown --by "week"/],
  ] as const)('refuses %j before anything is sought', async (words, said) => {
    const { message } = await refusal(['optimise', STUDY, ...MODEL, ...words]);
    expect(message).toMatch(said);
  });
});
