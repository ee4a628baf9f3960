import { fail } from '../core/error.ts';
import { quotable } from '../tables/cell.ts';
import type { Cell } from '../tables/sheet.ts';
import type { KnownTable } from './columns/exportColumns.ts';
import { placeOf } from './columns/place.ts';
import { countKnown, headerKey } from './headers.ts';

/** Names of another header that a row holds before it is taken for one. */
const MOST_NAMES = 3;
/** Words of a footer; fewer may be a value of a row that is cut off. */
const LEAST_WORDS = 3;

/** Rows of a table that are none of its own: why one is left out, undefined for a row like others. Errors: another table's header. */
export type StrayRow = (cells: readonly Cell[], line: number) => string | undefined;

export function strayRows(table: Pick<KnownTable, 'file' | 'headers' | 'sample'>): StrayRow {
  const first = JSON.stringify(table.sample[0]?.cells);
  let underHeader = false;
  const names = table.headers.map(({ text }) => headerKey(text));
  const known = new Set(names.filter((name) => name !== ''));
  return (cells, line) => {
    if (underHeader && JSON.stringify(cells) === first) twice(table.file, cells, line);
    underHeader = false;
    const last = lastFilled(cells);
    if (last < 0 || endsInDigit(cells[last])) return undefined;
    if (last === 0) return isFooter(cells[0]) ? 'a line of words below the table' : undefined;
    const keys = cells.map((cell) => headerKey(String(cell)));
    if (names.every((name, index) => (keys[index] ?? '') === name)) {
      underHeader = true;
      return 'the header once more';
    }
    const own = keys.filter((key) => known.has(key)).length;
    return Math.max(countKnown(cells), own) >= MOST_NAMES ? anotherHeader(table.file, cells, line) : undefined;
  };
}

function lastFilled(cells: readonly Cell[]): number {
  let index = cells.length - 1;
  while (index >= 0 && cells[index] === '') index--;
  return index;
}

/** A header has no numbers: most rows are told from one by their last cell alone. */
function endsInDigit(cell: Cell | undefined): boolean {
  if (typeof cell !== 'string') return true;
  const code = cell.charCodeAt(cell.length - 1);
  return (code >= 48 && code <= 57) || code === 37;
}

/** One sentence in the first cell and nothing else. */
function isFooter(cell: Cell | undefined): boolean {
  if (typeof cell !== 'string' || cell.length <= 12) return false;
  return (
    cell
      .trim()
      .split(/\s+/)
      .filter((word) => /\p{L}{2}/u.test(word)).length >= LEAST_WORDS
  );
}

function twice(file: string, cells: readonly Cell[], line: number): never {
  fail({
    opening: 'invalid',
    message: `table: its header and its first row, "${shownOf(cells)} …", stand in it once more`,
    place: placeOf({ file }, line),
    advice: 'The table is in the file twice, and would count twice: delete one of the two.',
  });
}

function shownOf(cells: readonly Cell[]): string {
  return cells
    .slice(0, 5)
    .map((cell) => quotable(String(cell)))
    .join(', ');
}

function anotherHeader(file: string, cells: readonly Cell[], line: number): never {
  fail({
    opening: 'invalid',
    message: `table: another header, "${shownOf(cells)} …", stands among its rows`,
    place: placeOf({ file }, line),
    advice: 'Two reports are in one file: save each as a file of its own.',
  });
}
