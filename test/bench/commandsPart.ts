import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inFreshProcess, type Taken } from './freshProcess.ts';
import { type Part, row } from './part.ts';

const PROGRAM = 'dist/discovery.js';
const STUDY = 'inputs/demo';
const FOLDER = 'tmp/bench';

/** The main job on a copy of the demo study, and the question that is asked next: the same with one plan changed. */
export const MAIN_JOB: Part = {
  name: 'main-job',
  measure: () =>
    withStudy((study) => {
      const out = join(study, 'report');
      const first = inFreshProcess([PROGRAM, 'report', study, '--out', out, '--quiet']);
      changePlan(study);
      const again = inFreshProcess([PROGRAM, 'compare', study, '--quiet']);
      return [
        `main-job: ${STUDY}, processor time of a fresh process with all its threads, wall time, peak memory`,
        row('report', ...tell(first)),
        row('compare, after a plan changed', ...tell(again)),
      ];
    }),
};

/** What answers at once: medians of some starts, beside a bare node. */
export const START: Part = {
  name: 'start',
  measure: () =>
    withStudy((study) => [
      `start: processor time, wall time, peak memory; the best of ${STARTS} starts`,
      row('bare node', ...tell(best(['--eval', '0']))),
      row('--help', ...tell(best([PROGRAM, '--help']))),
      row('check', ...tell(best([PROGRAM, 'check', study, '--quiet']))),
      row('compare --point', ...tell(best([PROGRAM, 'compare', study, '--point', '--quiet']))),
    ]),
};

const STARTS = 5;

function best(words: readonly string[]): Taken {
  const all = Array.from({ length: STARTS }, () => inFreshProcess(words));
  return all.reduce((least, taken) => (taken.seconds < least.seconds ? taken : least));
}

function tell({ seconds, wall, megabytes }: Taken): [string, string] {
  return [`${seconds.toFixed(2)} s`, `${wall.toFixed(2)} s wall, ${megabytes.toFixed(0)} MB`];
}

function withStudy<Result>(use: (study: string) => Result): Result {
  mkdirSync(FOLDER, { recursive: true });
  const study = mkdtempSync(join(FOLDER, 'study-'));
  try {
    cpSync(STUDY, study, { recursive: true });
    return use(study);
  } finally {
    rmSync(study, { recursive: true, force: true });
  }
}

/** The first number that the first plan's last month spends is one more: as little as a plan can change. */
function changePlan(study: string): void {
  const [name = ''] = readdirSync(join(study, 'plans'));
  const path = join(study, 'plans', name);
  const text = readFileSync(path, 'utf8');
  const changed = text.replace(/(\d+)(?=\D*\s*$)/, (money) => String(Number(money) + 1));
  if (changed === text) throw new Error(`${name} holds no number to change`);
  writeFileSync(path, changed);
}
