import { present } from '../core/present.ts';
import { CURRENCY_MARKS } from './currency.ts';

/** The sign before the decimals. */
export type Decimal = '.' | ',';

/** A number as written, before it is known which sign separates its decimals. */
export interface NumberText {
  readonly negative: boolean;
  readonly percent: boolean;
  /** The currency sign or code beside it. */
  readonly mark?: string;
  /** Digits with `.` and `,` as written; spaces and apostrophes between thousands are gone. */
  readonly digits: string;
  /** `e5`, or empty. */
  readonly exponent: string;
  /** What `k` or `M` behind the digits stands for, in powers of ten: 3 or 6. */
  readonly scale?: number;
  /** What the number itself says: its decimal sign, `either` (as `1.500` may be read both ways) or `none`. */
  readonly decimal: Decimal | 'either' | 'none';
}

const MARK = CURRENCY_MARKS.map((mark) => mark.replace(/[$.]/g, '\\$&')).join('|');
/** Thousands and millions as people shorten them, the longer words first. */
const SCALES: ReadonlyMap<string, number> = new Map([
  ...['Tsd.', 'Tsd', 'k', 'K'].map((word) => [word, 3] as const),
  ...['Mio.', 'Mio', 'M', 'm'].map((word) => [word, 6] as const),
]);
const FORM = new RegExp(
  `^(?<minus1>-?)(?<open>\\(?)(?<mark1>${MARK})? ?(?<open2>\\(?)(?<minus2>-?)(?<digits>[\\d.,' ]*\\d)(?<exponent>(?:[eE][-+]?\\d{1,4})?) ?(?<scale>(?:${[...SCALES.keys()].map((word) => word.replace('.', '\\.')).join('|')})?) ?(?<percent>%?) ?(?<mark2>${MARK})?(?<minus3>-?)(?<close>\\)?)(?<minus4>-?)$`,
);

/**
 * Takes a number apart: sign (also as parentheses or at the end), currency, percent sign, digits.
 * Undefined where the text is not a number, or where its separators fit no way of writing one.
 *
 * @example
 * parseNumberText('(1.234,50 €)') // => { negative: true, percent: false, mark: '€', digits: '1.234,50', exponent: '', decimal: ',' }
 * parseNumberText('$2.5M')?.scale // => 6
 * parseNumberText('1.500')?.decimal // => 'either'
 * parseNumberText('Infinity') // => undefined
 */
export function parseNumberText(text: string): NumberText | undefined {
  if (text.length > 60) return undefined;
  const plain = text
    .replace(/[\s\u00a0\u2007\u2009\u202f]+/g, ' ')
    .replace(/[−–]/g, '-')
    .replace(/[’`´]/g, "'")
    .trim();
  const groups = FORM.exec(plain)?.groups;
  if (!groups) return undefined;
  const opened = `${groups.open}${groups.open2}`;
  const signs = [groups.minus1, groups.minus2, groups.minus3, groups.minus4, opened].filter(Boolean);
  const marks = [groups.mark1, groups.mark2].filter((mark) => mark !== undefined);
  if (signs.length > 1 || marks.length > 1 || opened.length !== present(groups.close, 'close').length) return undefined;
  const body = readDigits(present(groups.digits, 'digits'), present(groups.exponent, 'exponent'));
  const [mark] = marks;
  const scale = SCALES.get(present(groups.scale, 'scale'));
  if (!body || (scale !== undefined && groups.percent === '%')) return undefined;
  const signed = { negative: signs.length === 1, percent: groups.percent === '%' };
  return { ...signed, ...(mark === undefined ? {} : { mark }), ...(scale === undefined ? {} : { scale }), ...body };
}

/** Drops spaces and apostrophes between thousands, then asks the digits for their decimal sign. */
function readDigits(text: string, exponent: string): Pick<NumberText, 'digits' | 'exponent' | 'decimal'> | undefined {
  const spaced = /[ ']/.test(text);
  if (spaced && !/^\d{1,3}(?:[ ']\d{3})+(?:[.,]\d+)?$/.test(text)) return undefined;
  const digits = text.replace(/[ ']/g, '');
  const decimal = decimalOf(digits, spaced || exponent !== '');
  return decimal && { digits, exponent, decimal };
}

/** Whole numbers with thousands: 1,234,567 and, in India, 12,34,567. */
const GROUPED: Readonly<Record<Decimal, RegExp>> = {
  '.': /^(?:\d{1,3}(?:,\d{3})*|\d{1,2}(?:,\d{2})+,\d{3}|\d+)?(?:\.\d+)?$/,
  ',': /^(?:\d{1,3}(?:\.\d{3})*|\d+)?(?:,\d+)?$/,
};

function decimalOf(digits: string, separatorIsDecimal: boolean): NumberText['decimal'] | undefined {
  if (/^\d+$/.test(digits)) return 'none';
  const one = /^\d*([.,])\d+$/.exec(digits);
  if (one && separatorIsDecimal) return one[1] as Decimal;
  const readings = (['.', ','] as const).filter((decimal) => GROUPED[decimal].test(digits));
  if (readings.length === 2) return /^0/.test(digits) ? (one?.[1] as Decimal) : 'either';
  return readings[0];
}

/** The number, given the decimal sign of its column. Percent is divided by 100. May be infinite: the caller refuses it. */
export function numberValue(number: NumberText, decimal: Decimal): number {
  const grouping = decimal === '.' ? /,/g : /\./g;
  const plain = number.digits.replace(grouping, '').replace(',', '.') + number.exponent;
  const value = number.percent ? shifted(plain, -2) : number.scale === undefined ? Number(plain) : shifted(plain, number.scale);
  return number.negative ? -value : value;
}

/** Shifts the decimal point in the text, so that `28.3%` is the double 0.283 and not 28.3 / 100 rounded twice. */
function shifted(plain: string, by: number): number {
  const [mantissa, exponent = '0'] = plain.toLowerCase().split('e');
  return Number(`${mantissa}e${Number(exponent) + by}`);
}
