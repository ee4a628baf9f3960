import { fail } from '../core/error.ts';
import type { SourceFile } from '../core/sourceFile.ts';
import { parseTable } from '../tables/parseTable.ts';
import { buildModel } from './buildModel.ts';
import type { Chosen } from './declarations/openDimensions.ts';
import type { Model } from './model.ts';
import { parseAssumptionRows } from './tables/parseAssumptionRows.ts';
import { readWords } from './tables/readWords.ts';

/** The file that holds the equations. */
export const MODEL = 'model.yaml';
/** The register of assumptions, and what the model tells people; a model may go without either. */
const REGISTER = 'assumptions.csv';
const WORDS = 'words.md';

/** The files of a model's folder → the checked model. A table that the model does not name may be missing or empty, a register without rows; folders in it are no tables. `chosen` as in {@link buildModel}. */
export function loadModel(files: readonly SourceFile[], chosen?: Chosen): Model {
  const text = textOf(files, MODEL);
  if (text === undefined)
    return fail({ opening: 'missing', message: `model file "${MODEL}"`, advice: 'Point --models at a folder that holds it.' });
  const written = files.filter((file) => /^[^/]+\.csv$/.test(file.path) && textOf([file], file.path)?.trim() !== '');
  const tables = new Map(written.map((file) => [file.path, parseTable(file, { rowless: file.path === REGISTER })]));
  const register = tables.get(REGISTER);
  const parts = {
    yaml: { file: MODEL, text },
    tables,
    assumptions: register ? parseAssumptionRows(register) : [],
    words: readWords(textOf(files, WORDS) ?? ''),
  };
  return buildModel(parts, chosen);
}

function textOf(files: readonly SourceFile[], name: string): string | undefined {
  const file = files.find(({ path }) => path === name);
  return file && new TextDecoder().decode(file.bytes);
}

/** Ids of the members of a dimension; none where the model has no such dimension. */
export function membersOf(model: Model, dimension: string): string[] {
  return (model.dimensions.get(dimension)?.members ?? []).map(({ id }) => id);
}
