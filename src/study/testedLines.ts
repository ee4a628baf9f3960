import type { Line } from '../language/contract/contract.ts';
import type { Model } from '../language/model.ts';
import { membersOf, slotId, slotsOf } from '../language/slots.ts';
import { slotParts } from './planLines.ts';

/** What a test may change: a line of a plan, `name`, with all its members, or `name.member`. */
export interface TestedLine {
  readonly name: string;
  readonly words: readonly string[];
  /** The inputs that it is. */
  readonly slots: readonly string[];
}

/** Every line that a test may name, in the model's order. */
export function testedLines(model: Model): TestedLine[] {
  return [...model.lines.values()].flatMap((line): TestedLine[] => {
    const { name, also, over } = line;
    const whole = { name, words: also, slots: slotsOfLine(line, model) };
    const members = membersOf(model, over).map(({ id, label }) => {
      const own = slotId(name, id);
      return { name: own, words: [`${name} ${label}`], slots: slotParts(own, model).map(([slot]) => slot) };
    });
    return [whole, ...members];
  });
}

function slotsOfLine({ name, gives, over }: Line, model: Model): string[] {
  if (gives === undefined) return slotParts(name, model).map(([slot]) => slot);
  return slotsOf(model, { name: gives, ...(over !== undefined && { over }) });
}
