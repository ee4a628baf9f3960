import { periodLabel } from '../../../core/calendar.ts';
import type { Decision } from '../../../decide/decision.ts';
import type { Setting } from '../../reportSetting.ts';
import { inSentence } from '../../text.ts';
import { said } from '../topicWords.ts';

/** Plans that a question names; more are counted. */
const NAMED = 3;

/** The question: the study's plans in order of name, so that no plan owes its place to winning, or none of them. */
export function question({ plans, ranking }: Pick<Decision, 'plans' | 'ranking'>): string {
  const [, ...others] = plans.map(({ label }) => label);
  const all = ranking.rows.length - 1;
  const [first = 'Carry on', ...rest] = all > NAMED ? others.slice(0, NAMED - 1) : others;
  const more = all > NAMED ? [`one of ${all - NAMED + 1} more`] : [];
  return `${[first, ...rest.map(inSentence), ...more].join(', ')}, or carry on as today?`;
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
