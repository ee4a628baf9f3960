import type { Assumption } from '../../../src/core/assumption.ts';
import type { Decision } from '../../../src/decide/decision.ts';
import { pointRun } from '../../../src/decide/pointRun.ts';
import { atScore } from '../../../src/numeric/distribution.ts';
import { normalQuantile } from '../../../src/numeric/normal.ts';
import { readingLabel } from '../../../src/report/reportSetting.ts';
import type { OpenedBook, OpenedCell } from './openedBook.ts';

/** What somebody types into the workbook. */
export interface Chosen {
  readonly plan: string;
  readonly reading: string;
  readonly percentile: number;
}

/** The cells of a column of a sheet. */
function inColumn(book: OpenedBook, sheet: string, column: number): OpenedCell[] {
  return [...(book.sheets.get(sheet)?.values() ?? [])].filter((cell) => cell.column === column);
}

/** The row of each text in a column of a sheet, the first that says so. */
export function rowsSaying(book: OpenedBook, sheet: string, column: number): (text: string) => number {
  const rows = new Map(
    inColumn(book, sheet, column)
      .reverse()
      .map(({ stored, row }) => [stored, row]),
  );
  return (text) => {
    const row = rows.get(text);
    if (row === undefined) throw new Error(`${sheet} has no ${text}`);
    return row;
  };
}

const PERCENTILE = 3;

/** Cells that are typed into, by `sheet!row,column`. */
export function typedCells(
  book: OpenedBook,
  decision: Decision,
  { plan, reading, percentile }: Chosen,
): Map<string, string | number> {
  const row = rowsSaying(book, 'Decision', 0);
  const inputs = inColumn(book, 'Assumptions', PERCENTILE).filter(({ stored }) => typeof stored === 'number');
  return new Map<string, string | number>([
    [`Decision!${row('Plan')},1`, plan],
    ...(decision.workings.readings.length > 1
      ? [[`Decision!${row('Reading')},1`, readingLabel(decision.model, reading)] as const]
      : []),
    ...inputs.map(({ row: at }) => [`Assumptions!${at},${PERCENTILE}`, percentile] as const),
  ]);
}

/** Relative to the largest number that goes into a cell. */
export const TOLERANCE = 1e-12;

/** A cell of the model's sheets, and what the engine makes of it. */
export interface ModelCell {
  readonly sheet: string;
  readonly slot: string;
  readonly row: number;
  readonly column: number;
  readonly expected: number;
}

/** Every cell of the model under the chosen plan and under `hold`, as the engine has them. */
export function modelCells(book: OpenedBook, decision: Decision, { plan, reading, percentile }: Chosen): ModelCell[] {
  const score = normalQuantile(percentile);
  const chosen = (assumption: Assumption): number => (percentile === 0.5 ? assumption.mid : atScore(assumption, score));
  const { workings } = decision;
  const first = 4 + workings.timeline.lead;
  const pages = [
    ['Model', plan],
    ['Model hold', workings.plans[0]?.name ?? ''],
  ] as const;
  return pages.flatMap(([sheet, name]) => {
    const rowOf = rowsSaying(book, sheet, 1);
    return [...pointRun(workings, { plan: name, reading, chosen })].flatMap(([slot, values]) =>
      [...values].map((expected, month) => ({ sheet, slot, row: rowOf(slot), column: first + month, expected })),
    );
  });
}

/** Whether a cell is what the engine says: where that is no number, it shows nothing. */
export function isAsExpected(
  value: unknown,
  { expected, largest }: { readonly expected: number; readonly largest: number },
): boolean {
  return Number.isFinite(expected) ? Math.abs(Number(value) - expected) <= TOLERANCE * largest : value === '';
}

export const PERCENTILES = [0.1, 0.5, 0.8] as const;

/** Every plan, percentile and reading. */
export function everySetting({ workings }: Decision): Chosen[] {
  return workings.readings.flatMap(({ name: reading }) =>
    PERCENTILES.flatMap((percentile) => workings.plans.map(({ name: plan }) => ({ plan, reading, percentile }))),
  );
}
