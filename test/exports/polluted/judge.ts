import { InputError } from '../../../src/core/error.ts';
import { type Grid, type Polluted, write } from './pollute.ts';

/** What a reader made of a file: its values as text, one a row, and whether it warned; or what it refused. */
export interface Outcome {
  readonly values: readonly string[];
  readonly warned: boolean;
}

export type Read = (text: string) => Promise<Outcome> | Outcome;

export type Verdict = 'right' | 'right, with a warning' | 'refused' | 'WRONG';

export interface Judged {
  readonly verdict: Verdict;
  readonly file: Polluted;
  /** What the user sees of a refusal. */
  readonly message: string;
}

/** Reads a polluted file and compares it with the clean table. A refusal must say what to do and, of a damaged row, where. */
async function judge(file: Polluted, read: Read, clean: readonly string[]): Promise<Judged> {
  try {
    const { values, warned } = await read(file.text);
    const same = JSON.stringify(values) === JSON.stringify(clean.slice(0, file.rows));
    return { verdict: same ? (warned ? 'right, with a warning' : 'right') : 'WRONG', file, message: '' };
  } catch (error) {
    if (!(error instanceof InputError)) throw new Error(file.what, { cause: error });
    const [issue] = error.issues;
    const helps = (issue?.advice ?? '') !== '' && (file.line === undefined || (issue?.place?.line ?? 0) > 0);
    return { verdict: helps ? 'refused' : 'WRONG', file, message: error.message };
  }
}

/** The verdict on each file at a door, whose clean table is read first. */
export async function judgeAll(
  { grid, read }: { readonly grid: Grid; readonly read: Read },
  files: Iterable<Polluted>,
): Promise<Judged[]> {
  const { values: clean } = await read(write(grid));
  const judged: Judged[] = [];
  for (const file of files) judged.push(await judge(file, read, clean));
  return judged;
}

/** Counts by way of pollution and verdict, as lines of text. */
export function counted(judged: readonly Judged[]): string[] {
  const ways = [...new Set(judged.map(({ file }) => file.way))];
  const verdicts: readonly Verdict[] = ['right', 'right, with a warning', 'refused', 'WRONG'];
  return ways.map((way) => {
    const own = judged.filter(({ file }) => file.way === way);
    const counts = verdicts.map((verdict) => `${verdict} ${own.filter((one) => one.verdict === verdict).length}`);
    return `${way.padEnd(46)} ${String(own.length).padStart(5)} files: ${counts.join(', ')}`;
  });
}
