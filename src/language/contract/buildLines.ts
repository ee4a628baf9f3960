import type { Issue } from '../../core/error.ts';
import { locate, type TextNode, wordsOf } from '../document/node.ts';
import type { Declared } from '../document/readFields.ts';
import type { Input } from '../model.ts';
import type { Line } from './contract.ts';
import { type Known, nameAmong } from './known.ts';
import { isYes, told } from './say.ts';

/** The inputs that a line gives, or spreads over. */
export function inputsOfLine({ gives, spreads }: Pick<Line, 'gives' | 'spreads'>): readonly string[] {
  return gives === undefined ? [...spreads.keys()] : [gives];
}

/** The lines of a plan: what is declared, and a line of its own name for every other input. */
export function buildLines(
  declared: readonly Declared[],
  known: Pick<Known, 'inputs' | 'dimensions'>,
  issues: Issue[],
): ReadonlyMap<string, Line> {
  const lines = new Map(declared.map((one) => [one.name.text, buildLine(one, known, issues)]));
  for (const input of known.inputs.values()) if (!lines.has(input.name)) lines.set(input.name, lineOf(input));
  return lines;
}

function lineOf({ name, label, about, over, place }: Input): Line {
  const plain = { name, label, about, also: [], needed: false, gives: name, spreads: new Map(), place };
  return { ...plain, ...(over !== undefined && { over }) };
}

function buildLine(one: Declared, known: Pick<Known, 'inputs' | 'dimensions'>, issues: Issue[]): Line {
  const { name, fields, lists, mappings } = one;
  const spreads = (mappings.get('spreads') ?? []).flatMap(({ key, value }) => spread(key, value, { known, issues }));
  const itself = known.inputs.has(name.text) ? name.text : undefined;
  const given = nameAmong(fields.get('gives'), { what: 'input', among: known.inputs }, issues) ?? itself;
  if (given === undefined && spreads.length === 0 && !fields.has('gives')) issues.push(nothing(name));
  const gives = spreads.length > 0 ? undefined : given;
  const over = gives === undefined ? undefined : known.inputs.get(gives)?.over;
  return {
    name: name.text,
    label: told(one, issues).label,
    about: wordsOf(fields, 'about'),
    also: (lists.get('also') ?? []).map(({ text }) => text),
    needed: isYes(fields.get('needed'), issues),
    ...(gives !== undefined && { gives }),
    ...(over !== undefined && { over }),
    spreads: new Map(spreads),
    place: locate(name).place ?? { file: '' },
  };
}

interface Scope {
  readonly known: Pick<Known, 'inputs' | 'dimensions'>;
  readonly issues: Issue[];
}

/** An input over a dimension, and the numeric column of that dimension's file by which its members share. */
function spread(key: TextNode, value: TextNode, { known, issues }: Scope): [string, string][] {
  const input = nameAmong(key, { what: 'input', among: known.inputs }, issues);
  if (input === undefined) return [];
  const over = known.inputs.get(input)?.over;
  const constants =
    (over === undefined ? undefined : known.dimensions.get(over))?.constants ?? new Map<string, readonly number[]>();
  const column = nameAmong(value, { what: 'numeric column', among: constants }, issues);
  return column === undefined ? [] : [[input, column]];
}

function nothing(name: TextNode): Issue {
  return {
    opening: 'missing',
    message: `input of line "${name.text}"`,
    ...locate(name),
    advice: 'Say which input it gives, "gives: …", or which inputs it spreads over, "spreads: {input: column of weights}".',
  };
}
