import { formatPlace } from '../../core/error.ts';
import type { Note } from '../program.ts';

/** Characters of an equation that are shown at most. */
const MOST = 300;

/**
 * An equation as a comment of one line. The text is the model's own, so whatever could end the line or the comment is a blank:
 * control characters, line and paragraph separators, the ends of block and page comments.
 *
 * @example
 * equationComment({ slot: 'a', text: '1 *\/ b', place: { file: 'x.yaml', line: 3 } }) // => '// a = 1 b   x.yaml, line 3'
 */
export function equationComment({ slot, text, place }: Note): string {
  return `// ${inOneLine(slot)} = ${inOneLine(text)}   ${inOneLine(formatPlace(place))}`;
}

/** Everything but letters, marks, digits, punctuation, symbols and plain blanks is a blank; blanks next to each other are one. */
function inOneLine(text: string): string {
  const plain = text.replace(/[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu, ' ').replace(/\*\/|\/\*|<!--|-->/g, ' ');
  const short = plain.replace(/ +/g, ' ').trim();
  return short.length > MOST ? `${short.slice(0, MOST)}…` : short;
}
