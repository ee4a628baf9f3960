import { stepOf, wholeSteps } from '../core/calendar.ts';
import type { Warning } from '../core/error.ts';
import type { Model } from '../language/model.ts';
import type { Learnt } from './calibration.ts';
import type { CalibrationSource } from './calibrationSource.ts';
import type { Predicted } from './fitted.ts';

/** Months below which little can be learnt; as many weeks in a weekly model. */
const FEW_MONTHS = 6;

/** What makes a calibration hard to believe, in plain words. */
export function plausibility(source: CalibrationSource, predicted: readonly Predicted[], learnt: readonly Learnt[]): Warning[] {
  return [...tooFew(source, predicted), ...unbelievable(source.model, learnt)];
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

function unbelievable({ plausible }: Model, learnt: readonly Learnt[]): Warning[] {
  return learnt.flatMap(({ slot, label, posterior: { p50 } }): Warning[] => {
    const limits = plausible.find(({ parameter }) => parameter === slot.split('.')[0]);
    const meaning = !limits ? '' : p50 < limits.from ? limits.low : p50 > limits.to ? limits.high : '';
    return meaning === ''
      ? []
      : [{ code: 'implausible-parameter', message: `${label} came out at ${p50.toPrecision(2)}: ${meaning}.` }];
  });
}
