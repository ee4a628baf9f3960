import { log } from './elementary/logarithm.ts';
import { pow } from './elementary/powers.ts';
import { normalQuantile } from './normal.ts';
import type { Stream } from './random.ts';

/** A draw of the gamma distribution with this shape, finite and above 0, and scale 1. Marsaglia and Tsang 2000, ACM Transactions on Mathematical Software 26(3). */
export function gammaDraw(shape: number, next: Stream): number {
  if (!(shape > 0 && shape < Number.POSITIVE_INFINITY)) throw new RangeError(`a gamma shape of ${shape}`);
  if (shape < 1) return gammaDraw(shape + 1, next) * pow(next(), 1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const z = normalQuantile(next());
    const root = 1 + c * z;
    const v = root * root * root;
    if (v > 0 && log(next()) < (z * z) / 2 + d * (1 - v + log(v))) return d * v;
  }
}
