import { addPeriods, formatPeriod, type Period, type Step, stepOf } from '../core/calendar.ts';
import { fail } from '../core/error.ts';
import { type Cell, cellIssue, quotable } from '../tables/cell.ts';
import { parseMonthText } from '../tables/dateText.ts';
import { readWeeks, saysWeek } from './weekCells.ts';

/** A month or a week with the cell that says it. */
export interface PeriodCell {
  readonly month: Period;
  readonly cell: Cell;
}

/** Whether a header or a cell of a model that moves by so much at a time says when. */
export function saysPeriod(text: string, step: Step): boolean {
  return step === 'week' ? saysWeek(text) : parseMonthText(text) !== undefined;
}

/** The periods of a column or a header. Errors: blank, or written in a way that has two meanings or none. */
export function readPeriods(cells: readonly Cell[], step: Step): readonly PeriodCell[] {
  if (step === 'month') return cells.map(readMonth);
  const weeks = readWeeks(cells);
  return cells.flatMap((cell, index) => weeks.slice(index, index + 1).map((month) => ({ month, cell })));
}

function readMonth(cell: Cell): PeriodCell {
  const month = parseMonthText(cell.text);
  if (month !== undefined) return { month, cell };
  if (cell.text === '')
    fail(cellIssue(cell, { opening: 'missing', message: 'month', advice: 'Fill in the month, as in 2026-01.' }));
  fail(cellIssue(cell, { message: `month "${quotable(cell.text)}"`, advice: 'Write it as 2026-01, 01/2026 or Jan 2026.' }));
}

/** Consecutive, ascending, each once; the first fault is the error, at its cell. */
export function checkConsecutive(periods: readonly PeriodCell[]): void {
  const seen = new Map<Period, PeriodCell>();
  for (const [index, { month, cell }] of periods.entries()) {
    const twin = seen.get(month);
    const before = periods[index - 1];
    const [name, what] = [formatPeriod(month), stepOf(month)];
    if (twin)
      fail(
        cellIssue(cell, {
          message: `${what}: ${name} stands twice, first in ${whereOf(twin.cell)}`,
          advice: 'Delete or sum the two.',
        }),
      );
    if (before && month < before.month) {
      fail(
        cellIssue(cell, {
          message: `order: ${name} follows ${formatPeriod(before.month)}`,
          advice: `Sort by ${what}, oldest first.`,
        }),
      );
    }
    if (before && month > before.month + 1) {
      const gap = {
        opening: 'missing' as const,
        message: `${what} ${formatPeriod(addPeriods(before.month, 1))}, between ${formatPeriod(before.month)} and ${name}`,
      };
      fail(cellIssue(cell, { ...gap, advice: `Add the ${what}.` }));
    }
    seen.set(month, { month, cell });
  }
}

function whereOf({ place }: Cell): string {
  return `line ${place.line ?? 1}, column ${place.column ?? 1}`;
}
