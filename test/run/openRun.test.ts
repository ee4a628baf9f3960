import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { monthOf, parseMonth, sinceEpoch } from '../../src/core/calendar.ts';
import { InputError } from '../../src/core/error.ts';
import { loadModel } from '../../src/language/loadModel.ts';
import type { Model } from '../../src/language/model.ts';
import { slotsOf } from '../../src/language/slots.ts';
import { createTarget } from '../../src/posterior/target.ts';
import type { Given, Kernel } from '../../src/program/kernel.ts';
import { kernelsOf } from '../../src/run/kernels.ts';
import { openRun, type Supply } from '../../src/run/openRun.ts';
import { parameterColumns } from '../../src/run/parameterColumns.ts';
import { shippedModel, sourceFiles, steadyPlan, trialSetting, trialStudy } from '../helpers/shipped.ts';
import { columnsOf, mmmInputs, mmmModel, mmmSource } from '../oracle/mmm/mmmSource.ts';

/** All outputs of a model, and everything that a run of them needs. */
interface Whole {
  readonly model: Model;
  readonly kernel: Kernel;
  readonly supply: Supply;
}

function wholeOf(model: Model, supply: Omit<Supply, 'model'>): Whole {
  const outputs = [...model.variables.values()].flatMap((variable) => slotsOf(model, variable));
  return { model, kernel: kernelsOf(model)(outputs), supply: { ...supply, model } };
}

function shipped(): Whole {
  const { world, plans } = trialSetting(shippedModel(), trialStudy([steadyPlan('only', { ad_spend: 30_000 })]));
  const { lead, start, actual, projected } = world.timeline;
  const months = 1 + actual + projected.length;
  return wholeOf(world.model, {
    marketplace: world.marketplace,
    start,
    months,
    actual,
    lead,
    inputs: plans[0]?.series ?? new Map(),
  });
}

function mmm(): Whole {
  const inputs = mmmInputs(columnsOf('monthly24.csv'));
  return wholeOf(mmmModel(), { marketplace: 'US', start: mmmSource().start, months: 24, actual: 23, lead: 0, inputs });
}

/** The one issue of the InputError that this ends with. */
function issueOf(run: () => unknown): { opening: string; message: string; line: number | undefined; advice: string } {
  try {
    run();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const [{ opening = '', message = '', place, advice = '' } = {}] = error.issues;
    return { opening, message, line: place?.line, advice };
  }
  throw new Error('it ran');
}

/** A week of Monday, 11 December 2023. */
const WEEK = parseMonth('2023-12-11') ?? monthOf(2023, 12);

/** Models of other markets, a folder each, with the same number in every month of every input. */
function others(): (readonly [string, () => Whole])[] {
  const folders = readdirSync('test/models').filter((name) => existsSync(`test/models/${name}/model.yaml`));
  return folders.map((name) => {
    const open = (): Whole => {
      const model = loadModel(sourceFiles(`test/models/${name}`).filter(({ path }) => !path.endsWith('.ts')));
      const slots = [...model.inputs.values()].flatMap((input) => slotsOf(model, input));
      const inputs = new Map(slots.map((slot) => [slot, new Float64Array(12).fill(1)] as const));
      return wholeOf(model, {
        marketplace: 'US',
        start: model.step === 'week' ? WEEK : monthOf(2025, 1),
        months: 12,
        actual: 11,
        lead: 0,
        inputs,
      });
    };
    return [`the model ${name}`, open] as const;
  });
}

const MODELS: readonly (readonly [string, () => Whole])[] = [
  ['the shipped model', shipped],
  ['the reference model', mmm],
  ...others(),
];

describe.each(MODELS)('%s: what nobody supplies is never 0', (_, open) => {
  const { model, kernel, supply } = open();

  test('everything supplied, it opens', () => {
    expect(() => openRun(kernel, supply)).not.toThrow();
  });

  const inputs = [...model.inputs.values()].flatMap((input) => slotsOf(model, input).map((slot) => [slot, input] as const));
  test.each(inputs)('without input %s', (slot, { place }) => {
    const without = new Map([...supply.inputs].filter(([given]) => given !== slot));
    const issue = issueOf(() => openRun(kernel, { ...supply, inputs: without }));
    expect(issue).toMatchObject({ opening: 'missing', line: place.line });
    expect(issue.message).toContain(`"${slot}"`);
    expect(issue.advice).toMatch(/history\.csv.*plan/);
  });

  const parameters = [...model.parameters.values()].flatMap((one) => slotsOf(model, one).map((slot) => [slot, one] as const));
  test('without any one parameter', () => {
    for (const [slot, { place }] of parameters) {
      const slots = parameters.map(([given]) => given).filter((given) => given !== slot);
      const draws = { slots, count: 1, stride: 1, values: new Float64Array(slots.length).fill(0.5) };
      const issue = issueOf(() => parameterColumns(model, kernel, draws));
      expect(issue).toMatchObject({ opening: 'missing', line: place.line });
      expect(issue.message).toContain(`"${slot}"`);
    }
  });

  test('without any one table', () => {
    for (const name of model.tables.keys()) {
      const tables = new Map([...model.tables].filter(([given]) => given !== name));
      expect(issueOf(() => openRun(kernel, { ...supply, model: { ...model, tables } }))).toMatchObject({ opening: 'missing' });
    }
  });
});

test('a calibration refuses a parameter that is neither sampled nor given, and an input of the past that is not there', () => {
  const source = mmmSource();
  const fewer = source.assumptions.filter(({ id }) => id !== 'trend');
  const asked = (changed: Partial<typeof source>) => () => {
    const { coordinates, logDensity } = createTarget({ ...source, ...changed });
    logDensity(new Float64Array(coordinates.length), 1);
  };
  expect(asked({ assumptions: fewer })).toThrow(/missing value of parameter "trend"[\s\S]*mmm\.yaml, line \d+/);
  const inputs = new Map([...source.inputs].filter(([slot]) => slot !== 'x2'));
  expect(asked({ inputs })).toThrow(/missing numbers of input "x2"[\s\S]*mmm\.yaml, line \d+/);
});

test('a run of weeks counts its clock in weeks', () => {
  const [, open] = others().find(([, whole]) => whole().model.step === 'week') ?? [];
  const { kernel, supply } = open?.() ?? shipped();
  const seen: number[] = [];
  const watched = (given: Given) => {
    seen.push(given.start);
    return () => undefined;
  };
  openRun({ ...kernel, open: watched }, supply);
  expect([...seen, sinceEpoch(WEEK)]).toEqual([-107, -107]);
});

test('draws in another order are put into the kernel’s', () => {
  const { model, kernel } = mmm();
  const slots = [...kernel.parameters].reverse();
  const draws = { slots, count: 2, stride: 3, values: Float64Array.from({ length: slots.length * 3 }, (_, index) => index) };
  const { parameters, parameterStride } = parameterColumns(model, kernel, draws);
  expect([...parameters.subarray(0, 2)]).toEqual([(slots.length - 1) * 3, (slots.length - 1) * 3 + 1]);
  expect(parameterStride).toBe(2);
});
