import { fail } from '../../core/error.ts';
import { quotable } from '../../tables/cell.ts';
import { parseYesNo } from '../../tables/yesNo.ts';
import type { ReadNumber } from './numbers.ts';
import { type Column, cellAt, columnIssue } from './place.ts';
import { isBlank } from './texts.ts';

/** 1 or 0, NaN where the cell is blank. Errors: a cell that says neither. */
export function flagColumn(column: Column): ReadNumber {
  return (cells, line) => {
    const cell = cellAt(cells, column);
    if (isBlank(cell)) return Number.NaN;
    const answer = parseYesNo(String(cell));
    if (answer !== undefined) return Number(answer);
    const message = `answer "${quotable(String(cell))}" in ${quotable(column.header)}`;
    fail(columnIssue(column, { cell, line }, { message, advice: 'Write 1 or 0, yes or no, or leave the cell empty.' }));
  };
}
