import { periodLabel } from '../../../core/calendar.ts';
import type { Decision } from '../../../decide/decision.ts';
import type { Verdict } from '../../../decide/verdict.ts';
import type { Setting } from '../../reportSetting.ts';
import { inSentence } from '../../text.ts';
import { said } from '../topicWords.ts';

/** The question, the two plans in order of name, so that no plan owes its place to winning.
 * Labels are as the study gives them. */
export function question({ contest: { ahead, behind } }: Verdict): string {
  const [first, second] = ahead.name < behind.name ? [ahead, behind] : [behind, ahead];
  return `${first.label}, or ${inSentence(second.label)}?`;
}

/** What was studied, and where: the market that words.md names stands before the study's own, if the model has marketplaces. */
export function product({ study, model }: Decision): string {
  const marketplace = model.marketplaces.length === 0 ? '' : study.marketplace;
  const where = [...said(model, 'Market'), marketplace].filter((word) => word !== '').join(' ');
  return where === '' ? study.product : `${study.product} · ${where}`;
}

/** Which months are measured, which projected. */
export function months({ actualUntil }: Decision, { from, until }: Setting): string {
  const actuals = actualUntil === undefined ? 'no actuals' : `actuals to ${periodLabel(actualUntil)}`;
  return `${actuals}, projected ${from} to ${until}`;
}
