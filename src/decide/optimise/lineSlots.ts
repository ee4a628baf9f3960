import { fail } from '../../core/error.ts';
import { suggest } from '../../core/nearest.ts';
import { moneySlots } from '../../language/contract/rolePlayers.ts';
import type { Model } from '../../language/model.ts';
import { slotsOf } from '../../language/slots.ts';

/** The inputs of money that a line of a plan stands for: `name` with all its members, or `name.member`. Throws an InputError for a line that the model has not. */
export function lineSlots(
  written: string,
  { model, flag }: { readonly model: Model; readonly flag: string },
): ReadonlySet<string> {
  const lines = linesOfMoney(model);
  const found = lines.get(written);
  if (found) return new Set(found);
  return fail({ opening: 'unknown', message: `line "${written}" in ${flag}`, advice: suggest(written, [...lines.keys()]) });
}

/** Every line of money, and every member of one, with its slots. */
function linesOfMoney(model: Model): ReadonlyMap<string, readonly string[]> {
  const money = new Set(moneySlots(model));
  const whole = [...model.lines.values()].flatMap(({ name, gives, spreads }) => {
    const inputs = [...(gives === undefined ? [] : [gives]), ...spreads.keys()];
    const slots = inputs.flatMap((input) => slotsIn(model, input)).filter((slot) => money.has(slot));
    return slots.length > 0 ? [[name, slots] as const] : [];
  });
  const members = whole.flatMap(([name, slots]) => {
    const ids = [...new Set(slots.flatMap((slot) => slot.split('.').slice(1).join('.') || []))];
    return ids.map((id) => [`${name}.${id}`, slots.filter((slot) => slot.endsWith(`.${id}`))] as const);
  });
  return new Map([...whole, ...members]);
}

function slotsIn(model: Model, name: string): string[] {
  const input = model.inputs.get(name);
  return input ? slotsOf(model, input) : [];
}
