import { cpSync, existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { refusal } from '../helpers/inProcess.ts';
import { runProgram, withFolder } from '../helpers/program.ts';
import { ROOT } from '../helpers/sources.ts';

interface Case {
  readonly what: string;
  /** A file of the study or of the model, and what becomes of its text. */
  readonly file: string;
  readonly change: (text: string) => string;
  /** What stderr says: the fault, its place, what to do. */
  readonly says: readonly (string | RegExp)[];
}

const line =
  (number: number, change: (text: string) => string) =>
  (text: string): string =>
    text
      .split('\n')
      .map((content, index) => (index === number - 1 ? change(content) : content))
      .join('\n');
const history = (what: string, change: Case['change'], ...says: Case['says']): Case => ({
  what,
  file: 'study/history.csv',
  change,
  says,
});
const equation =
  (text: string) =>
  (model: string): string =>
    model.replace('equals: stars / 5 * (1 - return_rate)', `equals: "${text}"`);
const model = (what: string, text: string, ...says: Case['says']): Case => ({
  what,
  file: 'models/model.yaml',
  change: equation(text),
  says: ['model.yaml, line', ...says],
});

const CASES: readonly Case[] = [
  history('a missing column', (text) => text.replace('month,', 'period_x,'), 'missing column "month"', 'history.csv, line 1'),
  history(
    'a duplicate month',
    (text) => text.replace('2024-03', '2024-02'),
    'invalid month: 2024-02 stands twice',
    'line 4',
    'Delete or sum',
  ),
  history(
    'a missing month',
    line(4, () => ''),
    'missing month 2024-03',
    'Add the month',
  ),
  history(
    'text in a number',
    (text) => text.replace('7790.00', 'about 8k'),
    'invalid number "about 8k" in ad_spend',
    'line 2, column 2',
    'Write a plain number',
  ),
  history(
    'negative spend',
    (text) => text.replace('7790.00', '-7790.00'),
    'invalid value "-7790.00" in ad_spend',
    'line 2, column 2',
  ),
  history('an ACOS of nought with sales', (text) => text.replace('26.6%', '0%'), 'ACOS', 'line 2'),
  history('a rank below 1', (text) => text.replace(',6.7,', ',0.4,'), '"0.4" in organic_rank', 'line 2'),
  history('a header __proto__', (text) => text.replace('organic_rank', '__proto__'), 'unknown column "__proto__"', 'line 1'),
  history('an empty file', () => '', 'history.csv', /empty/),
  history('a binary file', () => 'PNG\r\n\u001a\n\u0001\u0002\u0007'.repeat(9), 'history.csv', /binary/),
  {
    what: 'a month outside the horizon',
    file: 'study/plans/scale-ppc.csv',
    change: (text) => text.replace('2027-12', '2028-12'),
    says: ['scale-ppc.csv', /2028-12|2027-12/],
  },
  {
    what: 'a plan with an unknown line',
    file: 'study/plans/scale-ppc.csv',
    change: (text) => text.replace('content_spend', 'contnt_spend'),
    says: ['unknown', '"contnt_spend"', 'Did you mean "content_spend"?'],
  },
  {
    what: 'an unknown currency',
    file: 'study/product.csv',
    change: (text) => text.replace('currency,USD', 'currency,USX'),
    says: ['unknown currency "USX"', 'product.csv, line 4', 'USD'],
  },
  model('a loop', 'discovery_share', /→/),
  model('a clash of units', 'price + margin', /unit|money/),
  model('an unknown name', 'retrn_rate', '"retrn_rate"', 'Did you mean "return_rate"?'),
  ...[
    'cos.constructor',
    "import('fs')",
    'f(x)=x',
    '[1,2]',
    'process.exit(1)',
    '__proto__',
    'constructor(1)',
    'a=1;b',
    "evaluate('1')",
  ].map((text) => model(`the expression ${text}`, text.replaceAll('"', '\\"'))),
  model('a number that is none', 'log(return_rate - return_rate)', /finite/),
];

/** Runs a command beside copies of the demo study and the models. */
function withDemo<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  return withFolder((folder) => {
    cpSync(join(ROOT, 'inputs/demo'), join(folder, 'study'), { recursive: true });
    cpSync(join(ROOT, 'models/discovery'), join(folder, 'models'), { recursive: true });
    return use(folder);
  });
}

/** Refused by the program: exit 2, nothing on stdout, nothing written. */
async function refused(cwd: string, args: readonly string[], says: Case['says']): Promise<void> {
  const { code, stdout, stderr } = await runProgram(['report', 'study', '--models', 'models', '--draws', '200', ...args], {
    cwd,
  });
  expect(stderr).not.toMatch(/\bat .*\.js:\d|fault:/);
  for (const part of says) expect(stderr).toMatch(part);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(existsSync(join(cwd, 'reports'))).toBe(false);
}

/** Refused as an input that is wrong, which the program tells as {@link refused} sees it. */
async function refusedHere(cwd: string, args: readonly string[], says: Case['says']): Promise<void> {
  const folders = [join(cwd, 'study'), '--models', join(cwd, 'models'), '--out', join(cwd, 'reports')];
  const { message } = await refusal(['report', ...folders, '--draws', '100', '--prior-only', ...args]);
  for (const part of says) expect(message).toMatch(part);
}

describe('bad input: exit 2, the place, advice, nothing written', () => {
  it.each(CASES)('$what', ({ file, change, says }) =>
    withDemo(async (cwd) => {
      const path = join(cwd, file);
      const before = readFileSync(path, 'utf8');
      writeFileSync(path, change(before));
      expect(readFileSync(path, 'utf8')).not.toBe(before);
      await refusedHere(cwd, [], says);
    }),
  );

  it('a missing file', () =>
    withDemo(async (cwd) => {
      rmSync(join(cwd, 'study/product.csv'));
      await refused(cwd, [], ['missing file product.csv', 'discovery new']);
    }));

  it('tests that cannot be: every line at once, before any work', () =>
    withDemo(async (cwd) => {
      const rows = [
        'id,kind,start,end,line,outcome,effect,se',
        'one,ad_pause,2026-06,2026-05,ad_spend,total_sales,-4000,1500',
        'two,ad_pause,2026-06,2026-06,ad_spnd,total_sales,-4000,0',
        'three,ad_pause,2022-06,2022-06,ad_spend,total_slaes,-4000,1500',
      ];
      writeFileSync(join(cwd, 'study/experiments.csv'), rows.join('\n'));
      await refused(
        cwd,
        [],
        [
          /invalid end "2026-05"[\s\S]*experiments.csv, line 2/,
          /unknown line "ad_spnd"[\s\S]*line 3[\s\S]*Did you mean "ad_spend"/,
          /invalid se "0"[\s\S]*line 3/,
          /unknown outcome "total_slaes"[\s\S]*line 4/,
          /invalid start "2022-06": the history is from/,
        ],
      );
    }));

  it('a file of 200 MB', () =>
    withDemo(async (cwd) => {
      truncateSync(join(cwd, 'study/history.csv'), 200_000_000);
      await refused(cwd, [], ['history.csv', /MB/]);
    }));

  it.each([
    [['--set', 'carryovr=0.3'], 'unknown parameter "carryovr"', 'Did you mean "carryover"?'],
    [['--set', 'carryover=lots'], '--set', 'name=number'],
    [['--reference', 'nothing'], 'unknown plan "nothing"', 'hold'],
    [['--plans', 'scale-pcp'], 'scale-pcp', 'scale-ppc'],
  ])('%j', (args, ...says) => withDemo((cwd) => refusedHere(cwd, args, says)));
});
