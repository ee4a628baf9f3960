import type { Progress } from '../../core/progress.ts';
import { type Account, type Evaluation, lineOf } from '../../pipeline.ts';
import type { Evaluate } from '../effects/productPool.ts';
import type { WorkFolder } from '../effects/workFolder.ts';
import { type Part, partsOf } from './parts.ts';
import { taskOrLeftOut } from './taskOrLeftOut.ts';

/** Which of all parts: every `of`th from `number`, which counts from 1. */
export interface Shard {
  readonly number: number;
  readonly of: number;
}

export interface Sweeping {
  readonly account: Account;
  readonly work: WorkFolder;
  /** From 1. */
  readonly sweep: number;
  readonly shard: Shard;
  readonly evaluate: Evaluate;
  readonly threads: number;
  /** What differs for the products of a part, by their number in the account. */
  readonly changedFor: (part: Part) => (index: number) => Partial<Evaluation>;
  readonly progress: Progress;
}

/** What a sweep did here: products that were evaluated now, and seconds of work that they took together. */
export interface Swept {
  readonly products: number;
  readonly seconds: number;
}

/** Evaluates the products of a shard whose files are not there yet, and puts each file in its place when all of it is done. */
export async function runSweep(sweeping: Sweeping): Promise<Swept> {
  const { account, work, sweep, shard, threads } = sweeping;
  const there = new Set(work.list(`sweep-${sweep}`).map((name) => `sweep-${sweep}/${name}`));
  const own = partsOf(account, sweep).filter((_, part) => part % shard.of === shard.number - 1);
  const pending = own.filter(({ name }) => !there.has(name));
  const all = pending.reduce((sum, { from, to }) => sum + to - from, 0);
  const swept = { products: 0, seconds: 0 };
  const began = performance.now();
  const done = (seconds: number): void => {
    swept.products++;
    swept.seconds += seconds;
    const rate = swept.products / ((performance.now() - began) / 1000);
    const shown = rate >= 10 ? rate.toFixed(0) : rate.toPrecision(2);
    sweeping.progress(
      swept.products / all,
      `sweep ${sweep}: product ${swept.products.toLocaleString('en-GB')} of ${all.toLocaleString('en-GB')}, ${shown} a second`,
    );
  };
  const queue = pending[Symbol.iterator]();
  const takeOn = async (): Promise<void> => {
    for (const part of queue) await runPart(part, sweeping, done);
  };
  await Promise.all(Array.from({ length: threads + 1 }, takeOn));
  return swept;
}

async function runPart(
  part: Part,
  { account, work, evaluate, changedFor }: Sweeping,
  done: (seconds: number) => void,
): Promise<void> {
  const { name, from, to } = part;
  const changed = changedFor(part);
  const lines: string[] = [];
  for (let index = from; index < to; index++) {
    const task = taskOrLeftOut(account, index);
    const { line, seconds } =
      'kind' in task ? { line: lineOf(task), seconds: 0 } : await evaluate({ task, changed: changed(index) });
    lines.push(`${line}\n`);
    done(seconds);
  }
  work.put(name, lines.join(''));
}
