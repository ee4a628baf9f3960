import { exp } from '../numeric/elementary/exponential.ts';
import { formatMoney, formatPercent, formatQuantity } from './format.ts';

interface Kind {
  readonly unit: string;
  readonly shape?: string | undefined;
  /** A natural logarithm of how many times. */
  readonly isLogarithm?: boolean | undefined;
}

/**
 * A value of an assumption in words. Shares (logit-normal) are percentages, amounts carry their currency, logarithms are told as how many times.
 *
 * @example
 * quantity(48000, { unit: 'EUR', shape: 'lognormal' }) // => '€48k'
 * quantity(1.2, { unit: 'USD/click', shape: 'lognormal' }) // => '$1.20 a click'
 * quantity(0.55, { unit: '1', shape: 'logit-normal' }) // => '55%'
 * quantity(30000, { unit: 'click/month', shape: 'fixed' }) // => '30,000 clicks a month'
 * quantity(18, { unit: 'month', shape: 'normal' }) // => '18 months'
 * quantity(0.7, { unit: '1', shape: 'normal', isLogarithm: true }) // => '2.01 times'
 */
export function quantity(value: number, { unit, shape, isLogarithm = false }: Kind): string {
  if (isLogarithm) return `${formatQuantity(exp(value), '1')} times`;
  const priced = /^([A-Z]{3})\/(\w+)$/.exec(unit);
  if (priced?.[1] !== undefined) return `${formatMoney(value, priced[1])} a ${priced[2]}`;
  if (unit === '1' && shape === 'logit-normal' && value <= 1) return formatPercent(value);
  const rate = /^([a-z]+)\/(\w+)$/.exec(unit);
  return rate ? `${formatQuantity(value, '1')} ${rate[1]}s a ${rate[2]}` : formatQuantity(value, unit);
}

/** A unit as a column shows it: nothing for a plain number.
 * @example
 * unitLabel('1') // => '' */
export function unitLabel(unit: string): string {
  return unit === '1' ? '' : unit;
}
