import type { Cell } from '../../tables/sheet.ts';
import type { Field } from '../fields.ts';
import type { Columns } from './exportColumns.ts';
import { cellAt } from './place.ts';
import { rateOf } from './rates.ts';

/** A part of a whole, 0 to 1; NaN where nothing says it. A column of bare numbers in which one of the first is above 1 is in percent points. */
export function shareOf(columns: Columns, field: Field): (cells: readonly Cell[]) => number {
  const column = columns.column(field);
  if (!column) return () => Number.NaN;
  const rates = columns.table.sample.map(({ cells }) => rateOf(cellAt(cells, column)));
  const points = rates.some((rate) => rate !== undefined && !rate.percent && rate.value > 1);
  return (cells) => {
    const rate = rateOf(cellAt(cells, column));
    if (rate === undefined) return Number.NaN;
    const share = !rate.percent && points ? rate.value / 100 : rate.value;
    return share >= 0 && share <= 1 ? share : Number.NaN;
  };
}
