import type { Decision } from '../../../decide/decision.ts';
import type { Model } from '../../../language/model.ts';
import type { Learnt } from '../../../posterior/calibration.ts';
import { formatNumber, formatPercent } from '../../format.ts';
import { inSteps } from '../../text.ts';
import { fitQuality } from './historySeries.ts';

/** What a reader can do where a calibration has not converged. */
export function unconverged({ step }: Model): string {
  return inSteps(
    step,
  )`Look at the warnings under “Data read” first: a month that contradicts the others is the usual cause. Then try another --seed, or --prior-only, which leaves out what the history teaches.`;
}

/** What the figures rest on: the assumptions as given, or as the history corrected them. */
export function basis({ calibration, actualUntil, model }: Decision): string {
  if (!calibration) {
    const why = actualUntil === undefined ? 'there is no history to learn from' : 'what the history teaches was left out';
    return `Prior only: ${why}, so every assumption is as the register and the study give it.`;
  }
  const { learnt, fitted } = calibration;
  const of = (lesson: Learnt['lesson']): number => learnt.filter((one) => one.lesson === lesson).length;
  const months = Math.max(0, ...[...fitted.values()].map(({ measured }) => measured.length));
  return inSteps(
    model.step,
  )`Calibrated: ${formatNumber(months)} actual months taught ${of('learnt from your data')} of ${learnt.length} assumptions, and ${of('partly')} in part; of the other ${of('still prior: the data cannot tell')} the months cannot tell.`;
}

/** How to read the charts of the fit, and why bands hold more months than they promise, where they do. */
export function fitExplained({ fitted }: NonNullable<Decision['calibration']>, { step }: Model): string {
  const t = inSteps(step);
  const all = [...fitted.values()].map(fitQuality);
  const total = (key: 'inside' | 'measured'): number => all.reduce((sum, one) => sum + one[key], 0);
  const held = total('inside') / total('measured');
  const wide =
    held > 0.87
      ? t` They hold ${formatPercent(held, 0)} and not 80%: the months shown are those that the model learnt from, and a few months far off, such as a stock-out, widen the band for all.`
      : '';
  return t`Dots are measured months, the line is the model’s middle after calibration. The dark band is where the variable itself lies (P10–P90), the light one where a measured month would lie: the same with the error of measuring.${wide}`;
}
