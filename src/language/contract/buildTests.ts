import type { Issue } from '../../core/error.ts';
import { locate, type TextNode } from '../document/node.ts';
import type { Declared } from '../document/readFields.ts';
import type { OpenDimension } from '../model.ts';
import { saidOf } from './buildExperiments.ts';
import type { CostedTest, ExperimentKind, Line, Outcome } from './contract.ts';
import { type Known, nameAmong } from './known.ts';
import { plainNumber } from './say.ts';

interface Among extends Pick<Known, 'variables' | 'parameters'> {
  readonly experiments: ReadonlyMap<string, ExperimentKind>;
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly lines: ReadonlyMap<string, Line>;
  /** Dimensions whose members a study chooses. */
  readonly open: readonly OpenDimension[];
}

/** Tests that could be made, with what they cost: a report says what each is worth. */
export function buildTests(declared: readonly Declared[], known: Among, issues: Issue[]): ReadonlyMap<string, CostedTest> {
  return new Map(declared.flatMap((one) => buildTest(one, known, issues).map((test) => [test.name, test] as const)));
}

function buildTest(one: Declared, known: Among, issues: Issue[]): CostedTest[] {
  const { fields } = one;
  const like = nameAmong(fields.get('like'), { what: 'kind of test', among: known.experiments }, issues);
  const line = lineOf(fields.get('line'), known, issues);
  const outcome = nameAmong(fields.get('outcome'), { what: 'outcome', among: known.outcomes }, issues);
  const error = nameAmong(fields.get('error'), { what: 'variable', among: known.variables }, issues);
  const floor = nameAmong(fields.get('floor'), { what: 'variable', among: known.variables }, issues);
  const [fee, each] = ['fee', 'each'].map((field) =>
    nameAmong(fields.get(field), { what: 'parameter', among: known.parameters }, issues),
  );
  const share = plainNumber(fields.get('share'), issues) ?? 1;
  const [months, counts] = [sizes(one, 'months', issues), sizes(one, 'counts', issues)];
  if (like === undefined || line === undefined || outcome === undefined || error === undefined) return [];
  const costs = { ...(fee !== undefined && { fee }), ...(each !== undefined && { each }) };
  return [
    {
      ...saidOf(one, issues),
      like,
      line,
      outcome,
      error,
      ...(floor !== undefined && { floor }),
      ...costs,
      share,
      months,
      counts,
    },
  ];
}

/** A line, or the line of a member of a dimension whose members a study chooses; undefined where this study has not that one. */
function lineOf(node: TextNode | undefined, { lines, open }: Among, issues: Issue[]): string | undefined {
  const [name = '', member] = node?.text.split('.') ?? [];
  const choice = open.find(({ members }) => members.some(({ id }) => id === member));
  if (member === undefined || !choice || !lines.has(name)) return nameAmong(node, { what: 'line', among: lines }, issues);
  return lines.get(name)?.over === choice.name && choice.chosen?.includes(member) ? node?.text : undefined;
}

/** Whole numbers from 1 up; one alone where nothing is said. */
function sizes({ lists }: Declared, field: string, issues: Issue[]): readonly number[] {
  const nodes = lists.get(field) ?? [];
  const numbers = nodes.flatMap((node) => whole(node, issues));
  return numbers.length === 0 ? [1] : numbers;
}

function whole(node: TextNode, issues: Issue[]): number[] {
  const number = Number(node.text);
  if (Number.isInteger(number) && number >= 1) return [number];
  issues.push({
    opening: 'invalid',
    message: `size "${node.text}"`,
    ...locate(node),
    advice: 'Write whole numbers from 1 up, as in [1, 2, 3].',
  });
  return [];
}
