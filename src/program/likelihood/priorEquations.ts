import type { Place } from '../../core/error.ts';
import { P90_SCORE } from '../../numeric/normal.ts';
import type { FlatEquation, FlatExpression } from '../flat.ts';
import { densityFormulas, logistic } from './densityFormulas.ts';
import { bell, call, choose, LOG_ROOT_TWO_PI, minus, number, operation, over, plus, read, times } from './flatMaths.ts';
import type { PriorShape } from './posteriorShape.ts';
import { percentileSlots } from './posteriorSlots.ts';

/** A sampled parameter: its value at a place on the scale without bounds, and the log density of its prior there. */
export interface PriorEquations {
  readonly value: FlatEquation;
  /** With the Jacobian. */
  readonly logPrior: FlatExpression;
  readonly logPriorOfValue: FlatExpression;
}

/** What a draw has of its own is the place; the parameter's slot becomes an equation. */
export function priorEquations(prior: PriorShape, place: Place): PriorEquations {
  const u = read('parameter', prior.slot);
  const { value, logPrior, logPriorOfValue } = 'scale' in prior ? byPercentiles(prior, u) : byDensity(prior, u);
  const text = `${prior.slot} at a place of the sampler, by its prior (${'scale' in prior ? `percentiles, ${prior.scale}` : prior.density.text})`;
  return { value: { slot: prior.slot, equals: value, text: { equals: text }, place }, logPrior, logPriorOfValue };
}

interface Formulas {
  readonly value: FlatExpression;
  readonly logPrior: FlatExpression;
  readonly logPriorOfValue: FlatExpression;
}

/** The place is a standard normal score, so the prior there is N(0, 1) and no Jacobian is needed. */
function byPercentiles({ slot, scale }: Extract<PriorShape, { scale: string }>, u: FlatExpression): Formulas {
  const { centre, below, above } = percentileSlots(slot);
  const side = choose(operation(u, '<', number(0)), read('fixed', below), read('fixed', above));
  const at = plus(read('fixed', centre), over(times(side, u), number(P90_SCORE)));
  const value = scale === 'normal' ? at : scale === 'lognormal' ? call('exp', at) : logistic(at);
  const logPrior = minus(bell(u), number(LOG_ROOT_TWO_PI));
  return { value, logPrior, logPriorOfValue: logPrior };
}

function byDensity({ density }: Extract<PriorShape, { density: unknown }>, u: FlatExpression): Formulas {
  const { value, logJacobian, logDensity } = densityFormulas(density);
  const logPriorOfValue = logDensity(value(u));
  return { value: value(u), logPrior: plus(logPriorOfValue, logJacobian(u)), logPriorOfValue };
}
