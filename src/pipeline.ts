import type { Backtest } from './backtest/backtest.ts';
import { backtestHistory } from './backtest/backtestHistory.ts';
import type { Uncut } from './backtest/fold.ts';
import { present } from './core/present.ts';
import type { Progress } from './core/progress.ts';
import type { Hashed } from './core/sourceFile.ts';
import { decide } from './decide/decide.ts';
import type { Decision, ReadingName } from './decide/decision.ts';
import type { Setting } from './decide/decisionSetting.ts';
import { fixedNotes } from './decide/heldAssumptions.ts';
import { optimise, type Seeking } from './decide/optimise/optimise.ts';
import type { Optimum } from './decide/optimise/optimum.ts';
import { freeLevers, limitsWithin } from './decide/optimise/problem.ts';
import { readWishes, type WishTexts } from './decide/optimise/readWishes.ts';
import { checkReference, moneyWarnings, prepare, seasonNotes } from './decide/prepare.ts';
import { nameCalled } from './language/called.ts';
import { MODEL } from './language/loadModel.ts';
import type { Model } from './language/model.ts';
import { calibrate } from './posterior/calibrate.ts';
import type { Calibration } from './posterior/calibration.ts';
import type { Sampling } from './posterior/posteriorKey.ts';
import { FOLD_SCHEDULE } from './posterior/samplingSchedule.ts';
import type { AccountSource } from './report/renderAccount.ts';
import type { OutputFile, RenderSource } from './report/renderReport.ts';
import { type ExplainSource, explainModel as explain } from './report/topics/explain/explainModel.ts';
import { kernelsOf } from './run/kernels.ts';
import { historyOf, posteriorSource, runnerOf, type Sampled } from './sampleStudy.ts';
import { marketplaceNamed } from './study/marketplaceNamed.ts';
import type { RunOptions } from './study/runOptions.ts';
import { historyUntil, type Study } from './study/study.ts';
import { appliesTo } from './study/words.ts';

/*
 * The whole story:
 *
 *   models/*  ── loadModel ──▶ Model ─┐
 *   exports/* ── importExports ─▶ history, where there is no history.csv
 *   inputs/*  ── loadStudy ──▶ Study ───────┴─ decideStudy ─▶ Decision ─ renderStudy ─▶ output files
 *              Study.history ── calibrateStudy ─▶│  resolve assumptions, draw parameters (numeric, simulate)
 *                                               │  compile kernels, run every plan (compile, simulate)
 *              cut and forecast ── backtestStudy ─▶└  split, compare, ask what would change the answer (decide)
 */

export interface DecideSource {
  readonly model: Model;
  readonly study: Study;
  readonly modelFiles: readonly Hashed[];
  readonly studyFiles: readonly Hashed[];
  readonly options: RunOptions;
  /** What the history taught, by reading; without it the assumptions are as the register and the study give them. */
  readonly calibrations?: ReadonlyMap<ReadingName, Calibration>;
  /** How well the model would have forecast the past, for the report. */
  readonly backtest?: Backtest;
}

/** Model and study → the decision: every number that any output shows. */
export function decideStudy(source: DecideSource, progress: Progress): Decision {
  const { model, study, modelFiles, studyFiles, options, calibrations, backtest } = source;
  const marketplace = marketplaceNamed(study.product, model.marketplaces);
  const other = model.readingNames.map(({ name }) => name).find((name) => name !== options.reading);
  const kernelFor = kernelsOf(model);
  const settingIn = (reading: ReadingName) => {
    const calibration = calibrations?.get(reading);
    return prepare({ ...options, model, study, marketplace, reading, kernelFor, ...(calibration && { calibration }) });
  };
  const calibration = calibrations?.get(options.reading);
  const elsewhere = other === undefined ? undefined : calibrations?.get(other);
  const setting = settingIn(options.reading);
  checkReference(setting, options.reference);
  const hashed = ({ path, sha256 }: Hashed): Hashed => ({ path, sha256 });
  const yaml = modelFiles.find(({ path }) => path === MODEL);
  return decide(
    {
      study,
      facts: {
        name: study.name,
        product: study.product.name,
        marketplace: model.marketplaces.length === 0 ? '' : study.product.marketplace,
        currency: study.product.currency,
        inputs: [...studyFiles, ...modelFiles.filter((file) => file !== yaml)].map(hashed),
        model: { path: MODEL, sha256: present(yaml, MODEL).sha256 },
      },
      reading: options.reading,
      setting,
      ...(other !== undefined && {
        other: { reading: other, setting: () => settingIn(other), ...(elsewhere && { diagnostics: elsewhere.diagnostics }) },
      }),
      seed: options.seed,
      from: options.from,
      to: options.to,
      ...(options.reference !== undefined && { reference: options.reference }),
      ...(calibration && { calibration }),
      ...(backtest && { backtest }),
      warnings: [
        ...study.warnings,
        ...moneyWarnings(setting),
        ...seasonNotes({ model, study, marketplace }),
        ...fixedNotes(options, calibration !== undefined),
        ...(calibration?.warnings ?? []),
        ...(backtest?.warnings ?? []),
      ],
    },
    progress,
  );
}

/**
 * Refuses in no time what {@link decideStudy} would refuse after minutes: an unknown reference, names and values of assumptions that
 * cannot be, months of which nothing is left to project.
 */
export function checkRun({ model, study, options }: Sampled): void {
  const marketplace = marketplaceNamed(study.product, model.marketplaces);
  checkReference(
    prepare({ ...options, draws: 1, point: true, model, study, marketplace, kernelFor: kernelsOf(model) }),
    options.reference,
  );
}

/** What a command asks of an optimum: wishes as written, and what is shown beside it. */
export interface AskedOptimum extends Pick<Seeking, 'spread' | 'frontier'> {
  readonly texts: WishTexts;
}

type Optimised = Sampled & { readonly calibration?: Calibration };

function settingOf({ model, study, options, calibration }: Optimised): Setting {
  const marketplace = marketplaceNamed(study.product, model.marketplaces);
  const kernelFor = kernelsOf(model);
  return prepare({ ...options, model, study, marketplace, kernelFor, ...(calibration && { calibration }) });
}

/** Refuses in no time wishes that cannot be read, or that no plan can keep. */
export function checkWishes(source: Sampled, texts: WishTexts): void {
  const setting = settingOf({ ...source, options: { ...source.options, draws: 1, point: true } });
  const wishes = readWishes(texts, { model: source.model, projected: setting.world.timeline.projected });
  limitsWithin(setting, wishes, freeLevers(setting, wishes));
}

/** Model, study and wishes → the best plan within them. Throws an InputError where there is none. */
export function optimiseStudy(source: Optimised, { texts, ...shown }: AskedOptimum, progress: Progress): Optimum {
  const setting = settingOf(source);
  const wishes = readWishes(texts, { model: source.model, projected: setting.world.timeline.projected });
  return optimise(setting, { wishes, seed: source.options.seed, ...shown }, progress);
}

/** History and priors → what the data taught. Throws an InputError where the study has no history. */
export async function calibrateStudy(
  source: Sampled,
  { reading, sampler }: Omit<Sampling, 'schedule'>,
  progress: Progress,
): Promise<Calibration> {
  const runAll = sampler?.({ reading });
  return calibrate(posteriorSource(source, { reading }), progress, runAll && { runAll });
}

/**
 * How well the model would have forecast the last part of the history, from several origins, without having seen it; no origins
 * where the history is too short. `schedule` is that of a fold. Throws an InputError where the study has none.
 */
export async function backtestStudy(
  source: Sampled,
  { reading, sampler = (key) => runnerOf(source, key), schedule = FOLD_SCHEDULE }: Sampling,
  progress: Progress,
): Promise<Backtest> {
  const { model, study } = source;
  const history = historyOf(study);
  const posterior: Uncut['posterior'] = (until) => {
    const key = { reading, until, schedule };
    return { source: posteriorSource(source, key), runAll: sampler(key) };
  };
  const marketplace = marketplaceNamed(study.product, model.marketplaces);
  const until: Uncut['until'] = (last) => historyUntil(history, last);
  return backtestHistory({ model, study: { ...study, history }, marketplace, until, posterior }, progress);
}

/** The decision → every file of the report. What draws is loaded here, for most commands draw nothing. */
export async function renderStudy(source: RenderSource, progress: Progress): Promise<OutputFile[]> {
  const { renderReport } = await import('./report/renderReport.ts');
  return renderReport(source, progress);
}

/** An account's answer → the files of its report but its tables of products. What draws is loaded here. */
export async function renderPortfolio(source: AccountSource): Promise<OutputFile[]> {
  const { renderAccount } = await import('./report/renderAccount.ts');
  return renderAccount(source);
}

/** The model for people; see `report/explain.ts`. */
export function explainModel(source: Omit<ExplainSource, 'reads'>): string {
  const { name, model } = source;
  const called = name === undefined ? {} : { name: nameCalled(name, model) };
  return explain({ ...source, ...called, reads: (entry, channel) => appliesTo(entry, channel, model) });
}

export { explainChange } from './against/against.ts';
export { parseRun } from './against/parseRun.ts';
export type { Hashed, SourceFile } from './core/sourceFile.ts';
export { bytesOfDraw } from './decide/bytesOfDraw.ts';
export { slotLabel } from './decide/heldPlan.ts';
export { byFile, PERIOD_ADVICE, parsePeriod, readFormats } from './exports/fileWords.ts';
export { importExports } from './exports/importExports.ts';
export { parameterCalled } from './language/called.ts';
export { loadModel } from './language/loadModel.ts';
export type { Model } from './language/model.ts';
export type { AccountResult, ProductRow } from './portfolio/accountResult.ts';
export { type Agreement, agreementOf, passes, sampled } from './portfolio/agreement.ts';
export { collect } from './portfolio/collect.ts';
export { readRates } from './portfolio/currencyRates.ts';
export { type Evaluation, evaluateProduct, type ProductTask } from './portfolio/evaluateProduct.ts';
export { pooledRows } from './portfolio/pooledRows.ts';
export { type AccountSums, addProduct, poolFor } from './portfolio/poolSums.ts';
export { type Account, issueOf } from './portfolio/portfolioAccount.ts';
export { readRules } from './portfolio/readRules.ts';
export { type LeftOut, lineOf, type ProductRecord, recordIn } from './portfolio/record.ts';
export { DRAWS, FULL, type Method, quickMethods, TEACHING } from './portfolio/schedules.ts';
export { type AccountTables, tableAccount } from './portfolio/tableAccount.ts';
export type { PosteriorKey, Sampler } from './posterior/posteriorKey.ts';
export type { SamplingResult, SamplingTask } from './posterior/runState.ts';
export { OUTPUT_FORMATS, type OutputFormat } from './report/outputFormats.ts';
export { forecastCsv } from './report/outputs/csv/forecastCsv.ts';
export { backtestJsonText } from './report/outputs/json/backtestJson.ts';
export { runJsonText } from './report/outputs/json/runJson.ts';
export { comparisonTable, terminalVerdict } from './report/outputs/terminal/terminal.ts';
export type { OutputFile } from './report/renderReport.ts';
export { LEFT_OUT_COLUMNS, leftOutCsv, PRODUCT_COLUMNS, productCsv } from './report/topics/account/accountCsv.ts';
export { accountText } from './report/topics/account/accountText.ts';
export type { AccountFacts } from './report/topics/account/accountWords.ts';
export { backtestText } from './report/topics/backtest/backtestText.ts';
export { calibrationText } from './report/topics/calibration/calibrationText.ts';
export { againstText } from './report/topics/change/againstText.ts';
export { changesText } from './report/topics/explain/changesText.ts';
export { importText } from './report/topics/imported/importText.ts';
export { type ReadAlike, readAlike } from './report/topics/imported/readAlike.ts';
export { daysOf } from './report/topics/imported/reports.ts';
export { tieOut, tieOutText } from './report/topics/imported/tieOut.ts';
export { missingWarnings } from './report/topics/missingTopics.ts';
export { optimumJson } from './report/topics/optimum/optimumJson.ts';
export { optimumText } from './report/topics/optimum/optimumText.ts';
export { planCsv } from './report/topics/optimum/planCsv.ts';
export { posteriorSource, runnerOf } from './sampleStudy.ts';
export { historyCsv } from './study/historyCsv.ts';
export type { JoinedHistory } from './study/joined.ts';
export { loadProduct, loadStudy } from './study/loadStudy.ts';
export { membersChosen } from './study/membersChosen.ts';
export { horizonOf } from './study/readStudy.ts';
export type { RunOptions } from './study/runOptions.ts';
export type { Study } from './study/study.ts';
export { tableNamed } from './study/studyFiles.ts';
export { studyTemplates, type TemplateFile } from './study/templates.ts';
export { untouched } from './study/untouched.ts';
export type { TableBytes } from './tables/longTable.ts';
