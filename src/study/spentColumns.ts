import type { Column } from '../language/contract/contract.ts';
import type { Model } from '../language/model.ts';
import { membersOf, slotId } from '../language/slots.ts';
import type { History } from './study.ts';

/** What a history gives to inputs: by line, its numbers month by month. */
export type GivenLines = readonly (readonly [line: string, values: Float64Array])[];

/** The columns that give lines. What is known by member counts as such, and what is left of the plain column in a month as plain; nothing is left where a study chooses the members. */
export function givenLines({ columns }: History, model: Model): GivenLines {
  return [...model.columns.values()].flatMap((column) => linesOf(column, columns, model));
}

function linesOf({ name, gives, over, by }: Column, columns: History['columns'], { dimensions, open }: Model): GivenLines {
  if (gives === undefined) return [];
  const members = membersOf({ dimensions }, over ?? by);
  const byMember = members.flatMap(({ id }) => {
    const values = columns.get(slotId(name, id));
    return values ? [[slotId(gives, id), values] as const] : [];
  });
  const isWhole = open.some((choice) => choice.name === by);
  const plain = over === undefined && !isWhole ? columns.get(name) : undefined;
  if (!plain) return byMember;
  if (by === undefined) return [[gives, plain]];
  const known = (month: number): number => byMember.reduce((sum, [, values]) => sum + (values[month] || 0), 0);
  return [...byMember, [gives, plain.map((value, month) => Math.max(0, value - known(month)))] as const];
}
