/** What a spreadsheet would take for a cell, a row or a column. */
const LIKE_A_CELL = /^(?:[a-z]{1,3}\d+|r\d*(?:c\d*)?|c\d*|true|false)$/i;

/**
 * A name that a spreadsheet allows for a range, as near to the wished one as can be, and not one of `taken` in any case.
 * @example
 * rangeName('half_life.reviews', new Set()) // => 'half_life.reviews'
 * rangeName('q1', new Set()) // => 'q1_'
 * rangeName('9 lives', new Set(['_9_lives'])) // => '_9_lives_'
 */
export function rangeName(wished: string, taken: ReadonlySet<string>): string {
  const plain = wished.replace(/[^\p{L}\p{N}_.]/gu, '_').slice(0, 200);
  const begun = /^[\p{L}_]/u.test(plain) ? plain : `_${plain}`;
  return free(LIKE_A_CELL.test(begun) ? `${begun}_` : begun, taken);
}

function free(name: string, taken: ReadonlySet<string>): string {
  return taken.has(name.toLowerCase()) ? free(`${name}_`, taken) : name;
}
