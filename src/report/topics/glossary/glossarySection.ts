import { type Step, wholeSteps } from '../../../core/calendar.ts';
import type { Model } from '../../../language/model.ts';
import type { Block } from '../../block.ts';
import { inSteps, sentenceStart } from '../../text.ts';
import type { Context } from '../topic.ts';
import { termsOf } from '../topicWords.ts';

/** Words of the report, for a reader who meets them first here: the engine's and the model's, by alphabet. */
export function glossarySection({ decision: { model }, setting: { won, spending, step } }: Context): Block[] {
  return [{ kind: 'terms', terms: termsOf(model, [...terms(step), margin(spending), ...splitTerms(model, won)]) }];
}

function terms(step: Step): [string, string][] {
  const t = inSteps(step);
  return [
    [
      'Continuation value',
      t`The part of what a plan is worth that comes after the projected months: discounted contribution of ${wholeSteps(step, 24)} months in which every plan spends as Hold does.`,
    ],
    ['Future', t`One simulation: one value for each assumption, carried through every month of every plan.`],
    ['Incremental sales', 'Sales that would not have happened without the spending.'],
    ['Net present value (NPV)', t`The sum of discounted monthly contribution margins of the projected months.`],
    ['P10, P50, P90', 'Values that a quantity stays below in 10, 50 and 90 of 100 futures. P10 to P90 is the 80% interval.'],
    ['Payback', t`The first month from which a plan’s cumulative contribution stays ahead of the reference plan’s.`],
    ['Run-off', t`What remains, month by month, after all spending stops.`],
    [
      'Run-off value',
      t`What a plan leaves without money: discounted contribution of the ${wholeSteps(step, 24)} months after all spending stops, above that of a brand that never spent.`,
    ],
    ['Worth', t`Net present value of the projected months and continuation value together: what plans are ranked by.`],
  ];
}

function margin(spending: string): [string, string] {
  return ['Contribution margin', `Revenue kept after returns, times the margin before ${spending}, less ${spending} spend.`];
}

/** Words of the split, where the model has one. */
function splitTerms({ roles }: Model, won: string): [string, string][] {
  if (!roles.variables.has('share')) return [];
  return [
    ['Ad-supported', `${sentenceStart(won)} that is not bought and that advertising holds up. It fades when advertising stops.`],
    ['Budget-dependent', `The part of ${won} that goes when advertising stops: paid and ad-supported together.`],
    ['Earned', `The part of ${won} that stays when advertising stops.`],
  ];
}
