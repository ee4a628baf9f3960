import { InputError, type Issue, type Place } from '../core/error.ts';
import type { SourceFile } from '../core/sourceFile.ts';
import type { Setting } from '../decide/decisionSetting.ts';
import { prepare } from '../decide/prepare.ts';
import type { Model } from '../language/model.ts';
import type { Schedule } from '../posterior/calibrationSource.ts';
import { type KernelFor, kernelsOf } from '../run/kernels.ts';
import type { JoinedHistory } from '../study/joined.ts';
import { loadStudy } from '../study/loadStudy.ts';
import { marketplaceNamed } from '../study/marketplaceNamed.ts';
import { HOLD } from '../study/planInputs.ts';
import { horizonOf } from '../study/readStudy.ts';
import type { RunOptions } from '../study/runOptions.ts';
import type { Study } from '../study/study.ts';
import { marketDraws } from './market.ts';
import { menuOf } from './menu.ts';
import type { Pool } from './pooled.ts';
import { type ProductPosterior, productPosterior, unfolded } from './productPosterior.ts';
import { productSeed } from './productSeed.ts';
import type { LearntRecord, ProductRecord } from './record.ts';
import { meets, type Rule, ruledPlan } from './rules.ts';
import { saidBy } from './says.ts';

/** One product as its files say it. Plain data: it crosses to the threads that do the work. */
export interface ProductTask {
  readonly index: number;
  readonly id: string;
  /** '' where nothing says. */
  readonly category: string;
  readonly files: readonly SourceFile[];
  /** What messages put before a file's name. */
  readonly folder: string;
  /** Of files cut out of long tables: where each line really stands. */
  readonly origins?: ReadonlyMap<string, Origin>;
  /** Whether it has no history of its own, but exports in its folder. */
  readonly fromExports?: boolean;
  /** The history that was joined from them. */
  readonly joined?: JoinedHistory;
}

/** A file that was cut out of a long table: the table, and the line of it that each line of the file is, the header first. */
export interface Origin {
  readonly file: string;
  readonly lines: readonly number[];
}

/** How products are evaluated, the same for all. Plain data. */
export interface Evaluation {
  readonly model: Model;
  readonly options: RunOptions;
  readonly schedule: Schedule;
  readonly rules: readonly Rule[];
  /** What other products taught; nothing where none have been asked. */
  readonly pool: Pool;
  /** Whether only what products teach each other is wanted, and nothing of their money. */
  readonly learnsOnly: boolean;
}

/** A product from its files to what can be done with its money. What is wrong with the files becomes part of the record; a fault of ours is thrown. */
export async function evaluateProduct(task: ProductTask, evaluation: Evaluation): Promise<ProductRecord> {
  const { index, id, category } = task;
  try {
    return await evaluated(task, evaluation);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { kind: 'left out', index, id, category, issues: error.issues.map((issue) => placed(issue, task)) };
  }
}

async function evaluated(task: ProductTask, evaluation: Evaluation): Promise<ProductRecord> {
  const { index, id, category, files, folder, joined } = task;
  const { model, options: asked } = evaluation;
  const study = loadStudy(files, model, { ...asked, name: id, folder, ...(joined && { joined }) });
  const options = horizonOf(asked, study);
  const posterior = await learnt(study, { ...evaluation, options }, id);
  if (evaluation.learnsOnly) return learntRecord(task, posterior?.scores ?? new Map());
  const setting = settingOf(study, { ...evaluation, options }, { id, posterior });
  const rules = evaluation.rules.filter((rule) => meets(rule, study, model));
  const [hold] = setting.plans;
  const ruled = hold ? rules.map((rule) => ruledPlan(rule, hold, { model, timeline: setting.world.timeline })) : [];
  const own = setting.plans.filter(({ name }) => name !== HOLD);
  return {
    ...{ kind: 'ran', index, id, category, name: study.product.name, currency: study.product.currency },
    months: study.history?.months.length ?? 0,
    plans: own.length + ruled.length,
    menu: menuOf({ ...setting, plans: [...setting.plans, ...ruled] }),
    remarks: study.warnings.map(({ code }) => code),
  };
}

function learntRecord({ index, id, category }: ProductTask, scores: ReadonlyMap<string, Float64Array>): LearntRecord {
  return { kind: 'learnt', index, id, category, ...saidBy(scores) };
}

function learnt(study: Study, { model, options, schedule, pool }: Evaluation, id: string): Promise<ProductPosterior> | undefined {
  const { history } = study;
  if (!history || options.priorOnly) return undefined;
  return productPosterior(
    { ...study, history },
    {
      ...{ model, schedule, kernelFor: kernels(model), reading: options.reading, set: options.set, draws: options.draws },
      marketplace: marketplaceNamed(study.product, model.marketplaces),
      seed: productSeed(options.seed, id),
      market: { model, seed: options.seed },
      pool,
    },
  );
}

function kernels(model: Model): KernelFor {
  return unfolded(kernelsOf(model));
}

interface Taught {
  readonly id: string;
  readonly posterior: ProductPosterior | undefined;
}

function settingOf(study: Study, { model, options }: Evaluation, { id, posterior }: Taught): Setting {
  const setting = prepare({
    ...options,
    ...{ model, study, kernelFor: kernelsOf(model), seed: productSeed(options.seed, id) },
    marketplace: marketplaceNamed(study.product, model.marketplaces),
    ...(posterior && { calibration: posterior.lesson }),
  });
  if (posterior) return setting;
  const market = { model, seed: options.seed };
  return { ...setting, draws: marketDraws(setting.draws, market, { assumptions: setting.assumptions, learnt: new Set() }) };
}

/** An issue of a file that was cut out of a table, at its place there. */
function placed(issue: Issue, { folder, origins }: ProductTask): Issue {
  const { place } = issue;
  const origin = place && origins?.get(place.file.slice(folder.length + 1));
  return origin ? { ...issue, place: realPlace(place, origin) } : issue;
}

function realPlace({ line }: Place, { file, lines }: Origin): Place {
  const real = line === undefined ? lines[1] : lines[line - 1];
  return { file, ...(real !== undefined && { line: real }) };
}
