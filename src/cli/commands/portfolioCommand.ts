import { join } from 'node:path';
import { fail } from '../../core/error.ts';
import type { Progress } from '../../core/progress.ts';
import { accountText, DRAWS, type Evaluation, FULL, type Model, type RunOptions } from '../../pipeline.ts';
import type { Outcome, Request, Tell } from '../commandOutcome.ts';
import { withProductPool } from '../effects/productPool.ts';
import { requireNoInputs, requireOutside, requireWritable } from '../effects/requirePlace.ts';
import type { WorkFolder } from '../effects/workFolder.ts';
import { modelFolder, positional, withoutSlash } from '../folders.ts';
import { openModel } from '../openStudy.ts';
import { accountKey } from '../portfolio/accountKey.ts';
import { collected } from '../portfolio/collected.ts';
import { evaluateAll, type Took } from '../portfolio/evaluateAll.ts';
import { moneyOver } from '../portfolio/moneyOver.ts';
import { openAccount } from '../portfolio/openAccount.ts';
import { requireSweep } from '../portfolio/parts.ts';
import type { Shard } from '../portfolio/runSweep.ts';
import { shardOf, sweepOf } from '../portfolio/shardFlag.ts';
import { sumsOf, TEACHING_SWEEP } from '../portfolio/taught.ts';
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
  const pools = account.count > 1 && !flags.has('skip-pooling') && teaches(model, options);
  const work = workOf(request, {
    key: accountKey({ account, modelFiles, options, level: pools ? level : `${level} alone` }),
    count: account.count,
  });
  const shard = shardOf(request);
  const allowed = moneyOver(request);
  const last = pools ? TEACHING_SWEEP + 1 : 1;
  const sweeps = sweepsOf(request, { shard, last });
  const evaluation: Evaluation = {
    model,
    options,
    schedule: FULL.schedule,
    rules: account.rules,
    pool: new Map(),
    learnsOnly: false,
  };
  const took = flags.has('collect')
    ? undefined
    : await withProductPool({ evaluation, modelFiles }, (evaluate, threads) =>
        evaluateAll({ account, work, shard: shard ?? ALL, evaluate, threads, evaluation, level, sweeps, last, progress }),
      );
  if (shard) return { text: shardText(shard, took, { work, sweeps, last }) };
  requireSweep(account, { work, sweep: last });
  progress(1, 'summing up');
  const { files, result, facts } = await collected({
    ...{ account, work, sweep: last, options, name, level, model, allowed },
    ...(pools && { sums: sumsOf(account, work) }),
  });
  if (took && took.products > 0 && !flags.has('quiet')) tell(costText(took));
  const write = { folder: out, files };
  if (flags.has('json')) return { write, data: files.find(({ path }) => path === 'portfolio.json')?.content as string };
  const written = files.map(({ path }) => `  ${join(out, path)}`).join('\n');
  return { write, text: `${accountText(result, facts, request.width)}\nWritten:\n${written}\n` };
}

/** Whether products can teach each other anything. */
function teaches({ parameters }: Model, { priorOnly }: RunOptions): boolean {
  return !priorOnly && [...parameters.values()].some(({ isPooled }) => isPooled);
}

function requirePlaces(request: Request, folder: string, out: string): void {
  requireOutside(out, { name: 'the portfolio', folder, flag: 'out' });
  requireOutside(out, { name: 'the model', folder: modelFolder(request), flag: 'out' });
  requireNoInputs(out, 'out');
  requireWritable(out);
}

/** The sweeps to run: all, or of a shard the one asked for. Between two all shards must be done. */
function sweepsOf(request: Request, { shard, last }: { readonly shard: Shard | undefined; readonly last: number }): number[] {
  const asked = sweepOf(request, last);
  if (asked !== undefined && !shard)
    fail({ opening: 'invalid', message: '--sweep without --shard', advice: 'Leave it out: all sweeps are run.' });
  if (shard) return [asked ?? 1];
  return Array.from({ length: last }, (_, index) => index + 1);
}

function shardText(
  { number, of }: Shard,
  took: Took | undefined,
  { work, sweeps, last }: { readonly work: WorkFolder; readonly sweeps: readonly number[]; readonly last: number },
): string {
  const [sweep = 1] = sweeps;
  const next =
    sweep < last
      ? `When all shards of sweep ${sweep} are done, run them with --sweep ${sweep + 1}.`
      : 'When all shards are done, --collect joins them.';
  return `Shard ${number} of ${of}, sweep ${sweep} of ${last}, is done: ${took ? took.products : 'no'} products now. The records are in ${work.path}.\n${next}\n`;
}

/** What it cost, for people: of this machine and this hour, so that no file holds it. */
function costText({ products, seconds, costs }: Took): string {
  const each = [...costs].map(([method, cost]) => `${method} ${cost.toFixed(2)} s`).join(', ');
  const checked = each === '' ? '' : ` On the sample, a product and thread: ${each}.`;
  return `${products.toLocaleString('en-GB')} products took ${(seconds / products).toFixed(2)} s each of one thread, all sweeps together.${checked}`;
}
