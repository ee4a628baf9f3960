import { addPeriods, type Period, quarterLabel } from '../core/calendar.ts';
import { decimalExponent } from '../core/decimal.ts';
import type { Format } from '../language/contract/contract.ts';

const SYMBOLS: ReadonlyMap<string, string> = new Map([
  ['USD', '$'],
  ['EUR', '€'],
  ['GBP', '£'],
  ['JPY', '¥'],
  ['INR', '₹'],
  ['CAD', 'C$'],
  ['AUD', 'A$'],
]);

/** What stands where a number is missing. */
export const MISSING = '–';

/** A number with so many decimals, groups of three and a true minus; a rounded nil has no sign.
 * @example
 * formatNumber(-1234.56, 1) // => '−1,234.6'
 * formatNumber(-0.04, 1) // => '0.0'
 * formatNumber(Number.NaN) // => '–' */
export function formatNumber(value: number, decimals = 0): string {
  if (!Number.isFinite(value)) return MISSING;
  const [whole = '0', fraction] = Math.abs(value).toFixed(decimals).split('.');
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction === undefined ? '' : `.${fraction}`);
  return value < 0 && /[1-9]/.test(digits) ? `−${digits}` : digits;
}

/** A fraction as a percentage: one decimal below 20%, none above, unless told.
 * @example
 * formatPercent(0.1234) // => '12.3%'
 * formatPercent(0.85) // => '85%' */
export function formatPercent(fraction: number, decimals = Math.abs(fraction) < 0.1995 ? 1 : 0): string {
  return Number.isFinite(fraction) ? `${formatNumber(100 * fraction, decimals)}%` : MISSING;
}

/** A part of the draws as so many of a hundred; never none and never all, which no simulation can claim.
 * @example
 * formatChance(0.87) // => '87 of 100'
 * formatChance(0.998) // => 'more than 99 of 100'
 * formatChance(0.001) // => 'fewer than 1 of 100' */
export function formatChance(part: number): string {
  if (part >= 0.995) return 'more than 99 of 100';
  if (part < 0.005) return 'fewer than 1 of 100';
  return `${formatNumber(100 * part)} of 100`;
}

/** As {@link formatChance}, for a column.
 * @example
 * shortChance(0.998) // => '>99 of 100' */
export function shortChance(part: number): string {
  return formatChance(part).replace('more than ', '>').replace('fewer than ', '<');
}

/** Money, short: two or three digits and k, m or bn.
 * @example
 * formatMoney(63624, 'USD') // => '$64k'
 * formatMoney(-1240000, 'EUR') // => '−€1.24m'
 * formatMoney(1.3, 'CHF') // => 'CHF 1.30' */
export function formatMoney(value: number, currency: string): string {
  if (!Number.isFinite(value)) return MISSING;
  const size = Math.abs(value);
  const [divisor, suffix] = SCALES.find(([from]) => size >= from)?.slice(1) ?? [1, ''];
  const scaled = size / Number(divisor);
  const fine = suffix === '' ? (Math.round(100 * scaled) % 100 === 0 ? 0 : 2) : suffix === 'k' ? 1 : 2;
  const digits = formatNumber(scaled, scaled < 9.995 ? fine : scaled < 99.5 ? Math.max(0, fine - 1) : 0);
  const sign = value < 0 && /[1-9]/.test(digits) ? '−' : '';
  return `${sign}${SYMBOLS.get(currency) ?? `${currency} `}${digits}${suffix}`;
}

/** From which size, its divisor and its letter; a little below the round number, so that 999,800 is 1.00m and not 1,000k. */
const SCALES: readonly (readonly [number, number, string])[] = [
  [999_500_000, 1e9, 'bn'],
  [999_500, 1e6, 'm'],
  [999.5, 1e3, 'k'],
];

/** A price, always with its pence where it is below 100, so that the values of an axis look alike.
 * @example
 * formatPrice(1.2, 'USD') // => '$1.20' */
export function formatPrice(value: number, currency: string): string {
  if (!Number.isFinite(value)) return MISSING;
  return `${SYMBOLS.get(currency) ?? `${currency} `}${formatNumber(value, Math.abs(value) < 100 ? 2 : 0)}`;
}

/** A place in a list: whole where it is, else with a decimal.
 * @example
 * formatPlace(12) // => '12'
 * formatPlace(12.34) // => '12.3' */
export function formatPlace(rank: number): string {
  return formatNumber(rank, Number.isInteger(rank) ? 0 : 1);
}

/** A value in the format that a model gives it.
 * @example
 * formatAs('money', 63624, 'USD') // => '$64k'
 * formatAs('rank', 4, 'USD') // => '4' */
export function formatAs(format: Format, value: number, currency: string): string {
  return FORMATTERS[format](value, currency);
}

const FORMATTERS: Readonly<Record<Format, (value: number, currency: string) => string>> = {
  percent: (value) => formatPercent(value),
  money: formatMoney,
  price: formatPrice,
  number: (value) => formatSignificant(value),
  rank: formatPlace,
};

/** As {@link formatMoney}, with a plus in front of a gain.
 * @example
 * formatGain(12000, 'GBP') // => '+£12k'
 * formatGain(0.001, 'GBP') // => '£0' */
export function formatGain(value: number, currency: string): string {
  const text = formatMoney(value, currency);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** A value with its unit, for an assumption: a bare `1` is a plain number.
 * @example
 * formatQuantity(9, 'month') // => '9 months'
 * formatQuantity(0.08, '1/year') // => '8% a year'
 * formatQuantity(30000, 'USD') // => '$30k'
 * formatQuantity(1.2, 'EUR/click') // => '€1.20 a click' */
export function formatQuantity(value: number, unit: string): string {
  if (unit === '1' || unit === '') return formatSignificant(value);
  if (/^[A-Z]{3}$/.test(unit)) return formatMoney(value, unit);
  if (unit === 'month') return `${formatSignificant(value)} ${value === 1 ? 'month' : 'months'}`;
  const [, amount = '', per] = /^(1|[A-Z]{3})\/(\w+)$/.exec(unit) ?? [];
  if (amount !== '') return `${amount === '1' ? `${formatSignificant(100 * value)}%` : formatMoney(value, amount)} a ${per}`;
  return `${formatSignificant(value)} ${unit}`;
}

/** Three significant digits without trailing noughts.
 * @example
 * formatSignificant(0.05649) // => '0.0565'
 * formatSignificant(1500) // => '1,500' */
export function formatSignificant(value: number): string {
  if (!Number.isFinite(value)) return MISSING;
  const decimals = value === 0 ? 0 : Math.min(8, Math.max(0, 2 - decimalExponent(value)));
  const text = formatNumber(value, decimals);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** "a", "a and b", "a, b and c".
 * @example
 * formatList(['a', 'b', 'c']) // => 'a, b and c' */
export function formatList(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** A name for a place with little room: control characters gone, cut to `length` letters with an ellipsis.
 * @example
 * shorten('Invest in content and more', 18) // => 'Invest in content…' */
export function shorten(name: string, length = 28): string {
  const clean = visible(name);
  const letters = [...clean];
  return letters.length <= length
    ? clean
    : `${letters
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`;
}

/** A name without what it says in brackets, for a key.
 * @example
 * withoutBrackets('External AI (ChatGPT)') // => 'External AI' */
export function withoutBrackets(name: string): string {
  return visible(name).replace(/(\S)\s*\([^()]*\)$/, '$1');
}

/** The text as XML may carry it: white space folded, control characters, lone surrogates and reversals of direction gone.
 * @example
 * visible(' a\u0000\n b ') // => 'a b' */
export function visible(text: string): string {
  return text
    .replace(/[\p{Cs}\uFFFE\uFFFF\u202A-\u202E\u2066-\u2069]/gu, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
}

/** Indices of the months or weeks that end a quarter, and the last: what a table by quarter-end shows. */
export function quarterEnds(months: readonly Period[]): number[] {
  return months.flatMap((month, index) => (isQuarterEnd(month) || index === months.length - 1 ? [index] : []));
}

function isQuarterEnd(period: Period): boolean {
  return quarterLabel(addPeriods(period, 1)) !== quarterLabel(period);
}
