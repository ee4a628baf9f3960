import type { Issue } from '../../core/error.ts';
import { KINDS, type KindName } from '../../tables/kinds.ts';
import { locate, wordsOf } from '../document/node.ts';
import type { Declared } from '../document/readFields.ts';
import type { FactField, Line } from './contract.ts';
import { type Known, nameAmong } from './known.ts';
import { readTold } from './readTold.ts';
import { isYes, told as labelled, oneOf, plainNumber } from './say.ts';

/** What a number of a study can be, as the model names it. */
export const KIND_NAMES = Object.keys(KINDS) as KindName[];

const NEEDED = ['yes', 'no', 'without history'] as const;

/** The fields of product.csv that the model asks for. */
export function buildFacts(
  declared: readonly Declared[],
  {
    parameters,
    lines,
    columns,
  }: Pick<Known, 'parameters'> & { readonly lines: ReadonlyMap<string, Line>; readonly columns: ReadonlySet<string> },
  issues: Issue[],
): ReadonlyMap<string, FactField> {
  const names = new Set(declared.map(({ name }) => name.text));
  return new Map(
    declared.map((one): [string, FactField] => {
      const { name, fields, lists } = one;
      const sets = nameAmong(fields.get('sets'), { what: 'parameter', among: parameters }, issues);
      const spends = nameAmong(fields.get('spends'), { what: 'line', among: lines }, issues);
      const needed = oneOf(fields.get('needed'), { what: 'answer', among: NEEDED }, issues) ?? 'no';
      const times = plainNumber(fields.get('times'), issues) ?? 1;
      const kind = oneOf(fields.get('kind'), { what: 'kind', among: [...KIND_NAMES, 'text' as const] }, issues) ?? 'free';
      const field = {
        name: name.text,
        label: labelled(one, issues).label,
        about: wordsOf(fields, 'about'),
        also: (lists.get('also') ?? []).map(({ text }) => text),
        kind,
        needed: needed === 'yes' ? ('always' as const) : needed,
        times,
        now: isYes(fields.get('now'), issues),
        loose: Math.max(1, plainNumber(fields.get('loose'), issues) ?? 1),
        place: locate(name).place ?? { file: '' },
      };
      const { estimated, odds } = readTold(one, { names, columns }, issues);
      const told = { ...(estimated && { estimated }), ...(odds && { odds }) };
      return [name.text, { ...field, ...told, ...(sets !== undefined && { sets }), ...(spends !== undefined && { spends }) }];
    }),
  );
}
