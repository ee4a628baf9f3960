import { wholeSteps } from '../../../core/calendar.ts';
import type { Band } from '../../../decide/decision.ts';
import { WATCHED_AFTER } from '../../../decide/stopRule.ts';
import { planOf } from '../../../decide/verdict.ts';
import { formatPercent, withoutBrackets } from '../../format.ts';
import { seriesOf } from '../../roleSeries.ts';
import { inSteps } from '../../text.ts';
import type { Telling } from './telling.ts';

/**
 * What to look at after half a year: the channel whose recommendations part the best plan from `hold` most, in answers that name the
 * brand. Nothing where the best plan spends no more on content, or moves none, nor of one path, which knows no range.
 */
export function watch({ decision, verdict: { best, hold }, setting: { from, step, draws } }: Telling): string {
  const plan = planOf(decision, best.name);
  if (draws === 1 || plan.totals.contentSpend <= hold.totals.contentSpend) return '';
  const gaps = decision.channels.flatMap(({ id, label }) => {
    const [one, other] = [plan, hold].map((each) =>
      pointAt(seriesOf(decision, each, { role: 'mention', member: id }), wholeSteps(step, WATCHED_AFTER) - 1),
    );
    return one && other && other.mean > 0 ? [{ label, one, other, gap: one.mean - other.mean }] : [];
  });
  const [widest] = gaps.sort((a, b) => b.gap - a.gap);
  if (!widest || widest.gap < 0.005) return '';
  const said = ({ mean, p10, p90 }: Point): string =>
    `${formatPercent(mean)} of answers (${formatPercent(p10)} to ${formatPercent(p90)})`;
  return inSteps(
    step,
  )`${wholeSteps(step, WATCHED_AFTER)} months from ${from} look whether ${withoutBrackets(widest.label)} names the brand in ${said(widest.one)}, as ${plan.label} expects; under ${hold.label} it would be ${said(widest.other)}. To stop because of it would gain nothing that can be told.`;
}

type Point = { readonly [key in 'mean' | 'p10' | 'p90']: number };

function pointAt(band: Band | undefined, index: number): Point | undefined {
  const [mean, p10, p90] = [band?.mean[index], band?.p10[index], band?.p90[index]];
  return mean === undefined || p10 === undefined || p90 === undefined ? undefined : { mean, p10, p90 };
}
