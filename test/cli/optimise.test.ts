import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { refusal, runHere } from '../helpers/inProcess.ts';
import { withFolder } from '../helpers/program.ts';
import { schemaFaults } from '../helpers/runSchema.ts';
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

  it('has a section of its own in a report that asks for it', async () => {
    await withFolder(async (folder) => {
      cpSync(STUDY, join(folder, 'toy'), { recursive: true });
      const asked = ['report', 'toy', ...MODEL, '--budget', '2000/month', '--format', 'html,json', '--out', 'made'];
      const without = await runHere(asked, { cwd: folder });
      expect([without.code, without.stderr]).toEqual([2, expect.stringMatching(/^missing --optimise beside --budget/)]);
      expect(await runHere([...asked, '--optimise'], { cwd: folder })).toMatchObject({ code: 0 });
      const page = readFileSync(join(folder, 'made/report.html'), 'utf8');
      for (const words of [
        'The best plan within limits',
        'futures it has never seen',
        'that of Hold in brackets',
        'What the best plan is worth by how much money it has',
      ])
        expect(page).toContain(words);
      const { optimum, ...rest } = JSON.parse(readFileSync(join(folder, 'made/run.json'), 'utf8'));
      expect(optimum.money.every(({ money }: { money: number }) => money >= 0 && money <= 3 * 2000 + 1e-6)).toBe(true);
      expect(Object.keys(optimum.value_over_hold)).toEqual(['claimed', 'delivered']);
      expect(schemaFaults({ ...rest, optimum })).toEqual([]);
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
