import { fail } from '../../core/error.ts';
import { type Account, type ProductRecord, recordIn } from '../../pipeline.ts';
import type { WorkFolder } from '../effects/workFolder.ts';

/** Products that share a file of records. */
export interface Part {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** Files of a sweep at most, about; with fewer products every one has its own, so that nothing that is done can be lost. */
const FILES = 2000;

export function partsOf({ count }: Pick<Account, 'count'>, sweep: number): Part[] {
  const size = Math.max(1, Math.ceil(count / FILES));
  return Array.from({ length: Math.ceil(count / size) }, (_, part) => ({
    name: `sweep-${sweep}/part-${String(part).padStart(7, '0')}.jsonl`,
    from: part * size,
    to: Math.min(count, (part + 1) * size),
  }));
}

/** The records of a sweep in the products' order, read part by part. Throws an InputError where a part is missing or damaged. */
export function* recordsOf(
  account: Account,
  { work, sweep }: { readonly work: WorkFolder; readonly sweep: number },
): Generator<ProductRecord> {
  for (const { name, from, to } of partsOf(account, sweep)) {
    const lines = work
      .read(name)
      .split('\n')
      .filter((line) => line !== '');
    if (lines.length !== to - from) {
      const message = `file of ${to - from} products: it holds ${lines.length}`;
      fail({
        opening: 'invalid',
        message,
        place: { file: `${work.path}/${name}` },
        advice: 'Delete it and run the command again.',
      });
    }
    for (const line of lines) yield recordIn(line);
  }
}

/** Throws an InputError where not every part of a sweep is there. */
export function requireSweep(account: Account, { work, sweep }: { readonly work: WorkFolder; readonly sweep: number }): void {
  const parts = partsOf(account, sweep);
  const there = new Set(work.list(`sweep-${sweep}`).map((name) => `sweep-${sweep}/${name}`));
  const missing = parts.filter(({ name }) => !there.has(name));
  if (missing.length === 0) return;
  fail({
    opening: 'missing',
    message: `${missing.length.toLocaleString('en-GB')} of ${parts.length.toLocaleString('en-GB')} parts of sweep ${sweep}`,
    place: { file: work.path },
    advice: `Run every shard with --sweep ${sweep} to its end first; what is done is not done again.`,
  });
}
