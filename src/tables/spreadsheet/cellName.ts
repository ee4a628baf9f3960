/** The letters of a column, counted from 0.
 * @example
 * [0, 25, 26, 701, 702].map(columnLetters) // => ['A', 'Z', 'AA', 'ZZ', 'AAA'] */
export function columnLetters(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnLetters(Math.floor(column / 26) - 1) + letter;
}

/** A cell by row and column, counted from 0.
 * @example
 * cellName(3, 1) // => 'B4' */
export function cellName(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

/** The same, that stays when a formula is copied.
 * @example
 * fixedCell(3, 1) // => '$B$4' */
export function fixedCell(row: number, column: number): string {
  return `$${columnLetters(column)}$${row + 1}`;
}

/** A sheet as a formula says it before a cell.
 * @example
 * sheetPrefix("Bob's") // => "'Bob''s'!" */
export function sheetPrefix(sheet: string): string {
  return `'${sheet.replaceAll("'", "''")}'!`;
}
