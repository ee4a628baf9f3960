import { logGamma } from '../numeric/beta.ts';
import { ABOVE, cellSlots, constantSlot, MEASURED, NO_CELL } from '../program/likelihood/posteriorSlots.ts';
import { errorScale, type Series } from './series.ts';

/** A measured series as the program of a posterior is given it. */
export interface Cells {
  /** Months that have a cell. */
  readonly months: readonly number[];
  /** Columns, a number a month, by slot. */
  readonly data: readonly (readonly [slot: string, values: Float64Array])[];
  /** The part of the log likelihood that no draw changes, by slot. */
  readonly fixed: readonly (readonly [slot: string, value: number])[];
}

export function cellsOf(series: Series): Cells {
  return series.observation.error === 'count' ? countedCells(series) : straying(series);
}

/** Cells of errors on their own scale; a log-normal density is that of the logarithm over the value. */
function straying(series: Series): Cells {
  const { column, values, limits, observation } = series;
  const scale = errorScale(series);
  const slots = cellSlots(column);
  const kinds = values.map((value, month) =>
    Number.isFinite(limits[month]) ? ABOVE : Number.isFinite(value) ? MEASURED : NO_CELL,
  );
  const scaled = values.map((value, month) => scale(kinds[month] === ABOVE ? (limits[month] ?? Number.NaN) : value));
  const measured = [...scaled].filter((_, month) => kinds[month] === MEASURED);
  const constant = observation.error === 'lognormal' ? measured.reduce((sum, value) => sum - value, 0) : 0;
  return {
    months: monthsOf(kinds),
    data: [
      [slots.cell, kinds],
      [slots.value, scaled],
      [slots.gap, gapsOf(kinds, (kind) => kind === MEASURED)],
      [slots.gapOfAny, gapsOf(kinds, (kind) => kind !== NO_CELL)],
    ],
    fixed: [[constantSlot(column), constant]],
  };
}

function countedCells({ column, counts, values }: Series): Cells {
  const slots = cellSlots(column);
  const [kinds, yes, asked] = [values.map(() => NO_CELL), values.map(() => Number.NaN), values.map(() => Number.NaN)];
  for (const count of counts) {
    kinds[count.month] = MEASURED;
    yes[count.month] = count.yes;
    asked[count.month] = count.asked;
  }
  const constant = counts.reduce(
    (sum, count) => sum + logGamma(count.asked + 1) - logGamma(count.yes + 1) - logGamma(count.asked - count.yes + 1),
    0,
  );
  return {
    months: monthsOf(kinds),
    data: [
      [slots.cell, kinds],
      [slots.yes, yes],
      [slots.asked, asked],
    ],
    fixed: [[constantSlot(column), constant]],
  };
}

function monthsOf(kinds: Float64Array): number[] {
  return [...kinds.keys()].filter((month) => kinds[month] !== NO_CELL);
}

/** Months since the cell before that counts; infinite where there is none. */
function gapsOf(kinds: Float64Array, counts: (kind: number) => boolean): Float64Array {
  let before = Number.NEGATIVE_INFINITY;
  return kinds.map((kind, month) => {
    const gap = month - before;
    if (counts(kind)) before = month;
    return gap;
  });
}
