import type { Unit } from '../language/unit.ts';

/** `money/month`; empty for a plain number.
 * @example
 * unitText(new Map([['money', 1], ['month', -1]])) // => 'money/month' */
export function unitText(unit: Unit): string {
  const part = (sign: 1 | -1): string =>
    [...unit]
      .filter(([, power]) => power * sign > 0)
      .map(([name, power]) => (power * sign === 1 ? name : `${name}^${power * sign}`))
      .join('·');
  const [above, below] = [part(1), part(-1)];
  return below === '' ? above : `${above || '1'}/${below}`;
}
