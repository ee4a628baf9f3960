import { formatMonth, type Month } from '../core/calendar.ts';
import { fail } from '../core/error.ts';
import { type Cell, cellIssue, quotable } from '../tables/cell.ts';
import { parseMonthText } from '../tables/dateText.ts';

/** A month with the cell that says it. */
export interface MonthCell {
  readonly month: Month;
  readonly cell: Cell;
}

/** The month of a cell. Errors: blank, or written in a way that has two meanings or none. */
export function readMonth(cell: Cell): MonthCell {
  const month = parseMonthText(cell.text);
  if (month !== undefined) return { month, cell };
  if (cell.text === '')
    fail(cellIssue(cell, { opening: 'missing', message: 'month', advice: 'Fill in the month, as in 2026-01.' }));
  fail(cellIssue(cell, { message: `month "${quotable(cell.text)}"`, advice: 'Write it as 2026-01, 01/2026 or Jan 2026.' }));
}

/** Consecutive, ascending, each once; the first fault is the error, at its cell. */
export function checkConsecutive(months: readonly MonthCell[]): void {
  const seen = new Map<Month, MonthCell>();
  for (const [index, { month, cell }] of months.entries()) {
    const twin = seen.get(month);
    const before = months[index - 1];
    const name = formatMonth(month);
    if (twin)
      fail(
        cellIssue(cell, {
          message: `month: ${name} stands twice, first in ${whereOf(twin.cell)}`,
          advice: 'Delete or sum the two.',
        }),
      );
    if (before && month < before.month) {
      fail(
        cellIssue(cell, {
          message: `order: ${name} follows ${formatMonth(before.month)}`,
          advice: 'Sort by month, oldest first.',
        }),
      );
    }
    if (before && month > before.month + 1) {
      const gap = {
        opening: 'missing' as const,
        message: `month ${formatMonth((before.month + 1) as Month)}, between ${formatMonth(before.month)} and ${name}`,
      };
      fail(cellIssue(cell, { ...gap, advice: 'Add the month.' }));
    }
    seen.set(month, { month, cell });
  }
}

function whereOf({ place }: Cell): string {
  return `line ${place.line ?? 1}, column ${place.column ?? 1}`;
}
