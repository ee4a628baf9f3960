import { formatNumber } from '../../format.ts';

/**
 * Two decimals, with a plus in front of a gain.
 * @example
 * signed(0.301) // => '+0.30'
 * signed(-0.4) // => '−0.40'
 */
export function signed(value: number): string {
  const text = formatNumber(value, 2);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}
