import { describe, expect, it } from 'vitest';
import { at, present } from '../../src/core/present.ts';
import { runPlan, type Setting } from '../../src/decide/decisionSetting.ts';
import { prepare } from '../../src/decide/prepare.ts';
import type { Model } from '../../src/language/model.ts';
import { loadModel, loadStudy, membersChosen, type SourceFile } from '../../src/pipeline.ts';
import { kernelsOf } from '../../src/run/kernels.ts';
import { marketplaceNamed } from '../../src/study/marketplaceNamed.ts';
import { DEFAULT_OPTIONS, modelSources, sourceFiles } from '../helpers/shipped.ts';

type Row = Readonly<Record<string, string>>;
type Split = (row: Row, month: number) => Row;

const STUDY = sourceFiles('inputs/demo').filter(({ path }) => path.endsWith('.csv'));
const OUTPUTS = ['revenue', 'contribution_margin', 'organic_rank', 'discovery_share', 'tacos', 'acos', 'cumulative_cash'];
const AT = { name: 'demo', folder: 'inputs/demo' };

const textOf = ({ bytes }: SourceFile): string => new TextDecoder().decode(bytes);
const withText = (file: SourceFile, text: string): SourceFile => ({ ...file, bytes: new TextEncoder().encode(text) });

/** The demo with more columns in its history. */
function demoWith(split: Split): SourceFile[] {
  return STUDY.map((file) => {
    if (file.path !== 'history.csv') return file;
    const [header = '', ...lines] = textOf(file).trim().split('\n');
    const names = header.split(',');
    const rows = lines.map((line, month) => {
      const cells = line.split(',');
      const row = Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']));
      return { ...row, ...split(row, month) };
    });
    const all = Object.keys(present(rows[0], 'a month'));
    return withText(
      file,
      [all.join(','), ...rows.map((row) => all.map((name) => row[name as keyof Row] ?? '').join(','))].join('\n'),
    );
  });
}

/** Every class of the model alike: the register's rows for all, and each holds up the rank. */
const ALIKE = modelSources().map((file) => {
  const lines = textOf(file).split('\n');
  if (file.path === 'assumptions.csv')
    return withText(file, lines.filter((line) => !/^\w+,(brand|generic|rival),/.test(line)).join('\n'));
  if (file.path === 'ad_classes.csv') return withText(file, lines.map((line) => line.replace(/,[\d.]+$/, ',1')).join('\n'));
  return file;
});

function everyMember(sources: readonly SourceFile[]): Model {
  return loadModel(sources, new Map(loadModel(sources).open.map(({ name, members }) => [name, members.map(({ id }) => id)])));
}

/** The study at the medians, with the model that it chooses. */
function settingOf(files: readonly SourceFile[], sources: readonly SourceFile[]): Setting {
  const chosen = membersChosen(files, { ...AT, whole: everyMember(sources) });
  const model = loadModel(sources, chosen);
  const options = { ...DEFAULT_OPTIONS, point: true, draws: 1 };
  const study = loadStudy(files, model, { ...options, ...AT });
  const marketplace = marketplaceNamed(study.product, model.marketplaces);
  return prepare({ ...options, model, study, marketplace, kernelFor: kernelsOf(model) });
}

/** Outputs month by month of the plan that scales advertising. */
function scaled(setting: Setting, outputs: readonly string[]): ReadonlyMap<string, number[]> {
  const plan = present(
    setting.plans.find(({ name }) => name === 'scale-ppc'),
    'the plan',
  );
  const simulation = runPlan(setting, plan, { outputs });
  const series = (name: string): number[] =>
    Array.from({ length: simulation.months }, (_, month) => at(simulation.at(name, month), 0));
  return new Map(outputs.map((name) => [name, series(name)]));
}

const parts =
  (shares: Readonly<Record<string, number>>): Split =>
  (row) =>
    Object.fromEntries(
      Object.entries(shares).flatMap(([id, share]) =>
        ['ad_spend', 'ad_sales', 'ad_clicks'].map((name) => [`${name}.${id}`, String(share * Number(row[name]))]),
      ),
    );

function expectAlike(one: ReadonlyMap<string, number[]>, other: ReadonlyMap<string, number[]>): void {
  for (const [name, values] of one)
    for (const [month, value] of values.entries()) {
      const apart = Math.abs(value - at(present(other.get(name), name), month)) / Math.max(1e-300, Math.abs(value));
      expect(apart, `${name} in month ${month}`).toBeLessThan(1e-12);
    }
}

describe('advertising by class', () => {
  it('is what it was where the classes are alike', () => {
    const alone = scaled(settingOf(STUDY, ALIKE), OUTPUTS);
    expectAlike(alone, scaled(settingOf(demoWith(parts({ generic: 1 })), ALIKE), OUTPUTS));
    expectAlike(alone, scaled(settingOf(demoWith(parts({ generic: 0.5, rival: 0.5 })), ALIKE), OUTPUTS));
    expectAlike(alone, scaled(settingOf(demoWith(parts({ brand: 0.25, generic: 0.5, rival: 0.25 })), ALIKE), OUTPUTS));
  });

  it('knows nothing of a class without spend', () => {
    const two = settingOf(demoWith(parts({ brand: 0.25, generic: 0.75 })), modelSources());
    const three = settingOf(demoWith(parts({ brand: 0.25, generic: 0.75, rival: 0 })), modelSources());
    expect(scaled(three, OUTPUTS)).toEqual(scaled(two, OUTPUTS));
    expect(three.world.model.dimensions.get('ad_class')?.members.map(({ id }) => id)).toEqual(['brand', 'generic']);
  });

  it('loses little by the keywords of its own name, and the incremental part at the start is that of the mix', () => {
    const setting = settingOf(demoWith(parts({ brand: 0.25, generic: 0.75 })), modelSources());
    const plan = present(
      setting.plans.find(({ name }) => name === 'scale-ppc'),
      'the plan',
    );
    const { lead, actual } = setting.world.timeline;
    const first = lead + actual;
    const without = (id: string) => {
      const series = new Map(
        [...plan.series].map(([slot, values]) => [
          slot,
          slot === `ad_spend.${id}` ? values.map((value, month) => (month <= first ? value : 0)) : values,
        ]),
      );
      const simulation = runPlan(
        setting,
        { ...plan, series },
        { outputs: ['revenue', 'incremental_now', 'average_incremental_part'] },
      );
      return {
        revenue: at(simulation.at('revenue', 3), 0),
        first: at(simulation.at('incremental_now', 0), 0),
        mix: at(simulation.at('average_incremental_part', 0), 0),
      };
    };
    const revenue = at(present(scaled(setting, ['revenue']).get('revenue'), 'revenue'), 3);
    const [brand, generic] = [without('brand'), without('generic')];
    expect(revenue - brand.revenue).toBeGreaterThan(0);
    expect((revenue - generic.revenue) / 0.75).toBeGreaterThan((2 * (revenue - brand.revenue)) / 0.25);
    expect(brand.first).toBeCloseTo(brand.mix, 9);
  });
});
