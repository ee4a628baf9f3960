import type { Decimal } from './numberText.ts';

/**
 * The number, where the text can be read at a glance: digits, also `$1,234.50` in a column with a decimal point, `mark`
 * being `$`.
 * Undefined where the text needs a closer look. `1.500` does, whatever the column: three digits may be thousands.
 *
 * @example
 * plainNumber('1,234', '.') // => 1234
 * plainNumber('$12.50', '.', '$') // => 12.5
 * plainNumber('12.50', ',') // => undefined
 */
export function plainNumber(text: string, decimal: Decimal | undefined, mark?: string): number | undefined {
  const { length } = text;
  if (length === 0 || length > 15) return undefined;
  const start = mark !== undefined && text.startsWith(mark) ? 1 : 0;
  if (start === 1 && decimal !== '.') return undefined;
  const end = digitsEnd(text, start);
  if (end === start) return undefined;
  if (end === length) return start === 0 ? Number(text) : undefined;
  return decimal === '.' ? pointNumber(text, start, end) : undefined;
}

const COMMA = 44;
const POINT = 46;

/** The first place from `start` on that is no digit. */
function digitsEnd(text: string, start: number): number {
  let at = start;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 48 || code > 57) break;
  }
  return at;
}

/** `1,234,567.89`: groups of three after commas, and a part after the point that is no group of three. */
function pointNumber(text: string, start: number, first: number): number | undefined {
  let at = first;
  const grouped = text.charCodeAt(at) === COMMA;
  if (grouped && first - start > 3) return undefined;
  while (text.charCodeAt(at) === COMMA) {
    const next = digitsEnd(text, at + 1);
    if (next - at !== 4) return undefined;
    at = next;
  }
  if (text.charCodeAt(at) === POINT) {
    const next = digitsEnd(text, at + 1);
    if (next - at === 1 || (next - at === 4 && !grouped)) return undefined;
    at = next;
  }
  if (at < text.length) return undefined;
  const digits = start === 0 ? text : text.slice(start);
  return Number(grouped ? digits.replaceAll(',', '') : digits);
}
