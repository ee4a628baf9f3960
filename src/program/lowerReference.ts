import type { FlatClock, FlatExpression, FlatReference } from './flat.ts';
import type { Lowering } from './lowering.ts';
import type { At, Scalar } from './program.ts';

/** Where a piece of an equation is being lowered: in month 0, in a later one, or after the last. */
export interface Site {
  readonly lowering: Lowering;
  readonly at: At | 'end';
  /** What was lowered at this site, because equal pieces may be one object. */
  readonly done: Map<FlatExpression, Scalar>;
}

/** The value of a name this month. */
export function lowerReference(to: FlatReference, site: Site): Scalar {
  const { graph, numbers, known } = site.lowering;
  switch (to.of) {
    case 'variable':
      return variableNow(to, site);
    case 'fixed': {
      const value = known.get(to.slot);
      return value === undefined ? graph.add({ kind: to.of, slot: numbers.fixed.numberOf(to.slot) }) : graph.constant(value);
    }
    case 'parameter':
      return graph.add({ kind: to.of, slot: numbers.parameter.numberOf(to.slot) });
    case 'input':
      return graph.add({ kind: 'input', slot: numbers.input.numberOf(to.slot), back: 0, at: monthOf(to, site) });
    case 'table':
    case 'data':
      return graph.add({ kind: to.of, slot: numbers[to.of].numberOf(to.slot), at: monthOf(to, site) });
    case 'shock':
      return graph.add({ kind: 'shock', path: numbers.path.numberOf(to.slot), at: monthOf(to, site) });
    case 'clock':
      return clock(to.slot, site);
  }
}

/** The value one month earlier. A checked model asks for none of a variable in month 0. */
export function lowerLast(to: FlatReference, site: Site): Scalar {
  const { graph, numbers } = site.lowering;
  if (to.of === 'input')
    return graph.add({ kind: 'input', slot: numbers.input.numberOf(to.slot), back: 1, at: monthOf(to, site) });
  if (monthOf(to, site) === 'first') throw new Error(`${to.slot} has no month before month 0`);
  if (!changesWithMonth(to, site)) return inMonth0(to, site);
  return graph.add({ kind: 'carried', cell: numbers.carried.numberOf(to.slot) });
}

export function lowerInitial(to: FlatReference, site: Site): Scalar {
  const { graph, numbers } = site.lowering;
  if (to.of === 'input') return graph.add({ kind: 'input', slot: numbers.input.numberOf(to.slot), back: 0, at: 'first' });
  return inMonth0(to, site);
}

/** The value `months` earlier; a history holds month 0 and all later ones, this month's included. */
export function lowerDelay(to: FlatReference, months: Scalar, site: Site): Scalar {
  const { graph, numbers } = site.lowering;
  if (to.of === 'input') return delayedInput(numbers.input.numberOf(to.slot), months, { site, at: monthOf(to, site) });
  if (monthOf(to, site) === 'first' || !changesWithMonth(to, site)) return inMonth0(to, site);
  variableNow(to, site);
  if ((graph.numberOf(months) ?? 1) <= 0) return variableNow(to, site);
  return graph.add({ kind: 'delayed', history: numbers.history.numberOf(to.slot), months });
}

function delayedInput(slot: number, months: Scalar, { site, at }: { readonly site: Site; readonly at: At }): Scalar {
  const { graph } = site.lowering;
  const known = graph.numberOf(months);
  if (known !== undefined && (known <= 0 || known === 1))
    return graph.add({ kind: 'input', slot, back: known === 1 ? 1 : 0, at });
  return graph.add({ kind: 'delayedInput', slot, months, at });
}

function variableNow(to: FlatReference, site: Site): Scalar {
  if (site.at === 'first') return inMonth0(to, site);
  if (site.at === 'end') return lastOfAll(to, site);
  return present(site.lowering.later.get(to.slot), to);
}

/** After the last month: what follows it, what no month changes, or the last month's value. */
function lastOfAll(to: FlatReference, site: Site): Scalar {
  const { graph, numbers, end } = site.lowering;
  const after = end.get(to.slot);
  if (after !== undefined) return after;
  if (!changesWithMonth(to, site)) return inMonth0(to, site);
  return graph.add({ kind: 'final', cell: numbers.carried.numberOf(to.slot) });
}

function inMonth0(to: FlatReference, site: Site): Scalar {
  return present(site.lowering.first.get(to.slot), to);
}

/** The order of evaluation is the model's promise; a value that is not there yet is a fault of the order. */
function present(scalar: Scalar | undefined, { slot }: FlatReference): Scalar {
  if (scalar === undefined) throw new Error(`${slot} is used before it is computed`);
  return scalar;
}

function changesWithMonth(to: FlatReference, site: Site): boolean {
  return site.lowering.variations.get(to.slot)?.month === true;
}

/** The month of a series; after the last month there is none. */
function monthOf({ slot }: FlatReference, { at }: Site): At {
  if (at === 'end') throw new Error(`${slot} is a series, which has no value after the last month`);
  return at;
}

function clock(name: FlatClock, site: Site): Scalar {
  const { graph } = site.lowering;
  const at = monthOf({ of: 'clock', slot: name }, site);
  return at === 'first' && name === 'elapsed' ? graph.constant(0) : graph.add({ kind: 'clock', name, at });
}
