import type { AssumptionRow } from '../../core/assumption.ts';
import type { Issue } from '../../core/error.ts';
import { suggest } from '../../core/nearest.ts';
import { asWords } from '../contract/say.ts';
import { locate, type TextNode } from '../document/node.ts';
import type { Declared } from '../document/readFields.ts';
import type { Dimension, OpenDimension } from '../model.ts';
import type { Declarations } from './readDeclarations.ts';

/** By dimension, the members that a study has of one whose members it chooses. */
export type Chosen = ReadonlyMap<string, readonly string[]>;

interface Choosing {
  readonly all: ReadonlyMap<string, Dimension>;
  readonly chosen: Chosen;
  /** Of the register. */
  readonly rows: readonly AssumptionRow[];
}

/**
 * The dimensions whose members a study chooses, by the column that says which. `all` are the dimensions with every member of their tables.
 * Issues: a column that is not by the dimension, a member for the rest that is none.
 */
export function openDimensions(
  { dimensions, columns, parameters }: Pick<Declarations, 'dimensions' | 'columns' | 'parameters'>,
  { all, chosen, rows }: Choosing,
  issues: Issue[],
): OpenDimension[] {
  const lasting = parameters.filter(({ fields }) => !fields.has('alone'));
  const shared = new Map(lasting.map(({ name, fields }) => [name.text, fields.get('over')?.text]));
  return dimensions.flatMap(({ name, fields }): OpenDimension[] => {
    const by = fields.get('chosen_by');
    if (!by) return [];
    const members = all.get(name.text)?.members ?? [];
    const rest = restOf(
      fields.get('rest'),
      members.map(({ id }) => id),
      issues,
    );
    const column = columns.find((one) => one.name.text === by.text);
    if (column?.fields.get('by')?.text !== name.text) issues.push(notBy(by, name.text));
    const ids = chosen.get(name.text);
    const said = { ...(rest !== undefined && { rest }), ...(ids && { chosen: ids }) };
    const told = columns.filter((one) => one.fields.get('by')?.text === name.text).map((one) => one.name.text);
    const label = fields.get('label')?.text ?? asWords(name.text);
    const apart = rows.filter(({ name: of, member }) => member !== '' && shared.get(of) === name.text);
    const toldBy = fields.get('told_by')?.text;
    return [{ name: name.text, label, apart, ...(toldBy !== undefined && { toldBy }), column: by.text, told, members, ...said }];
  });
}

function restOf(node: TextNode | undefined, ids: readonly string[], issues: Issue[]): string | undefined {
  if (node && !ids.includes(node.text))
    issues.push({ opening: 'unknown', message: `member "${node.text}"`, ...locate(node), advice: suggest(node.text, ids) });
  return node?.text;
}

function notBy(node: TextNode, dimension: string): Issue {
  return {
    opening: 'invalid',
    message: `column "${node.text}" that chooses members of "${dimension}"`,
    ...locate(node),
    advice: `Declare it under "columns" with "by: ${dimension}".`,
  };
}

/** The dimensions as a study has them: those whose members it chooses with these, or, without any, not at all. */
export function dimensionsChosen(
  all: ReadonlyMap<string, Dimension>,
  open: readonly OpenDimension[],
): ReadonlyMap<string, Dimension> {
  const found = [...all.values()].flatMap((dimension): Dimension[] => {
    const choice = open.find(({ name }) => name === dimension.name);
    if (!choice) return [dimension];
    return choice.chosen ? [membersAmong(dimension, choice.chosen)] : [];
  });
  return new Map(found.map((dimension) => [dimension.name, dimension]));
}

function membersAmong(dimension: Dimension, ids: readonly string[]): Dimension {
  const isKept = dimension.members.map(({ id }) => ids.includes(id));
  const constants = [...dimension.constants].map(([name, values]): [string, readonly number[]] => [
    name,
    values.filter((_, index) => isKept[index]),
  ]);
  return { ...dimension, members: dimension.members.filter((_, index) => isKept[index]), constants: new Map(constants) };
}

/** What stands for names where a dimension that they are over is not there. */
export interface Dissolved {
  /** By name that was over such a dimension, the dimension. */
  readonly over: ReadonlyMap<string, string>;
  /** By name that is not there either, the number or name that it is then. */
  readonly alone: ReadonlyMap<string, string>;
}

/**
 * The declarations without the dimensions of which a study has no members: names over one are over none, and those that say what they are
 * `alone` are that, wherever they are named.
 */
export function withoutDissolved(
  declarations: Declarations,
  open: readonly OpenDimension[],
): { readonly declarations: Declarations; readonly dissolved: Dissolved } {
  const gone = new Set(open.flatMap(({ name, chosen }) => (chosen ? [] : [name])));
  const measured = [...declarations.inputs, ...declarations.parameters, ...declarations.variables];
  const over = measured.flatMap(({ name, fields }): [string, string][] => {
    const dimension = fields.get('over')?.text;
    return dimension !== undefined && gone.has(dimension) ? [[name.text, dimension]] : [];
  });
  const alone = gone.size === 0 ? [] : measured.flatMap(aloneOf);
  const dissolved = { over: new Map(over), alone: new Map(alone) };
  return gone.size === 0
    ? { declarations, dissolved }
    : { declarations: without(declarations, gone, dissolved.alone), dissolved };
}

function aloneOf({ name, fields }: Declared): [string, string][] {
  const alone = fields.get('alone');
  return alone ? [[name.text, alone.text]] : [];
}

function without(declarations: Declarations, gone: ReadonlySet<string>, alone: Dissolved['alone']): Declarations {
  const kept = <One extends Declared>(list: readonly One[]): One[] =>
    list.filter(({ name }) => !alone.has(name.text)).map((one) => freed(one, gone, alone));
  const { roles, shown } = declarations;
  const sections = Object.entries(declarations).map(([section, list]) =>
    DECLARED.has(section) ? [section, kept(list as readonly Declared[])] : [section, list],
  );
  return {
    ...(Object.fromEntries(sections) as unknown as Declarations),
    dimensions: declarations.dimensions.filter(({ name }) => !gone.has(name.text)),
    shown: shown.flatMap((node) => named(node, alone)),
    ...(roles && { roles: freed(roles, gone, alone) }),
  };
}

const DECLARED: ReadonlySet<string> = new Set([
  ...['inputs', 'parameters', 'variables', 'observations', 'columns', 'outcomes', 'tests', 'plausible'],
]);

/** Fields that hold a dimension, and those that hold a name of the model. */
const OVER = ['over', 'by'];
const NAMES = new Set(['of', 'spread', 'persistence', 'residual', 'measures', 'starts', 'parts', 'error', 'floor']);

function freed<One extends Declared>(one: One, gone: ReadonlySet<string>, alone: Dissolved['alone']): One {
  const isRole = one.name.text === 'roles';
  const fields = [...one.fields].flatMap(([field, node]): [string, TextNode][] => {
    if (OVER.includes(field) && gone.has(node.text)) return [];
    return isRole || NAMES.has(field) ? named(node, alone).map((found) => [field, found]) : [[field, node]];
  });
  return { ...one, fields: new Map(fields) };
}

/** The name that stands for it; none where that is a number. */
function named(node: TextNode, alone: Dissolved['alone']): TextNode[] {
  const other = alone.get(node.text);
  if (other === undefined) return [node];
  return /^[a-z]/.test(other) ? [{ ...node, text: other }] : [];
}
