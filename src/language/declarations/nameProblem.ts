import { isClockName } from '../clock.ts';
import { languageConstants } from '../constants.ts';
import { SPECIAL_FORMS } from '../equation/resolve.ts';
import { isReservedWord } from '../equation/tokens.ts';
import { FUNCTIONS } from '../functions/functions.ts';

/** How names and ids are spelt. */
export const NAME = /^[a-z][a-z0-9_]{0,59}$/;
export const SPELLING = 'Use small letters, digits and _, beginning with a letter, at most 60 of them.';

/**
 * What to do about a name that equations could not use, or undefined.
 *
 * @example
 * nameProblem('ad_spend') // => undefined
 * nameProblem('last') // => 'It is a function of the language: use another name.'
 */
export function nameProblem(name: string): string | undefined {
  if (!NAME.test(name)) return SPELLING;
  if (isReservedWord(name)) return 'It is a word of the language: use another name.';
  if (FUNCTIONS.has(name) || SPECIAL_FORMS.includes(name)) return 'It is a function of the language: use another name.';
  if (languageConstants('month').has(name)) return 'It is a constant of the language: use another name.';
  return isClockName(name) ? 'The clock has this name: use another one.' : undefined;
}
