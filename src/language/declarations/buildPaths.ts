import { fail, type Issue } from '../../core/error.ts';
import { suggest } from '../../core/nearest.ts';
import { oneOf, told } from '../contract/say.ts';
import { attempt, locate, type TextNode, wordsOf } from '../document/node.ts';
import type { Declared } from '../document/readFields.ts';
import type { EquationContext, NamedThing } from '../equation/equationContext.ts';
import { parseEquation } from '../equation/parseEquation.ts';
import { PATH_AHEAD, PATH_KINDS, type Parameter, type Path, type PathAhead, type PathKind, type Variable } from '../model.ts';
import { formatUnit } from '../parseUnit.ts';
import { PLAIN, sameUnit, type Unit } from '../unit.ts';
import { type MeasureScope, readMeasure } from './buildNames.ts';
import type { Declarations } from './readDeclarations.ts';

/** The declared parameters that are over months or weeks, which no dimension is called, and the others. */
export function partedPaths({ parameters }: Pick<Declarations, 'parameters'>): [Declared[], Declared[]] {
  const isPath = ({ fields }: Declared): boolean => ['month', 'week'].includes(fields.get('over')?.text ?? 'none');
  return [parameters.filter(isPath), parameters.filter((one) => !isPath(one))];
}

/** What the names of parameters over months stand for in an equation. */
export function pathNames(declared: readonly Declared[], scope: MeasureScope): [string, NamedThing][] {
  return declared.map((one) => [one.name.text, { of: 'variable', unit: unitOf(one, scope.units, []), hasShocks: true }]);
}

function unitOf(declared: Declared, units: readonly string[], issues: Issue[]): Unit | undefined {
  const without = { ...declared, fields: new Map([...declared.fields].filter(([field]) => field !== 'over')) };
  return readMeasure(without, { dimensions: new Map(), units }, issues).unit;
}

interface Known {
  readonly context: Pick<EquationContext, 'names' | 'dimensions' | 'step'>;
  readonly parameters: ReadonlyMap<string, Parameter>;
}

/**
 * Parameters over months, and the variables that they are: centred on 0, moved by one standard normal shock a month
 * (non-centred, so that a small spread is no funnel: Papaspiliopoulos, Roberts and Sköld 2007).
 */
export function buildPaths(
  declared: readonly Declared[],
  known: Known,
  issues: Issue[],
): { readonly paths: ReadonlyMap<string, Path>; readonly variables: ReadonlyMap<string, Variable> } {
  const built = declared.flatMap((one) => buildPath(one, known, issues) ?? []);
  return {
    paths: new Map(built.map(({ path }) => [path.name, path])),
    variables: new Map(built.map(({ variable }) => [variable.name, variable])),
  };
}

interface Built {
  readonly path: Path;
  readonly variable: Variable;
}

function buildPath(declared: Declared, { context, parameters }: Known, issues: Issue[]): Built | undefined {
  const { name, fields } = declared;
  const unit = context.names.get(name.text)?.unit;
  const over = fields.get('over');
  if (over && over.text !== context.step) issues.push(anotherStep(over, name, context));
  const written = fields.get('density');
  if (!written) {
    issues.push({
      opening: 'missing',
      message: `"density" of "${name.text}", a parameter over ${context.step}s`,
      ...locate(name),
      advice:
        'Say how it moves: "density: ar1(spread, persistence)", "density: level(spread)" or "density: independent(spread)".',
    });
    return undefined;
  }
  const movement = attempt(written, issues, (text) => parseMovement(text, parameters, unit));
  const ahead = aheadOf(fields.get('ahead'), movement?.kind, issues);
  const { place } = locate(name);
  if (fields.has('range')) issues.push(noRange(name));
  if (!movement || !unit || !ahead || !place) return undefined;
  const path: Path = {
    name: name.text,
    ...movement,
    ahead,
    ...sampledOf(fields.get('sampled'), issues),
    label: told(declared, issues).label,
    place,
  };
  const { starts, equals } = equationsOf(path);
  const read = (text: string) => parseEquation(text, { ...context, unit });
  const variable: Variable = {
    ...{ name: path.name, unit, about: wordsOf(fields, 'about'), ...told(declared, issues) },
    ...{ section: `Over ${context.step ?? 'month'}s`, text: { equals, starts } },
    ...{ equals: read(equals), starts: read(starts), place },
  };
  return { path, variable };
}

function anotherStep(over: TextNode, name: TextNode, { step }: Known['context']): Issue {
  return {
    opening: 'invalid',
    message: `"over: ${over.text}" of "${name.text}": the model moves by the ${step}`,
    ...locate(over),
    advice: `Write "over: ${step}", or "step: ${over.text}" at the top of the model.`,
  };
}

function noRange(name: TextNode): Issue {
  return {
    opening: 'invalid',
    message: `"range" of "${name.text}": a parameter over months has none`,
    ...locate(name),
    advice: 'Give a range to the parameters of its spread and persistence.',
  };
}

type Movement = Pick<Path, 'kind' | 'spread' | 'persistence'>;

const WORDS: Readonly<Record<PathKind, readonly string[]>> = {
  ar1: ['spread', 'persistence'],
  level: ['spread'],
  independent: ['spread'],
};

/** `ar1(demand_spread, demand_persistence)`. Throws an InputError whose excerpt is the piece that is wrong. */
function parseMovement(text: string, parameters: ReadonlyMap<string, Parameter>, unit: Unit | undefined): Movement {
  const [, word = '', list = ''] = /^([a-z][a-z0-9-]*)\s*\(([^()]*)\)$/.exec(text.trim()) ?? [];
  const kind = PATH_KINDS.find((one) => one === word);
  if (!kind)
    return fail({
      opening: 'unknown',
      message: `movement "${text}" of a parameter over months`,
      excerpt: { text, from: 0, to: text.length },
      advice: word === '' ? 'Write it as ar1(spread, persistence).' : suggest(word, PATH_KINDS),
    });
  const given = list.split(',').map((one) => one.trim());
  const wanted = WORDS[kind];
  if (given.length !== wanted.length || given.includes(''))
    fail({
      opening: 'invalid',
      message: `movement of a parameter over months: ${kind} takes the name${wanted.length === 1 ? '' : 's'} of ${wanted.length === 1 ? 'one parameter' : 'two parameters'}`,
      excerpt: { text, from: 0, to: text.length },
      advice: `Write ${kind}(${wanted.join(', ')}).`,
    });
  const [spread = '', persistence] = given.map((name, index) =>
    movedBy(name, { text, parameters, unit: index === 0 ? unit : PLAIN }),
  );
  return { kind, spread, ...(persistence !== undefined && { persistence }) };
}

function movedBy(
  name: string,
  {
    text,
    parameters,
    unit,
  }: { readonly text: string; readonly parameters: ReadonlyMap<string, Parameter>; readonly unit: Unit | undefined },
): string {
  const from = text.indexOf(name);
  const excerpt = { text, from, to: from + name.length };
  const found = parameters.get(name);
  if (!found)
    return fail({
      opening: 'unknown',
      message: `parameter "${name}"`,
      excerpt,
      advice: suggest(name, [...parameters.keys()], 'Declare it under "parameters"'),
    });
  if (found.over !== undefined)
    fail({
      opening: 'invalid',
      message: `parameter "${name}" of a movement: it is over ${found.over}`,
      excerpt,
      advice: 'Use a parameter over no dimension.',
    });
  if (unit && !sameUnit(found.unit, unit))
    fail({
      opening: 'invalid',
      message: `parameter "${name}" of a movement: its unit is ${formatUnit(found.unit)}`,
      excerpt,
      advice: `It must be ${formatUnit(unit)} here.`,
    });
  return name;
}

/** What each kind can do after the last actual month; the first is what it does unless told. */
const POSSIBLE: Readonly<Record<PathKind, readonly PathAhead[]>> = {
  ar1: ['drawn', 'fades'],
  level: ['drawn', 'holds'],
  independent: ['drawn', 'fades'],
};

function aheadOf(written: TextNode | undefined, kind: PathKind | undefined, issues: Issue[]): PathAhead | undefined {
  if (written === undefined) return 'drawn';
  const ahead = oneOf(written, { what: 'word for what a parameter over months does ahead', among: PATH_AHEAD }, issues);
  if (ahead === undefined || kind === undefined || POSSIBLE[kind].includes(ahead)) return ahead;
  issues.push({
    opening: 'invalid',
    message: `"ahead: ${ahead}" of a parameter that is ${kind}`,
    ...locate(written),
    advice: `Write ${POSSIBLE[kind].join(' or ')}.`,
  });
  return undefined;
}

/** Over what the sampler moves: the shocks, unless a column is named that tells the values closely. */
function sampledOf(written: TextNode | undefined, issues: Issue[]): Pick<Path, 'toldBy'> {
  if (written === undefined) return {};
  const [, column] = /^values where ([a-z][a-z0-9_]*)$/.exec(written.text.trim()) ?? [];
  if (column !== undefined) return { toldBy: column };
  issues.push({
    opening: 'invalid',
    message: `"sampled: ${written.text}" of a parameter over months`,
    ...locate(written),
    advice: 'Name the column of the history that tells its values closely, as in "sampled: values where sales".',
  });
  return {};
}

/** How it starts and moves. In a study without a history the month before the first projected one has no shock. */
function equationsOf({ name, kind, spread, persistence, ahead }: Path): { starts: string; equals: string } {
  const shock = ahead === 'drawn' ? `shock(${name})` : `(ahead > 0 ? 0 : shock(${name}))`;
  switch (kind) {
    case 'ar1':
      return {
        starts: `${spread} * shock(${name})`,
        equals: `${persistence} * last(${name}) + ${spread} * sqrt(1 - ${persistence} ^ 2) * ${shock}`,
      };
    case 'level':
      return { starts: '0', equals: `last(${name}) + ${spread} * ${shock}` };
    case 'independent':
      return { starts: `${spread} * ${shock}`, equals: `${spread} * ${shock}` };
  }
}
