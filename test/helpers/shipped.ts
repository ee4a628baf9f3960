import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { monthOf } from '../../src/core/calendar.ts';
import type { Setting } from '../../src/decide/decisionSetting.ts';
import { prepare } from '../../src/decide/prepare.ts';
import type { Model } from '../../src/language/model.ts';
import { loadModel, type RunOptions, type SourceFile } from '../../src/pipeline.ts';
import { kernelsOf } from '../../src/run/kernels.ts';
import { marketplaceNamed } from '../../src/study/marketplaceNamed.ts';
import type { Plan, Study } from '../../src/study/study.ts';
import { onceEach } from './onceEach.ts';

/** The project's folder, from here and from what is bundled into dist/. */
const ROOT =
  ['../..', '..'].map((up) => join(import.meta.dirname, up)).find((path) => existsSync(join(path, 'package.json'))) ?? '.';

/** The files below a folder of the project, as the command line hands them on. */
export function sourceFiles(folder: string): SourceFile[] {
  const entries = readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries
    .map((entry) => {
      const full = join(entry.parentPath, entry.name);
      const bytes = readFileSync(full);
      return { path: full.slice(join(ROOT, folder).length + 1), bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The files of the model that ships, without the template of a study. */
export function modelSources(): SourceFile[] {
  return sourceFiles('models/discovery').filter(({ path }) => !path.startsWith('template/'));
}

type Edit = (path: string, text: string) => string;

const unchanged = onceEach(() => loadEdited((_, text) => text));

/** The model that ships, the same one for all who ask, so that its programs are compiled once; `edit` may change the text of a file first; `chosen` are members that a study chooses. */
export function shippedModel(edit?: Edit, chosen?: ReadonlyMap<string, readonly string[]>): Model {
  return edit ? loadEdited(edit, chosen) : unchanged([]);
}

function loadEdited(edit: Edit, chosen?: ReadonlyMap<string, readonly string[]>): Model {
  const edited = modelSources().map((file) => ({
    ...file,
    bytes: new TextEncoder().encode(edit(file.path, new TextDecoder().decode(file.bytes))),
  }));
  return loadModel(edited, chosen);
}

export const DEFAULT_OPTIONS: RunOptions = {
  reading: 'article',
  set: new Map(),
  draws: 100,
  seed: 1,
  from: monthOf(2026, 1),
  to: monthOf(2027, 12),
  toIsExplicit: false,
  point: false,
  assetCredit: 1,
  priorOnly: true,
};

/** The facts of the trial brand in the design of the economics. */
const FACTS = {
  price: 40,
  margin: 0.35,
  conversion_rate: 0.1,
  return_rate: 0.06,
  repeat_rate: 0.15,
  discount_rate: 0.1,
  category_discoveries: 400_000,
  organic_rank: 14,
  cost_per_click: 1.2,
  ad_spend: 30_000,
};

/** A plan of constant money a month from January 2026. */
export function steadyPlan(name: string, lines: Readonly<Record<string, number>>, count = 24): Plan {
  const months = Array.from({ length: count }, (_, index) => monthOf(2026, 1 + index));
  const place = { file: `plans/${name}.csv`, line: 2 };
  return {
    name,
    file: place.file,
    months,
    lines: new Map(Object.entries(lines).map(([line, money]) => [line, { values: new Float64Array(count).fill(money), place }])),
  };
}

/** A study without history: the trial brand and these plans. */
export function trialStudy(plans: readonly Plan[], facts: Readonly<Record<string, number>> = {}, marketplace = 'US'): Study {
  const place = { file: 'product.csv', line: 2 };
  const all = Object.entries({ ...FACTS, ...facts });
  return {
    name: 'trial',
    product: {
      file: 'product.csv',
      name: 'Trial',
      marketplace,
      currency: 'USD',
      facts: new Map(all.map(([field, value]) => [field, { value, note: '', place }])),
      texts: new Map(),
    },
    plans,
    overrides: [],
    readings: [],
    warnings: [],
  };
}

/** A study without history as a setting: what `decide` runs. */
export function trialSetting(model: Model, study: Study, options: Partial<RunOptions> = {}): Setting {
  const marketplace = marketplaceNamed(study.product, model.marketplaces);
  return prepare({ ...DEFAULT_OPTIONS, ...options, model, study, marketplace, kernelFor: kernelsOf(model) });
}
