import type { Model } from '../../src/language/model.ts';
import { slotsOf } from '../../src/language/slots.ts';
import { compileFlat, compileGradient, compileJavaScript, type Target } from '../../src/program/compileKernel.ts';
import type { Flat, FlatEquation } from '../../src/program/flat.ts';
import { flatten } from '../../src/program/flatten.ts';
import type { Kernel } from '../../src/program/kernel.ts';
import { before, number, over, plus, read, times } from '../../src/program/likelihood/flatMaths.ts';
import type { Trial } from '../oracle/interpretModel.ts';
import { valuesOf } from './runKernel.ts';

const SUM = 'sum of all';
const RESULT = 'result';

/** The model with one number after the last month: all its slots over all months, each month and slot with a weight of its own. */
export function summedFlat(model: Model): Flat {
  const flat = flatten(model);
  const slots = [...model.variables.values()].flatMap((variable) => slotsOf(model, variable));
  const month = slots.map((slot, index) => times(number(1 + index / 7), read('variable', slot))).reduce(plus);
  const text = { text: { equals: 'by hand' }, place: { file: model.file } };
  const sum: FlatEquation = { slot: SUM, starts: month, equals: plus(times(number(0.9), before(SUM)), month), ...text };
  const result: FlatEquation = { slot: RESULT, equals: over(read('variable', SUM), number(3)), ...text };
  const { first, later } = flat.order;
  return {
    ...flat,
    equations: new Map([...flat.equations, [SUM, sum], [RESULT, result]]),
    order: { first: [...first, SUM], later: [...later, SUM], end: [RESULT] },
  };
}

/** The number for some draws, and how it changes with each parameter of each. */
export interface Sloped {
  readonly value: (parameters: Float64Array) => number;
  readonly slopes: (parameters: Float64Array) => Float64Array;
  readonly parameters: readonly string[];
}

/** The result of a flat model under what a trial gives but for the parameters, alone and with its slopes. */
export function slopedBy(flat: Flat, trial: Trial, target: Target = compileJavaScript): Sloped {
  const [plain, sloped] = [compileFlat(flat, [RESULT]), compileGradient(flat, { final: RESULT, known: new Map() }, target)];
  const run = (kernel: Kernel) => {
    const { months, lead, start, actual = 0 } = trial;
    const given = { months, lead, start, actual, ...valuesOf(kernel, trial), out: new Float64Array() };
    return (parameters: Float64Array): Float64Array => {
      const ends = new Float64Array(kernel.finals.length).fill(Number.NaN);
      kernel.run({ ...given, from: 0, to: 1, parameters, parameterStride: 1, ends, outStride: 1 });
      return ends;
    };
  };
  const [alone, both] = [run(plain), run(sloped)];
  return {
    parameters: plain.parameters,
    value: (parameters) => alone(parameters)[0] ?? Number.NaN,
    slopes: (parameters) => both(parameters).subarray(1),
  };
}

/**
 * A derivative by differences of fourth order at two distances; undefined where the two do not agree, as next to a kink, or are no
 * numbers.
 */
export function byDifferences(value: (parameters: Float64Array) => number, at: Float64Array, index: number): number | undefined {
  const there = (step: number): number => value(at.map((each, place) => (place === index ? each + step : each)));
  const central = (step: number): number =>
    (8 * (there(step) - there(-step)) - (there(2 * step) - there(-2 * step))) / (12 * step);
  const [near, far] = [central(1e-4), central(3e-4)];
  return Math.abs(near - far) <= 2e-7 * Math.max(1, Math.abs(near)) ? near : undefined;
}
