import { fail } from '../../core/error.ts';

/**
 * What an input is where nothing gives it: names of facts and numbers, the first that is known counts. Throws an InputError that
 * underlines what is neither.
 *
 * @example
 * parseOtherwise('rating or 4.3') // => ['rating', 4.3]
 */
export function parseOtherwise(text: string): (string | number)[] {
  return text.split(/ or /).map((piece) => {
    const word = piece.trim();
    if (/^-?\d+(\.\d+)?$/.test(word)) return Number(word);
    if (/^[a-z][a-z0-9_]{0,59}$/.test(word)) return word;
    return fail({
      opening: 'invalid',
      message: `"otherwise" of an input: "${word}" is neither a fact nor a number`,
      excerpt: { text, from: 0, to: text.length },
      advice: 'Name facts of product.csv and numbers, the best first, as in "rating or 4.3".',
    });
  });
}
