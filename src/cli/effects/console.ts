import { visible } from '../visible.ts';

/** Text for people. */
export function print(text: string): void {
  process.stdout.write(visible(text));
}

/** Data for programs: byte for byte into a pipe or a file, made visible on a terminal. */
export function printData(data: string): void {
  process.stdout.write(process.stdout.isTTY ? visible(data) : data);
}

/** Text on stderr; its first word in red where that is a terminal and NO_COLOR is not set. */
export function complain(text: string): void {
  const coloured = process.stderr.isTTY && !process.env.NO_COLOR;
  process.stderr.write(coloured ? visible(text).replace(/^\w+/, '\u001b[1;31m$&\u001b[0m') : visible(text));
}

/** Whoever read our output has gone away (`| head`): nothing is left to do, and nothing is wrong. */
export function leaveWhenPipeCloses(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      process.exit(error.code === 'EPIPE' ? 0 : 1);
    });
  }
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

const WIDEST = 110;

/** Columns for help: those of the terminal, as far as prose is good to read. */
export function terminalWidth(): number {
  return Math.min(process.stdout.columns ?? WIDEST, WIDEST);
}

/** Is the stack of a fault wanted? */
export function wantsStack(): boolean {
  return process.env.DISCOVERY_DEBUG === '1';
}

const WIDTH = 24;
const LEAST_MILLISECONDS = 80;

/** A line on stderr that is drawn over itself. */
export interface ProgressLine {
  readonly show: (done: number, step: string) => void;
  readonly clear: () => void;
}

/** Draws only where stderr is a terminal and it is not `quiet`, at most some twelve times a second. */
export function progressLine(quiet: boolean): ProgressLine {
  const state = { drawn: Number.NEGATIVE_INFINITY };
  if (quiet || !process.stderr.isTTY) return { show: () => undefined, clear: () => undefined };
  return {
    show: (done, step) => {
      const now = performance.now();
      if (now - state.drawn < LEAST_MILLISECONDS) return;
      state.drawn = now;
      const full = Math.round(Math.min(1, Math.max(0, done)) * WIDTH);
      process.stderr.write(`\r\u001b[K${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${visible(step).slice(0, 60)}`);
    },
    clear: () => {
      if (state.drawn > 0) process.stderr.write('\r\u001b[K');
    },
  };
}
