import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.ts';
import { refusal, requestOf } from '../helpers/inProcess.ts';
import { withFolder } from '../helpers/program.ts';
import { ROOT } from '../helpers/sources.ts';

const DEMO = join(ROOT, 'inputs/demo');

/** The command fails before any work has made progress. */
async function refusedEarly(args: readonly string[], says: RegExp): Promise<void> {
  const { message, steps } = await refusal(args);
  expect(message).toMatch(says);
  expect(steps).toEqual([]);
}

describe('what is cheap to check is checked before calibration and simulation', () => {
  it.each(['report', 'check', 'compare', 'forecast', 'calibrate'])('%s: the reference', (command) =>
    refusedEarly([command, DEMO, '--reference', 'nothing'], /^unknown plan "nothing" in --reference\n.*Use one of: hold, /),
  );

  it.each(['report', 'check', 'compare', 'forecast', 'calibrate', 'backtest'])(
    '%s: names and values of --set',
    async (command) => {
      await refusedEarly([command, DEMO, '--set', 'incremental_prt=0.4'], /^unknown .*"incremental_prt"/);
      await refusedEarly([command, DEMO, '--set', 'margin=5'], /^invalid value of "margin"/);
    },
  );

  it.each([
    [['compare', DEMO, 'hold', 'nothing'], /^unknown plan "nothing"/],
    [['compare', DEMO, 'hold', 'hold'], /^invalid plan "hold": it is given twice/],
    [['compare', DEMO, 'hold', 'scale-ppc', '--plans', 'hold'], /^invalid --plans: the plans are given without it already/],
    [['compare', DEMO, '--hold', 'incremental_prt=0.4'], /^unknown .*"incremental_prt"/],
    [['report', DEMO, '--hold', 'margin=5'], /^invalid value of "margin"[\s\S]*--hold/],
    [['forecast', DEMO, '--hold', 'margin=0.3', '--set', 'margin=0.3'], /^invalid --hold: "margin" is set already/],
    [['report', DEMO, '--to', '2026-10'], /^invalid horizon: it ends with 2026-10/],
    [['report', DEMO, '--out', join(DEMO, 'plans')], /^invalid --out ".*": it lies in the folder of the study/],
    [['report', DEMO, '--out', join(ROOT, 'models/discovery/out')], /^invalid --out ".*": it lies in the folder of the model/],
    [['report', DEMO, '--out', join(ROOT, 'package.json')], /^invalid output folder ".*": a part of it is a file/],
    [['report', DEMO, '--point'], /^invalid --point: a report tells how sure it is/],
    [['forecast', DEMO, '--out', join(ROOT, 'src')], /^invalid --out ".*": there is a folder of this name/],
    [['forecast', DEMO, '--out', join(ROOT, 'package.json/forecast.csv')], /^invalid output folder/],
    [['explain', 'nothing', '--format', 'pdf'], /^unknown --format "pdf"/],
    [['import', join(DEMO, 'history.csv'), '--to', DEMO], /^invalid import: the study has a history\.csv already/],
    [['import', join(DEMO, 'history.csv'), '--to', DEMO, '--force', '--format', 'x=y'], /^unknown file "x" in --format/],
  ])('%j', refusedEarly);
});

it('one path is told without probability and interval', async () => {
  const request = requestOf(['compare', DEMO, '--point']);
  const outcome = await (await COMMANDS.get('compare')?.load())?.run(request, () => undefined);
  expect(outcome?.text).toMatch(/is worth\s\$\d[^.]*\s(?:more|less)\sthan/);
  expect(outcome?.text).not.toMatch(/%|futures|P\(better\)|interval|likely|[Ee]xpected/);
});

describe('a report is not lost under one that says less', () => {
  const over = (run: object, args: readonly string[], says: RegExp): Promise<void> =>
    withFolder(async (folder) => {
      writeFileSync(join(folder, 'run.json'), JSON.stringify(run));
      await refusedEarly(['report', DEMO, '--out', folder, ...args], says);
    });
  const calibrated = { study: 'demo', draws: 200, calibration: {} };

  it.each([
    [calibrated, ['--prior-only'], /a report that is calibrated, and this one would be prior only\n[\s\S]*--force/],
    [{ ...calibrated, study: 'other' }, [], /the report of another study, "other"/],
    [[], [], /its run\.json is no report that this program wrote/],
  ])('%j and %j', over);
});

describe('new', () => {
  it.each([
    ['the shipped model', [], true],
    ['a model without downloads', ['--models', join(ROOT, 'test/models/toy')], false],
  ])('of %s speaks of exports only where they are read', (_, models, speaks) =>
    withFolder(async (cwd) => {
      const made = await (await COMMANDS.get('new')?.load())?.run(
        requestOf(['new', join(cwd, 'mine'), ...models]),
        () => undefined,
      );
      expect(made?.text).toContain('Fill in your own numbers');
      expect(made?.text?.includes('exports/')).toBe(speaks);
    }),
  );
});

describe('the example numbers of new are no study', () => {
  it('every command that computes says which files are untouched; once all are filled in, the next check is made', () =>
    withFolder(async (cwd) => {
      const study = join(cwd, 'mine');
      const made = await (await COMMANDS.get('new')?.load())?.run(requestOf(['new', study]), () => undefined);
      mkdirSync(join(study, 'plans'), { recursive: true });
      mkdirSync(join(study, 'templates'));
      const texts = (made?.write?.files ?? []).map(({ path, content }) => ({
        path: join(study, path),
        content: String(content),
      }));
      for (const { path, content } of texts) writeFileSync(path, content.replaceAll('\n', '\r\n'));
      for (const command of ['report', 'compare', 'forecast', 'calibrate', 'backtest'])
        await refusedEarly(
          [command, study],
          /^invalid study: .*\n.*history\.csv.*invest-in-content.*scale-ppc.*product\.csv\n {2}Fill in/,
        );

      const product = join(study, 'product.csv');
      for (const { path, content } of texts) if (path !== product) writeFileSync(path, content.replaceAll('000', '001'));
      await refusedEarly(['report', study], /^invalid study: .*\n {2}at .*mine\/product\.csv\n/);
      const text = texts.find(({ path }) => path === product)?.content.replace('30.00', '31.00') ?? '';
      writeFileSync(product, text);
      await refusedEarly(['report', study, '--reference', 'nothing'], /^unknown plan "nothing"/);
    }));
});
