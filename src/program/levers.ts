import type { Flat, FlatEquation, FlatExpression } from './flat.ts';
import { type Reading, readingsMapper } from './mapReadings.ts';

/** What a flat model is asked beside its own equations: how a number after the last month changes with its inputs. */
export interface Leverage {
  /** By input slot: the levers that move it. A lever is a parameter; `data` of its name says by how much in each month, and must be 0 in month 0. */
  readonly levers: ReadonlyMap<string, readonly string[]>;
  /** The variable that is summed, by its rise in each month times the data {@link COUNTED}. */
  readonly value: string;
  /** What is taken from the sum: each by month times the data of its name. */
  readonly penalties: readonly Penalty[];
}

/** A number by month that is wanted small: how far a variable is beyond a bound, or about whether it is. */
export interface Penalty {
  readonly name: string;
  readonly of: string;
  /** 1 where the variable should be small, -1 where it should be large. */
  readonly sign: 1 | -1;
  /** Present: 1 / (1 + exp((bound - of) · sign / softness)), about 1 beyond the bound and 0 within; absent: the variable itself. */
  readonly step?: { readonly bound: number; readonly softness: number };
}

/** The sum, after the last month. */
export const LEVERAGE = 'worth of the levers';
/** Data: how much a month's rise counts. */
export const COUNTED = 'part that counts';
const SUM = 'worth so far';

/** The model with its levers: each input in a later month is what is given plus what the levers add, and {@link LEVERAGE} follows the last month. */
export function withLevers(flat: Flat, { levers, value, penalties }: Leverage): Flat {
  const moved = [...levers].map(([slot, names]) => equation(addedTo(slot), { starts: number(0), equals: addedBy(names) }));
  const counted = penalties.map((penalty) => equation(penalty.name, { equals: penaltyOf(penalty) }));
  const sum = equation(SUM, { starts: number(0), equals: sumOf(value, penalties) });
  const all = [...moved, ...[...flat.equations.values()].map((one) => movedIn(one, levers)), ...counted, sum];
  const slotsOf = (list: readonly FlatEquation[]): string[] => list.map(({ slot }) => slot);
  const around = (order: readonly string[]): string[] => [...slotsOf(moved), ...order, ...slotsOf(counted), SUM];
  const end = equation(LEVERAGE, { equals: { kind: 'reference', to: { of: 'variable', slot: SUM } } });
  return {
    file: flat.file,
    equations: new Map([...all, end].map((one) => [one.slot, one])),
    order: { first: around(flat.order.first), later: around(flat.order.later), end: [...flat.order.end, LEVERAGE] },
    parameters: [...flat.parameters, ...[...levers.values()].flat()],
  };
}

function addedTo(slot: string): string {
  return `added to ${slot}`;
}

function addedBy(levers: readonly string[]): FlatExpression {
  return levers
    .map((lever) => times(reference('parameter', lever), reference('data', lever)))
    .reduce((sum, term) => operation('+', sum, term));
}

/** Nothing is added in month 0, so its side stays as it is. */
function movedIn(one: FlatEquation, levers: Leverage['levers']): FlatEquation {
  const equals = readingsMapper((reading) => withAdded(reading, levers))(one.equals);
  return equals === one.equals ? one : { ...one, starts: one.starts ?? one.equals, equals };
}

/** Reading an input is reading what is given and what is added, in whatever month. */
function withAdded(reading: Reading, levers: Leverage['levers']): FlatExpression {
  const { to } = reading;
  if (to.of !== 'input' || !levers.has(to.slot)) return reading;
  return operation('+', reading, { ...reading, to: { of: 'variable', slot: addedTo(to.slot) } });
}

function sumOf(value: string, penalties: readonly Penalty[]): FlatExpression {
  const now = reference('variable', value);
  const rise = operation('-', now, { kind: 'last', to: { of: 'variable', slot: value } });
  const before: FlatExpression = { kind: 'last', to: { of: 'variable', slot: SUM } };
  const earned = operation('+', before, times(rise, reference('data', COUNTED)));
  return penalties.reduce(
    (sum, { name }) => operation('-', sum, times(reference('variable', name), reference('data', name))),
    earned,
  );
}

function penaltyOf({ of, sign, step }: Penalty): FlatExpression {
  const variable = reference('variable', of);
  if (!step) return times(number(sign), variable);
  const beyond = times(number(sign / step.softness), operation('-', number(step.bound), variable));
  return operation('/', number(1), operation('+', number(1), { kind: 'call', name: 'exp', arguments: [beyond] }));
}

function number(value: number): FlatExpression {
  return { kind: 'number', value };
}

function reference(of: 'variable' | 'parameter' | 'data', slot: string): FlatExpression {
  return { kind: 'reference', to: { of, slot } };
}

function times(left: FlatExpression, right: FlatExpression): FlatExpression {
  return operation('*', left, right);
}

function operation(operator: '+' | '-' | '*' | '/', left: FlatExpression, right: FlatExpression): FlatExpression {
  return { kind: 'operation', operator, left, right };
}

function equation(slot: string, sides: Pick<FlatEquation, 'equals' | 'starts'>): FlatEquation {
  return { slot, ...sides, text: { equals: slot }, place: { file: 'levers' } };
}
