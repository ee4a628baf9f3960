import { fail } from '../../core/error.ts';
import type { Range } from './contract.ts';

const NUMBER = '([-+]?(?:\\d+(?:\\.\\d+)?|\\.\\d+)(?:e[-+]?\\d+)?)';
const RANGE = new RegExp(`^([[(])\\s*${NUMBER}\\s*,\\s*${NUMBER}\\s*([\\])])(\\s+strays)?$`, 'i');

/**
 * A range as mathematics writes it: `[0, 1)` holds 0 and not 1; `strays` behind it lets single draws lie outside. Throws an
 * InputError that underlines the text.
 *
 * @example
 * parseRange('[0, 1)') // => { least: 0, most: 1, above: false, below: true, strays: false }
 * parseRange('[0, 1200] strays').strays // => true
 */
export function parseRange(text: string): Range {
  const match = RANGE.exec(text.slice(0, 200).trim());
  const [, opening, from, to, closing, strays] = match ?? [];
  const [least, most] = [Number(from), Number(to)];
  if (!match || !(least < most)) {
    return fail({
      opening: 'invalid',
      message: `range "${text.slice(0, 60)}"`,
      excerpt: { text, from: 0, to: text.length },
      advice: 'Write the least and the most value, as in "[0, 1]"; a round bracket leaves the value itself out.',
    });
  }
  return { least, most, above: opening === '(', below: closing === ')', strays: strays !== undefined };
}
