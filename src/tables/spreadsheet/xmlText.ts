/** Characters of a text that a cell takes. */
const MOST = 32_767;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text as a part of a workbook carries it: what XML cannot hold is gone, and what is too long for a cell is cut.
 * @example
 * xmlText('a < b\u0000') // => 'a &lt; b' */
export function xmlText(text: string): string {
  const clean = text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
  return clean.slice(0, MOST).replace(/[&<>"]/g, (letter) => ENTITIES[letter] ?? letter);
}
