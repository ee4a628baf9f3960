import { addPeriods, periodLabel } from '../../core/calendar.ts';
import { at } from '../../core/present.ts';
import { log } from '../../numeric/elementary/logarithm.ts';
import type { CalibrationSource } from '../calibrationSource.ts';
import type { Predicted } from '../fitted.ts';
import { innovationsOf, seriesName } from './errors.ts';
import { type Finding, limitOf } from './finding.ts';

/** Errors below which a shift cannot be told from chance. */
const FEWEST = 12;

/**
 * Series that leave the model for good from some month on: the largest sum of new errors up to a month, less its part of their whole
 * sum, in standard deviations. Its limit is that of a Brownian bridge, 2 exp(−2 x²) for the chance of x or more (Kolmogorov 1933; Brown,
 * Durbin and Evans 1975).
 */
export function levelShifts({ start }: Pick<CalibrationSource, 'start'>, predicted: readonly Predicted[]): Finding[] {
  const tried = predicted.map((one) => ({ one, shift: largestShift(innovationsOf(one)) }));
  const known = tried.filter(({ shift }) => shift !== undefined);
  const far = Math.sqrt(log(2 / limitOf(known.length)) / 2);
  return known.flatMap(({ one, shift }): Finding[] => {
    if (!shift || !(shift.size > far)) return [];
    const name = seriesName(one);
    return [
      {
        code: 'level-shift',
        says: `From ${periodLabel(addPeriods(start, shift.month))} on ${name} ${shift.up ? 'lies higher' : 'lies lower'} than before, for no reason that the model knows.`,
        effect: 'What was spent around then may have been given the credit, or the blame, for it.',
        advice:
          'If the way of counting changed, mark that as a break of the series in history.csv; if something else did, give it as a series or leave out what it touched.',
        weight: shift.size / far,
      },
    ];
  });
}

interface Shift {
  readonly size: number;
  /** The first month after it. */
  readonly month: number;
  readonly up: boolean;
}

function largestShift(innovations: readonly number[]): Shift | undefined {
  const months = [...innovations.keys()].filter((month) => Number.isFinite(innovations[month]));
  const values = months.map((month) => at(innovations, month));
  const count = values.length;
  if (count < FEWEST) return undefined;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / count);
  let sum = 0;
  const bridge = values.map((value) => {
    sum += value - mean;
    return sum / (deviation * Math.sqrt(count));
  });
  const size = Math.max(...bridge.map(Math.abs));
  const place = bridge.findIndex((value) => Math.abs(value) === size);
  return { size, month: at(months, Math.min(place + 1, count - 1)), up: at(bridge, place) < 0 };
}
