import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { EPOCH } from '../../src/core/calendar.ts';
import type { Model } from '../../src/language/model.ts';
import { loadModel } from '../../src/pipeline.ts';
import { compileKernel } from '../../src/program/compileKernel.ts';
import type { Kernel, KernelRun } from '../../src/program/kernel.ts';
import type { PlanInputs } from '../../src/run/planSeries.ts';
import { simulate } from '../../src/run/simulate.ts';
import { tableColumns } from '../../src/run/tableColumns.ts';
import { steadyPlan, trialSetting, trialStudy } from '../helpers/shipped.ts';
import { measureCalibration } from './calibrationBench.ts';
import { HANDWRITTEN_OUTPUTS, handwrittenModel } from './handwritten.ts';
import { measureImport, measureImportMemory, readAndTell } from './importBench.ts';
import { mathjsModel } from './mathjsModel.ts';

/*
 * npm run bench: the kernel that is generated from models/, beside the same equations by hand and in mathjs, in one run
 * and in turns, so that whatever else the machine does hits all three. Trust the ratios more than the nanoseconds. Then the
 * import beside bare csv-parse, and the sampler beside a random walk: some minutes in all. One part alone:
 * npm run bench -- kernel | import | calibration | import-gigabyte; the last one writes and reads a file of 1 GB and runs
 * only when asked for.
 */

const DRAWS = 5_000;
const MATHJS_DRAWS = 50;
const ROUNDS = 15;
const TARGETS = { handwritten: 1.1, mathjs: 40, megabytes: 600 } as const;
const PLANS = [
  steadyPlan('hold', { ad_spend: 30_000 }),
  steadyPlan('scale-ppc', { ad_spend: 42_000 }),
  steadyPlan('invest-in-content', { ad_spend: 30_000, content_spend: 12_000 }),
];

function measureSpeed(): void {
  const model = shipped();
  const outputs: readonly string[] = HANDWRITTEN_OUTPUTS;
  const compiledFrom = performance.now();
  const kernel = compileKernel(model, outputs);
  const compileTime = performance.now() - compiledFrom;
  const run = runOf(model, kernel);
  const contenders = {
    kernel: { compute: kernel.run, draws: DRAWS },
    handwritten: { compute: handwrittenModel(layoutOf(model, kernel)), draws: DRAWS },
    mathjs: { compute: mathjsModel(model, outputs, kernel), draws: MATHJS_DRAWS },
  };
  for (const name of ['handwritten', 'mathjs'] as const) assertAgreement(run, contenders.kernel.compute, contenders[name]);
  const rounds = Array.from({ length: ROUNDS + 2 }, () => ({
    kernel: time(run, contenders.kernel),
    handwritten: time(run, contenders.handwritten),
    again: time(run, contenders.kernel),
    mathjs: time(run, contenders.mathjs),
  })).slice(2);
  const ofKernel = rounds.map(({ kernel: before, again }) => (before + again) / 2);
  report({
    kernel: ofKernel,
    handwritten: rounds.map((round) => round.handwritten),
    mathjs: rounds.map((round) => round.mathjs),
    compileTime,
    source: kernel.source.length,
  });
}

function shipped(): Model {
  const files = readdirSync('models/discovery').filter((path) => /\.(csv|yaml)$/.test(path));
  return loadModel(files.map((path) => ({ path, bytes: readFileSync(`models/discovery/${path}`), sha256: '' })));
}

/** The plan that scales advertising, for the first draws. */
function runOf(model: Model, kernel: Kernel): KernelRun {
  const { world, draws, plans } = trialSetting(model, trialStudy(PLANS), { draws: DRAWS });
  const plan = plans.find(({ name }) => name === 'scale-ppc') as PlanInputs;
  const { lead, start, projected } = world.timeline;
  const months = 1 + projected.length;
  const columns = kernel.parameters.flatMap((slot) => {
    const from = draws.slots.indexOf(slot) * draws.stride;
    return [...draws.values.subarray(from, from + draws.stride)];
  });
  return {
    from: 0,
    to: DRAWS,
    months,
    parameters: Float64Array.from(columns),
    parameterStride: draws.stride,
    lead,
    inputs: Float64Array.from(kernel.inputs.flatMap((slot) => [...(plan.series.get(slot) ?? [])])),
    tables: tableColumns(model.tables, kernel.tables, { marketplace: world.marketplace, from: start, count: months }),
    start: start - EPOCH,
    actual: 0,
    out: new Float64Array(kernel.outputs.length * months * (DRAWS + 8)),
    outStride: DRAWS + 8,
  };
}

function layoutOf(model: Model, { parameters, inputs }: Kernel): Parameters<typeof handwrittenModel>[0] {
  const [channel, signal] = [model.dimensions.get('channel'), model.dimensions.get('signal')];
  const constant = (name: string, index: number) => signal?.constants.get(name)?.[index] ?? Number.NaN;
  return {
    parameters,
    inputs,
    channels: (channel?.members ?? []).map(({ id }) => id),
    signals: (signal?.members ?? []).map(({ id, owner = '' }, index) => ({
      id,
      channel: owner,
      weight: constant('weight', index),
      isListing: constant('is_listing', index),
    })),
  };
}

type Contender = { readonly compute: (run: KernelRun) => void; readonly draws: number };

/** Nothing is timed before it is shown to compute the same. */
function assertAgreement(run: KernelRun, kernel: Contender['compute'], other: Contender): void {
  const [ours, theirs] = [new Float64Array(run.out.length), new Float64Array(run.out.length)];
  kernel({ ...run, to: other.draws, out: ours });
  other.compute({ ...run, to: other.draws, out: theirs });
  ours.forEach((value, index) => {
    const wanted = theirs[index] ?? Number.NaN;
    if (!(Math.abs(value - wanted) <= 1e-9 * Math.max(1e-6, Math.abs(wanted))))
      throw new Error(`at ${index}: ${value} is not ${wanted}`);
  });
}

/** Nanoseconds of process time a draw and month. */
function time(run: KernelRun, { compute, draws }: Contender): number {
  const before = process.cpuUsage();
  compute({ ...run, to: draws });
  const { user, system } = process.cpuUsage(before);
  return ((user + system) * 1000) / (draws * run.months);
}

function median(values: readonly number[]): number {
  return [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;
}

interface Measured {
  readonly kernel: readonly number[];
  readonly handwritten: readonly number[];
  readonly mathjs: readonly number[];
  readonly compileTime: number;
  readonly source: number;
}

function report({ kernel, handwritten, mathjs, compileTime, source }: Measured): void {
  const paired = (others: readonly number[]) => median(others.map((other, round) => other / (kernel[round] ?? Number.NaN)));
  const toHand = 1 / paired(handwritten);
  const toMathjs = paired(mathjs);
  const megabytes = Number(execFileSync(process.execPath, [fileURLToPath(import.meta.url), 'memory'], { encoding: 'utf8' }));
  const row = (name: string, nanoseconds: number, note: string) =>
    `${name.padEnd(28)}${nanoseconds.toFixed(0).padStart(9)} ns  ${note}`;
  const verdict = (met: boolean) => (met ? 'met' : 'MISSED');
  const lines = [
    `Process time a draw and month, medians of ${ROUNDS} rounds in turns, ${HANDWRITTEN_OUTPUTS.length} outputs`,
    row('generated kernel', median(kernel), `compiled in ${compileTime.toFixed(0)} ms, ${source} characters`),
    row(
      'by hand in plain JavaScript',
      median(handwritten),
      `kernel takes ${toHand.toFixed(2)} of it (target ${TARGETS.handwritten}): ${verdict(toHand <= TARGETS.handwritten)}`,
    ),
    row(
      'mathjs compile().evaluate',
      median(mathjs),
      `${toMathjs.toFixed(0)} times the kernel (target ${TARGETS.mathjs}): ${verdict(toMathjs >= TARGETS.mathjs)}`,
    ),
    `Peak memory, 100,000 draws, ${PLANS.length} plans, with and without advertising: ${megabytes.toFixed(0)} MB (target ${TARGETS.megabytes}): ${verdict(megabytes < TARGETS.megabytes)}`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** In a process of its own: every plan with and without advertising, and the mean of the difference, as a decision takes them. */
function measureMemory(): void {
  const { world, draws, plans, kernelFor } = trialSetting(shipped(), trialStudy(PLANS), { draws: 100_000 });
  const kernel = kernelFor(HANDWRITTEN_OUTPUTS);
  for (const inputs of plans) {
    const plan = simulate(world, kernel, { inputs, draws });
    const without = simulate(world, kernel, { inputs, draws, intervention: { adsOffFrom: 0 } });
    const last = plan.months - 1;
    const earned = without.at('discovery_share', last).reduce((sum, share) => sum + share, 0);
    if (!(earned <= plan.at('discovery_share', last).reduce((sum, share) => sum + share, 0)))
      throw new Error('advertising lowers discovery');
  }
  process.stdout.write(String(process.resourceUsage().maxRSS / 1024));
}

const PARTS: Readonly<Record<string, () => Promise<string[]>>> = {
  import: measureImport,
  'import-gigabyte': measureImportMemory,
  calibration: measureCalibration,
};

async function main([what = '', path = '']: readonly string[]): Promise<void> {
  if (what === 'memory') return measureMemory();
  if (what === 'import-memory') return readAndTell(path);
  if (what === '' || what === 'kernel') measureSpeed();
  const part = PARTS[what];
  for (const measure of part ? [part] : what === '' ? [measureImport, measureCalibration] : [])
    process.stdout.write(`${(await measure()).join('\n')}\n`);
}

await main(process.argv.slice(2));
