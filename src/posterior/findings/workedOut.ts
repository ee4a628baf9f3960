import { stepOf } from '../../core/calendar.ts';
import { meanOf } from '../../numeric/summary.ts';
import type { CalibrationSource } from '../calibrationSource.ts';
import type { Predicted } from '../fitted.ts';
import { seriesName } from './errors.ts';
import type { Finding } from './finding.ts';

/** Months from which equal figures are no chance. */
const FEWEST = 6;
/** Part of their mean by which measured figures differ at least. */
const DIFFER = 0.002;

/** Series that are the same in every month: worked out from one another, as clicks from spend by one price, they hold no error. */
export function workedOut(
  { start }: Pick<CalibrationSource, 'start'>,
  predicted: readonly Pick<Predicted, 'series'>[],
): Finding[] {
  return predicted.filter(isConstant).map((one) => ({
    code: 'not-measured',
    says: `In every ${stepOf(start)} of the history ${seriesName(one)} is the same: it was worked out and not measured.`,
    effect: 'It says how large it was, and nothing about how it changes with anything else.',
    advice: 'Give the figures of the reports, or leave out the column that was worked out.',
    weight: 1,
  }));
}

function isConstant({ series }: Pick<Predicted, 'series'>): boolean {
  const values = series.values.filter(Number.isFinite);
  if (series.observation.error === 'count' || values.length < FEWEST) return false;
  return Math.max(...values) - Math.min(...values) < DIFFER * meanOf(values);
}
