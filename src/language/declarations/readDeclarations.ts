import type { Step } from '../../core/calendar.ts';
import type { Issue } from '../../core/error.ts';
import { suggest } from '../../core/nearest.ts';
import {
  COLUMN_FIELDS,
  EXPERIMENT_FIELDS,
  FACT_FIELDS,
  LINE_FIELDS,
  MARKETS_FIELDS,
  OUTCOME_FIELDS,
  PLAUSIBLE_FIELDS,
  READING_FIELDS,
  ROLE_FIELDS,
  TEST_FIELDS,
} from '../contract/contractFields.ts';
import { type Entry, locate, type MappingNode, type TextNode } from '../document/node.ts';
import { type Declared, type FieldNames, listOf, mappingOf, readDeclared, readEntries } from '../document/readFields.ts';
import { nameProblem } from './nameProblem.ts';
import { readStep } from './readStep.ts';

/** Sections that hold names of equations, and the observations of them. */
export type Kind = 'dimensions' | 'inputs' | 'parameters' | 'tables' | 'observations';

/** Sections of names that stand for columns, lines and fields of files, or say more about names that are declared elsewhere. */
type Saying = 'facts' | 'columns' | 'lines' | 'readings' | 'plausible' | 'experiments' | 'outcomes' | 'tests';

export interface DeclaredVariable extends Declared {
  readonly section: string;
}

/** The model file as it is written: every name well formed and its own, fields known, nothing looked up yet. */
export interface Declarations extends Readonly<Record<Kind | Saying, readonly Declared[]>> {
  readonly name: string;
  readonly step: Step;
  /** Base units that the model adds. */
  readonly units: readonly TextNode[];
  readonly roles?: Declared;
  readonly shown: readonly TextNode[];
  readonly markets?: Declared;
  readonly variables: readonly DeclaredVariable[];
}

/** The fields of every section of names. */
export const SECTION_FIELDS: Readonly<Record<Kind | Saying | 'variables', FieldNames>> = {
  dimensions: { needed: ['file'], allowed: ['within', 'chosen_by', 'rest', 'label', 'told_by', 'about'] },
  inputs: { needed: ['unit'], allowed: ['over', 'about', 'label', 'format', 'ahead', 'otherwise'] },
  parameters: {
    needed: ['unit'],
    allowed: [
      ...['over', 'alone', 'symbol', 'density', 'ahead', 'sampled', 'told_by'],
      ...['about', 'range', 'label', 'format', 'logarithm', 'shared', 'pooled'],
    ],
  },
  tables: { needed: ['file', 'unit'], allowed: ['about', 'label'], lists: ['corrected_by', 'estimated_by'] },
  observations: {
    needed: ['of', 'error', 'spread'],
    allowed: ['over', 'persistence', 'tails', 'residual', 'trials', 'where', 'settles', 'about'],
  },
  variables: { needed: ['unit', 'equals'], allowed: ['over', 'alone', 'starts', 'about', 'source', 'label', 'format'] },
  facts: FACT_FIELDS,
  columns: COLUMN_FIELDS,
  lines: LINE_FIELDS,
  readings: READING_FIELDS,
  plausible: PLAUSIBLE_FIELDS,
  experiments: EXPERIMENT_FIELDS,
  outcomes: OUTCOME_FIELDS,
  tests: TEST_FIELDS,
};

/** Every section of a model file. */
export const SECTIONS = ['model', 'step', 'units', 'roles', 'shown', 'markets', ...Object.keys(SECTION_FIELDS)];
const MOST_VARIABLES = 1_000;

/** Reads the top of a model file; whatever is wrong goes on the list. */
export function readDeclarations(root: MappingNode, issues: Issue[]): Declarations {
  const sections = readEntries(root, SECTIONS, issues);
  const read = (kind: Kind | Saying): readonly Declared[] =>
    entriesOf(sections.get(kind), issues).map((entry) => readDeclared(entry, SECTION_FIELDS[kind], issues));
  const list = (name: string): readonly TextNode[] => {
    const section = sections.get(name);
    return section ? listOf(section, issues) : [];
  };
  const one = (name: string, fields: FieldNames): Declared | undefined => {
    const section = sections.get(name);
    return section && readDeclared(section, fields, issues);
  };
  const [roles, markets] = [one('roles', ROLE_FIELDS), one('markets', MARKETS_FIELDS)];
  const name = sections.get('model')?.value;
  const declarations: Declarations = {
    step: readStep(sections.get('step'), issues),
    name: name?.kind === 'text' ? name.text : '',
    units: list('units'),
    ...(roles && { roles }),
    shown: list('shown'),
    ...(markets && { markets }),
    facts: read('facts'),
    columns: read('columns'),
    lines: read('lines'),
    readings: read('readings'),
    plausible: read('plausible'),
    experiments: read('experiments'),
    outcomes: read('outcomes'),
    tests: read('tests'),
    dimensions: read('dimensions'),
    inputs: read('inputs'),
    parameters: read('parameters'),
    tables: read('tables'),
    observations: read('observations'),
    variables: readVariables(sections.get('variables'), issues),
  };
  checkNames(declarations, issues);
  return declarations;
}

function entriesOf(section: Entry | undefined, issues: Issue[]): readonly Entry[] {
  return section === undefined ? [] : mappingOf(section, issues).entries;
}

/** Variables stand under the title of a section, for people. */
function readVariables(variables: Entry | undefined, issues: Issue[]): readonly DeclaredVariable[] {
  const found = entriesOf(variables, issues).flatMap((section) =>
    entriesOf(section, issues).map((entry) => ({
      ...readDeclared(entry, SECTION_FIELDS.variables, issues),
      section: section.key.text,
    })),
  );
  const extra = found[MOST_VARIABLES];
  if (extra)
    issues.push({
      opening: 'invalid',
      message: `model: it has more than ${MOST_VARIABLES} variables`,
      ...locate(extra.name),
      advice: 'Leave out what the report does not need.',
    });
  return found.slice(0, MOST_VARIABLES);
}

/** One namespace: a name means one thing in every equation. Columns, lines and facts are of files, which no equation names. */
function checkNames({ dimensions, inputs, parameters, tables, variables }: Declarations, issues: Issue[]): void {
  const seen = new Map<string, TextNode>();
  for (const { name } of [dimensions, inputs, parameters, tables, variables].flat()) {
    const problem = nameProblem(name.text) ?? (seen.has(name.text) ? twice(seen.get(name.text)) : undefined);
    if (problem !== undefined)
      issues.push({ opening: 'invalid', message: `name "${name.text}"`, ...locate(name), advice: problem });
    seen.set(name.text, name);
  }
}

function twice(first: TextNode | undefined): string {
  return `It already stands in line ${first === undefined ? '?' : locate(first).place?.line}: rename one of the two.`;
}

/** The dimension that a declaration is over, when it is known. */
export function readOver({ fields }: Declared, dimensions: ReadonlyMap<string, unknown>, issues: Issue[]): string | undefined {
  const over = fields.get('over');
  if (over === undefined) return undefined;
  if (dimensions.has(over.text)) return over.text;
  issues.push({
    opening: 'unknown',
    message: `dimension "${over.text}"`,
    ...locate(over),
    advice: suggest(over.text, [...dimensions.keys()]),
  });
  return undefined;
}
