import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stream } from '../../src/numeric/random.ts';
import { readReport } from './readReport.ts';

/** A command, in a folder with a study of its own, and what it may leave there: all of it, or nothing. */
interface Interrupted {
  readonly words: readonly string[];
  readonly makes?: string;
}

const QUICK = ['--prior-only', '--draws', '100'];
const COMMANDS: readonly Interrupted[] = [
  { words: ['report', 'study', ...QUICK, '--skip-backtest', '--out', 'out'], makes: 'out' },
  { words: ['watch', 'study', ...QUICK, '--skip-backtest', '--out', 'out'], makes: 'out' },
  { words: ['check', 'study'] },
  { words: ['compare', 'study', ...QUICK] },
  { words: ['forecast', 'study', ...QUICK, '--out', 'forecast.csv'], makes: 'forecast.csv' },
  { words: ['calibrate', 'study', '--fresh'] },
  { words: ['backtest', 'study', '--fresh'] },
  { words: ['explain'] },
  { words: ['import', 'brackenfold/exports', '--to', 'brackenfold', '--force'], makes: 'brackenfold/history.csv' },
  { words: ['new', 'mine'], makes: 'mine' },
];

/** Interrupts every command `moments` times with each signal; lines that say what went wrong, and one that counts. */
export async function interruptAll(program: string, moments: number, seed: number): Promise<string[]> {
  const next = stream(seed, 'interrupt');
  const seen = { tried: 0, interrupted: 0, faults: [] as string[] };
  for (const command of COMMANDS) {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      for (let moment = 0; moment < moments; moment++) {
        const milliseconds = next() * 3000;
        const { code, problem } = await interrupted(command, { program, signal, milliseconds });
        seen.tried++;
        if (code !== 0) seen.interrupted++;
        if (problem !== '') seen.faults.push(`${command.words[0]}, ${signal} after ${milliseconds.toFixed(0)} ms: ${problem}`);
      }
    }
  }
  return [...seen.faults, `${seen.tried} runs, ${seen.interrupted} ended by the signal, ${seen.faults.length} of them wrongly`];
}

interface Interruption {
  readonly program: string;
  readonly signal: 'SIGINT' | 'SIGTERM';
  readonly milliseconds: number;
}

/** Of a process that has not come so far as to listen, and as the program says it. */
const BY_SIGNAL = { SIGINT: [130], SIGTERM: [130, 143] };

async function interrupted(
  { words, makes }: Interrupted,
  { program, signal, milliseconds }: Interruption,
): Promise<{ code: number; problem: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'interrupted-'));
  try {
    cpSync('inputs/demo', join(folder, 'study'), { recursive: true });
    if (words[0] === 'import') cpSync('inputs/brackenfold', join(folder, 'brackenfold'), { recursive: true });
    const before = names(folder);
    const child = spawn(process.execPath, [program, ...words], {
      cwd: folder,
      env: { ...process.env, XDG_CACHE_HOME: join(folder, 'cache') },
    });
    const told = { stderr: '' };
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      told.stderr += text;
    });
    const timer = setTimeout(() => child.kill(signal), milliseconds);
    const code = await new Promise<number>((resolve) =>
      child.on('close', (exit, by) => resolve(exit ?? (by === 'SIGINT' ? 130 : 143))),
    );
    clearTimeout(timer);
    return { code, problem: problemOf({ folder, before, makes, signal, code, stderr: told.stderr }) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Left {
  readonly folder: string;
  readonly before: readonly string[];
  readonly makes: string | undefined;
  readonly signal: 'SIGINT' | 'SIGTERM';
  readonly code: number;
  readonly stderr: string;
}

function problemOf({ folder, before, makes, signal, code, stderr }: Left): string {
  if (code !== 0 && !BY_SIGNAL[signal].includes(code)) return `exit code ${code}: ${stderr}`;
  if (/ {4}at |fault:/.test(stderr)) return stderr;
  const left = names(folder).filter((name) => !before.includes(name) && name !== 'cache' && name !== makes?.split('/')[0]);
  if (left.length > 0) return `it left ${left.join(', ')}`;
  if (makes === 'out' && existsSync(join(folder, 'out')) && readReport(join(folder, 'out')) !== 'whole')
    return readReport(join(folder, 'out'));
  if (makes === 'mine' && existsSync(join(folder, 'mine')) && !existsSync(join(folder, 'mine/product.csv')))
    return 'half a study';
  return '';
}

function names(folder: string): string[] {
  return readdirSync(folder);
}
