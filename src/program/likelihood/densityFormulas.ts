import { familyOf } from '../../language/densities/densities.ts';
import type { Density } from '../../language/densities/density.ts';
import { IDENTITY, LOG, LOGIT, type Transform } from '../../language/densities/transforms.ts';
import { logBeta } from '../../numeric/beta.ts';
import { log } from '../../numeric/elementary/logarithm.ts';
import type { FlatExpression } from '../flat.ts';
import { bell, call, choose, LOG_ROOT_TWO_PI, minus, negate, number, operation, over, plus, times } from './flatMaths.ts';

/** A way from the scale without bounds to a parameter's own, as equations; `language/densities/transforms.ts` says what they are. */
export interface TransformFormula {
  readonly value: (u: FlatExpression) => FlatExpression;
  /** log of |d value / du|. */
  readonly logJacobian: (u: FlatExpression) => FlatExpression;
}

const TRANSFORMS: ReadonlyMap<Transform, TransformFormula> = new Map([
  [IDENTITY, { value: (u) => u, logJacobian: () => number(0) }],
  [LOG, { value: (u) => call('exp', u), logJacobian: (u) => u }],
  [LOGIT, { value: logistic, logJacobian: logOfLogisticSlope }],
]);

/** 1 / (1 + e^−u). */
export function logistic(u: FlatExpression): FlatExpression {
  return over(number(1), plus(number(1), call('exp', negate(u))));
}

function logOfLogisticSlope(u: FlatExpression): FlatExpression {
  const size = call('abs', u);
  return minus(negate(size), times(number(2), call('logOnePlus', call('exp', negate(size)))));
}

type Formula = (x: FlatExpression, given: readonly number[]) => FlatExpression;

/** By family: log densities with every constant, as `language/densities/` has them. */
const LOG_DENSITIES: ReadonlyMap<string, Formula> = new Map<string, Formula>([
  ['normal', (x, [mean = 0, sd = 1]) => normal(x, mean, sd)],
  ['half-normal', (x, [scale = 1]) => within(operation(x, '>=', number(0)), plus(number(Math.LN2), normal(x, 0, scale)))],
  ['log-normal', logNormal],
  ['beta', beta],
]);

function normal(x: FlatExpression, mean: number, sd: number): FlatExpression {
  const z = over(minus(x, number(mean)), number(sd));
  return minus(minus(bell(z), number(log(sd))), number(LOG_ROOT_TWO_PI));
}

function logNormal(x: FlatExpression, [mean = 0, sd = 1]: readonly number[]): FlatExpression {
  const logOfX = call('log', x);
  return within(operation(x, '>', number(0)), minus(normal(logOfX, mean, sd), logOfX));
}

function beta(x: FlatExpression, [a = 1, b = 1]: readonly number[]): FlatExpression {
  const power = (exponent: number, base: FlatExpression) => (exponent === 0 ? number(0) : times(number(exponent), base));
  const inside = operation(operation(x, '>=', number(0)), 'and', operation(x, '<=', number(1)));
  const sum = plus(power(a - 1, call('log', x)), power(b - 1, call('logOnePlus', negate(x))));
  return within(inside, minus(sum, number(logBeta(a, b))));
}

/** Outside the support a density is nothing. */
function within(support: FlatExpression, logDensity: FlatExpression): FlatExpression {
  return choose(support, logDensity, number(Number.NEGATIVE_INFINITY));
}

/** A named density as equations: the parameter's value at a place u on the scale without bounds, and log densities there. */
export function densityFormulas({
  family,
  given,
}: Density): TransformFormula & { readonly logDensity: (x: FlatExpression) => FlatExpression } {
  const transform = TRANSFORMS.get(familyOf({ family }).transform);
  const formula = LOG_DENSITIES.get(family);
  if (!transform || !formula) throw new Error(`the density ${family} has no formula in densityFormulas.ts`);
  return { ...transform, logDensity: (x) => formula(x, given) };
}
