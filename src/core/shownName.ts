/** Signs that have no shape of their own, or that end a line: control, format and separator characters. */
const SHAPELESS = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/**
 * A name of a file, plan or column as a message shows it: in one line, each sign that nobody would see written out.
 *
 * @example
 * shownName('a\nb\u200b.csv') // => 'a\\u000ab\\u200b.csv'
 */
export function shownName(name: string): string {
  return name.replace(SHAPELESS, (sign) =>
    sign
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}
