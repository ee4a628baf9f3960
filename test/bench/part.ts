/** One part of the bench: what it measures is said in docs/speed.md under its name. */
export interface Part {
  /** As asked for: `npm run bench -- <name>`. */
  readonly name: string;
  /** Runs only when it is asked for by name: it takes long, or much room on the disk. */
  readonly onlyAsked?: true;
  /** Lines to print. */
  readonly measure: () => readonly string[] | Promise<readonly string[]>;
}

/** A figure in a row of its own, e.g. "  generated program          286 ns  with its note". */
export function row(name: string, figure: string, note = ''): string {
  return `  ${name.padEnd(34)}${figure.padStart(12)}  ${note}`.trimEnd();
}

export function verdict(isMet: boolean): string {
  return isMet ? 'met' : 'MISSED';
}

/** The middle one of an odd number of values. */
export function median(values: readonly number[]): number {
  return [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** What it gives, and the seconds of processor time that this process, all its threads together, took for it. */
export async function timed<Result>(run: () => Result | Promise<Result>): Promise<{ result: Result; seconds: number }> {
  const before = process.cpuUsage();
  const result = await run();
  const { user, system } = process.cpuUsage(before);
  return { result, seconds: (user + system) / 1e6 };
}
