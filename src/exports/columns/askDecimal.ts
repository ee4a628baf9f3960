import { fail } from '../../core/error.ts';
import { quotable } from '../../tables/cell.ts';
import { parseNumberText } from '../../tables/numberText.ts';
import type { Cell } from '../../tables/sheet.ts';
import { type Column, cellAt, columnIssue } from './place.ts';

/** The first rows of a table, and how its file is written, in words. */
interface Written {
  readonly sample: readonly { readonly cells: readonly Cell[]; readonly line: number }[];
  readonly dialect: string;
}

/**
 * Asks how money is written where its commas may be either: semicolons between cells are the custom of those who write decimal commas, and
 * `1,234` in every row would be thousands. Called where no cell of the column decides.
 */
export function askDecimal(column: Column, { sample, dialect }: Written): void {
  if (!dialect.includes('semicolon')) return;
  for (const { cells, line } of sample) {
    const cell = cellAt(cells, column);
    const number = typeof cell === 'string' ? parseNumberText(cell) : undefined;
    if (number?.decimal !== 'either' || number.scale !== undefined || !number.digits.includes(',')) continue;
    const [small, large] = [number.digits.replace(',', '.'), number.digits.replace(/,/g, '')];
    const message = `number "${quotable(String(cell))}" in ${quotable(column.header)}: it can be ${Number(small)} or ${large}, and no other cell of the column decides`;
    const advice = `Write all numbers of the column without this comma (${large}) if they are large, with one more digit (${small.replace('.', ',')}0) if they are small, or export the report again.`;
    fail(columnIssue(column, { cell, line }, { message, advice }));
  }
}
