import { addPeriods, alignedTo, formatPeriod, type Period, stepOf } from '../core/calendar.ts';
import { fail, type Issue, type Warning } from '../core/error.ts';
import type { Model } from '../language/model.ts';
import { ASSUMPTION_SHAPE, parseAssumptionRows } from '../language/tables/parseAssumptionRows.ts';
import { gather, issuesError, throwIssues } from '../tables/cell.ts';
import { parseTable } from '../tables/parseTable.ts';
import type { TableFile } from '../tables/table.ts';
import type { CheckedHistory } from './checkHistory.ts';
import type { FileReading } from './fileReading.ts';
import { type DatedPlan, fitPlan } from './fitPlan.ts';
import { checkJoined, type JoinedHistory } from './joined.ts';
import { type HistoryContext, historyShape, readHistory } from './readHistory.ts';
import { planShape, readPlan } from './readPlan.ts';
import { PRODUCT_SHAPE, readProduct } from './readProduct.ts';
import type { History, Plan, Product, Study } from './study.ts';
import { type StudyFiles, sortStudyFiles } from './studyFiles.ts';
import { toldFacts } from './toldFacts.ts';
import { tooLarge } from './tooLarge.ts';
import { wholesSplit } from './wholesSplit.ts';
import { withExperiments } from './withExperiments.ts';

export interface StudyOptions {
  /** Of the study: the last part of its folder. */
  readonly name: string;
  /** What messages put before a file's name, e.g. `inputs/demo`. */
  readonly folder?: string;
  /** Whose facts, columns and lines the files hold. */
  readonly model: Model;
  readonly from: Period;
  /** Last month of the horizon. */
  readonly to: Period;
  /** Whether the user asked for `to`; months of a plan after it are then ignored, else an error. */
  readonly toIsExplicit: boolean;
  /** History after this month is cut off. */
  readonly asOf?: Period;
  /** Only these plans. */
  readonly plans?: readonly string[];
  /** The history as joined from exports; history.csv wins over it. */
  readonly joined?: JoinedHistory;
}

/**
 * The files of a study's folder (paths relative to it) as a checked {@link Study}.
 * Errors name file, line and cell, and come all at once.
 */
export function readStudy(files: readonly TableFile[], options: StudyOptions): Study {
  checkHorizon(options);
  const { name, folder = '', plans } = options;
  const found = sortStudyFiles(files, { name, folder, plans });
  const study = untested(found, options);
  return found.experiments ? withExperiments(study, found.experiments, options) : study;
}

/** The study without its tests. */
function untested(found: StudyFiles, options: StudyOptions): Study {
  const joined = found.history ? undefined : options.joined;
  const issues: Issue[] = [];
  const product = gather(issues, () =>
    readProduct(parseTable(found.product, PRODUCT_SHAPE), {
      model: options.model,
      hasHistory: found.history !== undefined || joined !== undefined,
    }),
  );
  const context = { ...options, ...(product ? { currency: product.product.currency, facts: product.product.facts } : {}) };
  const history = gather(issues, () => historyOf(found, joined, context));
  const plans = [...found.plans].map(([name, file]) =>
    gather(issues, () => readPlan(parseTable(file, planShape(context)), name, context)),
  );
  const overrides = gather(issues, () => (found.assumptions ? overridesOf(found.assumptions) : undefined));
  if (!product || issues.length > 0) throw issuesError(issues);
  const told = toldFacts({ product: product.product, history: history?.history, model: options.model });
  throwIssues(history ? tooLarge(history.history, told.product, options.model) : []);
  const read = plans.filter((plan) => plan !== undefined).map((plan) => wholesSplit(plan, history?.history, options.model));
  const fitted = fitPlans(read, { history: history?.history, options });
  const parts = [product, history, ...read, overrides].flatMap((part) => (part?.reading ? [part.reading] : []));
  return {
    name: options.name,
    product: told.product,
    ...(history ? { history: history.history } : {}),
    plans: fitted.plans,
    overrides: overrides?.rows ?? [],
    readings: [...(joined?.readings ?? []), ...parts],
    ...(joined ? { imported: joined.imported } : {}),
    warnings: [
      ...(joined?.warnings ?? []),
      ...found.warnings,
      ...(history?.warnings ?? []),
      ...told.warnings,
      ...read.flatMap((plan) => plan.warnings),
      ...fitted.warnings,
    ],
  };
}

/** product.csv alone, for a study that has nothing else yet. */
export function readStudyProduct(
  files: readonly TableFile[],
  { name, folder = '', model }: Pick<StudyOptions, 'name' | 'folder' | 'model'>,
): Product {
  const { product } = sortStudyFiles(files, { name, folder });
  return readProduct(parseTable(product, PRODUCT_SHAPE), { model, hasHistory: true }).product;
}

function checkHorizon({ from, to }: StudyOptions): void {
  if (alignedTo(to, from) <= to) return;
  fail({
    opening: 'invalid',
    message: `horizon: --from ${formatPeriod(from)} is after --to ${formatPeriod(to)}`,
    advice: 'Set --from to a month before --to.',
  });
}

/** The history of the study's own file, else the one joined from exports: both are held to the same checks. */
function historyOf(
  { history: file }: StudyFiles,
  joined: JoinedHistory | undefined,
  context: StudyOptions & HistoryContext,
): (CheckedHistory & { readonly reading?: FileReading }) | undefined {
  if (file) return readHistory(parseTable(file, historyShape(context)), context);
  return joined && checkJoined(joined, context);
}

function overridesOf(file: TableFile) {
  const table = parseTable(file, ASSUMPTION_SHAPE);
  const rows = parseAssumptionRows(table, 'any');
  const columns = table.header.map((header) => ({ header, meaning: 'own assumptions', unit: 'text' }));
  const reading: FileReading = {
    file: file.path,
    takenFor: `own assumptions, ${rows.length} ${rows.length === 1 ? 'row' : 'rows'} (${table.dialect ?? 'text'})`,
    columns,
  };
  return { rows, reading };
}

interface PlanSetting {
  readonly history: History | undefined;
  readonly options: StudyOptions;
}

/** Every plan from the first projected month to the end of the horizon. */
function fitPlans(
  dated: readonly DatedPlan[],
  { history, options }: PlanSetting,
): { readonly plans: readonly Plan[]; readonly warnings: readonly Warning[] } {
  const plans = dated.map(({ plan }) => plan);
  const first = firstProjected(plans, history);
  if (first === undefined) return { plans, warnings: [] };
  const to = alignedTo(first, options.to);
  if (first > to) {
    const message = `horizon: it ends with ${formatPeriod(to)}, and the first projected ${stepOf(first)} is ${formatPeriod(first)}`;
    fail({ opening: 'invalid', message, advice: `Set --to to ${formatPeriod(first)} or later.` });
  }
  const looksBack = history !== undefined && options.asOf !== undefined;
  const issues: Issue[] = [];
  const fitted = dated.flatMap((plan) => gather(issues, () => fitPlan(plan, { ...options, to, first, looksBack })) ?? []);
  throwIssues(issues);
  return { plans: fitted.map(({ plan }) => plan), warnings: fitted.flatMap(({ warnings }) => warnings) };
}

function firstProjected(plans: readonly Plan[], history: History | undefined): Period | undefined {
  const last = history?.months.at(-1);
  if (last !== undefined) return addPeriods(last, 1);
  const starts = plans.flatMap(({ months }) => months.slice(0, 1));
  return starts.length === 0 ? undefined : (Math.min(...starts) as Period);
}

/** The horizon of a run in the study's own weeks: those of a flag start on Monday, those of a study perhaps on Sunday. */
export function horizonOf<Horizon extends { readonly from: Period; readonly to: Period; readonly asOf?: Period }>(
  horizon: Horizon,
  { history, plans }: Study,
): Horizon {
  const like = history?.months[0] ?? plans[0]?.months[0];
  const { from, to, asOf } = horizon;
  const aligned = { ...horizon, from: alignedTo(like, from), to: alignedTo(like, to) };
  return asOf === undefined ? aligned : { ...aligned, asOf: alignedTo(like, asOf) };
}
