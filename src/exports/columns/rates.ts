import { powerOfTen } from '../../core/decimal.ts';
import { numberValue, parseNumberText } from '../../tables/numberText.ts';
import type { Cell } from '../../tables/sheet.ts';

/** A ratio as a report shows it: read for comparison only, so that one that cannot be read is passed over. */
export interface Rate {
  /** With a percent sign: as a fraction. */
  readonly value: number;
  /** Half of the last digit shown, in the unit of `value`. */
  readonly rounding: number;
  readonly percent: boolean;
}

/** @example
 * rateOf('2.57%') // => { value: 0.0257, rounding: 0.00005, percent: true }
 * rateOf('--') // => undefined */
export function rateOf(cell: Cell): Rate | undefined {
  if (typeof cell === 'number') return { value: cell, rounding: 0.005, percent: false };
  const number = parseNumberText(cell);
  if (!number) return undefined;
  const decimal = number.decimal === ',' || (number.decimal === 'either' && number.digits.includes(',')) ? ',' : '.';
  const point = number.digits.lastIndexOf(decimal);
  const decimals = point < 0 ? 0 : number.digits.length - point - 1;
  const rounding = 0.5 * powerOfTen(-decimals) * (number.percent ? 0.01 : 1);
  return { value: numberValue(number, decimal), rounding: Number(rounding.toPrecision(6)), percent: number.percent };
}
