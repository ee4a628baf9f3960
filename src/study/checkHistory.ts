import { alignedTo, formatMonth, type Month, stepOf } from '../core/calendar.ts';
import { fail, type Issue, type Warning } from '../core/error.ts';
import { listed } from '../core/nearest.ts';
import { type Cell, cellIssue, quotable, throwIssues } from '../tables/cell.ts';
import { KINDS, valueProblem } from '../tables/kinds.ts';
import { completeAdSales } from './adSales.ts';
import type { HistoryColumn } from './historyColumns.ts';
import { checkConsecutive } from './periodCells.ts';
import { columnsUntil, type History } from './study.ts';

/** What the way in knows of a history: a file, or exports joined. */
export interface HistorySource {
  /** What each column may hold, by its canonical name. */
  readonly known: ReadonlyMap<string, HistoryColumn>;
  /** Months after it are cut off. */
  readonly asOf?: Month;
  /** The cell of a column (or of the month itself, in column `month`) in a month, the first being 0: what errors point at. */
  readonly cellAt: (column: string, month: number) => Cell;
}

export interface CheckedHistory {
  readonly history: History;
  readonly warnings: readonly Warning[];
}

/**
 * A history as every study has it, wherever it is from: cut after `asOf`, with `acos` and `ad_sales` each derived from the other.
 * Errors: months that are not consecutive, a month without ad_spend, values out of range, an ACOS of 0
 * with spend or sales. Warnings: numbers that contradict each other.
 */
export function checkHistory(history: History, source: HistorySource): CheckedHistory {
  checkConsecutive(history.months.map((month, index) => ({ month, cell: source.cellAt('month', index) })));
  throwIssues([...valueIssues(history, source), ...blankSpend(history, source)]);
  return completeAdSales(untilAsOf(history, source.asOf), source.cellAt);
}

function valueIssues({ columns, limits }: History, { known, cellAt }: HistorySource): Issue[] {
  return [...columns, ...limits].flatMap(([name, values]) => {
    const column = known.get(name);
    const cell = (month: number): Cell => cellAt(name, month);
    if (column === undefined || column.kind === 'yesNo')
      return [
        cellIssue(cell(0), {
          opening: 'unknown',
          message: `column "${name}"`,
          advice: `The model has: ${listed([...known.keys()])}.`,
        }),
      ];
    const kind = KINDS[column.kind];
    return [...values].flatMap((value, month): Issue[] => {
      const problem = Number.isNaN(value) ? undefined : valueProblem(value, kind);
      const message = `${problem?.what} "${quotable(cell(month).text)}" in ${name}`;
      return problem ? [cellIssue(cell(month), { message, advice: problem.advice })] : [];
    });
  });
}

function blankSpend({ months, columns }: History, { cellAt }: HistorySource): Issue[] {
  const spend = columns.get('ad_spend');
  return months.flatMap((month, index): Issue[] => {
    if (spend !== undefined && !Number.isNaN(spend[index])) return [];
    const advice = `Fill it in; write 0 for a ${stepOf(month)} without advertising.`;
    return [cellIssue(cellAt('ad_spend', index), { opening: 'missing', message: `ad spend of ${formatMonth(month)}`, advice })];
  });
}

function untilAsOf(history: History, limit: Month | undefined): History {
  const asOf = limit === undefined ? undefined : alignedTo(history.months[0], limit);
  const kept = history.months.filter((month) => asOf === undefined || month <= asOf).length;
  if (kept === 0) nothingKept(history, asOf);
  return {
    ...history,
    months: history.months.slice(0, kept),
    lines: history.lines.slice(0, kept),
    columns: columnsUntil(history.columns, kept),
    limits: columnsUntil(history.limits, kept),
    final: history.final.slice(0, kept),
  };
}

function nothingKept({ file }: History, asOf: Month | undefined): never {
  const until = asOf === undefined ? '' : ` up to ${formatMonth(asOf)}`;
  const advice = 'Set --as-of to a month of the history.';
  fail({ opening: 'missing', message: `months${until}`, place: { file }, advice });
}
