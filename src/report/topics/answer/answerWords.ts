import { periodLabel, wholeSteps } from '../../../core/calendar.ts';
import type { Band, Decision, PlanResult } from '../../../decide/decision.ts';
import type { Certainty, Contest, Verdict } from '../../../decide/verdict.ts';
import {
  formatGain,
  formatList,
  formatMoney,
  formatNumber,
  formatPercent,
  formatProbability,
  withoutBrackets,
} from '../../format.ts';
import type { Setting } from '../../reportSetting.ts';
import { seriesOf } from '../../roleSeries.ts';
import { inSteps, range } from '../../text.ts';

/** How much, how sure. */
export function howSure(
  { ahead, behind, probability, difference, same }: Contest,
  { currency, draws, from, until, spending }: Setting,
): string {
  if (same) return `In every simulated future ${ahead.label} and ${behind.label} have the same net present value.`;
  const interval = range(formatGain(difference.p10, currency), formatGain(difference.p90, currency));
  return (
    `From ${from} to ${until} ${ahead.label} is expected to bring ${formatMoney(difference.mean, currency)} more than ${behind.label} in net present value: ` +
    `contribution after ${spending}, discounted. It brings more in ${formatProbability(probability)} of ${formatNumber(draws)} simulated futures; ` +
    `in the middle 80% of them the difference is ${interval}.`
  );
}

/** When it turns. */
export function whenItTurns({ ahead, behind, turning, same }: Contest, { from, until, step }: Setting): string {
  if (same) return '';
  if (turning === undefined)
    return `On expected cumulative contribution ${ahead.label} is not ahead of ${behind.label} by ${until}.`;
  const month = periodLabel(turning);
  return month === from
    ? inSteps(step)`On expected cumulative contribution ${ahead.label} is ahead from the first month, ${month}.`
    : `On expected cumulative contribution ${ahead.label} is ahead for good from ${month}.`;
}

/** What the plans leave behind, in money. */
export function leavesBehind(one: PlanResult, other: PlanResult, { currency, until, step }: Setting): string {
  const asset = ({ totals }: PlanResult): string => formatMoney(totals.assetValue.mean, currency);
  return (
    inSteps(
      step,
    )`If all spending stopped after ${until}, what ${one.label} has built would still bring ${asset(one)} over ${wholeSteps(step, 24)} months, ` +
    `what ${other.label} has built ${asset(other)}: asset value, which the net present value does not count.`
  );
}

/** How much of what is won hangs on the budget; nothing where the model splits nothing. */
export function dependence(one: PlanResult, other: PlanResult, { from, until, won }: Setting): string {
  const [hanging, against] = [one, other].map(({ totals }) => totals.budgetDependenceEnd?.mean);
  if (hanging === undefined || against === undefined) return '';
  return `Had advertising stopped in ${from}, ${formatPercent(hanging, 0)} of ${won} in ${until} under ${one.label} would be missing, against ${formatPercent(against, 0)} under ${other.label}.`;
}

/** Net present value and asset value together: both are discounted to the same month, so that they add up. */
export function bothTogether(plans: readonly PlanResult[], { currency }: Setting): string {
  const parts = plans.map(
    ({ label, totals }) => `${formatMoney(totals.npv.mean + totals.assetValue.mean, currency)} under ${label}`,
  );
  return `Expected net present value and asset value together come to ${formatList(parts)}.`;
}

/** The comparison that the headline does not speak of: the leader against the reference, or the two plans against each other. */
export function alsoCompared({ also, neither }: Verdict, { currency }: Setting): string {
  if (also === undefined) return '';
  if (also.same) return `${also.ahead.label} and ${also.behind.label} come to the same.`;
  const { ahead, behind, difference, probability, certainty } = also;
  const opening = neither ? 'Of the two plans themselves,' : `Against ${behind.label}, which goes on as before,`;
  const lead = `${ahead.label} is an expected ${formatMoney(difference.mean, currency)} ahead${neither ? ` of ${behind.label}` : ''}`;
  if (certainty === 'split') return `${opening} ${lead}, ${butMostly(also, currency)}.`;
  return `${opening} ${lead}, better in ${formatProbability(probability)} of futures: ${JUDGEMENTS[certainty]}.`;
}

/** How an average can be ahead of most of what it is an average of. */
function butMostly({ probability, difference: { p50 } }: Contest, currency: string): string {
  const middle = p50 < 0 ? `: in the middle future it is ${formatMoney(-p50, currency)} behind` : '';
  return `yet behind in ${formatProbability(1 - probability)} of futures${middle}; a few very good futures lift the average`;
}

/** The plan that has come last, against the reference plan. */
export function restCompared({ rest, hold }: Verdict, { currency }: Setting): string {
  if (rest === undefined || rest.same) return '';
  const { ahead, behind, difference, probability } = rest;
  const gap = formatMoney(difference.mean, currency);
  return ahead === hold
    ? `${behind.label} is an expected ${gap} behind ${hold.label}, which does better in ${formatProbability(probability)} of futures.`
    : `${ahead.label} is an expected ${gap} ahead of ${hold.label}, better in ${formatProbability(probability)} of futures.`;
}

const JUDGEMENTS: { readonly [certainty in Exclude<Certainty, 'split'>]: string } = {
  'very likely': 'very likely better',
  likely: 'likely better',
  leaning: 'a lean, no more',
  'too close to call': 'too close to call',
};

/** A decision as the other reading of the channel table sees it. */
export interface OtherView {
  /** The same two plans. */
  readonly contest: Contest;
  /** The plan of highest expected value there. */
  readonly best: PlanResult;
}

/** Whether the answer survives the other reading: the same plan ahead, and no third plan better. */
export function otherReading(
  { here, there, where }: { readonly here: OtherView; readonly there: OtherView; readonly where: string },
  { currency }: Setting,
): string {
  const { ahead, difference, probability, certainty } = there.contest;
  const only = certainty === 'split' ? 'but better in only' : 'better in';
  const facts = `an expected ${formatMoney(difference.mean, currency)} ahead, ${only} ${formatProbability(probability)} of futures`;
  if (ahead.name !== here.contest.ahead.name) return `The answer does not survive ${where}: there ${ahead.label} is ${facts}.`;
  if (there.best.name !== here.best.name) {
    return `The answer changes in ${where}: ${ahead.label} is still ahead of ${there.contest.behind.label} (${facts}), but of all plans ${there.best.label} has the highest expected value there.`;
  }
  const fades = (certainty === 'too close to call' || certainty === 'split') && here.contest.certainty !== certainty;
  return fades
    ? `In ${where} the answer fades: ${ahead.label} is still ${facts}, which is too close to call.`
    : `The answer survives ${where}: there too ${ahead.label} is ${facts}.`;
}

/** Months after the start, or as many weeks, at which a reader can first tell the plans apart. */
const WATCHED_AFTER = 6;

/**
 * What to look at after half a year: the channel whose recommendations part the plan ahead from the reference most, in answers
 * that name the brand. Nothing where no plan moves them.
 */
export function watch({ contest, hold }: Verdict, { from, step }: Setting, decision: Decision): string {
  const plan = [contest.ahead, contest.behind].find((one) => one.totals.contentSpend > hold.totals.contentSpend);
  const gaps = decision.channels.flatMap(({ id, label }) => {
    const [one, other] = [plan, hold].map((each) =>
      at(each && seriesOf(decision, each, { role: 'mention', member: id }), wholeSteps(step, WATCHED_AFTER)),
    );
    return one && other && other.mean > 0 ? [{ label, one, other, gap: one.mean - other.mean }] : [];
  });
  const [widest] = gaps.sort((a, b) => b.gap - a.gap);
  if (!plan || !widest || widest.gap < 0.005) return '';
  const said = ({ mean, p10, p90 }: Point): string =>
    `${formatPercent(mean)} of answers (${formatPercent(p10)} to ${formatPercent(p90)})`;
  return inSteps(
    step,
  )`What to watch: ${wholeSteps(step, WATCHED_AFTER)} months from ${from} ${withoutBrackets(widest.label)} should name the brand in ${said(widest.one)} under ${plan.label}, in ${said(widest.other)} under ${hold.label}. Below ${formatPercent(widest.one.p10)} it is time to think again.`;
}

interface Point {
  readonly mean: number;
  readonly p10: number;
  readonly p90: number;
}

function at(band: Band | undefined, after: number): Point | undefined {
  const index = after - 1;
  const [mean, p10, p90] = [band?.mean[index], band?.p10[index], band?.p90[index]];
  return mean === undefined || p10 === undefined || p90 === undefined ? undefined : { mean, p10, p90 };
}
