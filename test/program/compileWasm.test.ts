import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EPOCH } from '../../src/core/calendar.ts';
import { slotsOf } from '../../src/language/slots.ts';
import { buildProgram } from '../../src/program/buildProgram.ts';
import { compileJavaScript } from '../../src/program/compileKernel.ts';
import { compileWasm } from '../../src/program/compileWasm.ts';
import { flatten } from '../../src/program/flatten.ts';
import type { Kernel, KernelRun, Past } from '../../src/program/kernel.ts';
import { lowerFlat } from '../../src/program/lowerFlat.ts';
import type { Program } from '../../src/program/program.ts';
import { shockRows } from '../../src/run/shocks.ts';
import { tableColumns } from '../../src/run/tableColumns.ts';
import { randomModel, randomTrials } from '../helpers/randomModel.ts';
import { runKernel } from '../helpers/runKernel.ts';
import { shippedModel, steadyPlan, trialSetting, trialStudy } from '../helpers/shipped.ts';
import { slopedBy, summedFlat } from '../helpers/slopesOf.ts';
import { smallModel, tree } from '../helpers/smallModel.ts';

const { call, choice, delay, input, last, number, operation, parameter, variable } = tree;

test('small models give the bits that their JavaScript gives', () => {
  fc.assert(
    fc.property(randomModel, randomTrials, (model, trials) => {
      const outputs = [...model.variables.values()].flatMap((one) => slotsOf(model, one));
      const program = buildProgram(lowerFlat(flatten(model)), outputs);
      const [wasm, script] = [runKernel(compileWasm(program), trials), runKernel(compileJavaScript(program), trials)];
      const months = Array.from({ length: trials[0]?.months ?? 0 }, (_, month) => month);
      for (const output of outputs)
        for (const month of months)
          for (const draw of trials.keys()) expect(wasm(output, month, draw)).toBe(script(output, month, draw));
    }),
    { numRuns: 50 },
  );
});

test('small models go on from what their draws have come to', () => {
  fc.assert(
    fc.property(randomModel, randomTrials, fc.nat(), (model, trials, length) => {
      const outputs = [...model.variables.values()].flatMap((one) => slotsOf(model, one));
      const kernel = compileWasm(buildProgram(lowerFlat(flatten(model)), outputs));
      const count = trials[0]?.months ?? 0;
      const past: Past = { months: 1 + (length % count) };
      const [whole, leaving, going] = [
        runKernel(kernel, trials),
        runKernel(kernel, trials, past),
        runKernel(kernel, trials, past),
      ];
      for (const output of outputs)
        for (let month = 0; month < count; month++)
          for (const draw of trials.keys()) {
            expect(leaving(output, month, draw)).toBe(whole(output, month, draw));
            expect(going(output, month, draw)).toBe(month < past.months ? Number.NaN : whole(output, month, draw));
          }
    }),
    { numRuns: 50 },
  );
});

test('derivatives have the bits that those of JavaScript have, wherever those are numbers', () => {
  fc.assert(
    fc.property(randomModel, randomTrials, (model, [trial]) => {
      if (!trial) return;
      const flat = summedFlat(model);
      const [script, wasm] = [slopedBy(flat, trial), slopedBy(flat, trial, compileWasm)];
      const place = Float64Array.from(script.parameters, (slot, index) => (trial.parameters.get(slot) ?? 0) + index / 27);
      const [given, wanted] = [wasm.slopes(place), script.slopes(place)];
      const numbers = [...wanted.keys()].filter((index) => !Number.isNaN(wanted[index]));
      const only = (all: Float64Array): Float64Array => Float64Array.from(numbers, (index) => all[index] ?? Number.NaN);
      expect(differences(only(given), only(wanted))).toEqual([]);
    }),
    { numRuns: 50 },
  );
});

describe('one function of a drawn number', () => {
  const values = [
    0, -0, 0.5, 1.5, 2.5, -0.2, -0.5, -1.5, 0.49999999999999994, 4503599627370497, 5e-324, 1e-310, 2.3e-308, 1, 2, 3,
  ]
    .concat([-1, -2, 1e-5, 700, 709.9, 720, -708.5, -745, -760, 99_999, 100_001, -1e6, 1e300, -1e300, 1.7e308])
    .concat([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]);
  const [x, y] = [parameter('x'), parameter('y')];
  const functions = {
    ...Object.fromEntries(['exp', 'log', 'sin', 'cos', 'sqrt', 'abs', 'round'].map((name) => [name, call(name, x)])),
    'x ^ y': operation('^', x, y),
    'min and max': operation('+', call('min', x, y), call('max', x, y)),
    'yes and no': choice(operation('and', x, operation('!=', y, number(1))), operation('or', x, y), tree.not(x)),
  };
  test.each(Object.entries(functions))('%s', (_, equals) => {
    const program = buildProgram(lowerFlat(flatten(smallModel({ variables: [{ name: 'f', equals }] }))), ['f']);
    const pairs = values.flatMap((left) => values.map((right) => [left, right] as const));
    const columns = new Map([
      ['x', pairs.map(([left]) => left)],
      ['y', pairs.map(([, right]) => right)],
    ]);
    const run = (kernel: Kernel): Float64Array => {
      const parameters = Float64Array.from(kernel.parameters.flatMap((slot) => columns.get(slot) ?? []));
      return answer(kernel, { ...EMPTY, to: pairs.length, parameters, parameterStride: pairs.length });
    };
    expect(differences(run(compileWasm(program)), run(compileJavaScript(program)))).toEqual([]);
  });
});

const NONE = new Float64Array(0);
const EMPTY = { from: 0, months: 1, lead: 0, start: 0, actual: 0, inputs: NONE, tables: NONE };

/** Positions at which the bits are not the same, but for those of numbers that are none. */
function differences(got: Float64Array, wanted: Float64Array): string[] {
  expect(got).toHaveLength(wanted.length);
  return [...got.keys()].flatMap((at) => (Object.is(got[at], wanted[at]) ? [] : [`${at}: ${got[at]} is not ${wanted[at]}`]));
}

/** What a kernel gives. */
function answer(kernel: Kernel, run: Omit<KernelRun, 'out' | 'outStride'>): Float64Array {
  const count = run.to - run.from;
  const out = new Float64Array(kernel.outputs.length * run.months * count);
  kernel.run({ ...run, out, outStride: count });
  return out;
}

describe('the shipped model', () => {
  const model = shippedModel();
  const outputs = [...model.variables.values()].flatMap((one) => slotsOf(model, one));
  const program = buildProgram(lowerFlat(flatten(model)), outputs);
  const [kernel, script] = [compileWasm(program), compileJavaScript(program)];
  const study = trialStudy([
    steadyPlan('hold', { ad_spend: 30_000 }),
    steadyPlan('more', { ad_spend: 42_000, content_spend: 8_000 }),
  ]);
  const { world, draws, plans } = trialSetting(model, study, { draws: 301 });

  function trialOf(to: number, from = 0): Omit<KernelRun, 'out' | 'outStride'> {
    const { lead, start, projected } = world.timeline;
    const months = 1 + projected.length;
    const columns = kernel.parameters.map((slot) => {
      const at = draws.slots.indexOf(slot) * draws.stride;
      return draws.values.subarray(at, at + draws.stride);
    });
    return {
      ...{ from, to, months, lead, start: start - EPOCH, actual: 0, parameterStride: draws.stride },
      parameters: Float64Array.from(columns.flatMap((column) => [...column])),
      inputs: Float64Array.from(kernel.inputs.flatMap((slot) => [...(plans[1]?.series.get(slot) ?? [])])),
      tables: tableColumns(model.tables, kernel.tables, { marketplace: world.marketplace, from: start, count: months }),
      shocks: shockRows(draws.shocks, kernel, { start, actual: 0, months }),
    };
  }

  test.each([1, 2, 15, 127, 128, 129, 301])('gives the same bits for %d draws', (count) => {
    expect(differences(answer(kernel, trialOf(count)), answer(script, trialOf(count)))).toEqual([]);
  });

  test.each([1, 7, 12])('goes on with other inputs from what the draws have come to after %d months', (months) => {
    const past: Past = { months };
    const plan = trialOf(301);
    const width = plan.lead + plan.months;
    const inputs = plan.inputs.map((value, index) => (index % width < plan.lead + months ? value : 1.5 * value));
    const changed = { ...plan, inputs };
    const wanted = answer(script, changed);
    expect(differences(answer(kernel, { ...plan, past }), answer(script, plan))).toEqual([]);
    const got = answer(kernel, { ...changed, past });
    const known = got.map((value, index) => (Math.floor(index / 301) % plan.months < months ? (wanted[index] ?? 0) : value));
    expect(differences(known, wanted)).toEqual([]);
    expect(differences(got, answer(script, plan))).not.toEqual([]);
  });

  test('gives the same numbers for any split into blocks', () => {
    const whole = answer(kernel, trialOf(301));
    const block = answer(kernel, trialOf(290, 153));
    const months = whole.length / 301 / outputs.length;
    const expected = outputs.flatMap((_, output) =>
      Array.from({ length: months }, (__, month) => {
        const row = (output * months + month) * 301;
        return [...whole.subarray(row + 153, row + 290)];
      }).flat(),
    );
    expect(differences(block, Float64Array.from(expected))).toEqual([]);
  });

  test('a longer and a shorter run after it share the memory', () => {
    const short = { ...trialOf(5), months: 3 };
    const widthOf = (months: number) => trialOf(5).lead + months;
    const inputs = kernel.inputs.flatMap((slot) => [...(plans[1]?.series.get(slot) ?? [])].slice(0, widthOf(3)));
    const tables = tableColumns(model.tables, kernel.tables, {
      marketplace: world.marketplace,
      from: world.timeline.start,
      count: 3,
    });
    const shocks = shockRows(draws.shocks, kernel, { start: world.timeline.start, actual: 0, months: 3 });
    const run = { ...short, inputs: Float64Array.from(inputs), tables, shocks };
    answer(kernel, trialOf(301));
    expect(differences(answer(kernel, run), answer(script, run))).toEqual([]);
  });
});

test('a program of many functions gives the same bits', () => {
  const chain = Array.from({ length: 800 }, (_, index) => {
    const before = index === 0 ? parameter('rate') : variable(`x${index - 1}`);
    const name = `x${index}`;
    const past = index % 7 === 6 ? delay(variable(`x${index - 1}`), parameter('lag')) : last(variable(name));
    const step = choice(
      operation('>', before, number(0.5)),
      call('exp', call('min', past, input('spend'))),
      operation('/', past, number(2)),
    );
    return {
      name,
      starts: before,
      equals: call('clamp', operation('+', operation('*', before, number(0.5)), step), number(0), number(1)),
    };
  });
  const program: Program = buildProgram(lowerFlat(flatten(smallModel({ variables: chain }))), ['x7', 'x799']);
  const trial = (kernel: Kernel): Float64Array =>
    answer(kernel, {
      ...{ ...EMPTY, to: 3, months: 4, parameterStride: 3 },
      parameters: Float64Array.from(kernel.parameters.flatMap((slot) => (slot === 'lag' ? [0.5, 1, 2.5] : [0.2, 0.7, 0.4]))),
      inputs: Float64Array.of(0.1, 0.4, 0.2, 0.6),
    });
  expect(differences(trial(compileWasm(program)), trial(compileJavaScript(program)))).toEqual([]);
});
