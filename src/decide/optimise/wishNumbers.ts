import { fail } from '../../core/error.ts';

/**
 * A number as written on a command line: digits with or without commas between thousands, a percentage as its part of one. `flag` is
 * named where it is none.
 *
 * @example
 * numberIn('--budget', '20,000') // => 20000
 * numberIn('--change', '25%') // => 0.25
 */
export function numberIn(flag: string, text: string): number {
  const parts = /^\s*([-−]?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(%?)\s*$/.exec(text);
  if (!parts) {
    fail({
      opening: 'invalid',
      message: `${flag} "${text}": it is no number`,
      advice: 'Write it as 20000, 20,000, 0.25 or 25%.',
    });
  }
  const [, minus = '', whole = '', fraction = '', percent = ''] = parts;
  const size = Number(`${whole.replaceAll(',', '')}${fraction}`) / (percent === '' ? 1 : 100);
  return minus === '' ? size : -size;
}

/** A part of one, as 0.8 or 80%. */
export function partIn(flag: string, text: string): number {
  const part = numberIn(flag, text);
  if (part >= 0 && part <= 1) return part;
  return fail({ opening: 'invalid', message: `${flag} "${text}"`, advice: 'Give a part of one, such as 0.8 or 80%.' });
}
