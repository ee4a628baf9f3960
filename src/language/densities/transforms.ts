import { exp } from '../../numeric/elementary/exponential.ts';
import { log, log1p } from '../../numeric/elementary/logarithm.ts';
/** A way from a bounded scale to one without bounds, on which samplers move. */
export interface Transform {
  readonly to: (x: number) => number;
  readonly from: (u: number) => number;
  /** Logarithm of dx/du at u: what a density must be multiplied by when u, not x, is drawn. */
  readonly logJacobian: (u: number) => number;
}

/** Any number stays as it is.
 * @example
 * IDENTITY.logJacobian(3) // => 0 */
export const IDENTITY: Transform = { to: (x) => x, from: (u) => u, logJacobian: () => 0 };

/** x > 0 through its logarithm: x = e^u, dx/du = e^u.
 * @example
 * LOG.from(LOG.to(2)).toFixed(12) // => '2.000000000000'
 * LOG.logJacobian(0.7) // => 0.7 */
export const LOG: Transform = { to: log, from: exp, logJacobian: (u) => u };

/** 0 < x < 1 through its log odds: x = 1/(1+e^−u), dx/du = x (1 − x).
 * @example
 * LOGIT.from(0) // => 0.5
 * LOGIT.logJacobian(0).toFixed(12) // => Math.log(1 / 4).toFixed(12) */
export const LOGIT: Transform = {
  to: (x) => log(x) - log1p(-x),
  from: (u) => 1 / (1 + exp(-u)),
  logJacobian: (u) => -Math.abs(u) - 2 * log1p(exp(-Math.abs(u))),
};
