import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runHere } from '../helpers/inProcess.ts';
import { runProgram, withFolder } from '../helpers/program.ts';
import { ROOT } from '../helpers/sources.ts';

const STUDY = join(ROOT, 'test/models/toyStudy');
const MODEL = ['--models', join(ROOT, 'test/models/toy')];

type Percentiles = Readonly<Record<'p10' | 'p50' | 'p90', number>>;

interface Taught {
  readonly learnt: readonly { readonly slot: string; readonly posterior: Percentiles }[];
}

const NOTHING: Percentiles = { p10: Number.NaN, p50: Number.NaN, p90: Number.NaN };

/** Share of passers-by who come in anyway, with which the history was made. */
const PLANTED = 0.055;

/** Words of the market that the shipped model is about. */
const MARKET =
  /amazon|alexa|rufus|chatgpt|perplexity|acos|ppc|sponsored|ad console|organic|recommend|listing|marketplace|category|seller|discover(?!y (compare|report|check|calibrate|explain|backtest|new|\d))/i;

/** The text that a reader sees, without the program's own name. */
function readable(html: string): string {
  const text = html.replaceAll(/<(style|script|svg)[\s\S]*?<\/\1>/g, ' ').replaceAll(/<[^>]+>/g, ' ');
  return text.replaceAll(/\bdiscovery \d+\.\d+\.\d+/g, '');
}

/** Here where no threads are needed to sample, else as a program. */
async function run(...args: readonly string[]): Promise<{ readonly stdout: string; readonly stderr: string }> {
  const here = args[0] === 'check' || args.includes('--prior-only');
  const { code, stdout, stderr } = await (here ? runHere : runProgram)([...args, ...MODEL]);
  expect({ code, stderr }).toMatchObject({ code: 0 });
  return { stdout, stderr };
}

describe('a model of another market', () => {
  it('is checked, and its files are read by its own words', async () => {
    const { stdout } = await run('check', STUDY);
    expect(stdout).toContain('flyers');
    expect(stdout).toContain('Left out of reports');
    expect(stdout).not.toMatch(MARKET);
  });

  it('tells what its history taught', async () => {
    const { stdout } = await run('calibrate', STUDY);
    expect(stdout).toMatch(/Share of\s+[\s\S]*?passers-by who/);
    expect(stdout).not.toMatch(MARKET);
  });

  it('compares its plans, without a reading and without a market', async () => {
    const { stdout } = await run('compare', STUDY, '--prior-only', '--draws', '100', '--json');
    const run_ = JSON.parse(stdout) as { plans: object; comparison: object };
    expect(Object.keys(run_.plans)).toEqual(['hold', 'more-flyers', 'more-tastings']);
    expect(run_.comparison).not.toHaveProperty('other_reading');
  });

  it('has a report in its own words', () =>
    withFolder(async (folder) => {
      const { stdout } = await run('report', STUDY, '--draws', '400', '--skip-backtest', '--out', folder);
      const html = readable(readFileSync(join(folder, 'report.html'), 'utf8'));
      for (const text of [stdout.replaceAll(folder, ''), html]) expect(text.match(MARKET)?.[0]).toBeUndefined();
      expect(html).toContain('Share of the street');
      expect(html).not.toMatch(/\bNaN\b|undefined|Infinity/);
      const { calibration } = JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) as { calibration: Taught };
      const { p10, p50, p90 } = calibration.learnt.find(({ slot }) => slot === 'usual')?.posterior ?? NOTHING;
      expect(Math.abs(p50 - PLANTED)).toBeLessThan((4 * (p90 - p10)) / 2.563);
    }));
});
