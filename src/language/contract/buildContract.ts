import type { Issue } from '../../core/error.ts';
import type { Declarations } from '../declarations/readDeclarations.ts';
import { locate, wordsOf } from '../document/node.ts';
import type { Declared } from '../document/readFields.ts';
import { buildColumns } from './buildColumns.ts';
import { buildExperiments, buildOutcomes } from './buildExperiments.ts';
import { buildFacts } from './buildFacts.ts';
import { buildLines } from './buildLines.ts';
import { buildRoles } from './buildRoles.ts';
import { buildTests } from './buildTests.ts';
import type { Contract, MarketsDeclared, Plausible, ReadingNameDeclared, VariableRole } from './contract.ts';
import { type Known, nameAmong } from './known.ts';
import { plainNumber, told } from './say.ts';

/** What the model says of itself: roles, facts, columns, lines, readings, what is shown and what is plausible. */
export function buildContract(declarations: Declarations, known: Known, issues: Issue[]): Contract {
  const lines = buildLines(declarations.lines, known, issues);
  const columns = new Set(declarations.columns.map(({ name }) => name.text));
  const facts = buildFacts(declarations.facts, { parameters: known.parameters, lines, columns }, issues);
  const roles = buildRoles(declarations.roles, known, issues);
  const shown = declarations.shown.flatMap((node) => nameAmong(node, { what: 'variable', among: known.variables }, issues) ?? []);
  const markets = declarations.markets && marketsOf(declarations.markets, known, issues);
  const experiments = buildExperiments(declarations.experiments, issues);
  const outcomes = buildOutcomes(declarations.outcomes, known, issues);
  return {
    roles,
    lines,
    facts,
    columns: buildColumns(declarations.columns, { ...known, lines, facts }, issues),
    readingNames: declarations.readings.map((one) => readingOf(one, issues)),
    shown: [...new Set([...shown, ...EARNINGS.flatMap((role) => roles.variables.get(role) ?? [])])],
    experiments,
    outcomes,
    tests: buildTests(declarations.tests, { ...known, lines, experiments, outcomes }, issues),
    plausible: declarations.plausible.flatMap((one) => plausibleOf(one, known, issues)),
    ...(markets && { markets }),
  };
}

/** Parts that the profit and loss by quarter is added up from: a report has their bands whether listed or not. */
const EARNINGS: readonly VariableRole[] = ['revenue', 'gross', 'contribution'];

function readingOf(one: Declared, issues: Issue[]): ReadingNameDeclared {
  return { name: one.name.text, label: told(one, issues).label, about: wordsOf(one.fields, 'about') };
}

function plausibleOf({ name, fields }: Declared, { parameters }: Known, issues: Issue[]): Plausible[] {
  const parameter = nameAmong(name, { what: 'parameter', among: parameters }, issues);
  const [from, to] = [plainNumber(fields.get('from'), issues), plainNumber(fields.get('to'), issues)];
  if (parameter === undefined || from === undefined || to === undefined) return [];
  if (from >= to)
    issues.push({
      opening: 'invalid',
      message: `plausible range of "${name.text}": ${from} to ${to}`,
      ...locate(name),
      advice: 'Let "from" lie below "to".',
    });
  return [{ parameter, from, to, low: wordsOf(fields, 'low'), high: wordsOf(fields, 'high') }];
}

function marketsOf({ fields, mappings }: Declared, { parameters }: Known, issues: Issue[]): MarketsDeclared | undefined {
  const file = fields.get('file')?.text;
  const sets = (mappings.get('sets') ?? []).flatMap(({ key, value }): [string, string][] => {
    const parameter = nameAmong(value, { what: 'parameter', among: parameters }, issues);
    return parameter === undefined ? [] : [[key.text, parameter]];
  });
  return file === undefined ? undefined : { file, sets: new Map(sets) };
}
