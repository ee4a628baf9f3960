import { fail } from '../../core/error.ts';
import { quotable } from '../../tables/cell.ts';
import type { ReadNumber } from './numbers.ts';
import { type Column, cellAt, columnIssue } from './place.ts';
import { isBlank } from './texts.ts';

const YES: ReadonlySet<string> = new Set(['1', 'yes', 'true', 'y', 'x', 'ja', 'mentioned', 'はい', '✓']);
const NO: ReadonlySet<string> = new Set(['0', 'no', 'false', 'n', 'nein', 'not mentioned', 'いいえ']);

/** 1 or 0, NaN where the cell is blank. Errors: a cell that says neither. */
export function flagColumn(column: Column): ReadNumber {
  return (cells, line) => {
    const cell = cellAt(cells, column);
    if (isBlank(cell)) return Number.NaN;
    const text = String(cell).trim().toLowerCase();
    if (YES.has(text)) return 1;
    if (NO.has(text)) return 0;
    const message = `answer "${quotable(String(cell))}" in ${quotable(column.header)}`;
    fail(columnIssue(column, { cell, line }, { message, advice: 'Write 1 or 0, yes or no, or leave the cell empty.' }));
  };
}
