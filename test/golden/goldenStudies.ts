import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { EPOCH } from '../../src/core/calendar.ts';
import { prepare } from '../../src/decide/prepare.ts';
import { loadStudy } from '../../src/pipeline.ts';
import { kernelsOf } from '../../src/run/kernels.ts';
import { tableColumns } from '../../src/run/tableColumns.ts';
import { marketplaceNamed } from '../../src/study/marketplaceNamed.ts';
import { DEFAULT_OPTIONS, shippedModel, sourceFiles } from '../helpers/shipped.ts';
import { interpretModel, type Trial } from '../oracle/interpretModel.ts';

/** What is written down of each plan: the end of the horizon at the medians, by the slow interpreter. */
export const WATCHED = [
  'discovery_share',
  'organic_rank',
  'acos',
  'revenue',
  'net_present_value',
  'mention_rate.alexa_for_shopping',
];
const HERE = import.meta.dirname;
const model = shippedModel();

export const STUDIES = readdirSync(HERE, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

/** Where the answer for a study is written down. */
export function expectedFile(name: string): string {
  return join(HERE, name, 'expected.json');
}

export type Expected = Record<string, Record<string, number>>;

export function settingOf(name: string) {
  const files = sourceFiles(`test/golden/${name}`).filter(({ path }) => path.endsWith('.csv'));
  const study = loadStudy(files, model, { ...DEFAULT_OPTIONS, name, folder: name });
  const marketplace = marketplaceNamed(study.product, model.marketplaces);
  return prepare({ ...DEFAULT_OPTIONS, point: true, model, study, marketplace, kernelFor: kernelsOf(model) });
}

/** Every plan of the study through mathjs, which shares no code with the kernel. */
export function interpreted(setting: ReturnType<typeof settingOf>): Expected {
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
      shocks: new Map([...model.paths.keys()].map((path) => [path, Array.from({ length: months }, () => 0)])),
    };
    const value = interpretModel(model, trial);
    return [name, Object.fromEntries(WATCHED.map((slot) => [slot, value(slot, months - 1)]))] as const;
  });
  return Object.fromEntries(results);
}
