import type { AssumptionRow } from '../core/assumption.ts';
import { InputError, type Issue, type Place } from '../core/error.ts';
import type { Table } from '../tables/table.ts';
import { buildContract } from './contract/buildContract.ts';
import { AHEAD, type Contract } from './contract/contract.ts';
import { parseOtherwise } from './contract/parseOtherwise.ts';
import { parseRange } from './contract/parseRange.ts';
import { isYes, oneOf, told } from './contract/say.ts';
import { buildNames, type MeasureScope, readMeasure } from './declarations/buildNames.ts';
import { buildObservations } from './declarations/buildObservations.ts';
import { buildPaths, partedPaths, pathNames } from './declarations/buildPaths.ts';
import { buildVariables } from './declarations/buildVariables.ts';
import { findOrders } from './declarations/findOrders.ts';
import { type Chosen, dimensionsChosen, openDimensions, withoutDissolved } from './declarations/openDimensions.ts';
import { readDeclarations } from './declarations/readDeclarations.ts';
import { parseDensity } from './densities/parseDensity.ts';
import { attempt, locate, wordsOf } from './document/node.ts';
import { readDocument } from './document/readDocument.ts';
import type { Declared } from './document/readFields.ts';
import type { DatedTable, Input, Model, Parameter } from './model.ts';
import { buildDimensions } from './tables/buildDimensions.ts';
import { checkRegister } from './tables/checkRegister.ts';
import { findTable } from './tables/findTable.ts';
import { type Marketplace, parseMarketplaces } from './tables/marketplaces.ts';
import { readDatedTable } from './tables/readDatedTable.ts';
import { readReadings } from './tables/readReadings.ts';
import type { Words } from './tables/readWords.ts';
import { rowsChosen } from './tables/rowsChosen.ts';

/** The text of a model: its YAML file, the CSV files beside it by their bare names, and the rows of its register. */
export interface ModelFiles {
  readonly yaml: { readonly file: string; readonly text: string };
  readonly tables: ReadonlyMap<string, Table>;
  readonly assumptions: readonly AssumptionRow[];
  /** What words.md says; nothing where it is missing. */
  readonly words?: Words;
}

type Tables = ReadonlyMap<string, Table>;

/**
 * The checked model that a text says. Throws one InputError with every issue of a stage: the text as YAML, then what is
 * declared, then equations with register and readings, then the order of evaluation. `chosen` are the members that a study has of
 * dimensions whose members it chooses; one of which it has none is not there.
 */
export function buildModel(
  { yaml, tables, assumptions: rows, words = new Map() }: ModelFiles,
  chosen: Chosen = new Map(),
): Model {
  const issues: Issue[] = [];
  const written = readDeclarations(readDocument(yaml.file, yaml.text), issues);
  const { dimensions: all, channelTable } = buildDimensions(written.dimensions, tables, issues);
  const open = openDimensions(written, { all, chosen, rows }, issues);
  const dimensions = dimensionsChosen(all, open);
  const { declarations, dissolved } = withoutDissolved(written, open);
  const units = declarations.units.map(({ text }) => text);
  const scope = { dimensions, units };
  const [moving, still] = partedPaths(declarations);
  const names = buildNames({ ...declarations, parameters: still }, scope, issues);
  for (const [name, thing] of pathNames(moving, scope)) names.set(name, thing);
  const inputs = byName(declarations.inputs.map((one) => buildInput(one, scope, issues)));
  const parameters = byName(still.map((one) => buildParameter(one, scope, issues)));
  const dated = byName(declarations.tables.map((one) => buildDatedTable(one, { tables, scope, issues })));
  stopAt(issues);
  const { step } = declarations;
  const context = { names, dimensions, step, dissolved };
  const along = buildPaths(moving, { context, parameters }, issues);
  const variables = new Map([...along.variables, ...buildVariables(declarations.variables, context, issues)]);
  const register = { parameters, dimensions, units };
  const assumptions = rowsChosen(rows, { written, open, dissolved });
  issues.push(...checkRegister(assumptions, register));
  const readingsTable = tables.get('readings.csv');
  const readingNames = declarations.readings.map(({ name }) => name.text);
  const readings = readingsTable ? readReadings(readingsTable, { ...register, channelTable, readingNames }, issues) : [];
  const observations = buildObservations(declarations.observations, { variables, parameters, dimensions }, issues);
  const known = { dimensions, inputs, parameters, paths: along.paths, tables: dated, variables, observations, open };
  const contract = buildContract(declarations, known, issues);
  stopAt(issues);
  const order = findOrders(variables, declarations.variables, issues);
  const marketplaces = marketplacesOf(declarations.markets, { contract, tables }, issues);
  stopAt(issues);
  return {
    file: yaml.file,
    step,
    name: declarations.name,
    units,
    words,
    marketplaces,
    ...contract,
    ...known,
    order,
    channelTable,
    assumptions,
    readings,
  };
}

function marketplacesOf(
  declared: Declared | undefined,
  { contract, tables }: { readonly contract: Contract; readonly tables: Tables },
  issues: Issue[],
): readonly Marketplace[] {
  const table = declared && findTable(declared, tables, issues);
  return table && contract.markets ? parseMarketplaces(table, contract.markets.sets) : [];
}

function stopAt(issues: readonly Issue[]): void {
  if (issues.length > 0) throw new InputError(issues);
}

function byName<Thing extends { readonly name: string }>(things: readonly (Thing | undefined)[]): ReadonlyMap<string, Thing> {
  return new Map(things.flatMap((thing) => (thing ? [[thing.name, thing] as const] : [])));
}

function buildInput(declared: Declared, scope: MeasureScope, issues: Issue[]): Input | undefined {
  const { unit, ...measure } = readMeasure(declared, scope, []);
  const place = placeOf(declared);
  const ahead = oneOf(declared.fields.get('ahead'), { what: 'word for what holds ahead', among: AHEAD }, issues);
  const written = declared.fields.get('otherwise');
  const otherwise = written && attempt(written, issues, parseOtherwise);
  const beyond = { ...(ahead && { ahead }), ...(otherwise && { otherwise }) };
  return unit && { ...measure, unit, about: aboutOf(declared), ...told(declared, issues), ...beyond, place };
}

function buildParameter(declared: Declared, scope: MeasureScope, issues: Issue[]): Parameter | undefined {
  const { unit, ...measure } = readMeasure(declared, scope, []);
  const [symbol, toldBy] = ['symbol', 'told_by'].map((field) => declared.fields.get(field)?.text);
  const written = declared.fields.get('density');
  const density = written && attempt(written, issues, parseDensity);
  const bounds = declared.fields.get('range');
  const range = bounds && attempt(bounds, issues, parseRange);
  const place = placeOf(declared);
  if (!unit) return undefined;
  const said = {
    ...told(declared, issues),
    place,
    ...(range && { range }),
    ...(symbol !== undefined && { symbol }),
    ...(toldBy !== undefined && { toldBy }),
    ...(density && { density }),
    ...(isYes(declared.fields.get('logarithm'), issues) && { isLogarithm: true }),
    ...(isYes(declared.fields.get('shared'), issues) && { isShared: true }),
    ...(isYes(declared.fields.get('pooled'), issues) && { isPooled: true }),
  };
  return { ...measure, unit, about: aboutOf(declared), ...said };
}

function buildDatedTable(
  declared: Declared,
  { tables, scope, issues }: { tables: Tables; scope: MeasureScope; issues: Issue[] },
): DatedTable | undefined {
  const { name, unit } = readMeasure(declared, scope, []);
  const table = findTable(declared, tables, issues);
  const rows = table ? readDatedTable(table, issues) : [];
  const columnsOf = (list: string): string[] => (declared.lists.get(list) ?? []).map(({ text }) => text);
  const [correctedBy, estimatedBy] = [columnsOf('corrected_by'), columnsOf('estimated_by')];
  return (
    unit && {
      name,
      unit,
      label: told(declared, issues).label,
      about: aboutOf(declared),
      rows,
      correctedBy,
      ...(estimatedBy.length > 0 && { estimatedBy }),
      place: placeOf(declared),
    }
  );
}

function placeOf({ name }: Declared): Place {
  return locate(name).place ?? { file: name.source.file };
}

function aboutOf({ fields }: Declared): string {
  return wordsOf(fields, 'about');
}
