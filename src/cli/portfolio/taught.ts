import { present } from '../../core/present.ts';
import { type Account, type AccountSums, addProduct, type Evaluation, poolFor, recordIn } from '../../pipeline.ts';
import type { WorkFolder } from '../effects/workFolder.ts';
import { type Part, partsOf, recordsOf } from './parts.ts';

/** The sweep in which products teach each other. */
export const TEACHING_SWEEP = 1;

const SUMS = 'pool.json';

type Written = readonly (readonly [category: string, sums: readonly (readonly [slot: string, sums: never])[]])[];

/** What all products say, added up in their order; kept for all who share the work. */
export function sumsOf(account: Account, work: WorkFolder): AccountSums {
  if (work.has(SUMS)) {
    const written = JSON.parse(work.read(SUMS)) as Written;
    return new Map(written.map(([category, sums]) => [category, new Map(sums)]));
  }
  const sums: AccountSums = new Map();
  for (const record of recordsOf(account, { work, sweep: TEACHING_SWEEP }))
    if (record.kind === 'learnt') addProduct(sums, record.category, record.says);
  work.put(SUMS, `${JSON.stringify([...sums].map(([category, own]) => [category, [...own]]))}\n`);
  return sums;
}

/** For each product of a part, what the others taught: its own part of the sums is taken out again. */
export function taughtBy(
  account: Account,
  { work, sums }: { readonly work: WorkFolder; readonly sums: AccountSums },
): (part: Part) => (index: number) => Pick<Evaluation, 'pool'> {
  const teaching = partsOf(account, TEACHING_SWEEP);
  return ({ from }) => {
    const part = present(
      teaching.find((one) => one.from === from),
      'part of the sweep before',
    );
    const lines = work.read(part.name).split('\n');
    return (index) => {
      const line = present(lines[index - from], `record of product ${index}`);
      const record = recordIn(line);
      return { pool: record.kind === 'learnt' ? poolFor(sums, record.category, record.says) : new Map() };
    };
  };
}
