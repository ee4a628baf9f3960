import type { ClockName, Expression, Reference } from '../language/expression.ts';
import type { Lowering } from './lowering.ts';
import { slotOf } from './lowering.ts';
import type { Members } from './members.ts';
import { membersOf } from './members.ts';
import type { At, Operation, Scalar } from './program.ts';

/** Where a piece of an equation is being lowered: for which members, in month 0 or in a later one. */
export interface Site {
  readonly lowering: Lowering;
  readonly members: Members;
  readonly at: At;
  /** What was lowered at this site, because the formula of a function may use one argument twice. */
  readonly done: Map<Expression, Scalar>;
}

/** The value of a name this month. */
export function lowerReference(to: Reference, site: Site): Scalar {
  const { graph, parameters, tables, inputs } = site.lowering;
  switch (to.of) {
    case 'variable':
      return variableNow(to, site);
    case 'parameter':
      return graph.add({ kind: 'parameter', slot: parameters.numberOf(slotOf(to, site.members)) });
    case 'input':
      return graph.add({ kind: 'input', slot: inputs.numberOf(slotOf(to, site.members)), back: 0, at: site.at });
    case 'table':
      return graph.add({ kind: 'table', slot: tables.numberOf(to.name), at: site.at });
    case 'constant':
      return graph.constant(constantOf(to, site));
    case 'clock':
      return clock(to.name, site);
  }
}

/** The value one month earlier. A checked model asks for none of a variable in month 0. */
export function lowerLast(to: Reference, site: Site): Scalar {
  const { graph, carried, inputs } = site.lowering;
  const slot = slotOf(to, site.members);
  if (to.of === 'input') return graph.add({ kind: 'input', slot: inputs.numberOf(slot), back: 1, at: site.at });
  if (site.at === 'first') throw new Error(`${slot} has no month before month 0`);
  if (!changesWithMonth(to, site)) return inMonth0(slot, site);
  return graph.add({ kind: 'carried', cell: carried.numberOf(slot) });
}

export function lowerInitial(to: Reference, site: Site): Scalar {
  const { graph, inputs } = site.lowering;
  const slot = slotOf(to, site.members);
  if (to.of === 'input') return graph.add({ kind: 'input', slot: inputs.numberOf(slot), back: 0, at: 'first' });
  return inMonth0(slot, site);
}

/** The value `months` earlier; a history holds month 0 and all later ones, this month's included. */
export function lowerDelay(to: Reference, months: Scalar, site: Site): Scalar {
  const { graph, histories, inputs } = site.lowering;
  const slot = slotOf(to, site.members);
  if (to.of === 'input') return delayedInput(inputs.numberOf(slot), months, site);
  if (site.at === 'first' || !changesWithMonth(to, site)) return inMonth0(slot, site);
  variableNow(to, site);
  if ((graph.numberOf(months) ?? 1) <= 0) return variableNow(to, site);
  return graph.add({ kind: 'delayed', history: histories.numberOf(slot), months });
}

function delayedInput(slot: number, months: Scalar, { lowering, at }: Site): Scalar {
  const known = lowering.graph.numberOf(months);
  if (known !== undefined && (known <= 0 || known === 1))
    return lowering.graph.add({ kind: 'input', slot, back: known === 1 ? 1 : 0, at });
  return lowering.graph.add({ kind: 'delayedInput', slot, months, at });
}

function variableNow(to: Reference, site: Site): Scalar {
  const slot = slotOf(to, site.members);
  if (site.at === 'first') return inMonth0(slot, site);
  return present(site.lowering.later.get(slot), slot);
}

function inMonth0(slot: string, site: Site): Scalar {
  return present(site.lowering.first.get(slot), slot);
}

/** The order of evaluation is the model's promise; a value that is not there yet is a fault of the order. */
function present(scalar: Scalar | undefined, slot: string): Scalar {
  if (scalar === undefined) throw new Error(`${slot} is used before it is computed`);
  return scalar;
}

function changesWithMonth(to: Reference, site: Site): boolean {
  return site.lowering.variations.get(to.name)?.month === true;
}

function constantOf(to: Extract<Reference, { of: 'constant' }>, { lowering, members }: Site): number {
  const position = membersOf(lowering.model, to.over).findIndex((member) => member.id === members.get(to.over)?.id);
  const value = lowering.model.dimensions.get(to.over)?.constants.get(to.name)?.[position];
  if (value === undefined) throw new Error(`${to.name} has no value for the current member of ${to.over}`);
  return value;
}

function clock(name: ClockName, { lowering: { graph }, at }: Site): Scalar {
  if (name === 'step') return graph.constant(1);
  if (at === 'first' && (name === 'elapsed' || name === 'years')) return graph.constant(0);
  const tick = (which: Extract<Operation, { kind: 'clock' }>['name']) => graph.add({ kind: 'clock', name: which, at });
  if (name !== 'years') return tick(name);
  return graph.add({ kind: 'binary', operator: '/', left: tick('elapsed'), right: graph.constant(12) });
}
