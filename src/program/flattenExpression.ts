import { stepsAYear } from '../core/calendar.ts';
import { type ClockName, type Expression, isCalendarName, type Reference } from '../language/expression.ts';
import { expand } from '../language/functions/expand.ts';
import type { Model } from '../language/model.ts';
import { slotId } from '../language/slots.ts';
import type { FlatExpression, FlatReference } from './flat.ts';
import { type Members, membersOf, withMember } from './members.ts';

/** What a parameter's slot is read as. */
export type Bind = (slot: string) => FlatReference;

interface Site {
  readonly model: Model;
  readonly members: Members;
  readonly bind: Bind;
  /** What was flattened at this site, because the formula of a function may use one argument twice. */
  readonly done: Map<Expression, FlatExpression>;
}

/** The expression for the current members. */
export function flattenExpression(expression: Expression, site: Site): FlatExpression {
  const before = site.done.get(expression);
  if (before !== undefined) return before;
  const flat = flattenKind(expression, site);
  site.done.set(expression, flat);
  return flat;
}

function flattenKind(expression: Expression, site: Site): FlatExpression {
  const flat = (part: Expression) => flattenExpression(part, site);
  switch (expression.kind) {
    case 'number':
      return { kind: 'number', value: expression.value };
    case 'reference':
      return flattenReference(expression.to, site);
    case 'negate':
    case 'not':
      return { kind: expression.kind, argument: flat(expression.argument) };
    case 'operation': {
      const { operator, left, right } = expression;
      return { kind: 'operation', operator, left: flat(left), right: flat(right) };
    }
    case 'choice': {
      const { condition, then, otherwise } = expression;
      return { kind: 'choice', condition: flat(condition), yes: flat(then), no: flat(otherwise) };
    }
    case 'call': {
      const formula = expand(expression, site.model.step);
      return formula.kind === 'call'
        ? { kind: 'call', name: formula.name, arguments: formula.arguments.map(flat) }
        : flat(formula);
    }
    case 'total':
      return flattenTotal(expression, site);
    case 'last':
    case 'initial':
      return { kind: expression.kind, to: slotOf(expression.to, site) };
    case 'delay':
      return { kind: 'delay', to: slotOf(expression.to, site), months: flat(expression.months) };
  }
}

/** The sum of the body for each member, from left to right; 0 where there are none. */
function flattenTotal({ over, within, body }: Extract<Expression, { kind: 'total' }>, site: Site): FlatExpression {
  const { model } = site;
  const owner = within === undefined ? undefined : site.members.get(within)?.id;
  const members = membersOf(model, over).filter((member) => within === undefined || member.owner === owner);
  const terms = members.map((member) => {
    const inner = withMember(model, site.members, { dimension: over, member });
    return flattenExpression(body, { ...site, members: inner, done: new Map() });
  });
  const [first, ...others] = terms;
  if (first === undefined) return { kind: 'number', value: 0 };
  return others.reduce((left, right) => ({ kind: 'operation', operator: '+', left, right }), first);
}

function flattenReference(to: Reference, site: Site): FlatExpression {
  if (to.of === 'clock') return clock(to.name, site.model);
  return to.of === 'constant' ? { kind: 'number', value: constantOf(to, site) } : { kind: 'reference', to: slotOf(to, site) };
}

/** Years are steps by their number a year; one step is one. */
function clock(name: ClockName, { step }: Model): FlatExpression {
  if (name === 'step') return { kind: 'number', value: 1 };
  if (isCalendarName(name)) return { kind: 'reference', to: { of: 'table', slot: name } };
  if (name !== 'years') return { kind: 'reference', to: { of: 'clock', slot: name } };
  const elapsed: FlatExpression = { kind: 'reference', to: { of: 'clock', slot: 'elapsed' } };
  return { kind: 'operation', operator: '/', left: elapsed, right: { kind: 'number', value: stepsAYear(step) } };
}

function slotOf(to: Reference, { members, bind }: Site): FlatReference {
  if (to.of === 'clock') throw new Error(`${to.name} is of the clock: it has no past`);
  const over = 'over' in to ? to.over : undefined;
  const member = over === undefined ? undefined : members.get(over);
  if (over !== undefined && member === undefined) throw new Error(`${to.name} is over ${over}, but no member of it is current`);
  const slot = slotId(to.name, member?.id);
  if (to.of === 'constant') throw new Error(`${to.name} is a number of ${over}: it has no past`);
  return to.of === 'parameter' ? bind(slot) : { of: to.of, slot };
}

function constantOf(to: Extract<Reference, { of: 'constant' }>, { model, members }: Site): number {
  const position = membersOf(model, to.over).findIndex((member) => member.id === members.get(to.over)?.id);
  const value = model.dimensions.get(to.over)?.constants.get(to.name)?.[position];
  if (value === undefined) throw new Error(`${to.name} has no value for the current member of ${to.over}`);
  return value;
}
