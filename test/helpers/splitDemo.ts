import { present } from '../../src/core/present.ts';
import type { Setting } from '../../src/decide/decisionSetting.ts';
import { prepare } from '../../src/decide/prepare.ts';
import type { Model } from '../../src/language/model.ts';
import { loadModel, loadStudy, membersChosen, type RunOptions, type SourceFile, type Study } from '../../src/pipeline.ts';
import { kernelsOf } from '../../src/run/kernels.ts';
import { marketplaceNamed } from '../../src/study/marketplaceNamed.ts';
import { DEFAULT_OPTIONS, modelSources, sourceFiles } from './shipped.ts';

const AT = { name: 'demo', folder: 'inputs/demo' };

/** The demo with a history by class of keywords: its own name is paused for three months. `more` are files beside. */
export function splitDemo(more: readonly SourceFile[] = []): { readonly model: Model; readonly study: Study } {
  const split = present(
    sourceFiles('test/oracle/discovery').find(({ path }) => path === 'class_history.csv'),
    'class_history.csv',
  );
  const rest = sourceFiles('inputs/demo').filter(({ path }) => path.endsWith('.csv') && path !== 'history.csv');
  const files = [...rest, { ...split, path: 'history.csv' }, ...more];
  const sources = modelSources();
  const all = new Map(loadModel(sources).open.map(({ name, members }) => [name, members.map(({ id }) => id)]));
  const model = loadModel(sources, membersChosen(files, { ...AT, whole: loadModel(sources, all) }));
  return { model, study: loadStudy(files, model, { ...DEFAULT_OPTIONS, ...AT }) };
}

/** It as a setting: what `decide` runs. */
export function settingOf({ model, study }: ReturnType<typeof splitDemo>, options: Partial<RunOptions> = {}): Setting {
  const marketplace = marketplaceNamed(study.product, model.marketplaces);
  return prepare({ ...DEFAULT_OPTIONS, ...options, model, study, marketplace, kernelFor: kernelsOf(model) });
}
