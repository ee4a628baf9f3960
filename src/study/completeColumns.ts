import type { Warning } from '../core/error.ts';
import type { Column } from '../language/contract/contract.ts';
import type { Model } from '../language/model.ts';
import { throwIssues } from '../tables/cell.ts';
import { aboveOthers, type CellAt, contradictions, withoutAdvertising, zeroRatios } from './columnChecks.ts';
import { ratioColumn } from './derivedColumns.ts';
import { saidOf } from './said.ts';
import type { History, Product } from './study.ts';

/**
 * The history with every column that has a formula, derived from the others in the months in which it is not given; a ratio
 * of 0 says nothing. Errors: a ratio of 0 where its parts are above 0. Warnings: a ratio and its parts that contradict each other, a
 * column above the one that it lies within, attributed amounts without advertising. `cellAt` is what the errors point at.
 */
export function completeColumns(
  history: History,
  { model, facts, cellAt }: { readonly model: Model; readonly facts?: Product['facts']; readonly cellAt: CellAt },
): { readonly history: History; readonly warnings: readonly Warning[] } {
  const ratios = [...model.columns.values()].filter(({ kind, derived }) => kind !== undefined && derived !== undefined);
  throwIssues(ratios.flatMap((column) => zeroRatios(history, { column, model, cellAt })));
  const source = { history, columns: model.columns, ...(facts && { facts }) };
  const completed = ratios.flatMap((column): [string, Float64Array][] => {
    const values = complete(column, source);
    return values ? [[column.name, values]] : [];
  });
  const whole = { ...history, columns: new Map([...history.columns, ...completed]) };
  return {
    history: whole,
    warnings: [
      ...ratios.flatMap((column) => contradictions(history, { column, model })),
      ...aboveOthers(whole, model),
      ...withoutAdvertising(whole, model),
    ],
  };
}

/** As given, else as derived from what is given; undefined where it is not given at all and no month can be derived. */
function complete(
  { name, kind, derived }: Column,
  { history, columns, ...facts }: Parameters<typeof ratioColumn>[1],
): Float64Array | undefined {
  const given = history.columns.get(name);
  const source = { ...facts, history, columns: givenOnly(columns) };
  const ratio = derived && ratioColumn(derived, source);
  const isKnown = (value: number): boolean => (kind === 'ratio' ? value > 0 : !Number.isNaN(value));
  const values = Float64Array.from(history.months, (_, month) => {
    const value = saidOf(given, month);
    const from = saidOf(ratio, month);
    if (isKnown(value)) return value;
    return from > 0 ? from : Number.NaN;
  });
  return given || values.some(Number.isFinite) ? values : undefined;
}

/** Columns without their formulas: one that is derived is derived from what is given. */
function givenOnly(columns: ReadonlyMap<string, Column>): ReadonlyMap<string, Column> {
  return new Map(
    [...columns].map(([name, column]) => {
      const { derived: _, ...given } = column;
      return [name, given];
    }),
  );
}
