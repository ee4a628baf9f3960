import { EPOCH } from '../../src/core/calendar.ts';
import { coreOf } from '../../src/decide/outputs.ts';
import { buildProgram } from '../../src/program/buildProgram.ts';
import { compileFlat, compileJavaScript, fastestTarget } from '../../src/program/compileKernel.ts';
import { flatten } from '../../src/program/flatten.ts';
import type { Kernel, KernelRun } from '../../src/program/kernel.ts';
import { lowerFlat } from '../../src/program/lowerFlat.ts';
import type { Program } from '../../src/program/program.ts';
import { shockRows } from '../../src/run/shocks.ts';
import { tableColumns } from '../../src/run/tableColumns.ts';
import { shippedModel, steadyPlan, trialSetting, trialStudy } from '../helpers/shipped.ts';
import { mathjsModel } from './flatMathjs.ts';
import { median, type Part, row, timed, verdict } from './part.ts';
import { compileC, type Timed } from './plainC.ts';
import { JAVASCRIPT, plainText } from './plainText.ts';

const DRAWS = 5_000;
const MATHJS_DRAWS = 40;
const ROUNDS = 15;
const IN_C = 'C by gcc -O3';
const MOST_OF_C = 0.9;

interface Contender {
  readonly name: string;
  readonly compute: Timed;
  readonly draws: number;
}

/** What the model asks of a comparison of plans, by every contender in one run and in turns, so that whatever else the machine does hits all. */
export const KERNEL: Part = { name: 'kernel', measure };

async function measure(): Promise<string[]> {
  const model = shippedModel();
  const { outputs } = coreOf(model);
  const flat = flatten(model);
  const { result: kernel, seconds } = await timed(() => compileFlat(flat, outputs, fastestTarget()));
  const program = buildProgram(lowerFlat(flat), outputs);
  const run = runOf(kernel);
  const inC = compileC(program, 'tmp/bench');
  const others: Contender[] = [
    ...(inC ? [{ name: IN_C, compute: inC, draws: DRAWS }] : []),
    { name: 'generated JavaScript', compute: clocked(compileJavaScript(program).run), draws: DRAWS },
    { name: 'plain JavaScript', compute: clocked(plainJavaScript(program)), draws: DRAWS },
    { name: 'mathjs, compiled', compute: clocked(mathjsModel(flat, kernel)), draws: MATHJS_DRAWS },
  ];
  const own: Contender = { name: 'generated program', compute: clocked(kernel.run), draws: DRAWS };
  for (const other of others) assertAgreement(run, own, other);
  const rounds = Array.from({ length: ROUNDS + 2 }, () => {
    const before = time(run, own);
    const theirs = others.map((other) => time(run, other));
    return { own: (before + time(run, own)) / 2, theirs };
  }).slice(2);
  const ofOwn = rounds.map((round) => round.own);
  const rows = others.map(({ name }, index) => {
    const ratio = median(rounds.map(({ own: ours, theirs }) => ours / (theirs[index] ?? Number.NaN)));
    const note =
      ratio < 0.1
        ? `${(1 / ratio).toFixed(0)} times the generated program`
        : `the generated program takes ${ratio.toFixed(2)} of it${name === IN_C ? `, target ${MOST_OF_C}: ${verdict(ratio <= MOST_OF_C)}` : ''}`;
    return row(name, nanoseconds(rounds.map(({ theirs }) => theirs[index] ?? Number.NaN)), note);
  });
  return [
    `kernel: processor time a draw and month, medians of ${ROUNDS} rounds in turns, ${outputs.length} outputs`,
    row(own.name, nanoseconds(ofOwn), `compiled in ${(seconds * 1000).toFixed(0)} ms, WebAssembly`),
    ...rows,
    ...(inC ? [] : ['  no gcc here: the ratio to C is missing']),
  ];
}

function nanoseconds(values: readonly number[]): string {
  return `${median(values).toFixed(0)} ns`;
}

function plainJavaScript(program: Program): (run: KernelRun) => void {
  const body = `"use strict";
const { from, to, months, parameters, parameterStride, fixed, lead, inputs, tables, data, shocks, start, actual, out, ends, outStride } = run;
const width = lead + months, plane = months * outStride;
const monthly = new Float64Array(months * ${program.tabulated.length}), history = new Float64Array(months * ${program.histories.length});
${plainText(program, JAVASCRIPT)}`;
  return new Function(`return function plain(run) {${body}}`)() as (run: KernelRun) => void;
}

/** The plan that scales advertising. */
function runOf(kernel: Kernel): KernelRun {
  const model = shippedModel();
  const { world, draws, plans } = trialSetting(
    model,
    trialStudy([steadyPlan('plan', { ad_spend: 42_000, content_spend: 6_000 })]),
    {
      draws: DRAWS,
    },
  );
  const [plan] = plans;
  if (!plan) throw new Error('no plan');
  const { lead, start, projected } = world.timeline;
  const months = 1 + projected.length;
  const columns = kernel.parameters.flatMap((slot) => {
    const from = draws.slots.indexOf(slot) * draws.stride;
    return [...draws.values.subarray(from, from + draws.stride)];
  });
  const stride = DRAWS + 8;
  return {
    ...{ from: 0, to: DRAWS, months, lead, start: start - EPOCH, actual: 0 },
    parameters: Float64Array.from(columns),
    parameterStride: draws.stride,
    shocks: shockRows(draws.shocks, kernel, { start, actual: 0, months }),
    inputs: Float64Array.from(kernel.inputs.flatMap((slot) => [...(plan.series.get(slot) ?? [])])),
    tables: tableColumns(model.tables, kernel.tables, { marketplace: world.marketplace, from: start, count: months }),
    out: new Float64Array(kernel.outputs.length * months * stride),
    outStride: stride,
  };
}

/** Nothing is timed before it is shown to compute the same. */
function assertAgreement(run: KernelRun, own: Contender, other: Contender): void {
  const [ours, theirs] = [new Float64Array(run.out.length), new Float64Array(run.out.length)];
  own.compute({ ...run, to: other.draws, out: ours });
  other.compute({ ...run, to: other.draws, out: theirs });
  ours.forEach((value, index) => {
    const wanted = theirs[index] ?? Number.NaN;
    if (!(Math.abs(value - wanted) <= 1e-9 * Math.max(1e-6, Math.abs(wanted))))
      throw new Error(`${other.name} computes ${wanted} at ${index}, not ${value}`);
  });
}

/** A function with the nanoseconds of processor time that it took. */
function clocked(compute: (run: KernelRun) => void): Timed {
  return (run) => {
    const before = process.cpuUsage();
    compute(run);
    const { user, system } = process.cpuUsage(before);
    return (user + system) * 1000;
  };
}

function time(run: KernelRun, { compute, draws }: Contender): number {
  return compute({ ...run, to: draws }) / (draws * run.months);
}
