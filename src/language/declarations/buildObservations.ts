import type { Issue } from '../../core/error.ts';
import { suggest } from '../../core/nearest.ts';
import { plainNumber } from '../contract/say.ts';
import { locate, type TextNode, wordsOf } from '../document/node.ts';
import type { Declared } from '../document/readFields.ts';
import { type Dimension, OBSERVATION_ERRORS, type Observation, type Parameter, type Variable } from '../model.ts';
import { formatUnit } from '../parseUnit.ts';
import { PLAIN, sameUnit, type Unit } from '../unit.ts';
import { readOver } from './readDeclarations.ts';
import { readWhere } from './readWhere.ts';

interface Known {
  readonly variables: ReadonlyMap<string, Variable>;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly dimensions: ReadonlyMap<string, Dimension>;
}

/** What the history measures: each observation with its variable, its error and the parameters of that error. */
export function buildObservations(
  declared: readonly Declared[],
  known: Known,
  issues: Issue[],
): ReadonlyMap<string, Observation> {
  const built = declared.flatMap((one) => buildObservation(one, known, issues) ?? []);
  return new Map(built.map((observation) => [observation.name, observation]));
}

function buildObservation(declared: Declared, known: Known, issues: Issue[]): Observation | undefined {
  const { name, fields } = declared;
  const over = readOver(declared, known.dimensions, issues);
  const place = locate(name).place;
  const [ofText, errorText, spreadText] = [fields.get('of'), fields.get('error'), fields.get('spread')];
  if (!ofText || !errorText || !spreadText || !place) return undefined;
  const variable = find(ofText, { among: known.variables, what: 'variable' }, issues);
  const error = OBSERVATION_ERRORS.find((candidate) => candidate === errorText.text);
  if (!error)
    issues.push({
      opening: 'unknown',
      message: `error "${errorText.text}"`,
      ...locate(errorText),
      advice: suggest(errorText.text, OBSERVATION_ERRORS),
    });
  if (!variable || !error) return undefined;
  if (variable.over !== over) issues.push(differentOver(ofText, variable, over));
  const unit = error === 'normal' ? variable.unit : PLAIN;
  const spread = errorParameter(spreadText, { known, over, unit }, issues);
  const written = fields.get('persistence');
  const persistence = written && errorParameter(written, { known, over, unit: PLAIN }, issues);
  const left = fields.get('residual');
  const residual = left && errorParameter(left, { known, over, unit: PLAIN }, issues);
  const trials = readTrials(declared, error, issues);
  const tails = readTails(fields.get('tails'), error, issues);
  const spoilt = readWhere(declared, issues);
  if (!spread) return undefined;
  const base = {
    name: name.text,
    of: variable.name,
    error,
    spread: spread.name,
    trials,
    ...spoilt,
    about: wordsOf(fields, 'about'),
    place,
  };
  return {
    ...base,
    ...(over !== undefined && { over }),
    ...(persistence && { persistence: persistence.name }),
    ...(tails !== undefined && { tails }),
    ...(residual && { residual: residual.name }),
  };
}

function find<Thing>(
  node: TextNode,
  { among, what }: { among: ReadonlyMap<string, Thing>; what: string },
  issues: Issue[],
): Thing | undefined {
  const found = among.get(node.text);
  if (found === undefined)
    issues.push({
      opening: 'unknown',
      message: `${what} "${node.text}"`,
      ...locate(node),
      advice: suggest(node.text, [...among.keys()]),
    });
  return found;
}

function differentOver(node: TextNode, { name, over }: Variable, wanted: string | undefined): Issue {
  const said = (dimension: string | undefined) => (dimension === undefined ? 'over no dimension' : `over ${dimension}`);
  const advice = over === undefined ? 'Leave out "over".' : `Add "over: ${over}", or observe a variable that is ${said(wanted)}.`;
  return {
    opening: 'invalid',
    message: `observation: "${name}" is ${said(over)}, the observation ${said(wanted)}`,
    ...locate(node),
    advice,
  };
}

interface Wanted {
  readonly known: Known;
  readonly over: string | undefined;
  readonly unit: Unit;
}

/** A parameter of the error: one for all members, or one a member. */
function errorParameter(node: TextNode, { known, over, unit }: Wanted, issues: Issue[]): Parameter | undefined {
  const parameter = find(node, { among: known.parameters, what: 'parameter' }, issues);
  if (!parameter) return undefined;
  if (parameter.over !== undefined && parameter.over !== over)
    issues.push({
      opening: 'invalid',
      message: `error parameter "${node.text}": it is over ${parameter.over}`,
      ...locate(node),
      advice: 'Use a parameter over no dimension, or over that of the observation.',
    });
  if (!sameUnit(parameter.unit, unit))
    issues.push({
      opening: 'invalid',
      message: `error parameter "${node.text}": its unit is ${formatUnit(parameter.unit)}`,
      ...locate(node),
      advice: `It must be ${formatUnit(unit)} here.`,
    });
  return parameter;
}

/** Below it a variance is hardly one any more. */
const FEWEST_TAILS = 2.5;

function readTails(node: TextNode | undefined, error: Observation['error'], issues: Issue[]): number | undefined {
  const tails = plainNumber(node, issues);
  if (node === undefined || tails === undefined || (tails >= FEWEST_TAILS && error !== 'count')) return tails;
  issues.push({
    opening: 'invalid',
    message: `"tails: ${node.text}"${error === 'count' ? ' of a count' : ''}`,
    ...locate(node),
    advice:
      error === 'count'
        ? 'Leave it out: a count scatters by its "spread".'
        : `Give degrees of freedom from ${FEWEST_TAILS} up, such as 5; the more, the nearer to normal.`,
  });
  return undefined;
}

/** `prompts * runs`: columns of the history. */
function readTrials({ name, fields }: Declared, error: Observation['error'], issues: Issue[]): readonly string[] {
  const written = fields.get('trials');
  if (error !== 'count') {
    if (written)
      issues.push({
        opening: 'invalid',
        message: 'trials of an error that counts nothing',
        ...locate(written),
        advice: 'Leave out "trials", or say "error: count".',
      });
    return [];
  }
  if (!written) {
    issues.push({
      opening: 'missing',
      message: `"trials" of "${name.text}"`,
      ...locate(name),
      advice: 'Name the columns whose product is the number of trials, as in "trials: prompts * runs".',
    });
    return [];
  }
  const columns = written.text.split('*').map((column) => column.trim());
  if (!columns.every((column) => /^[a-z][a-z0-9_.]*$/.test(column)))
    issues.push({
      opening: 'invalid',
      message: `trials "${written.text}"`,
      ...locate(written),
      advice: 'Name columns of the history joined by *, as in prompts * runs.',
    });
  return columns;
}
