import { fail } from '../../core/error.ts';
import type { Ratio } from './contract.ts';

/**
 * Names multiplied and divided, read from left to right. Throws an InputError that underlines the text.
 *
 * @example
 * parseRatio('ad_sales / ad_clicks / price').under // => ['ad_clicks', 'price']
 */
export function parseRatio(text: string): Ratio {
  const pieces = text.slice(0, 500).split(/([*/])/);
  const names = pieces.filter((_, index) => index % 2 === 0).map((piece) => piece.trim());
  const wrong = names.find((name) => !/^[a-z][a-z0-9_]{0,59}$/.test(name));
  if (wrong !== undefined) {
    return fail({
      opening: 'invalid',
      message: `formula of a column: "${wrong}" is no name`,
      excerpt: { text, from: 0, to: text.length },
      advice: 'Multiply and divide names of columns and facts, as in "spend / clicks".',
    });
  }
  const isUnder = (index: number): boolean => pieces[2 * index - 1] === '/';
  return {
    text: text.trim(),
    over: names.filter((_, index) => !isUnder(index)),
    under: names.filter((_, index) => isUnder(index)),
  };
}
