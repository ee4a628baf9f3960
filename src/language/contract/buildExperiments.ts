import type { Issue } from '../../core/error.ts';
import { locate, wordsOf } from '../document/node.ts';
import type { Declared } from '../document/readFields.ts';
import { type ExperimentKind, type Outcome, SHARED, TAKEN } from './contract.ts';
import { type Known, nameAmong } from './known.ts';
import { oneOf, plainNumber, told } from './say.ts';

/** The kinds of tests that experiments.csv may name. */
export function buildExperiments(declared: readonly Declared[], issues: Issue[]): ReadonlyMap<string, ExperimentKind> {
  return new Map(
    declared.map((one): [string, ExperimentKind] => {
      const shareOf = oneOf(one.fields.get('share_of'), { what: 'thing shared', among: SHARED }, issues) ?? 'money';
      const factor = plainNumber(one.fields.get('factor'), issues);
      return [one.name.text, { ...saidOf(one, issues), shareOf, ...(factor !== undefined && { factor }) }];
    }),
  );
}

/** What tests may measure, each a variable of the model. */
export function buildOutcomes(
  declared: readonly Declared[],
  { variables }: Pick<Known, 'variables'>,
  issues: Issue[],
): ReadonlyMap<string, Outcome> {
  const built = declared.flatMap((one): [string, Outcome][] => {
    const of = nameAmong(one.fields.get('of'), { what: 'variable', among: variables }, issues);
    const taken = oneOf(one.fields.get('taken'), { what: 'way to take months together', among: TAKEN }, issues);
    if (of === undefined || taken === undefined) return [];
    const over = variables.get(of)?.over;
    return [[one.name.text, { ...saidOf(one, issues), of, taken, ...(over !== undefined && { over }) }]];
  });
  return new Map(built);
}

/** What people are told of a declaration. */
export function saidOf(one: Declared, issues: Issue[]): Pick<Outcome, 'name' | 'label' | 'about' | 'also' | 'place'> {
  const { name, fields, lists } = one;
  return {
    name: name.text,
    label: told(one, issues).label,
    about: wordsOf(fields, 'about'),
    also: (lists.get('also') ?? []).map(({ text }) => text),
    place: locate(name).place ?? { file: '' },
  };
}
