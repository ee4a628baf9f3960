/** First letters at which a spreadsheet takes a cell for a formula, their full-width forms included, and white space before them. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
const NUMBER = /^-?\d+(?:\.\d+)?(?:e[+-]\d+)?$/;

/**
 * Rows of a table as CSV, each ended by `end`. Numbers stay as they are; a text that a spreadsheet would run as a formula gets an
 * apostrophe before it, which makes it text there.
 * @example
 * csvText([['2026-01', -3.5, '=HYPERLINK("x")', 'a, b']]) // => '2026-01,-3.5,"\'=HYPERLINK(""x"")","a, b"\n'
 */
export function csvText(rows: readonly (readonly (string | number)[])[], end: '\n' | '\r\n' = '\n'): string {
  return rows.map((cells) => `${cells.map(csvCell).join(',')}${end}`).join('');
}

function csvCell(cell: string | number): string {
  const text = String(cell);
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
