const WORDS: ReadonlyMap<string, boolean> = new Map([
  ...['1', 'yes', 'y', 'true', 'x', '✓', 'mentioned', 'ja', 'j', 'wahr', 'はい'].map((word) => [word, true] as const),
  ...['0', 'no', 'n', 'false', 'not mentioned', 'nein', 'falsch', 'いいえ'].map((word) => [word, false] as const),
]);

/** Yes or no, in the words of people, spreadsheets and trackers; undefined where a text says neither.
 * @example
 * ['Ja', 'FALSE', '✓', 'maybe'].map(parseYesNo) // => [true, false, true, undefined] */
export function parseYesNo(text: string): boolean | undefined {
  return WORDS.get(text.trim().toLowerCase());
}
