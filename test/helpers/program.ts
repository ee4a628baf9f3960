import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';

export interface Ran {
  /** As a shell shows it: 130 for a process that Ctrl-C ended. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunSettings {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Another user to run as; works for root only. */
  readonly uid?: number;
  /** Another build of the program. */
  readonly program?: string;
  /** Called with the running process, e.g. to send it a signal. */
  readonly meet?: (child: ChildProcess) => void;
}

/** Runs the built program. Tests that do so live in test/cli/ or test/browser/, for which it is built first. */
export function runProgram(args: readonly string[], settings: RunSettings = {}): Promise<Ran> {
  const { cwd, uid, program = inject('program'), env = {}, meet } = settings;
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...process.env, ...env },
    ...(cwd === undefined ? {} : { cwd }),
    ...(uid === undefined ? {} : { uid }),
  });
  const output = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      output[stream] += text;
    });
  }
  meet?.(child);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) =>
      resolve({ code: code ?? 128 + (signal === null ? 0 : constants.signals[signal]), ...output }),
    );
  });
}

/** Runs `use` with a new folder, which goes afterwards. */
export async function withFolder<Result>(use: (folder: string) => Promise<Result> | Result): Promise<Result> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'discovery-')));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
