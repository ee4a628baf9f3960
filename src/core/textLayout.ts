import stringWidth from 'string-width';
import { inLines } from './lines.ts';

/** Characters that a terminal would obey: controls, and those that turn the direction of text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for.
const OBEYED = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/**
 * Text that a terminal shows and does not obey.
 *
 * @example
 * harmless('a\u001b[2J') // => 'a\\u001b[2J'
 */
export function harmless(text: string): string {
  return text.replace(OBEYED, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/**
 * Columns that a terminal needs for the text: two for a wide character, none for a mark that combines with the one before.
 *
 * @example
 * displayWidth('広告 é') // => 6
 */
export function displayWidth(text: string): number {
  return /^[ -~]*$/.test(text) ? text.length : stringWidth(text);
}

/** The text with spaces after it to `width` columns; a longer one as it is. */
export function padRight(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

/** The text with spaces before it to `width` columns; a longer one as it is. */
export function padLeft(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - displayWidth(text))) + text;
}

/**
 * The beginning of the text that fits `width` columns, with `…` where something is left out.
 *
 * @example
 * clipped('calibrating', 6) // => 'calib…'
 */
export function clipped(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  if (width < 2) return '…'.repeat(Math.max(0, width));
  return `${pieces(text, width - 1)[0]}…`;
}

/**
 * Text in lines of at most `width` columns, broken between words; a longer word is broken where it must be.
 *
 * @example
 * wrapped('one two three', 8) // => 'one two\nthree'
 */
export function wrapped(text: string, width: number): string {
  const words = harmless(text)
    .split(' ')
    .flatMap((long) => pieces(long, width));
  return inLines(words, width, displayWidth).join('\n');
}

/**
 * The first line after `opening`, the others as far in, each of at most `width` columns.
 *
 * @example
 * hanging('- ', 'one two three', 10) // => '- one two\n  three'
 */
export function hanging(opening: string, text: string, width: number): string {
  const indent = displayWidth(opening);
  return opening + wrapped(text, Math.max(LEAST, width - indent)).replaceAll('\n', `\n${' '.repeat(indent)}`);
}

/** However narrow a terminal is, lines hold so much. */
const LEAST = 8;

/** The word in pieces of at most `width` columns; what one sees as one character stays whole. */
function pieces(word: string, width: number): string[] {
  if (displayWidth(word) <= width) return [word];
  const found = [''];
  const state = { room: width };
  for (const { segment } of new Intl.Segmenter().segment(word)) {
    const columns = displayWidth(segment);
    if (columns > state.room && found.at(-1) !== '') {
      found.push('');
      state.room = width;
    }
    found[found.length - 1] += segment;
    state.room -= columns;
  }
  return found;
}
