import type { Period } from '../../../core/calendar.ts';
import { at } from '../../../core/present.ts';
import type { Decision } from '../../../decide/decision.ts';
import type { Column } from '../../../language/contract/contract.ts';
import type { Model } from '../../../language/model.ts';
import type { Fitted } from '../../../posterior/calibration.ts';
import { formatAs, withoutBrackets } from '../../format.ts';
import { sentenceStart, spoken } from '../../text.ts';

/** A measured series as a chart of the history shows it. */
export interface HistorySeries {
  readonly name: string;
  readonly start: Period;
  readonly format: (value: number) => string;
  readonly fitted: Fitted;
}

/** What the calibration was made with, in the model's order. */
export function historySeries({ calibration, model, study: { currency } }: Decision): HistorySeries[] {
  if (!calibration) return [];
  return [...calibration.fitted].map(([slot, fitted]) => {
    const format = columnOf(model, slot)?.format ?? 'number';
    const name = `${columnName(model, slot)}${format === 'rank' ? ' (1 is first)' : ''}`;
    return { name, start: calibration.start, format: (value) => formatAs(format, value, currency), fitted };
  });
}

/** The column that a series of the history stands in, `name` or `name.member`. */
function columnOf({ columns }: Model, slot: string): Column | undefined {
  return columns.get(slot.replace(/[.].*/s, ''));
}

/** A series of the history as people read it: what the model calls its column, its member without what stands in brackets. */
export function columnName(model: Model, slot: string): string {
  const [name = slot, id] = slot.split('.');
  const label = columnOf(model, slot)?.label ?? sentenceStart(spoken(name));
  const member = [...model.dimensions.values()].flatMap(({ members }) => members).find((one) => one.id === id);
  return id === undefined ? label : `${label}, ${withoutBrackets(member?.label ?? id)}`;
}

/** How the measured months of a series lie about the model. */
export interface FitQuality {
  readonly measured: number;
  /** Between the P10 and the P90 of a measured month. */
  readonly inside: number;
  /** Of the distance from the model's median, as a part of it. */
  readonly medianError: number;
}

export function fitQuality({ measured, fit, predictive }: Fitted): FitQuality {
  const known = [...measured.keys()].filter((month) => Number.isFinite(measured[month]));
  const inside = known.filter((month) => {
    const value = at(measured, month);
    return value >= at(predictive.p10, month) && value <= at(predictive.p90, month);
  });
  const errors = known.map((month) => Math.abs(at(measured, month) / at(fit.p50, month) - 1));
  return { measured: known.length, inside: inside.length, medianError: middleOf(errors) };
}

/** The median; the mean of the two middle values of an even number.
 * @example
 * middleOf([4, 1, 2, 3]) // => 2.5 */
export function middleOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = (sorted.length - 1) / 2;
  return sorted.length === 0 ? Number.NaN : (at(sorted, Math.floor(half)) + at(sorted, Math.ceil(half))) / 2;
}
