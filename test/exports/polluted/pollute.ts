/** Header first. */
export type Grid = readonly (readonly string[])[];

export interface Dialect {
  readonly separator: string;
  readonly lineEnd: string;
  readonly quote: string;
  /** What a quote inside quotes is written as. */
  readonly escaped: string;
  readonly quoteAll: boolean;
}

export const COMMAS: Dialect = { separator: ',', lineEnd: '\n', quote: '"', escaped: '""', quoteAll: false };

/** What a file became, the way it was polluted, and where. */
export interface Polluted {
  readonly way: string;
  readonly what: string;
  readonly text: string;
  /** The rows of the clean table that it still holds, from 0; all of them where it is absent. */
  readonly rows?: number;
  /** The line that was damaged, from 1. */
  readonly line?: number;
}

export function written(cell: string, { separator, quote, escaped, quoteAll }: Dialect): string {
  const needs = quoteAll || cell.includes(separator.trim() || separator) || cell.includes(quote) || cell.includes('\n');
  return needs ? `${quote}${cell.replaceAll(quote, escaped)}${quote}` : cell;
}

function lineOf(cells: readonly string[], dialect: Dialect): string {
  return cells.map((cell) => written(cell, dialect)).join(dialect.separator);
}

/** A table as text; `tail` ends every row but the header. */
export function write(grid: Grid, changed: Partial<Dialect> = {}, tail = ''): string {
  const dialect = { ...COMMAS, ...changed };
  return grid.map((cells, row) => `${lineOf(cells, dialect)}${row === 0 ? '' : tail}${dialect.lineEnd}`).join('');
}

/** The five kinds of pollution of the Pollock benchmark (Vitagliano et al. 2023), on one table. */
export function* pollutedFiles(grid: Grid, next: () => number): Generator<Polluted> {
  yield* wholeFiles(grid);
  yield* damagedRows(grid, { next, tail: '' });
}

/** The table as a whole, written otherwise, cut or beside another one. */
export function* wholeFiles(grid: Grid): Generator<Polluted> {
  const [header = [], ...rows] = grid;
  const clean = write(grid);
  const lines = clean.split('\n');
  const other = [['Name', 'Note'], ...rows.slice(0, 5).map((_, index) => [`n${index}`, 'kept'])];
  const wide = [[...header, 'Note'], ...rows.slice(0, 5).map((cells) => [...cells, 'kept'])];
  const all: readonly (readonly [what: string, text: string, rows?: number])[] = [
    ['as it is', clean],
    ['empty', ''],
    ['no line end at the end', clean.trimEnd()],
    ['two line ends at the end', `${clean}\n`],
    ['blank lines between', clean.replaceAll('\n', '\n\n')],
    ['no header', lines.slice(1).join('\n')],
    ['header of two rows', write([header, header.map((name) => `(${name})`), ...rows])],
    ['header of three rows', write([header, header.map(() => 'text'), header.map(() => ''), ...rows])],
    ['header cut over two rows', write([header.map((name) => name.split(' ')[0] ?? ''), header, ...rows])],
    ['preamble', `Report of the account\nMade for finance\n\n${clean}`],
    ['preamble as wide as the table', write([['Report', ...header.slice(1).map(() => '')], ...grid])],
    ['two tables', `${clean}\n${clean}`],
    ['two tables, the second narrow', `${clean}\n${write(other)}`],
    ['two tables, the second wide', `${clean}\n${write(wide)}`],
    ['two tables without a line between', clean + clean],
    ['header only', `${lines[0]}\n`, 0],
    ['one row', `${lines.slice(0, 2).join('\n')}\n`, 1],
    ['CRLF', write(grid, { lineEnd: '\r\n' })],
    ['CR', write(grid, { lineEnd: '\r' })],
    ['tabs', write(grid, { separator: '\t' })],
    ['semicolons', write(grid, { separator: ';' })],
    ['bars', write(grid, { separator: '|' })],
    ['spaces', write(grid, { separator: ' ' })],
    ['comma and blank', write(grid, { separator: ', ' })],
    ['all cells quoted', write(grid, { quoteAll: true })],
    ['apostrophes for quotes', write(grid, { quote: "'", escaped: "''" })],
    ['apostrophes around all cells', write(grid, { quote: "'", escaped: "''", quoteAll: true })],
    ['backslash before quotes', write(grid, { escaped: '\\"' })],
    ['quotes that nothing escapes', write(grid, { escaped: '"' })],
    ['a separator at the end of every row', write(grid, {}, ',')],
    ['a separator at the end of every line', write([[...header, ''], ...rows.map((cells) => [...cells, ''])])],
    ['a byte order mark', `\ufeff${clean}`],
  ];
  for (const [what, text, left] of all) yield { way: 'file', what, text, ...(left === undefined ? {} : { rows: left }) };
}

/** One damage a file: a separator too many, one missing, a quote too many, a row with another separator. */
export function* damagedRows(grid: Grid, { next, tail }: { next: () => number; tail: string }): Generator<Polluted> {
  const lines = write(grid, {}, tail).split('\n');
  for (const [row, plain] of grid.entries()) {
    const cells = plain.map((cell) => written(cell, COMMAS));
    const end = row === 0 ? '' : tail;
    const made = (way: string, column: number, line: string): Polluted => {
      const what = `${way}, line ${row + 1}, cell ${column + 1}`;
      const named = tail === '' ? way : `${way}, rows that end with one`;
      return { way: named, what, text: lines.with(row, `${line}${end}`).join('\n'), line: row + 1 };
    };
    for (const [column, cell] of cells.entries()) {
      yield made('separator too many', column, cells.with(column, `${cell},`).join(','));
      const at = Math.floor(next() * (cell.length + 1));
      yield made('quote too many', column, cells.with(column, `${cell.slice(0, at)}"${cell.slice(at)}`).join(','));
      if (column === 0) continue;
      yield made('separator missing', column, `${cells.slice(0, column).join(',')}${cells.slice(column).join(',')}`);
    }
    yield made('another separator', 0, cells.join(';'));
  }
}
