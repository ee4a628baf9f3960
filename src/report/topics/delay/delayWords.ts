import { periodLabel } from '../../../core/calendar.ts';
import type { Delay, DelayedStart } from '../../../decide/waiting.ts';
import type { Model } from '../../../language/model.ts';
import { formatMoney } from '../../format.ts';
import { inSteps } from '../../text.ts';

/** "each quarter of waiting costs …", or that waiting pays, or that it makes no difference that shows. */
export function delaySentence({ label, eachQuarter, starts }: Delay, currency: string): string {
  const whole = starts.filter(({ quarters }) => quarters !== undefined);
  const error = Math.max(...whole.map(({ againstHold }) => againstHold.error));
  if (whole.length < 2 || Math.abs(eachQuarter) * (whole.length - 1) <= 2 * error)
    return `When ${label} begins makes no difference that shows.`;
  const money = formatMoney(Math.abs(eachQuarter), currency);
  return eachQuarter > 0
    ? `Each quarter of waiting with ${label} costs ${money} on average.`
    : `Each quarter of waiting with ${label} saves ${money} on average: it need not begin now.`;
}

/** What a start is called. */
export function startLabel({ from, quarters, isAfterPeak }: DelayedStart, { step }: Pick<Model, 'step'>): string {
  const peak = isAfterPeak ? inSteps(step)`, the month after the peak` : '';
  if (quarters === 0) return `now, ${periodLabel(from)}${peak}`;
  return `${periodLabel(from)}${peak}`;
}
