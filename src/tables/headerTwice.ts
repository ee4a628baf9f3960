import { fail } from '../core/error.ts';
import { nameKey } from './fieldWords.ts';
import type { Cell } from './sheet.ts';

interface Line {
  readonly line: number;
  readonly cells: readonly Cell[];
}

/** Fails where a row names the columns again: a header of several lines, or a second table in the file. */
export function refuseHeaderTwice(file: string, head: Line, rows: readonly Line[]): void {
  const keys = head.cells.map((cell) => nameKey(String(cell)));
  const named = keys.filter((key) => key !== '').length;
  const again = rows.findIndex(({ cells }) => {
    const same = keys.filter((key, index) => key !== '' && key === nameKey(String(cells[index] ?? ''))).length;
    return same >= 2 && same * 2 > named;
  });
  const row = rows[again];
  if (!row) return;
  const [message, advice] =
    again === 0
      ? ['header: it has several lines, and which of them names the columns is not guessed', 'Keep one line of names.']
      : ['table: another table begins here, with the same header', 'Save each table as a file of its own, or delete the line.'];
  fail({ opening: 'invalid', message, place: { file, line: row.line }, advice });
}
