import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { mendFolder } from '../../src/cli/effects/staging.ts';
import { stream } from '../../src/numeric/random.ts';
import { type Found, readReport } from './readReport.ts';

export interface Kills {
  /** {@link file://./writer.ts}, built. */
  readonly writer: string;
  readonly folder: string;
  readonly seed: number;
  readonly times: number;
}

/** What was found after each kill: at once, and, where that is nothing, once the next run has looked. */
export interface AfterKill {
  readonly atOnce: Found;
  readonly mended: Found;
}

/** Kills a process that writes one report after another, each time at another moment of its writing, and looks. */
export async function killWriter({ writer, folder, seed, times }: Kills): Promise<AfterKill[]> {
  const [target, next] = [join(folder, 'demo'), stream(seed, 'kill')];
  const seen: AfterKill[] = [];
  for (let time = 0; time < times; time++) {
    const child = spawn(process.execPath, [writer, target, String(time * 1000)], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(child, 'exit');
    await Promise.race([once(child.stdout, 'data'), ended]);
    await after(next() * 40);
    child.kill('SIGKILL');
    await ended;
    const atOnce = readReport(target);
    if (existsSync(folder)) mendFolder(target);
    seen.push({ atOnce, mended: readReport(target) });
  }
  return seen;
}

/** How often a reader looks again while a writer is at work before it has seen one run whole; undefined where it never does. */
export async function readWhileWriting(writer: string, folder: string, looks: number): Promise<number[]> {
  const target = join(folder, 'demo');
  const child = spawn(process.execPath, [writer, target, '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  await once(child.stdout, 'data');
  const tries = Array.from({ length: looks }, () => triesUntilWhole(target));
  child.kill('SIGKILL');
  await ended;
  return tries;
}

function triesUntilWhole(target: string): number {
  for (let tries = 1; tries < 1000; tries++) if (readReport(target) === 'whole') return tries;
  return Number.POSITIVE_INFINITY;
}
