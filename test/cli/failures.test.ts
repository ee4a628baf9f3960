import { spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { moveFiles } from '../../src/cli/effects/moveFiles.ts';
import { realPlace } from '../../src/cli/effects/realPlace.ts';
import { machineIssue } from '../../src/cli/machineIssue.ts';
import { requireMemory } from '../../src/cli/requireMemory.ts';
import { InputError } from '../../src/core/error.ts';
import { bytesOfDraw } from '../../src/pipeline.ts';
import { parseTable } from '../../src/tables/parseTable.ts';
import { refusal } from '../helpers/inProcess.ts';
import { runProgram, withFolder } from '../helpers/program.ts';
import { shippedModel } from '../helpers/shipped.ts';
import { ROOT } from '../helpers/sources.ts';

const DEMO = join(ROOT, 'inputs/demo');

function withDemo(use: (study: string) => Promise<void> | void): Promise<void> {
  return withFolder((folder) => {
    cpSync(DEMO, join(folder, 'study'), { recursive: true });
    return use(join(folder, 'study'));
  });
}

/** How a command line refuses: one text of an opening, a place and advice, without a code or a stack. */
async function refuses(args: readonly string[], says: RegExp): Promise<void> {
  const { message } = await refusal(args);
  expect(message).toMatch(says);
  expect(message).not.toMatch(/\b[A-Z]+_[A-Z_]+\b|call stack| {4}at /);
}

describe.skipIf(!existsSync('/dev/full'))('an output that cannot be written', () => {
  it.each([['--help'], ['explain'], ['check', DEMO, '--json']])('is told on stderr: %s', async (...args) => {
    const child = spawn(process.execPath, [inject('program'), ...args], {
      stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
    });
    const texts: string[] = [];
    child.stderr?.setEncoding('utf8').on('data', (text: string) => texts.push(text));
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(texts.join('')).toMatch(/^invalid output: what is printed cannot be written \(.*no space left.*\)\n {2}Files that/);
    expect(code).toBe(2);
  });
});

describe('memory and stack', () => {
  it('a run that needs more memory than there is says so, with what to do', async () => {
    const args = ['report', DEMO, '--prior-only', '--draws', '2000', '--skip-backtest', '--out', 'report'];
    await withFolder(async (cwd) => {
      const ran = await runProgram(args, { cwd, env: { NODE_OPTIONS: '--max-old-space-size=20' } });
      expect(ran.stderr).toMatch(/^invalid size of the work: there is not memory enough for it\n {2}Give fewer --draws/);
      expect(ran.code).toBe(2);
      expect(existsSync(join(cwd, 'report'))).toBe(false);
    });
  });

  const depth = (): number => 1 + depth();
  it.each([
    ['memory', () => new Float64Array(2 ** 52)],
    ['memory', () => new ArrayBuffer(2 ** 52)],
    ['memory', () => 'a'.repeat(2 ** 30)],
    ['nested too deeply', depth],
  ])('what the engine says of %s is understood, case %#', (what, work) => {
    try {
      work();
    } catch (error) {
      return expect(machineIssue(error)?.message).toContain(what);
    }
    return expect.unreachable('the machine did it');
  });

  it('a fault of ours is none of the machine', () => {
    for (const error of [new Error('Array buffer allocation failed'), new RangeError('Invalid time value'), 'text'])
      expect(machineIssue(error)).toBeUndefined();
  });

  it('a model nested without end is told with its line', () =>
    withFolder((folder) => {
      cpSync(join(ROOT, 'models/discovery'), join(folder, 'model'), { recursive: true });
      writeFileSync(join(folder, 'model/model.yaml'), `x: ${'['.repeat(20_000)}\n`);
      return refuses(
        ['explain', '--models', join(folder, 'model')],
        /^invalid YAML: it is nested too deeply to be read\n {2}at model\.yaml, line 1, column/,
      );
    }));
});

it('a run of more draws than memory holds is refused before its work, with how many there is room for', () => {
  const each = bytesOfDraw(shippedModel(), { plans: 3, months: 14 });
  expect(each).toBeGreaterThan(2000);
  expect(bytesOfDraw(shippedModel(), { plans: 51, months: 14 })).toBe(each + 48 * 8 * 18);
  const message = 'invalid --draws 1000000: it needs about 5.0 GB of memory, and there are 1.0 GB\n  Give at most 200000, or';
  expect(() => requireMemory({ draws: 1_000_000, each: 5000, free: 1.02e9 })).toThrow(message);
  expect(requireMemory({ draws: 200_000, each: 5000, free: 1.02e9 })).toBeUndefined();
  expect(requireMemory({ draws: 100_000, each: 5000, free: 0 })).toBeUndefined();
});

describe('a thread that is stopped', () => {
  /** Stops the thread that runs the command, or those that sample, before they have said anything. */
  const stopper = (field: string): string =>
    `import { isMainThread, workerData } from 'node:worker_threads';
     if (!isMainThread && workerData && '${field}' in workerData) process.exit(7);`;

  it.each([
    ['the one of the command', 'command', ['check', DEMO]],
    ['one that samples', 'model', ['calibrate', DEMO, '--fresh']],
  ])('%s is told, and nothing is written', (_, field, args) =>
    withFolder(async (cwd) => {
      const NODE_OPTIONS = `--import=data:text/javascript,${encodeURIComponent(stopper(field))}`;
      const ran = await runProgram(args, { cwd, env: { NODE_OPTIONS } });
      expect(ran.stderr).toMatch(
        /^invalid run: a thread of the program was stopped \(code 7\) before its work was done\n {2}Nothing was written\./,
      );
      expect([ran.code, ran.stdout, readdirSync(cwd)]).toEqual([2, '', []]);
    }),
  );
});

describe('quotes that go wrong are told in words, with their line', () => {
  it.each([
    ['month,spend\n2026-01,"5" x\n', 'text follows the closing "'],
    ['month, spend\n2026-01, "5" x\n', 'text follows the closing "'],
    ['month,spend\n2026-01,5" x\n', 'a " stands inside an unquoted cell'],
    ['month,spend\n2026-01,"5\n', 'a cell opens with " and never closes'],
  ])('%j', (text, says) => {
    try {
      parseTable({ path: 'a.csv', bytes: new TextEncoder().encode(text) });
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      expect(error.message).toMatch(/^invalid quotes: .*\n {2}at a\.csv, line 2\n {2}\S/);
      expect(error.message).toContain(says);
      return;
    }
    expect.unreachable('it was read');
  });
});

describe('a history that is no file', () => {
  it.each(['history.csv', 'plans/more.csv', 'product.csv'])('%s is a folder', (name) =>
    withDemo((study) => {
      rmSync(join(study, name), { force: true });
      mkdirSync(join(study, name));
      const place = new RegExp(`^invalid file: it is a folder, with the name of a table\\n  at .*${name}\\n  Move the file`);
      return refuses(['check', study], place);
    }),
  );

  it.skipIf(process.platform === 'win32')('history.csv is a pipe', () =>
    withDemo((study) => {
      rmSync(join(study, 'history.csv'));
      spawnSync('mkfifo', [join(study, 'history.csv')]);
      return refuses(
        ['check', study],
        /^invalid file: it is a pipe, a socket or a device.*\n {2}at .*history\.csv\n {2}Save what/,
      );
    }),
  );

  it.skipIf(process.platform === 'win32')('a forecast is not put in the place of a pipe or a device', () =>
    withDemo(async (study) => {
      const pipe = join(study, '..', 'pipe');
      spawnSync('mkfifo', [pipe]);
      await refuses(
        ['forecast', study, '--prior-only', '--out', pipe],
        /^invalid output file: there is a pipe, a socket or a device/,
      );
      const staging = join(study, '..', 'staging');
      mkdirSync(staging);
      writeFileSync(join(staging, 'pipe'), 'x');
      const move = { staging, target: realPlace(join(study, '..')), paths: ['pipe'], stale: [] };
      expect(() => moveFiles(move)).toThrow(/there is a pipe, a socket or a device of this name/);
      expect(statSync(pipe).isFIFO()).toBe(true);
    }),
  );

  it.skipIf(process.platform === 'win32')('an export is a pipe', () =>
    withDemo(async (study) => {
      rmSync(join(study, 'history.csv'));
      spawnSync('mkfifo', [join(study, 'spend.csv')]);
      await refuses(['import', join(study, 'spend.csv'), '--to', DEMO, '--force'], /^invalid file: it is a pipe/);
      await refuses(['import', '/dev/null', '--to', DEMO, '--force'], /^invalid file: it is a pipe, a socket or a device/);
    }),
  );

  it('exports/formats.csv is a folder', () =>
    withDemo(async (study) => {
      rmSync(join(study, 'history.csv'));
      mkdirSync(join(study, 'exports/formats.csv'), { recursive: true });
      await refuses(['check', study], /^invalid path: .*\n {2}at .*formats\.csv\n {2}There is a folder of this name/);
    }));
});

describe('names with signs that nobody sees', () => {
  const plan = 'plans/scale-ppc.csv';

  it.each([
    ['a line feed', 'plans/a\nb.csv', 'plans/a\\u000ab.csv'],
    ['a zero-width space', 'plans/scale-\u200bmore.csv', 'plans/scale-\\u200bmore.csv'],
    ['a soft hyphen', 'plans/scale\u00admore.csv', 'plans/scale\\u00admore.csv'],
  ])('a plan with %s is refused, and its name is seen', (_, name, shown) =>
    withDemo(async (study) => {
      cpSync(join(study, plan), join(study, name));
      const { message } = await refusal(['check', study]);
      expect(message.split('\n')).toHaveLength(3);
      expect(message).toContain(`at ${study}/${shown}\n`);
      expect(message).toMatch(/^invalid plan name "[^"]*\\u[^"]*"/);
    }),
  );

  it('a study is refused, or missing, in one line', () =>
    withDemo(async (study) => {
      await refuses(['check', `${study}\nx`], /^invalid study name "study\\u000ax"\n {2}Rename the folder: [^\n]*$/);
      renameSync(study, `${study}\u200b`);
      await refuses(['check', `${study}\u200b`], /^invalid study name "study\\u200b"/);
    }));

  it('a column means what people see of its name', () =>
    withDemo(async (study) => {
      const history = join(study, 'history.csv');
      const first = await outcomeOf(study);
      writeFileSync(history, readFileSync(history, 'utf8').replace('acos', 'ac\u200bo\u200ds').replace('26.6%', '26.6\u200e%'));
      expect(await outcomeOf(study)).toEqual(first);
    }));

  async function outcomeOf(study: string): Promise<string> {
    const { code, stdout, stderr } = await runProgram(['check', study, '--json']);
    expect([code, stderr]).toEqual([0, '']);
    return JSON.stringify(JSON.parse(stdout).columns);
  }
});
