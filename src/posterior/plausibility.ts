import { addPeriods, periodLabel, stepOf, wholeSteps } from '../core/calendar.ts';
import type { Warning } from '../core/error.ts';
import { advertisingSlots } from '../language/contract/rolePlayers.ts';
import type { Model } from '../language/model.ts';
import { meanOf } from '../numeric/summary.ts';
import type { Learnt } from './calibration.ts';
import type { CalibrationSource } from './calibrationSource.ts';
import type { Predicted } from './fitted.ts';
import { errorScale } from './series.ts';

/** Months below which little can be learnt; as many weeks in a weekly model. */
const FEW_MONTHS = 6;
/** Errors below which their memory cannot be judged. */
const FEW_ERRORS = 6;
/** Relative standard deviation of spend below which its effect cannot be told from the level. */
const CONSTANT = 0.05;

/** What makes a calibration hard to believe, in plain words. */
export function plausibility(source: CalibrationSource, predicted: readonly Predicted[], learnt: readonly Learnt[]): Warning[] {
  return [
    ...tooFew(source, predicted),
    ...constantSpend(source),
    ...unbelievable(source.model, learnt),
    ...againstPrior(learnt),
    ...predicted.flatMap((one) => lingering(source, one)),
    ...predicted.flatMap((one) => strayMonths(source, one)),
  ];
}

function tooFew({ start }: Pick<CalibrationSource, 'start'>, predicted: readonly Predicted[]): Warning[] {
  const [step, fewest] = [stepOf(start), wholeSteps(stepOf(start), FEW_MONTHS)];
  const most = Math.max(0, ...predicted.map(({ series }) => series.values.filter(Number.isFinite).length));
  if (most >= fewest) return [];
  return [
    {
      code: 'history-too-short',
      message: `The history measures ${most} ${step}s: with fewer than ${fewest} nearly everything stays prior.`,
    },
  ];
}

function constantSpend({ model, inputs }: CalibrationSource): Warning[] {
  const [first, ...rest] = advertisingSlots(model).flatMap((slot) => inputs.get(slot) ?? []);
  const spend = first?.map((value, month) => rest.reduce((sum, values) => sum + (values[month] ?? Number.NaN), value));
  if (!spend || spend.length < 2) return [];
  const mean = meanOf(spend);
  const deviation = Math.sqrt(spend.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / spend.length);
  if (!(deviation < CONSTANT * mean)) return [];
  return [
    {
      code: 'constant-spend',
      message:
        'Advertising spend hardly changed: the history cannot tell what more or less of it would do. Two months at half the spend would.',
    },
  ];
}

function unbelievable({ plausible }: Model, learnt: readonly Learnt[]): Warning[] {
  return learnt.flatMap(({ slot, label, posterior: { p50 } }): Warning[] => {
    const limits = plausible.find(({ parameter }) => parameter === slot.split('.')[0]);
    const meaning = !limits ? '' : p50 < limits.from ? limits.low : p50 > limits.to ? limits.high : '';
    return meaning === ''
      ? []
      : [{ code: 'implausible-parameter', message: `${label} came out at ${p50.toPrecision(2)}: ${meaning}.` }];
  });
}

/** Errors of the usual size from which a month is named. */
const FAR = 3.5;

/** Months that lie far off the model: a stock-out or a slip of the pen pulls on everything that is learnt. */
function strayMonths({ start }: Pick<CalibrationSource, 'start'>, { series, at, spread }: Predicted): Warning[] {
  if (series.observation.error === 'count') return [];
  const usual = meanOf(spread);
  const far = errorsOf({ series, at }).flatMap((error, month) => (Math.abs(error) > FAR * usual ? [{ error, month }] : []));
  if (far.length === 0) return [];
  const words = far.map(({ error, month }) => {
    const side = error > 0 ? 'above' : 'below';
    return `${periodLabel(addPeriods(start, month))} (${(Math.abs(error) / usual).toFixed(1)} times the usual error ${side})`;
  });
  const column = series.column.replaceAll('_', ' ');
  return [
    {
      code: 'stray-month',
      message: `${column.charAt(0).toUpperCase()}${column.slice(1)} lies far off the model in ${words.join(', ')}: a stock-out, a promotion or a wrong figure? Leave the cell empty if the ${stepOf(start)} says nothing about others.`,
    },
  ];
}

/** Assumptions that the history pulls out of the range that was thought plausible: one of the two is wrong, or a third thing is missing. */
function againstPrior(learnt: readonly Learnt[]): Warning[] {
  return learnt.flatMap(({ label, prior, posterior: { p50 } }): Warning[] => {
    if (p50 >= prior.p10 && p50 <= prior.p90) return [];
    const range = [prior.p10, prior.p90].map((value) => value.toPrecision(2)).join(' to ');
    const message = `${label} came out at ${p50.toPrecision(2)}, outside the range that was thought plausible (${range}): the figures and the source disagree.`;
    return [{ code: 'outside-prior', message }];
  });
}

/** Errors whose own memory the persistence does not explain: autocorrelation of the innovations beyond 2.5 standard errors. */
function lingering({ start }: Pick<CalibrationSource, 'start'>, predicted: Predicted): Warning[] {
  const innovations = innovationsOf(predicted);
  if (innovations.length < FEW_ERRORS) return [];
  const step = stepOf(start);
  const squares = innovations.reduce((sum, value) => sum + value * value, 0);
  const products = innovations.slice(1).reduce((sum, value, index) => sum + value * (innovations[index] ?? 0), 0);
  const correlation = products / squares;
  if (!(Math.abs(correlation) > 2.5 / Math.sqrt(innovations.length))) return [];
  const column = predicted.series.column.replaceAll('_', ' ');
  return [
    {
      code: 'residual-autocorrelation',
      message: `The model misses ${column} in the same direction ${step} after ${step} (correlation ${correlation.toFixed(2)}): something that it does not know is at work.`,
    },
  ];
}

/** At the mean of the draws, on the scale of the error; months that were not measured are skipped. */
function innovationsOf({ series, at, persistence }: Predicted): number[] {
  if (series.observation.error === 'count') return [];
  const kept = meanOf(persistence);
  const errors = errorsOf({ series, at });
  return errors
    .slice(1)
    .flatMap((error, index) =>
      Number.isFinite(error - (errors[index] ?? Number.NaN)) ? [error - kept * (errors[index] ?? 0)] : [],
    );
}

/** Measured less modelled at the mean of the draws, on the scale of the error; NaN where nothing was measured. */
function errorsOf({ series, at }: Pick<Predicted, 'series' | 'at'>): number[] {
  const scale = errorScale(series);
  return [...series.values].map((value, month) => scale(value) - meanOf((at[month] ?? new Float64Array(1)).map(scale)));
}
