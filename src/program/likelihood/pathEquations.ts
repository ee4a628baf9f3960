import type { Path } from '../../language/model.ts';
import type { FlatEquation, FlatExpression } from '../flat.ts';
import type { Parameter } from './errorEquations.ts';
import { before, bell, call, LOG_ROOT_TWO_PI, minus, number, over, read, times } from './flatMaths.ts';
import { scaleSlot } from './posteriorSlots.ts';

/** A parameter over months in a posterior. */
export interface PathEquations {
  /** Its value, where the sampler moves over that in place of the shock. */
  readonly value?: FlatEquation;
  /** Log density of what the sampler moves over in a month, given the months before. */
  readonly logDensity: { readonly starts: FlatExpression; readonly equals: FlatExpression };
}

/** Over shocks: independent standard normal numbers (non-centred). */
export function shockEquations({ name }: Path): PathEquations {
  const normal = standardNormal(name);
  return { logDensity: { starts: normal, equals: normal } };
}

function standardNormal(path: string): FlatExpression {
  return minus(bell(read('shock', path)), number(LOG_ROOT_TWO_PI));
}

/**
 * Over values in a fixed scale (centred): where measurements tell each month closely, a value is much the same whatever the spread, and
 * a shock is not (Betancourt and Girolami 2015).
 */
export function valueEquations(path: Path, parameter: Parameter): PathEquations {
  const { name, kind, place } = path;
  const scale = read('fixed', scaleSlot(name));
  const value = times(scale, read('shock', name));
  const { first, later } = deviations(path, parameter);
  const equation: FlatEquation = {
    slot: name,
    starts: kind === 'level' ? number(0) : value,
    equals: value,
    text: { equals: `${name} as it is sampled` },
    place,
  };
  const density = (expected: FlatExpression, deviation: FlatExpression): FlatExpression =>
    minus(
      minus(bell(over(minus(read('variable', name), expected), deviation)), call('log', over(deviation, scale))),
      number(LOG_ROOT_TWO_PI),
    );
  const starts = kind === 'level' ? standardNormal(name) : density(number(0), first);
  return { value: equation, logDensity: { starts, equals: density(expectedOf(path, parameter), later) } };
}

/** Standard deviation of the first month's value, and of what is new in a later one. */
function deviations(
  { kind, spread, persistence }: Path,
  parameter: Parameter,
): { readonly first: FlatExpression; readonly later: FlatExpression } {
  const first = parameter(spread);
  if (kind !== 'ar1' || persistence === undefined) return { first, later: first };
  const kept = parameter(persistence);
  return { first, later: times(first, call('sqrt', minus(number(1), times(kept, kept)))) };
}

/** What a value is expected to be after that of the month before. */
function expectedOf({ name, kind, persistence }: Path, parameter: Parameter): FlatExpression {
  if (kind === 'independent') return number(0);
  return persistence === undefined ? before(name) : times(parameter(persistence), before(name));
}
