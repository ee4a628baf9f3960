import { present } from '../../src/core/present.ts';
import type { Decision } from '../../src/decide/decision.ts';
import type { RankedPlan } from '../../src/decide/ranked.ts';
import { decideStudy, loadStudy, type RunOptions, type SourceFile, type Study } from '../../src/pipeline.ts';
import type { Calibration } from '../../src/posterior/calibration.ts';
import { onceEach } from './onceEach.ts';
import { DEFAULT_OPTIONS, modelSources, shippedModel, sourceFiles } from './shipped.ts';

export type SampleWinner = 'content' | 'ppc' | 'hold' | 'tie';

/** Of a model with two readings, that splits what it wins. */
export type SampleDecision = Decision & Required<Pick<Decision, 'otherReading'>>;

export interface SampleOptions {
  /** Which plan comes out best; `tie` puts scale-ppc and invest-in-content level. */
  readonly winner?: SampleWinner;
  /** Without a history there are no actuals. */
  readonly history?: boolean;
  readonly product?: string;
  readonly currency?: string;
  /** Labels of plans by name, in place of the usual ones. */
  readonly labels?: ReadonlyMap<string, string>;
}

const NAME = 'demo';
export const SAMPLE_OPTIONS: RunOptions = DEFAULT_OPTIONS;
const MODEL = shippedModel();

/** What the product converts in each of these worlds: a third of what the demo's does. */
const CONVERSION = ['conversion_rate', 0.034595] as const;

const CONTENT_PAYS: RunOptions['set'] = new Map([
  CONVERSION,
  ['margin', 0.9],
  ['listing_conversion', 0.5],
  ['listing_effect', 0.3],
  ['content_weight.alexa_for_shopping', 4],
]);

/** Values that make each winner; two plans that spend alike are level whatever the values. */
const WORLDS: Readonly<Record<SampleWinner, RunOptions['set']>> = {
  content: CONTENT_PAYS,
  ppc: new Map([
    CONVERSION,
    ['margin', 0.8],
    ['incremental_part', 0.85],
    ['velocity_gain', 0.5],
    ['starting_cost_per_click', 0.5],
  ]),
  hold: new Map([CONVERSION, ['margin', 0.4]]),
  tie: CONTENT_PAYS,
};

const studyFiles = sourceFiles(`inputs/${NAME}`).filter(({ path }) => path.endsWith('.csv'));
const modelFiles = modelSources();

/** Without a history, product.csv says what a history would have said. */
function unmeasured(files: readonly SourceFile[]): SourceFile[] {
  const spends = (file: SourceFile): SourceFile => ({
    ...file,
    bytes: Buffer.concat([file.bytes, Buffer.from('ad_spend,12000,\n')]),
  });
  return files.filter(({ path }) => path !== 'history.csv').map((file) => (file.path === 'product.csv' ? spends(file) : file));
}

/** With the money of invest-in-content under the name of scale-ppc too. */
function spendingAlike(files: readonly SourceFile[]): SourceFile[] {
  const { bytes } = present(
    files.find(({ path }) => path === 'plans/invest-in-content.csv'),
    'the plan of content',
  );
  return files.map((file) => (file.path === 'plans/scale-ppc.csv' ? { ...file, bytes } : file));
}

function load(files: readonly SourceFile[]): Study {
  return loadStudy(files, MODEL, { ...SAMPLE_OPTIONS, name: NAME, folder: `inputs/${NAME}` });
}

/** The demo study, as the command line reads it, its model and options. */
export const SAMPLE = { model: MODEL, study: load(studyFiles), options: SAMPLE_OPTIONS };

/** What the pipeline makes of the demo study, once for each world and process. */
const decided = onceEach(
  ([winner, history]): SampleDecision =>
    decideSample({ study: studyOf(winner as SampleWinner, history === 'true'), set: WORLDS[winner as SampleWinner] }),
);

function studyOf(winner: SampleWinner, history: boolean): Study {
  const files = winner === 'tie' ? spendingAlike(studyFiles) : studyFiles;
  return load(history ? files : unmeasured(files));
}

interface SampleRun {
  readonly study: Study;
  readonly set: RunOptions['set'];
  readonly calibrations?: ReadonlyMap<'article' | 'evidence', Calibration>;
}

/** The demo study decided by the pipeline, with few draws. */
export function decideSample({ study, set, calibrations }: SampleRun): SampleDecision {
  const hashed = studyFiles.map((file) => ({ ...file, path: `inputs/${NAME}/${file.path}` }));
  const decision = decideStudy(
    {
      model: MODEL,
      study,
      modelFiles,
      studyFiles: hashed,
      options: { ...SAMPLE_OPTIONS, set },
      ...(calibrations && { calibrations }),
    },
    () => undefined,
  );
  const { otherReading } = decision;
  if (!otherReading) throw new Error('the shipped model has two readings');
  return { ...decision, otherReading };
}

/** The decision on the demo study, prior only: hold, invest-in-content and scale-ppc to 2027-12, actual until 2026-10. */
export function sampleDecision({ winner = 'content', history = true, labels, ...facts }: SampleOptions = {}): SampleDecision {
  const decision = decided([winner, `${history}`]);
  const plans = decision.plans.map((plan) => ({ ...plan, label: labels?.get(plan.name) ?? plan.label }));
  const relabelled = (row: RankedPlan): RankedPlan => ({ ...row, label: labels?.get(row.name) ?? row.label });
  const ranking = { ...decision.ranking, rows: decision.ranking.rows.map(relabelled) };
  const otherReading = { ...decision.otherReading, rows: decision.otherReading.rows.map(relabelled) };
  return { ...decision, plans, ranking, otherReading, study: { ...decision.study, ...facts } };
}
