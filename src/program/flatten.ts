import type { Expression } from '../language/expression.ts';
import type { Model, Variable } from '../language/model.ts';
import { slotId, slotsOf } from '../language/slots.ts';
import type { Flat, FlatEquation, FlatReference } from './flat.ts';
import { type Bind, flattenExpression } from './flattenExpression.ts';
import { eachMember, type Members } from './members.ts';

/** A parameter as a number that every draw has of its own. */
const DRAWN: Bind = (slot): FlatReference => ({ of: 'parameter', slot });

/** The model as one equation a slot, in its own order. `bind` says what a parameter's slot is read as: a draw's own number unless told. */
export function flatten(model: Model, bind: Bind = DRAWN): Flat {
  const all = [...model.variables.values()].map((variable) => [variable.name, equationsOf(variable, model, bind)] as const);
  const byName = new Map(all);
  const inOrder = (names: readonly string[]): string[] =>
    names.flatMap((name) => (byName.get(name) ?? unknownName(name)).map(({ slot }) => slot));
  return {
    file: model.file,
    equations: new Map(all.flatMap(([, equations]) => equations.map((equation) => [equation.slot, equation] as const))),
    order: { first: inOrder(model.order.first), later: inOrder(model.order.later), end: [] },
    parameters: [...model.parameters.values()].flatMap((parameter) => slotsOf(model, parameter)),
  };
}

function equationsOf(variable: Variable, model: Model, bind: Bind): FlatEquation[] {
  const { name, over, equals, starts, text, place, unit, label } = variable;
  return eachMember(model, over).map((members) => {
    const flat = (expression: Expression) => flattenExpression(expression, { model, members, bind, done: new Map() });
    const slot = slotFor(name, over, members);
    return {
      slot,
      equals: flat(equals),
      ...(starts && { starts: flat(starts) }),
      text,
      place,
      unit,
      label: labelFor(label, over, members),
    };
  });
}

function slotFor(name: string, over: string | undefined, members: Members): string {
  return slotId(name, over === undefined ? undefined : members.get(over)?.id);
}

/** The name's label, and the member's: "Rank, Reviews". */
function labelFor(label: string, over: string | undefined, members: Members): string {
  const member = over === undefined ? undefined : members.get(over)?.label;
  return member === undefined ? label : `${label}, ${member}`;
}

function unknownName(name: string): never {
  throw new Error(`the order names ${name}, which is no variable`);
}
