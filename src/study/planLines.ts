import { fail } from '../core/error.ts';
import { at } from '../core/present.ts';
import type { Line } from '../language/contract/contract.ts';
import type { Input, Model } from '../language/model.ts';
import { slotId, slotsOf } from '../language/slots.ts';
import { isSpending } from '../language/unit.ts';

/** A line that a plan may have: `name`, or `name.member` where its input is over a dimension. */
export interface PlannedLine {
  readonly name: string;
  readonly words: readonly string[];
  readonly meaning: string;
  /** Whether its amounts are money a period. */
  readonly isMoney: boolean;
  readonly needed: boolean;
  /** The line of the whole that does as well, in which all members are. */
  readonly instead?: string;
}

/** Every line that a plan of this model may have, in the model's order. Money by members that a study chooses may be told in all, too. */
export function planLines(model: Pick<Model, 'lines' | 'inputs' | 'dimensions' | 'open'>): PlannedLine[] {
  return [...model.lines.values()].flatMap(({ name, also, about, needed, gives, over }): PlannedLine[] => {
    const input = gives === undefined ? undefined : model.inputs.get(gives);
    const isMoney = input === undefined || isMoneyInput(input);
    const line = { isMoney, needed: needed || (!isMoney && input?.ahead === undefined) };
    if (over === undefined) return [{ ...line, name, words: also, meaning: about }];
    const members = model.dimensions.get(over)?.members ?? [];
    const whole = model.open.some((choice) => choice.name === over) && isMoney;
    return [
      ...(whole ? [{ isMoney, needed: false, name, words: also, meaning: `${about.replace(/\.$/, '')}, all together` }] : []),
      ...members.map(({ id, label }) => ({
        ...line,
        ...(whole && { instead: name }),
        name: slotId(name, id),
        words: [],
        meaning: [about.replace(/\.$/, ''), label].filter(Boolean).join(', '),
      })),
    ];
  });
}

/** Whether an input is money a period: a plan that does not name it spends nothing on it. Any other input must be told. */
export function isMoneyInput({ unit }: Pick<Input, 'unit'>): boolean {
  return isSpending(unit);
}

/** The slots of inputs that a line `name` or `name.member` stands for, with the part that each takes; parts sum to 1. */
export function slotParts(written: string, model: Model): readonly (readonly [slot: string, part: number])[] {
  const [name = '', ...rest] = written.split('.');
  const member = rest.length === 0 ? undefined : rest.join('.');
  const line = model.lines.get(name);
  const parts = line ? partsOf(line, member, model) : [];
  const total = parts.reduce((sum, [, part]) => sum + part, 0);
  return total > 0 ? parts.map(([slot, part]) => [slot, part / total] as const) : leadsNowhere(written);
}

function partsOf({ gives, over, spreads }: Line, member: string | undefined, model: Model): [slot: string, part: number][] {
  if (gives === undefined)
    return spreadParts(spreads, model).flatMap(({ slot, id, part }) =>
      member === undefined || id === member ? [[slot, part]] : [],
    );
  const slot = slotId(gives, member);
  const input = { name: gives, ...(over !== undefined && { over }) };
  return slotsOf(model, input).includes(slot) ? [[slot, 1]] : [];
}

/** The slots that a line spreads over, member by member, with their weights. */
function spreadParts(spreads: Line['spreads'], model: Model): { slot: string; id: string; part: number }[] {
  const dimensions = new Set([...spreads.keys()].flatMap((input) => model.inputs.get(input)?.over ?? []));
  return [...dimensions].flatMap((name) => {
    const dimension = model.dimensions.get(name);
    const inputs = [...spreads].filter(([input]) => model.inputs.get(input)?.over === name);
    return (dimension?.members ?? []).flatMap(({ id }, index) =>
      inputs.flatMap(([input, weights]) => {
        const parts = dimension?.constants.get(weights);
        return parts ? [{ slot: slotId(input, id), id, part: at(parts, index) }] : [];
      }),
    );
  });
}

function leadsNowhere(line: string): never {
  return fail({
    opening: 'invalid',
    message: `line "${line}": it leads to no input of the model`,
    advice: 'Name an input that it gives under "lines" of the model, or leave the line out.',
  });
}
