import { alignedTo, formatPeriod, type Period, stepOf } from '../core/calendar.ts';
import { fail, type Issue, type Place, type Warning } from '../core/error.ts';
import { listed } from '../core/nearest.ts';
import type { Model } from '../language/model.ts';
import { cellIssue, quotable, throwIssues } from '../tables/cell.ts';
import { KINDS, valueProblem } from '../tables/kinds.ts';
import { absurdNumbers } from './absurdNumbers.ts';
import { byMember, restWarnings } from './byMember.ts';
import type { CellAt } from './columnChecks.ts';
import { completeColumns } from './completeColumns.ts';
import type { HistoryColumn } from './historyColumns.ts';
import { labelWithin } from './labelWithin.ts';
import { marksUntil } from './mark.ts';
import { markNotes } from './markNotes.ts';
import { slotsBy, slotsRead } from './neededColumns.ts';
import { checkConsecutive } from './periodCells.ts';
import { saidOf } from './said.ts';
import { columnsUntil, type History, monthPlace, type Product } from './study.ts';

/** What the way in knows of a history: a file, or exports joined. */
export interface HistorySource {
  readonly model: Model;
  /** Of product.csv, for columns that are derived from one. */
  readonly facts?: Product['facts'];
  /** What each column may hold, by its canonical name. */
  readonly known: ReadonlyMap<string, HistoryColumn>;
  /** Months after it are cut off. */
  readonly asOf?: Period;
  /** The cell of a column (or of the month itself, in column `month`) in a month, the first being 0: what errors point at. */
  readonly cellAt: CellAt;
}

export interface CheckedHistory {
  readonly history: History;
  readonly warnings: readonly Warning[];
}

/**
 * A history as every study has it, wherever it is from: cut after `asOf`, with its columns derived from each other where the model
 * says how. Errors: months that are not consecutive, a month without what is needed, values out of range, a ratio of 0 whose parts
 * are not. Warnings: numbers that contradict each other.
 */
export function checkHistory(history: History, source: HistorySource): CheckedHistory {
  checkConsecutive(history.months.map((month, index) => ({ month, cell: source.cellAt('month', index) })));
  const issues = valueIssues(history, source);
  const whole = byMember(history, source.model, issues);
  throwIssues(issues);
  throwIssues(blankCells(whole, { ...source, given: [...history.columns.keys()] }));
  const checked = completeColumns(untilAsOf(whole, source.asOf), source);
  const placeOf = (column: string, month: number): Place =>
    history.columns.has(column) ? source.cellAt(column, month).place : monthPlace(history, month);
  return {
    ...checked,
    warnings: [
      ...checked.warnings,
      ...restWarnings(whole, source.model),
      ...markNotes(checked.history),
      ...absurdNumbers(checked.history, { ...source, placeOf }),
    ],
  };
}

function valueIssues({ columns, limits }: History, { known, cellAt }: HistorySource): Issue[] {
  return [...columns, ...limits].flatMap(([name, values]) => {
    const column = known.get(name);
    const cell = (month: number) => cellAt(name, month);
    if (column === undefined || column.kind === 'yesNo' || column.kind === 'mark')
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

/** Months in which a column that is needed, and that nothing else tells, says nothing. */
function blankCells(
  { months, columns }: History,
  { model, cellAt, given }: HistorySource & { readonly given: readonly string[] },
): Issue[] {
  const needed = [...model.columns.values()].filter(({ needed, derived }) => needed && derived === undefined);
  return needed.flatMap((column) =>
    slotsRead(column, model).flatMap((name) =>
      months.flatMap((month, index): Issue[] => {
        if (!Number.isNaN(saidOf(columns.get(name), index))) return [];
        const zero = column.kind === 'money' ? `; write 0 for a ${stepOf(month)} without any` : '';
        const message = `${labelWithin(column.name, model)} of ${formatPeriod(month)}`;
        const shown = [name, ...slotsBy(name, model)].find((slot) => given.includes(slot)) ?? name;
        return [cellIssue(cellAt(shown, index), { opening: 'missing', message, advice: `Fill it in${zero}.` })];
      }),
    ),
  );
}

function untilAsOf(history: History, limit: Period | undefined): History {
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
    ...(history.marks && { marks: marksUntil(history.marks, kept) }),
  };
}

function nothingKept({ file }: History, asOf: Period | undefined): never {
  const until = asOf === undefined ? '' : ` up to ${formatPeriod(asOf)}`;
  const advice = 'Set --as-of to a month of the history.';
  fail({ opening: 'missing', message: `months${until}`, place: { file }, advice });
}
