import type { Progress } from '../../core/progress.ts';
import { wrappedIssue } from '../errorText.ts';
import { progressText } from '../progressText.ts';
import { visible } from '../visible.ts';

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

/** Ctrl-C, a closed terminal or a polite kill: exit code 130. Files are written in one go, so none can be half-written here. */
export function leaveWhenInterrupted(clear: () => void): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      clear();
      process.exit(130);
    });
  }
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
