import type { SourceFile } from '../core/sourceFile.ts';
import type { Model } from '../language/model.ts';
import { csvText } from '../tables/csvText.ts';
import { historyColumns } from './historyColumns.ts';
import { planLines } from './planLines.ts';
import { productFields } from './productFields.ts';
import { EXPERIMENT_COLUMNS } from './readExperiments.ts';

/** A file to write: its path in the study's folder, and its text. */
export interface TemplateFile {
  readonly path: string;
  readonly text: string;
}

/** What stands for the study's name in a template. */
const NAME = '{study}';

/**
 * The files that a new study of this name begins with: the model's own `template/` folder with the name put in, or, for a model
 * without one, files with the fields, columns and lines that it asks for. `own` are that folder's files, with paths below it.
 */
export function studyTemplates(
  own: readonly Pick<SourceFile, 'path' | 'bytes'>[],
  { name, model }: { readonly name: string; readonly model: Model },
): readonly TemplateFile[] {
  if (own.length === 0) return blankFiles(name, model);
  const cell = csvText([[name]]).trimEnd();
  return own.map(({ path, bytes }) => ({ path, text: new TextDecoder().decode(bytes).replaceAll(NAME, () => cell) }));
}

const ASSUMPTIONS = ['name', 'member', 'unit', 'shape', 'low', 'mid', 'high', 'as_of', 'source', 'grade', 'note'];

function blankFiles(name: string, model: Model): TemplateFile[] {
  const period = model.step;
  const read = [...historyColumns({ ...model, open: [] }).keys()];
  const lines = planLines(model).map((line) => line.name);
  return [
    { path: 'product.csv', text: csvText([['field', 'value', 'note'], ...productRows(name, model)]) },
    { path: 'history.csv', text: csvText([[period, ...read, 'note']]) },
    { path: 'plans/first.csv', text: csvText([[period, ...lines, 'note']]) },
    { path: 'assumptions.csv', text: csvText([ASSUMPTIONS]) },
    ...(model.experiments.size > 0 ? [{ path: 'experiments.csv', text: csvText([EXPERIMENT_COLUMNS]) }] : []),
  ];
}

function productRows(name: string, model: Model): string[][] {
  return productFields(model).map(({ name: field, meaning, required, withoutHistory }) => {
    const optional = withoutHistory ? 'Optional where there is a history: ' : 'Optional: ';
    return [field, field === 'product' ? name : '', `${required ? '' : optional}${meaning}`];
  });
}
