import { join } from 'node:path';
import type { Progress } from '../../core/progress.ts';
import { accountText, DRAWS, type Evaluation, FULL, QUICK } from '../../pipeline.ts';
import type { Outcome, Request, Tell } from '../commandOutcome.ts';
import { withProductPool } from '../effects/productPool.ts';
import { requireNoInputs, requireOutside, requireWritable } from '../effects/requirePlace.ts';
import { modelFolder, positional, withoutSlash } from '../folders.ts';
import { openModel } from '../openStudy.ts';
import { accountKey } from '../portfolio/accountKey.ts';
import { type Choosing, chooseMethod, type MethodChoice } from '../portfolio/chooseMethod.ts';
import { collected } from '../portfolio/collected.ts';
import { openAccount } from '../portfolio/openAccount.ts';
import { requireSweep } from '../portfolio/parts.ts';
import { runSweep, type Shard } from '../portfolio/runSweep.ts';
import { shardOf } from '../portfolio/shardFlag.ts';
import { workOf } from '../portfolio/workOf.ts';
import { choice, runOptions } from '../runFlags.ts';
import { single } from '../singleFlag.ts';
import { studyName } from '../studyName.ts';

const ALL: Shard = { number: 1, of: 1 };

export async function run(request: Request, progress: Progress, tell: Tell = () => undefined): Promise<Outcome> {
  const { flags } = request;
  const folder = withoutSlash(positional(request, 'folder'));
  const name = studyName(folder);
  const out = single(flags, 'out') ?? join('reports', name);
  requirePlaces(request, folder, out);
  const level = choice({ flags, name: 'level', known: ['quick', 'full'], otherwise: 'quick' });
  const { model, modelFiles } = openModel(request);
  const asked = runOptions(flags, model);
  const options = flags.has('draws') ? asked : { ...asked, draws: DRAWS };
  const account = openAccount(folder, model);
  const work = workOf(request, { key: accountKey({ account, modelFiles, options, level }), count: account.count });
  const shard = shardOf(request);
  const evaluation: Evaluation = {
    model,
    options,
    schedule: FULL.schedule,
    rules: account.rules,
    pools: new Map(),
    learnsOnly: false,
  };
  const sweep = 1;
  const took = flags.has('collect')
    ? undefined
    : await withProductPool(evaluation, async (evaluate, threads) => {
        const say = (text: string): void => progress(0, text);
        const method = await methodOf(level, { account, evaluation, evaluate, work, tell: say });
        const changed = { schedule: scheduleCalled(method.choice.method) };
        const swept = await runSweep({ account, work, sweep, shard: shard ?? ALL, evaluate, threads, changed, progress });
        return { ...swept, costs: method.costs };
      });
  if (shard)
    return {
      text: `Shard ${shard.number} of ${shard.of} is done: ${took ? took.products : 'no'} products now. The records are in ${work.path}.\n`,
    };
  requireSweep(account, { work, sweep });
  progress(1, 'summing up');
  const { files, result, facts } = await collected({ account, work, sweep, options, name, level });
  if (took && took.products > 0 && !flags.has('quiet')) tell(costText(took));
  const write = { folder: out, files };
  if (flags.has('json')) return { write, data: files.find(({ path }) => path === 'portfolio.json')?.content as string };
  const written = files.map(({ path }) => `  ${join(out, path)}`).join('\n');
  return { write, text: `${accountText(result, facts, request.width)}\nWritten:\n${written}\n` };
}

function requirePlaces(request: Request, folder: string, out: string): void {
  requireOutside(out, { name: 'the portfolio', folder, flag: 'out' });
  requireOutside(out, { name: 'the model', folder: modelFolder(request), flag: 'out' });
  requireNoInputs(out, 'out');
  requireWritable(out);
}

interface Chosen {
  readonly choice: MethodChoice;
  readonly costs: ReadonlyMap<string, number>;
}

async function methodOf(level: string, choosing: Choosing): Promise<Chosen> {
  if (level === 'full') return { choice: { method: FULL.name, sample: [], tried: [] }, costs: new Map() };
  return chooseMethod(choosing);
}

function scheduleCalled(method: string): Evaluation['schedule'] {
  return (QUICK.find(({ name }) => name === method) ?? FULL).schedule;
}

interface Took {
  readonly products: number;
  readonly seconds: number;
  readonly costs: ReadonlyMap<string, number>;
}

/** What it cost, for people: of this machine and this hour, so that no file holds it. */
function costText({ products, seconds, costs }: Took): string {
  const each = [...costs].map(([method, cost]) => `${method} ${cost.toFixed(2)} s`).join(', ');
  const checked = each === '' ? '' : ` On the sample, a product and thread: ${each}.`;
  return `${products.toLocaleString('en-GB')} products took ${(seconds / products).toFixed(2)} s each of one thread.${checked}`;
}
