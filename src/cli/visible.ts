/** Control characters (but line feed and tab), those that turn the direction of text, which a terminal would obey, and those of no width, which nobody would see. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for.
const OBEYED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/**
 * Text from files or the command line as a terminal may show it: what it would obey is written out.
 *
 * @example
 * visible('safe\u001b[2J') // => 'safe\\u001b[2J'
 */
export function visible(text: string): string {
  return text.replace(OBEYED, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
