import { fail } from '../../core/error.ts';
import type { Cell } from '../../tables/sheet.ts';
import type { Columns } from '../columns/exportColumns.ts';
import { type Column, cellAt, columnIssue } from '../columns/place.ts';
import type { Field } from '../fields.ts';

const PAIRS: readonly (readonly [Field, Field])[] = [
  ['spend', 'spendConverted'],
  ['sales', 'salesConverted'],
];

/**
 * Refuses a row whose amount is not what it is when converted: it is in another currency than others, and nothing says which of them are
 * in the study's.
 */
export function convertedCheck(columns: Columns): (cells: readonly Cell[], line: number) => void {
  const pairs = PAIRS.flatMap(([plain, converted]) => {
    const [column, other] = [columns.column(plain), columns.column(converted)];
    return column && other ? [{ column, other, read: columns.number(plain), readOther: columns.number(converted) }] : [];
  });
  return (cells, line) => {
    for (const { column, other, read, readOther } of pairs) {
      const [amount, converted] = [read(cells, line), readOther(cells, line)];
      if (Math.abs(amount - converted) > 0.011 + Math.abs(amount) * 1e-6) refuse(column, other, { cells, line });
    }
  };
}

function refuse(
  column: Column,
  other: Column,
  { cells, line }: { readonly cells: readonly Cell[]; readonly line: number },
): never {
  const cell = cellAt(cells, column);
  const message = `currency: ${column.header} is ${cell} and ${other.header} ${cellAt(cells, other)}: rows of several currencies, and nothing says which is whose`;
  const advice = 'Filter the page by one country before you export it, or give a report with a column Country or Currency.';
  fail(columnIssue(column, { cell, line }, { message, advice }));
}
