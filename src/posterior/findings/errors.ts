import { meanOf } from '../../numeric/summary.ts';
import type { Predicted } from '../fitted.ts';
import { errorScale } from '../series.ts';

/** Measured less modelled at the mean of the draws, on the scale of the error; NaN where nothing was measured. */
export function errorsOf({ series, at }: Pick<Predicted, 'series' | 'at'>): number[] {
  const scale = errorScale(series);
  return [...series.values].map((value, month) => scale(value) - meanOf((at[month] ?? new Float64Array(1)).map(scale)));
}

/** What is new in each error, by month, at the mean of the draws; NaN where it or the error before is not known. None of what is counted. */
export function innovationsOf(predicted: Predicted): number[] {
  if (predicted.series.observation.error === 'count') return [];
  const kept = meanOf(predicted.persistence);
  const errors = errorsOf(predicted);
  return errors.map((error, month) => error - kept * (errors[month - 1] ?? Number.NaN));
}

/** A series inside a sentence: its member in brackets. */
export function seriesName({ series }: Pick<Predicted, 'series'>): string {
  const [name = '', member] = series.column.split('.');
  return `${name.replaceAll('_', ' ')}${member === undefined ? '' : ` (${member.replaceAll('_', ' ')})`}`;
}
