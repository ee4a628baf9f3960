/** First letters at which a spreadsheet takes a cell for a formula, their full-width forms included, and white space before them. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * A text cell as RFC 4180 has it, harmless in a spreadsheet: a cell that would run as a formula gets an apostrophe in front.
 *
 * @example
 * csvText('Scale "PPC", more') // => '"Scale ""PPC"", more"'
 * csvText('=cmd()') // => "'=cmd()"
 */
export function csvText(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows of cells that are ready, as RFC 4180 ends its lines.
 * @example
 * csvLines([['a', 'b']]) // => 'a,b\r\n' */
export function csvLines(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.join(',')}\r\n`).join('');
}
