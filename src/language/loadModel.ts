import { fail } from '../core/error.ts';
import type { SourceFile } from '../core/sourceFile.ts';
import { parseTable } from '../tables/parseTable.ts';
import { buildModel } from './buildModel.ts';
import type { Model } from './model.ts';
import { type Marketplace, parseMarketplaces } from './tables/marketplaces.ts';
import { parseAssumptionRows } from './tables/parseAssumptionRows.ts';

export interface LoadedModel extends Model {
  readonly marketplaces: readonly Marketplace[];
}

/** The file that holds the equations. */
export const MODEL = 'model.yaml';

/** The files of models/ → a checked model and its marketplaces. */
export function loadModel(files: readonly SourceFile[]): LoadedModel {
  const text = files.find(({ path }) => path === MODEL);
  if (!text)
    return fail({ opening: 'missing', message: `model file "${MODEL}"`, advice: 'Point --models at a folder that holds it.' });
  const tables = new Map(files.filter(({ path }) => path.endsWith('.csv')).map((file) => [file.path, parseTable(file)]));
  const tableNamed = (name: string) =>
    tables.get(name) ?? fail({ opening: 'missing', message: `model file "${name}"`, advice: 'Put it beside the model file.' });
  const model = buildModel({
    yaml: { file: MODEL, text: new TextDecoder().decode(text.bytes) },
    tables,
    assumptions: parseAssumptionRows(tableNamed('assumptions.csv')),
  });
  return { ...model, marketplaces: parseMarketplaces(tableNamed('marketplaces.csv')) };
}

/** Ids of the members of a dimension; none where the model has no such dimension. */
export function membersOf(model: Model, dimension: string): string[] {
  return (model.dimensions.get(dimension)?.members ?? []).map(({ id }) => id);
}
