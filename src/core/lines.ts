/**
 * Words in lines of at most `width` columns, by what `widthOf` says of a word; a word that is wider has a line of its own.
 *
 * @example
 * inLines(['one', 'two', 'three'], 8, (word) => word.length) // => ['one two', 'three']
 */
export function inLines(words: readonly string[], width: number, widthOf: (word: string) => number): string[] {
  const lines: string[] = [];
  const last = { text: '', width: 0 };
  for (const word of words) {
    const columns = widthOf(word);
    const fits = last.width === 0 || last.width + 1 + columns <= width;
    if (!fits) lines.push(last.text);
    const joins = fits && last.width > 0;
    last.text = joins ? `${last.text} ${word}` : word;
    last.width = joins ? last.width + 1 + columns : columns;
  }
  return [...lines, last.text];
}
