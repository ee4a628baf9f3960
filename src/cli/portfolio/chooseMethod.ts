import {
  type Account,
  type Agreement,
  agreementOf,
  type Evaluation,
  FULL,
  type Method,
  type ProductRecord,
  passes,
  quickMethods,
  recordIn,
  sampled,
} from '../../pipeline.ts';
import type { Evaluate } from '../effects/productPool.ts';
import type { WorkFolder } from '../effects/workFolder.ts';
import { taskOrLeftOut } from './taskOrLeftOut.ts';

/** The method that was taken, and how the ones that were tried did. */
export interface MethodChoice {
  readonly method: string;
  readonly sample: readonly string[];
  readonly tried: readonly { readonly method: string; readonly agreements: readonly Agreement[]; readonly passes: boolean }[];
}

/** Seconds a product of each method that was tried: of this run, on this machine. */
export type Costs = ReadonlyMap<string, number>;

export interface Choosing {
  readonly account: Account;
  readonly evaluation: Evaluation;
  readonly evaluate: Evaluate;
  readonly work: WorkFolder;
  readonly tell: (text: string) => void;
}

export const CHECK = 'check.json';

/** The fastest method whose answers agree with the full one's on a seeded sample of the products; kept for all who share the work. */
export async function chooseMethod(choosing: Choosing): Promise<{ readonly choice: MethodChoice; readonly costs: Costs }> {
  const { work } = choosing;
  if (work.has(CHECK)) return { choice: JSON.parse(work.read(CHECK)) as MethodChoice, costs: new Map() };
  const found = await tryMethods(choosing);
  work.put(CHECK, `${JSON.stringify(found.choice)}\n`);
  return found;
}

async function tryMethods({
  account,
  evaluation,
  evaluate,
  tell,
}: Choosing): Promise<{ readonly choice: MethodChoice; readonly costs: Costs }> {
  const { draws, seed } = evaluation.options;
  const costs = new Map<string, number>();
  const runAll = async (indices: readonly number[], { name, schedule }: Method): Promise<ProductRecord[]> => {
    const answers = await Promise.all(
      indices.flatMap((index) => {
        const task = taskOrLeftOut(account, index);
        return 'kind' in task ? [] : [evaluate({ task, changed: { schedule, learnsOnly: false } })];
      }),
    );
    costs.set(name, answers.reduce((sum, { seconds }) => sum + seconds, 0) / Math.max(1, answers.length));
    return answers.map(({ line }) => recordIn(line));
  };
  tell('checking quick methods against the full one');
  const chosen = sampled(account.count, seed);
  const full = (await runAll(chosen, FULL)).flatMap((record) => (record.kind === 'ran' && record.months > 0 ? [record] : []));
  const tried: MethodChoice['tried'][number][] = [];
  for (const method of quickMethods(draws)) {
    if (method.name === FULL.name || full.length === 0) break;
    const records = await runAll(
      full.map(({ index }) => index),
      method,
    );
    const agreements = full.flatMap((one) => {
      const quick = records.find(({ id }) => id === one.id);
      return quick?.kind === 'ran' ? [agreementOf(quick, one)] : [];
    });
    const isGood = passes(agreements, draws);
    tried.push({ method: method.name, agreements, passes: isGood });
    if (isGood) return { choice: { method: method.name, sample: full.map(({ id }) => id), tried }, costs };
  }
  return { choice: { method: FULL.name, sample: full.map(({ id }) => id), tried }, costs };
}
