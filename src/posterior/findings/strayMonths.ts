import { addPeriods, periodLabel, stepOf } from '../../core/calendar.ts';
import { at } from '../../core/present.ts';
import { normalQuantile } from '../../numeric/normal.ts';
import type { CalibrationSource } from '../calibrationSource.ts';
import type { Predicted } from '../fitted.ts';
import { innovationsOf, seriesName } from './errors.ts';
import { type Finding, limitOf } from './finding.ts';

/** Errors below which the usual one is not known. */
const FEWEST = 8;
/** Median absolute deviation of a standard normal value, and how much of a sample's information that median uses (Huber 1981). */
const MAD = 0.6744897501960817;
const EFFICIENCY = 0.37;

/**
 * Months that lie far off the model: a stock-out or a slip of the pen pulls on everything that is learnt. Far is measured in median
 * absolute deviations of what is new in the errors, so that a few bad months cannot hide each other.
 */
export function strayMonths({ start }: Pick<CalibrationSource, 'start'>, predicted: readonly Predicted[]): Finding[] {
  const known = predicted
    .map((one) => ({ one, new: innovationsOf(one) }))
    .filter(({ new: values }) => values.filter(Number.isFinite).length >= FEWEST);
  const tests = known.reduce((sum, { new: values }) => sum + values.filter(Number.isFinite).length, 0);
  return known.flatMap(({ one, new: values }): Finding[] => {
    const usual = usualOf(values);
    const far = farOf(limitOf(tests), EFFICIENCY * values.filter(Number.isFinite).length);
    const sizes = values.map((value) => value / usual);
    const strays = [...sizes.keys()].filter((month) => Math.abs(at(sizes, month)) > far && !isReturn(sizes, month, far));
    if (strays.length === 0) return [];
    const name = seriesName(one);
    const words = strays.map((month) => {
      const side = at(sizes, month) > 0 ? 'above' : 'below';
      return `${periodLabel(addPeriods(start, month))} (${Math.abs(at(sizes, month)).toFixed(1)} times the usual error ${side})`;
    });
    return [
      {
        code: 'stray-month',
        says: `${name.charAt(0).toUpperCase()}${name.slice(1)} lies far off the model in ${words.join(', ')}: a stock-out, a promotion or a wrong figure?`,
        effect: 'Such a month pulls on everything that is learnt from the others.',
        advice: `Mark it in history.csv, or leave the cell empty, if the ${stepOf(start)} says nothing about others.`,
        weight: Math.max(...strays.map((month) => Math.abs(at(sizes, month)))) / far,
      },
    ];
  });
}

/** The standard deviation that a normal error of this median size would have. */
function usualOf(values: readonly number[]): number {
  const sizes = values
    .filter(Number.isFinite)
    .map(Math.abs)
    .sort((a, b) => a - b);
  const middle = (sizes.length - 1) / 2;
  return (at(sizes, Math.floor(middle)) + at(sizes, Math.ceil(middle))) / (2 * MAD);
}

/** Whether a month only swings back from a far one before it: its error is usual, the step to it is not. */
function isReturn(sizes: readonly number[], month: number, far: number): boolean {
  const before = sizes[month - 1] ?? 0;
  return Math.abs(before) > far && before * at(sizes, month) < 0 && Math.abs(before) > Math.abs(at(sizes, month));
}

/** Two-sided quantile of Student's t by its expansion in the normal one (Hill 1970), since the usual error is itself estimated. */
function farOf(limit: number, freedom: number): number {
  const z = normalQuantile(1 - limit / 2);
  const cube = z * z * z;
  return z + (cube + z) / (4 * freedom) + (5 * cube * z * z + 16 * cube + 3 * z) / (96 * freedom * freedom);
}
