import type { Model, Variable } from '../language/model.ts';
import { slotId } from '../language/slots.ts';
import { lowerExpression } from './lowerExpression.ts';
import type { Lowering } from './lowering.ts';
import { createLowering } from './lowering.ts';
import { eachMember } from './members.ts';

/** Every variable of a model as scalars: month 0 first, then the months after it, each in its own order. */
export function lowerModel(model: Model): Lowering {
  const lowering = createLowering(model);
  for (const name of model.order.first) lowerFirst(variableOf(model, name), lowering);
  for (const name of model.order.later) lowerLater(variableOf(model, name), lowering);
  return lowering;
}

function lowerFirst(variable: Variable, lowering: Lowering): void {
  const expression = variable.starts ?? variable.equals;
  for (const members of eachMember(lowering.model, variable.over)) {
    lowering.first.set(
      slotFor(variable, members),
      lowerExpression(expression, { lowering, members, at: 'first', done: new Map() }),
    );
  }
}

/** A variable that no month changes keeps the scalar of month 0. */
function lowerLater(variable: Variable, lowering: Lowering): void {
  const varies = lowering.variations.get(variable.name)?.month === true;
  for (const members of eachMember(lowering.model, variable.over)) {
    const slot = slotFor(variable, members);
    const kept = varies ? undefined : lowering.first.get(slot);
    lowering.later.set(slot, kept ?? lowerExpression(variable.equals, { lowering, members, at: 'later', done: new Map() }));
  }
}

function slotFor({ name, over }: Variable, members: ReturnType<typeof eachMember>[number]): string {
  return slotId(name, over === undefined ? undefined : members.get(over)?.id);
}

function variableOf(model: Model, name: string): Variable {
  const variable = model.variables.get(name);
  if (variable === undefined) throw new Error(`the order names ${name}, which is no variable`);
  return variable;
}
