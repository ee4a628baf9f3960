import { formatPeriod } from '../core/calendar.ts';
import type { Place, Warning } from '../core/error.ts';
import { present } from '../core/present.ts';
import type { Cell } from '../tables/cell.ts';
import { type CheckedHistory, checkHistory } from './checkHistory.ts';
import type { FileReading } from './fileReading.ts';
import { historyColumns } from './historyColumns.ts';
import type { Imported } from './imported.ts';
import type { HistoryContext } from './readHistory.ts';
import { type History, monthPlace } from './study.ts';

/** Exports as a history, with the account of every row and number. */
export interface JoinedHistory {
  /** As the reports give it: without what follows from its columns. A study takes it through `checkJoined`. */
  readonly history: History;
  readonly imported: Imported;
  /** What each file and its columns were taken for. */
  readonly readings: readonly FileReading[];
  readonly warnings: readonly Warning[];
}

/** The joined history as a study has it: held to the checks of a history.csv. Errors: those of `checkHistory`. */
export function checkJoined({ history, imported }: Joined, { model, facts, asOf }: HistoryContext): CheckedHistory {
  const { columns, limits } = history;
  const textOf = (column: string, month: number): string => {
    const values = [columns, limits].flatMap((table) => table.get(column)?.[month] ?? []);
    return values
      .filter((value) => !Number.isNaN(value))
      .map(String)
      .join();
  };
  const cellAt = (column: string, month: number): Cell => ({
    text: column === 'month' ? formatPeriod(present(history.months[month], `month ${month}`)) : textOf(column, month),
    column,
    place:
      placeIn(imported, { column, month: formatPeriod(present(history.months[month], `month ${month}`)) }) ??
      monthPlace(history, month),
  });
  return checkHistory(history, {
    model,
    known: historyColumns(model),
    cellAt,
    ...(facts && { facts }),
    ...(asOf === undefined ? {} : { asOf }),
  });
}

type Joined = Pick<JoinedHistory, 'history'> & Partial<Pick<JoinedHistory, 'imported'>>;

/** The first line of the first file that a number is from. */
function placeIn(imported: Imported | undefined, number: { readonly column: string; readonly month: string }): Place | undefined {
  const from = imported?.provenance.find(({ column, month }) => column === number.column && month === number.month);
  const line = Number(/^\d+/.exec(from?.lines ?? '')?.[0]);
  return from && { file: from.file, ...(line > 0 ? { line } : {}) };
}
