import type { Backtest } from './calibrate/backtest/backtest.ts';
import { backtestHistory } from './calibrate/backtest/backtestHistory.ts';
import { studyThen, type Uncut } from './calibrate/backtest/fold.ts';
import { calibrate, inProcess } from './calibrate/calibrate.ts';
import type { Calibration } from './calibrate/calibration.ts';
import { historySource } from './calibrate/historySource.ts';
import type { PosteriorKey, Sampling } from './calibrate/posteriorKey.ts';
import type { RunAll } from './calibrate/sampling.ts';
import { FOLD_SCHEDULE } from './calibrate/schedule.ts';
import type { CalibrationSource } from './calibrate/source.ts';
import { buildCharts } from './charts/buildCharts.ts';
import type { DrawnChart } from './charts/chart.ts';
import { drawChart } from './charts/drawChart.ts';
import { typstOf } from './compile/emit/typst.ts';
import { fail } from './core/error.ts';
import { decide, type Progress } from './decide/decide.ts';
import type { Decision, ReadingName } from './decide/decision.ts';
import { cashWarnings, checkReference, extrapolations, prepare, seasonNotes } from './decide/prepare.ts';
import { kernelsOf } from './decide/setting.ts';
import { type History, historyUntil, type Study } from './inputs/study.ts';
import { type LoadedModel, MODEL } from './load/loadModel.ts';
import type { Hashed, RunOptions } from './load/options.ts';
import type { Model } from './model/model.ts';
import { type ExplainSource, explainModel as explain } from './report/explain.ts';
import { forecastCsv } from './report/forecastCsv.ts';
import { renderHtml } from './report/html/renderHtml.ts';
import { renderPdf } from './report/pdf/renderPdf.ts';
import { buildReport, type Program } from './report/report.ts';
import { runJsonText } from './report/runJson.ts';
import { marketplaceNamed } from './simulate/marketplace.ts';
import { appliesTo } from './simulate/words.ts';

/*
 * The whole story:
 *
 *   models/*  ── loadModel ──▶ LoadedModel ─┐
 *   exports/* ── importExports ─▶ history, where there is no history.csv
 *   inputs/*  ── loadStudy ──▶ Study ───────┴─ decideStudy ─▶ Decision ─ renderStudy ─▶ output files
 *              Study.history ── calibrateStudy ─▶│  resolve assumptions, draw parameters (numeric, simulate)
 *                                               │  compile kernels, run every plan (compile, simulate)
 *              cut and forecast ── backtestStudy ─▶└  split, compare, ask what would change the answer (decide)
 */

export interface DecideSource {
  readonly model: LoadedModel;
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
  const other = options.reading === 'article' ? 'evidence' : 'article';
  const kernelFor = kernelsOf(model);
  const settingIn = (reading: ReadingName) => {
    const calibration = calibrations?.get(reading);
    return prepare({ ...options, model, study, marketplace, reading, kernelFor, ...(calibration && { calibration }) });
  };
  const [calibration, elsewhere] = [calibrations?.get(options.reading), calibrations?.get(other)];
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
        marketplace: study.product.marketplace,
        currency: study.product.currency,
        inputs: [...studyFiles, ...modelFiles.filter((file) => file !== yaml)].map(hashed),
        model: { path: MODEL, sha256: yaml?.sha256 ?? '' },
      },
      reading: options.reading,
      setting,
      other: { reading: other, setting: () => settingIn(other), ...(elsewhere && { diagnostics: elsewhere.diagnostics }) },
      seed: options.seed,
      from: options.from,
      to: options.to,
      ...(options.reference !== undefined && { reference: options.reference }),
      ...(calibration && { calibration }),
      ...(backtest && { backtest }),
      warnings: [
        ...study.warnings,
        ...cashWarnings(setting),
        ...extrapolations(setting, study.history),
        ...seasonNotes({ model, study, marketplace }),
        ...(calibration?.warnings ?? []),
        ...(backtest?.warnings ?? []),
      ],
    },
    progress,
  );
}

type Sampled = Pick<DecideSource, 'model' | 'study' | 'options'>;

/** What a posterior is sampled from. Throws an InputError where the study has no history. */
export function posteriorSource(
  { model, study, options }: Sampled,
  { reading, until, schedule }: PosteriorKey,
): CalibrationSource {
  const history = historyOf(study);
  return historySource({
    ...options,
    model,
    study: until === undefined ? { ...study, history } : studyThen(study, historyUntil(history, until)),
    marketplace: marketplaceNamed(study.product, model.marketplaces),
    reading,
    kernelFor: kernelsOf(model),
    ...(schedule && { schedule }),
  });
}

function historyOf({ history }: Study): History {
  return (
    history ??
    fail({ opening: 'missing', message: 'file history.csv', advice: 'Add the actual months: a calibration learns from them.' })
  );
}

/** Samples a posterior where it is called. */
export function runnerOf(source: Sampled, key: PosteriorKey): RunAll {
  return inProcess(posteriorSource(source, key));
}

/** History and priors → what the data taught. Throws an InputError where the study has no history. */
export async function calibrateStudy(
  source: Sampled,
  { reading, sampler }: Omit<Sampling, 'schedule'>,
  progress: Progress,
): Promise<Calibration> {
  return calibrate(posteriorSource(source, { reading }), progress, sampler?.({ reading }));
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

export interface OutputFile {
  /** Relative to the report's folder, with forward slashes. */
  readonly path: string;
  readonly content: string | Uint8Array;
}

export interface RenderSource {
  readonly decision: Decision;
  readonly model: Model;
  readonly study: Study;
  readonly program: Program;
  /** Source Sans 3 as TrueType: regular, italic, semibold, bold. */
  readonly fonts: readonly [regular: Uint8Array, italic: Uint8Array, semibold: Uint8Array, bold: Uint8Array];
  /** The same family for the page: base64 woff2 by weight. */
  readonly webFonts: readonly { readonly weight: number; readonly base64: string }[];
  readonly sha256Base64: (text: string) => string;
}

/** The decision → every file of the report. The same source gives the same bytes. */
export async function renderStudy(source: RenderSource, progress: Progress): Promise<OutputFile[]> {
  const { decision, model, study, program, fonts, webFonts, sha256Base64 } = source;
  const [regular, , , bold] = fonts;
  const specified = buildCharts(decision);
  const charts: DrawnChart[] = [];
  for (const chart of specified) {
    progress((0.7 * charts.length) / specified.length, `drawing ${chart.id}`);
    charts.push(await drawChart(chart, { regular, bold }));
  }
  progress(0.75, 'writing the report');
  const { readings, imported } = study;
  const report = buildReport({
    ...{ decision, charts, model, readings, program, typeset: typstOf },
    ...(imported ? { imported } : {}),
  });
  return [
    { path: 'report.html', content: renderHtml(report, { sha256Base64, fonts: webFonts }) },
    { path: 'report.pdf', content: renderPdf(report, fonts) },
    { path: 'forecast.csv', content: forecastCsv(decision) },
    { path: 'run.json', content: runJsonText(decision, program) },
    ...charts.flatMap(({ id, svg, spec }) => [
      { path: `charts/${id}.svg`, content: svg },
      { path: `charts/${id}.vl.json`, content: `${JSON.stringify(spec, null, 2)}\n` },
    ]),
  ];
}

/** The model for people; see `report/explain.ts`. */
export function explainModel(source: Omit<ExplainSource, 'reads'>): string {
  return explain({ ...source, reads: (entry, channel) => appliesTo(entry, channel, source.model) });
}

export type { SamplingResult, SamplingTask } from './calibrate/deMcZ.ts';
export type { PosteriorKey, Sampler } from './calibrate/posteriorKey.ts';
export { byFile, PERIOD_ADVICE, parsePeriod, readFileWords } from './inputs/exports/fileWords.ts';
export { historyCsv } from './inputs/exports/join/historyCsv.ts';
export { parseTable } from './inputs/parseTable.ts';
export type { Study } from './inputs/study.ts';
export { templates } from './inputs/templates.ts';
export { importExports } from './load/importExports.ts';
export { type LoadedModel, loadModel } from './load/loadModel.ts';
export { loadProduct, loadStudy } from './load/loadStudy.ts';
export type { Hashed, RunOptions, SourceFile } from './load/options.ts';
export { explainChange } from './report/against/against.ts';
export { againstText } from './report/against/againstText.ts';
export { parseRun } from './report/against/parseRun.ts';
export { backtestJsonText } from './report/backtestJson.ts';
export { backtestText } from './report/backtestText.ts';
export { calibrationText } from './report/calibrationText.ts';
export { forecastCsv } from './report/forecastCsv.ts';
export { type ReadAlike, readAlike } from './report/imported/readings.ts';
export { daysOf } from './report/imported/reports.ts';
export { importText } from './report/importText.ts';
export { runJsonText } from './report/runJson.ts';
export { comparisonTable, terminalVerdict } from './report/terminal.ts';
