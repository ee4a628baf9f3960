import type { Progress } from '../../core/progress.ts';
import { type Account, type Evaluation, FULL, quickMethods, TEACHING } from '../../pipeline.ts';
import type { Evaluate } from '../effects/productPool.ts';
import type { WorkFolder } from '../effects/workFolder.ts';
import { chooseMethod, type MethodChoice } from './chooseMethod.ts';
import { requireSweep } from './parts.ts';
import { runSweep, type Shard } from './runSweep.ts';
import { sumsOf, TEACHING_SWEEP, taughtBy } from './taught.ts';

/** All that is to be done of an account, here. */
export interface Work {
  readonly account: Account;
  readonly work: WorkFolder;
  readonly shard: Shard;
  readonly evaluate: Evaluate;
  readonly threads: number;
  readonly evaluation: Evaluation;
  readonly level: string;
  readonly sweeps: readonly number[];
  readonly last: number;
  readonly progress: Progress;
}

/** What was done here: products of the last sweep, seconds of work of all, and what methods cost on the sample. */
export interface Took {
  readonly products: number;
  readonly seconds: number;
  readonly costs: ReadonlyMap<string, number>;
}

/** Sweep after sweep, each product of the shard that is not done yet. */
export async function evaluateAll({ sweeps, last, ...work }: Work): Promise<Took> {
  const took = { products: 0, seconds: 0, costs: new Map<string, number>() as ReadonlyMap<string, number> };
  for (const [index, sweep] of sweeps.entries()) {
    const within: Progress = (part, step) => work.progress((index + part) / sweeps.length, step);
    const { products, seconds, costs } =
      sweep < last ? await teach({ ...work, progress: within }) : await evaluateLast({ ...work, progress: within }, last);
    took.products = products;
    took.seconds += seconds;
    if (costs) took.costs = costs;
  }
  return took;
}

type Sweep = Omit<Work, 'sweeps' | 'last'>;
type Swept = Pick<Took, 'products' | 'seconds'> & { readonly costs?: Took['costs'] };

function teach(work: Sweep): Promise<Swept> {
  return runSweep({ ...work, sweep: TEACHING_SWEEP, changedFor: () => () => ({ schedule: TEACHING, learnsOnly: true }) });
}

async function evaluateLast(work: Sweep, sweep: number): Promise<Swept> {
  if (sweep > TEACHING_SWEEP) requireSweep(work.account, { work: work.work, sweep: TEACHING_SWEEP });
  const pool =
    sweep > TEACHING_SWEEP
      ? taughtBy(work.account, { work: work.work, sums: sumsOf(work.account, work.work) })
      : () => () => ({});
  const { choice: chosen, costs } = await methodOf(work);
  const schedule = scheduleCalled(chosen.method, work.evaluation.options.draws);
  const changedFor: Parameters<typeof runSweep>[0]['changedFor'] = (part) => {
    const own = pool(part);
    return (index) => ({ schedule, ...own(index) });
  };
  return { ...(await runSweep({ ...work, sweep, changedFor })), costs };
}

async function methodOf(work: Sweep): Promise<{ readonly choice: MethodChoice; readonly costs: Took['costs'] }> {
  if (work.level === 'full') return { choice: { method: FULL.name, sample: [], tried: [] }, costs: new Map() };
  return chooseMethod({ ...work, tell: (text) => work.progress(0, text) });
}

function scheduleCalled(method: string, draws: number): Evaluation['schedule'] {
  return (quickMethods(draws).find(({ name }) => name === method) ?? FULL).schedule;
}
