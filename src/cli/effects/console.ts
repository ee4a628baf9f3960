import type { Progress } from '../../core/progress.ts';
import { wrappedIssue } from '../errorText.ts';
import { progressText } from '../progressText.ts';
import { visible } from '../visible.ts';

/** Text for people. */
export function print(text: string): void {
  process.stdout.write(visible(text));
}

/** Data for programs: byte for byte into a pipe or a file, made visible on a terminal. */
export function printData(data: string): void {
  process.stdout.write(process.stdout.isTTY ? visible(data) : data);
}

/** Text on stderr, on a terminal at its width; the first word of a complaint in red where NO_COLOR is not set. */
export function complain(text: string): void {
  const shown = onStderr(text);
  process.stderr.write(process.stderr.isTTY && !process.env.NO_COLOR ? shown.replace(/^\w+/, '\u001b[1;31m$&\u001b[0m') : shown);
}

/** A line on stderr that is no complaint. */
export function remark(text: string): void {
  process.stderr.write(`${onStderr(text)}\n`);
}

function onStderr(text: string): string {
  const { isTTY, columns } = process.stderr;
  return isTTY ? wrappedIssue(visible(text), columns) : visible(text);
}

/**
 * Whoever read our output has gone away (`| head`): nothing is left to do, and nothing is wrong. Any other output that cannot be
 * written is told on stderr: exit code 2.
 */
export function leaveWhenPipeCloses(): void {
  process.stdout.on('error', ({ code, message }: NodeJS.ErrnoException) => {
    if (code === 'EPIPE') process.exit(0);
    const advice = 'Files that the command writes are written already. Make room, or send the output to another place.';
    complain(`invalid output: what is printed cannot be written (${message})\n  ${advice}\n`);
    process.exit(2);
  });
  // Nobody can be told anything.
  process.stderr.on('error', ({ code }: NodeJS.ErrnoException) => process.exit(code === 'EPIPE' ? 0 : 1));
}

/** Ctrl-C, a closed terminal or a polite kill: exit code 130. Files are written in one go, so none can be half-written here. */
export function leaveWhenInterrupted(clear: () => void): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      clear();
      process.exit(130);
    });
  }
}

/** Prose in longer lines is hard to read. */
const WIDEST = 100;
const NARROWEST = 20;
const UNKNOWN = 80;

/** Columns for text: those of the terminal, as far as prose is good to read; else those that COLUMNS says; else 80. */
export function terminalWidth(): number {
  const said = Number(process.env.COLUMNS);
  const columns = process.stdout.columns ?? (Number.isInteger(said) && said > 0 ? said : UNKNOWN);
  return Math.max(NARROWEST, Math.min(columns, WIDEST));
}

/** Is the stack of a fault wanted? */
export function wantsStack(): boolean {
  return process.env.DISCOVERY_DEBUG === '1';
}

const LEAST_MILLISECONDS = 80;

/** A line on stderr that is drawn over itself. */
export interface ProgressLine {
  readonly show: Progress;
  readonly clear: () => void;
}

/** Draws only where stderr is a terminal and it is not `quiet`, at most some twelve times a second. */
export function progressLine(quiet: boolean): ProgressLine {
  if (quiet || !process.stderr.isTTY) return { show: () => undefined, clear: () => undefined };
  const state = { drawn: Number.NEGATIVE_INFINITY, started: performance.now() };
  return {
    show: (done, step) => {
      const now = performance.now();
      if (now - state.drawn < LEAST_MILLISECONDS) return;
      state.drawn = now;
      const seconds = (now - state.started) / 1000;
      process.stderr.write(`\r\u001b[K${progressText({ done, step, seconds, columns: process.stderr.columns })}`);
    },
    clear: () => {
      if (state.drawn > 0) process.stderr.write('\r\u001b[K');
    },
  };
}
