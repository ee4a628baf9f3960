import { visible } from '../visible.ts';

/** Text for people. */
export function print(text: string): void {
  process.stdout.write(visible(text));
}

/** Data for programs: byte for byte into a pipe or a file, made visible on a terminal. */
export function printData(data: string): void {
  process.stdout.write(process.stdout.isTTY ? visible(data) : data);
}

/**
 * Whoever read our output has gone away (`| head`): nothing is left to do, and nothing is wrong. Any other output that cannot be
 * written is told on stderr: exit code 2.
 */
export function leaveWhenPipeCloses(): void {
  process.stdout.on('error', async ({ code, message }: NodeJS.ErrnoException) => {
    if (code === 'EPIPE') process.exit(0);
    const { complain } = await import('./console.ts');
    const advice = 'Files that the command writes are written already. Make room, or send the output to another place.';
    complain(`invalid output: what is printed cannot be written (${message})\n  ${advice}\n`);
    process.exit(2);
  });
  // Nobody can be told anything.
  process.stderr.on('error', ({ code }: NodeJS.ErrnoException) => process.exit(code === 'EPIPE' ? 0 : 1));
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
