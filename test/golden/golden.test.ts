import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EPOCH } from '../../src/core/calendar.ts';
import { kernelsOf, runPlan } from '../../src/decide/decisionSetting.ts';
import { prepare } from '../../src/decide/prepare.ts';
import { loadStudy } from '../../src/pipeline.ts';
import { tableColumns } from '../../src/run/tableColumns.ts';
import { marketplaceNamed } from '../../src/study/marketplaceNamed.ts';
import { DEFAULT_OPTIONS, shippedModel, sourceFiles } from '../helpers/shipped.ts';
import { interpretModel, type Trial } from '../oracle/interpretModel.ts';

/** What is written down of each plan: the end of the horizon at the medians, by the slow interpreter. */
const WATCHED = [
  'discovery_share',
  'organic_rank',
  'acos',
  'revenue',
  'net_present_value',
  'recommendation_share.alexa_for_shopping',
];
const HERE = import.meta.dirname;
const model = shippedModel();

type Expected = Record<string, Record<string, number>>;

function settingOf(name: string) {
  const files = sourceFiles(`test/golden/${name}`).filter(({ path }) => path.endsWith('.csv'));
  const study = loadStudy(files, model, { ...DEFAULT_OPTIONS, name, folder: name });
  const marketplace = marketplaceNamed(study.product, model.marketplaces);
  return prepare({ ...DEFAULT_OPTIONS, point: true, model, study, marketplace, kernelFor: kernelsOf(model) });
}

/** Every plan of the study through mathjs, which shares no code with the kernel. */
function interpreted(setting: ReturnType<typeof settingOf>): Expected {
  const { world, draws, plans } = setting;
  const { lead, start, projected } = world.timeline;
  const months = 1 + projected.length;
  const names = [...model.tables.keys()];
  const table = tableColumns(world.model.tables, names, { marketplace: world.marketplace, from: start, count: months });
  const results = plans.map(({ name, series }) => {
    const trial: Trial = {
      months,
      lead,
      start: start - EPOCH,
      parameters: new Map(draws.slots.map((slot, index) => [slot, draws.values[index * draws.stride] ?? Number.NaN])),
      inputs: new Map([...series].map(([slot, values]) => [slot, [...values]])),
      tables: new Map(names.map((tableName, index) => [tableName, [...table.subarray(index * months, (index + 1) * months)]])),
    };
    const value = interpretModel(model, trial);
    return [name, Object.fromEntries(WATCHED.map((slot) => [slot, value(slot, months - 1)]))] as const;
  });
  return Object.fromEntries(results);
}

/** The written answer; written anew where it is missing or asked for, never on a build machine. */
function expectedOf(name: string, setting: ReturnType<typeof settingOf>): Expected {
  const file = join(HERE, name, 'expected.json');
  if ((!existsSync(file) || process.env.UPDATE_GOLDEN) && !process.env.CI) {
    writeFileSync(file, `${JSON.stringify(interpreted(setting), null, 2)}\n`);
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Expected;
}

const cases = readdirSync(HERE, { withFileTypes: true }).filter((entry) => entry.isDirectory());

describe.each(cases.map(({ name }) => name))('golden study %s', (name) => {
  const setting = settingOf(name);
  const expected = expectedOf(name, setting);

  it('has the plans that are written down', () => {
    expect(setting.plans.map((plan) => plan.name)).toEqual(Object.keys(expected));
  });

  it.each(Object.keys(expected))('ends where the interpreter ended: %s', (plan) => {
    const inputs = setting.plans.find((candidate) => candidate.name === plan);
    if (!inputs) throw new Error(`no plan ${plan}`);
    const simulation = runPlan(setting, inputs, { outputs: WATCHED });
    for (const slot of WATCHED) {
      const value = simulation.at(slot, simulation.months - 1)[0] ?? Number.NaN;
      expect(Math.abs(value / (expected[plan]?.[slot] ?? Number.NaN) - 1), slot).toBeLessThan(1e-9);
    }
  });
});
