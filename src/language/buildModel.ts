import type { AssumptionRow } from '../core/assumption.ts';
import { InputError, type Issue } from '../core/error.ts';
import type { Table } from '../tables/table.ts';
import { buildNames, readMeasure } from './declarations/buildNames.ts';
import { buildObservations } from './declarations/buildObservations.ts';
import { buildVariables } from './declarations/buildVariables.ts';
import { findOrders } from './declarations/findOrders.ts';
import { readDeclarations } from './declarations/readDeclarations.ts';
import { parseDensity } from './densities/parseDensity.ts';
import { attempt } from './document/node.ts';
import { readDocument } from './document/readDocument.ts';
import type { Declared } from './document/readFields.ts';
import type { DatedTable, Dimension, Input, Model, Parameter } from './model.ts';
import { buildDimensions } from './tables/buildDimensions.ts';
import { checkRegister } from './tables/checkRegister.ts';
import { findTable } from './tables/findTable.ts';
import { readDatedTable } from './tables/readDatedTable.ts';
import { readReadings } from './tables/readReadings.ts';

/** The text of a model: its YAML file, the CSV files beside it by their bare names, and the rows of its register. */
export interface ModelFiles {
  readonly yaml: { readonly file: string; readonly text: string };
  readonly tables: ReadonlyMap<string, Table>;
  readonly assumptions: readonly AssumptionRow[];
}

type Tables = ReadonlyMap<string, Table>;
type Dimensions = ReadonlyMap<string, Dimension>;

/**
 * The checked model that a text says. Throws one InputError with every issue of a stage: the text as YAML, then what is
 * declared, then equations with register and readings, then the order of evaluation.
 */
export function buildModel({ yaml, tables, assumptions }: ModelFiles): Model {
  const issues: Issue[] = [];
  const declarations = readDeclarations(readDocument(yaml.file, yaml.text), issues);
  const { dimensions, channelTable } = buildDimensions(declarations.dimensions, tables, issues);
  const names = buildNames(declarations, dimensions, issues);
  const inputs = byName(declarations.inputs.map((one) => buildInput(one, dimensions)));
  const parameters = byName(declarations.parameters.map((one) => buildParameter(one, dimensions, issues)));
  const dated = byName(declarations.tables.map((one) => buildDatedTable(one, { tables, dimensions, issues })));
  stopAt(issues);
  const { step } = declarations;
  const variables = buildVariables(declarations.variables, { names, dimensions, step }, issues);
  const register = { parameters, dimensions };
  issues.push(...checkRegister(assumptions, register));
  const readingsTable = tables.get('readings.csv');
  const readings = readingsTable ? readReadings(readingsTable, { ...register, channelTable }, issues) : [];
  const observations = buildObservations(declarations.observations, { variables, parameters, dimensions }, issues);
  stopAt(issues);
  const order = findOrders(variables, declarations.variables, issues);
  stopAt(issues);
  return {
    file: yaml.file,
    step,
    dimensions,
    inputs,
    parameters,
    tables: dated,
    variables,
    order,
    channelTable,
    assumptions,
    readings,
    observations,
  };
}

function stopAt(issues: readonly Issue[]): void {
  if (issues.length > 0) throw new InputError(issues);
}

function byName<Thing extends { readonly name: string }>(things: readonly (Thing | undefined)[]): ReadonlyMap<string, Thing> {
  return new Map(things.flatMap((thing) => (thing ? [[thing.name, thing] as const] : [])));
}

function buildInput(declared: Declared, dimensions: Dimensions): Input | undefined {
  const { unit, ...measure } = readMeasure(declared, dimensions, []);
  return unit && { ...measure, unit, about: aboutOf(declared) };
}

function buildParameter(declared: Declared, dimensions: Dimensions, issues: Issue[]): Parameter | undefined {
  const { unit, ...measure } = readMeasure(declared, dimensions, []);
  const [symbol, toldBy] = ['symbol', 'told_by'].map((field) => declared.fields.get(field)?.text);
  const written = declared.fields.get('density');
  const density = written && attempt(written, issues, parseDensity);
  if (!unit) return undefined;
  const said = { ...(symbol !== undefined && { symbol }), ...(toldBy !== undefined && { toldBy }), ...(density && { density }) };
  return { ...measure, unit, about: aboutOf(declared), ...said };
}

function buildDatedTable(
  declared: Declared,
  { tables, dimensions, issues }: { tables: Tables; dimensions: Dimensions; issues: Issue[] },
): DatedTable | undefined {
  const { name, unit } = readMeasure(declared, dimensions, []);
  const table = findTable(declared, tables, issues);
  const rows = table ? readDatedTable(table, issues) : [];
  return unit && { name, unit, about: aboutOf(declared), rows };
}

function aboutOf({ fields }: Declared): string {
  return fields.get('about')?.text ?? '';
}
