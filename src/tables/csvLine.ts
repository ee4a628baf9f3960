/** Cells that a spreadsheet would run as a formula. */
const FORMULA = /^[=+\-@\t]/;
const NUMBER = /^-?\d+(?:\.\d+)?$/;

/**
 * A line of a CSV file. Text that a spreadsheet would take for a formula gets an apostrophe before it, which makes it text there.
 * @example
 * csvLine(['2026-01', '-3.50', '=HYPERLINK("x")', 'a, b']) // => '2026-01,-3.50,"\'=HYPERLINK(""x"")","a, b"\n'
 */
export function csvLine(cells: readonly string[]): string {
  const line = cells.map((cell) => quoted(FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell)).join(',');
  return `${line}\n`;
}

function quoted(cell: string): string {
  return /[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
