import { monthLabel } from '../../../core/calendar.ts';
import type { Decision } from '../../../decide/decision.ts';
import type { Verdict } from '../../../decide/verdict.ts';
import type { Setting } from '../../reportSetting.ts';
import { inSentence } from '../../text.ts';

/** The question, the two plans in order of name, so that no plan owes its place to winning.
 * Labels are as the study gives them. */
export function question({ contest }: Verdict): string {
  const [first, second] = [contest.ahead, contest.behind].sort((a, b) => (a.name < b.name ? -1 : 1));
  return `${first?.label ?? ''}, or ${inSentence(second?.label ?? '')}?`;
}

/** What was studied, and where. */
export function product({ study }: Decision): string {
  return `${study.product} · Amazon ${study.marketplace}`;
}

/** Which months are measured, which projected. */
export function months({ actualUntil }: Decision, { from, until }: Setting): string {
  const actuals = actualUntil === undefined ? 'no actuals' : `actuals to ${monthLabel(actualUntil)}`;
  return `${actuals}, projected ${from} to ${until}`;
}
