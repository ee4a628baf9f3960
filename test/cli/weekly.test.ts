import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { runHere } from '../helpers/inProcess.ts';
import { runProgram, withFolder } from '../helpers/program.ts';
import { ROOT } from '../helpers/sources.ts';
import { mediamixStudy, TRUTH } from '../models/mediamixStudy.ts';

const MODEL = ['--models', join(ROOT, 'test', 'models', 'mediamix')];
const RUN = [...MODEL, '--to', '2026-12', '--draws', '200', '--quiet'];

interface RunJson {
  readonly months: readonly string[];
  readonly actual_until: string;
  readonly projected: readonly string[];
  readonly assumptions: readonly { readonly slot: string; readonly p10: number; readonly p50: number; readonly p90: number }[];
}

/** Standard deviations between P10 and P90. */
const WIDTH = 2.563;

it('a media-mix model by the week is checked, compared, calibrated and reported on a weekly history', () =>
  withFolder(async (cwd) => {
    for (const [path, text] of Object.entries(mediamixStudy(1))) {
      const file = join(cwd, 'shop', path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }

    const checked = await runHere(['check', 'shop', ...MODEL, '--to', '2026-12'], { cwd });
    expect(checked).toMatchObject({ code: 0, stderr: '' });
    expect(checked.stdout).toContain('spend.search');

    const compared = await runHere(['compare', 'shop', ...RUN, '--prior-only'], { cwd });
    expect(compared).toMatchObject({ code: 0, stderr: '' });
    expect(compared.stdout.replaceAll('\n', ' ')).toContain('from 8 Jun 2026 to 28 Dec 2026');

    const reported = await runProgram(['report', 'shop', ...RUN, '--skip-backtest'], { cwd });
    expect(reported).toMatchObject({ code: 0, stderr: '' });
    expect(reported.stdout).toContain('Calibrated: 130 actual weeks taught');
    const folder = join(cwd, 'reports', 'shop');
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(['report.html', 'report.pdf', 'forecast.csv', 'run.json']));

    const said = readFileSync(join(folder, 'report.html'), 'utf8')
      .replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
      .replace(/<[^>]*>/g, ' ');
    expect(said.match(/\w*month\w*|amazon|acos|alexa|organic|shopper/gi)).toBeNull();
    expect(said).toContain('8 Jun 2026');

    const json = JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) as RunJson;
    expect([json.months[0], json.actual_until, json.projected[0], json.projected.at(-1)]).toEqual([
      '2025-12-29',
      '2026-06-01',
      '2026-06-08',
      '2026-12-28',
    ]);
    expect(readFileSync(join(folder, 'forecast.csv'), 'utf8')).toContain('\n2026-06-08,2026 Q2,no-tv,');
    const learnt = new Map(json.assumptions.map((one) => [one.slot, one]));
    const off = Object.entries(TRUTH).map(([slot, truth]) => {
      const { p10 = Number.NaN, p50 = Number.NaN, p90 = Number.NaN } = learnt.get(slot) ?? {};
      return { slot, off: Math.abs(p50 - truth) / ((p90 - p10) / WIDTH) };
    });
    expect(off.filter((one) => !(one.off < 4))).toEqual([]);
  }));
