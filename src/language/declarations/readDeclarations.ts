import type { Step } from '../../core/calendar.ts';
import type { Issue } from '../../core/error.ts';
import { suggest } from '../../core/nearest.ts';
import { type Entry, locate, type MappingNode, type TextNode } from '../document/node.ts';
import { type Declared, type FieldNames, mappingOf, readDeclared, readEntries } from '../document/readFields.ts';
import { nameProblem } from './nameProblem.ts';
import { readStep } from './readStep.ts';

export type Kind = 'dimensions' | 'inputs' | 'parameters' | 'tables' | 'observations';

export interface DeclaredVariable extends Declared {
  readonly section: string;
}

/** The model file as it is written: every name well formed and its own, fields known, nothing looked up yet. */
export interface Declarations extends Readonly<Record<Kind, readonly Declared[]>> {
  readonly step: Step;
  readonly variables: readonly DeclaredVariable[];
}

const FIELDS: Readonly<Record<Kind | 'variables', FieldNames>> = {
  dimensions: { needed: ['file'], allowed: ['within', 'about'] },
  inputs: { needed: ['unit'], allowed: ['over', 'about'] },
  parameters: { needed: ['unit'], allowed: ['over', 'symbol', 'density', 'told_by', 'about'] },
  tables: { needed: ['file', 'unit'], allowed: ['about'] },
  observations: { needed: ['of', 'error', 'spread'], allowed: ['over', 'persistence', 'residual', 'trials', 'about'] },
  variables: { needed: ['unit', 'equals'], allowed: ['over', 'starts', 'about', 'source'] },
};

const SECTIONS = ['model', 'step', ...Object.keys(FIELDS)];
const MOST_VARIABLES = 1_000;

/** Reads the top of a model file; whatever is wrong goes on the list. */
export function readDeclarations(root: MappingNode, issues: Issue[]): Declarations {
  const sections = readEntries(root, SECTIONS, issues);
  const read = (kind: Kind): readonly Declared[] =>
    entriesOf(sections.get(kind), issues).map((entry) => readDeclared(entry, FIELDS[kind], issues));
  const declarations: Declarations = {
    step: readStep(sections.get('step'), issues),
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
    entriesOf(section, issues).map((entry) => ({ ...readDeclared(entry, FIELDS.variables, issues), section: section.key.text })),
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

/** One namespace: a name means one thing in every equation. Observations are columns of the history, which no equation names. */
function checkNames({ observations: _, step: __, ...declarations }: Declarations, issues: Issue[]): void {
  const seen = new Map<string, TextNode>();
  for (const { name } of Object.values(declarations).flat() as readonly Declared[]) {
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
