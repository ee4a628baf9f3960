import type { Model, Observation } from '../language/model.ts';
import { exp } from '../numeric/elementary/exponential.ts';
import { pow } from '../numeric/elementary/powers.ts';
import { gammaDraw } from '../numeric/gamma.ts';
import { normalQuantile } from '../numeric/normal.ts';
import { type Stream, stream } from '../numeric/random.ts';
import { bandOf } from '../numeric/summary.ts';
import type { ParameterDraws } from '../run/draws.ts';
import { openRun } from '../run/openRun.ts';
import { parameterColumns } from '../run/parameterColumns.ts';
import { refuseParameter } from '../run/refuse.ts';
import { shockRows } from '../run/shocks.ts';
import type { Fitted, Residual } from './calibration.ts';
import type { CalibrationSource } from './calibrationSource.ts';
import { errorScale, type Series } from './series.ts';

/** What the model says about each series, draw by draw. */
export interface Predicted {
  readonly series: Series;
  /** By month: a value a draw. */
  readonly at: readonly Float64Array[];
  readonly spread: Float64Array;
  readonly persistence: Float64Array;
}

/** What the model is run over; `actual` is the last actual month, the last of all unless told. */
type Span = Pick<CalibrationSource, 'model' | 'kernelFor' | 'marketplace' | 'start' | 'months' | 'inputs'> & {
  readonly actual?: number;
};

/** The model over these months for these draws of every slot. */
export function predict(source: Span, series: readonly Series[], draws: ParameterDraws): Predicted[] {
  const { model, marketplace, start, months, inputs, actual = months - 1 } = source;
  const kernel = source.kernelFor([...new Set(series.map(({ slot }) => slot))]);
  const { count } = draws;
  const out = new Float64Array(kernel.outputs.length * months * count);
  const run = openRun(kernel, { model, marketplace, start, months, actual, lead: 0, inputs });
  const shocks = shockRows(draws.shocks, kernel, { start, actual, months });
  run({ ...parameterColumns(model, kernel, draws), shocks, from: 0, to: count, out, outStride: count });
  return series.map((one) => {
    const first = kernel.outputs.indexOf(one.slot) * months;
    const at = Array.from({ length: months }, (_, month) => out.subarray((first + month) * count, (first + month + 1) * count));
    return {
      series: one,
      at,
      spread: columnOf(draws, one.spread, model),
      persistence: one.persistence === undefined ? new Float64Array(count) : columnOf(draws, one.persistence, model),
    };
  });
}

function columnOf({ slots, values, stride, count }: ParameterDraws, slot: string, model: Model): Float64Array {
  const row = slots.indexOf(slot);
  return row < 0 ? refuseParameter(model, slot) : values.subarray(row * stride, row * stride + count);
}

/** The same of the first draws only, which are as good as any. */
export function ofFirst(predicted: Predicted, draws: number): Predicted {
  const first = (values: Float64Array): Float64Array => values.subarray(0, draws);
  const { at, spread, persistence } = predicted;
  return { ...predicted, at: at.map(first), spread: first(spread), persistence: first(persistence) };
}

/** Bands of the variable and of a measurement of it. */
export function fittedOf(predicted: Predicted, seed: number): Fitted {
  const next = stream(seed, `calibrate/predictive/${predicted.series.column}`);
  return {
    slot: predicted.series.variable,
    measured: [...predicted.series.values],
    fit: bandOf(predicted.at),
    predictive: bandOf(predicted.at.map((values, month) => measuredAgain(predicted, { values, month, next }))),
  };
}

function measuredAgain(
  { series, spread }: Predicted,
  { values, month, next }: { values: Float64Array; month: number; next: Stream },
): Float64Array {
  const { error } = series.observation;
  if (error === 'count') {
    const asked = series.counts.find((count) => count.month === month)?.asked ?? series.counts.at(-1)?.asked ?? 1;
    return values.map((share, draw) => countedShare(share, { correlation: spread[draw] ?? 0, asked, next }));
  }
  return values.map((value, draw) => {
    const stray = (spread[draw] ?? 0) * strayedBy(series.observation, next);
    return error === 'lognormal' ? value * exp(stray) : value + stray;
  });
}

/** An error of measuring over its standard deviation: normal, or Student's t. */
export function strayedBy({ tails }: Pick<Observation, 'tails'>, next: Stream): number {
  const normal = normalQuantile(next());
  return tails === undefined ? normal : normal * Math.sqrt((tails - 2) / (2 * gammaDraw(tails / 2, next)));
}

/** A share as it would be counted: beta-binomial. */
export function countedShare(
  share: number,
  { correlation, asked, next }: { correlation: number; asked: number; next: Stream },
): number {
  const weight = 1 / correlation - 1;
  const [named, others] = [gammaDraw(share * weight, next), gammaDraw((1 - share) * weight, next)];
  const chance = named / (named + others);
  let yes = 0;
  for (let answer = 0; answer < asked; answer++) if (next() < chance) yes++;
  return yes / asked;
}

/** The error that is left in the last actual month; undefined for counts, whose errors do not last. */
export function residualOf({ series, at, spread, persistence }: Predicted): Residual | undefined {
  const month = series.values.findLastIndex(Number.isFinite);
  if (series.observation.error === 'count' || month < 0) return undefined;
  const scale = errorScale(series);
  const gap = series.values.length - 1 - month;
  const values = at[month] ?? new Float64Array();
  const last = values.map(
    (value, draw) => (scale(series.values[month] ?? Number.NaN) - scale(value)) * pow(persistence[draw] ?? 0, gap),
  );
  return {
    variable: series.variable,
    logarithmic: series.observation.error === 'lognormal',
    ...(series.residual !== undefined && { parameter: series.residual }),
    last,
    gap,
    persistence: persistence.slice(),
    spread: spread.slice(),
  };
}
