import type { Month } from '../../../core/calendar.ts';
import type { Decision } from '../../../decide/decision.ts';
import type { Fitted } from '../../../posterior/calibration.ts';
import { formatMoney, formatNumber, formatPercent, formatPrice, withoutBrackets } from '../../format.ts';

/** A measured series as a chart of the history shows it. */
export interface HistorySeries {
  readonly name: string;
  readonly start: Month;
  readonly format: (value: number) => string;
  readonly fitted: Fitted;
}

const NAMES: ReadonlyMap<string, string> = new Map([
  ['ad_sales', 'Attributed ad sales'],
  ['total_sales', 'All sales'],
  ['cost_per_click', 'Cost per click'],
  ['organic_rank', 'Organic rank (1 is first)'],
  ['search_click_share', 'Search click share'],
]);

/** What the calibration was made with, in the model's order. */
export function historySeries({ calibration, channels, study: { currency } }: Decision): HistorySeries[] {
  if (!calibration) return [];
  const money = (value: number): string => formatMoney(value, currency);
  const price = (value: number): string => formatPrice(value, currency);
  return [...calibration.fitted].map(([column, fitted]) => {
    const [name = '', member] = column.split('.');
    const channel = channels.find(({ id }) => id === member);
    const format = name.endsWith('_sales')
      ? money
      : name === 'cost_per_click'
        ? price
        : name === 'organic_rank'
          ? place
          : percent;
    const label = channel
      ? `Recommendations, ${withoutBrackets(channel.label)}`
      : (NAMES.get(column) ?? column.replaceAll('_', ' '));
    return { name: label, start: calibration.start, format, fitted };
  });
}

function place(value: number): string {
  return formatNumber(value, Number.isInteger(value) ? 0 : 1);
}

function percent(value: number): string {
  return formatPercent(value);
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
  const at = (row: readonly number[], month: number): number => row[month] ?? Number.NaN;
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
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]];
  return ((low ?? Number.NaN) + (high ?? Number.NaN)) / 2;
}
