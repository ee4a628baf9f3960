import { type Step, wholeSteps } from '../../../core/calendar.ts';
import type { Decision } from '../../../decide/decision.ts';
import type { Model } from '../../../language/model.ts';
import { formatList, formatNumber } from '../../format.ts';
import type { Setting } from '../../reportSetting.ts';
import { playing } from '../../roleSeries.ts';
import { inSentence, inSteps, sentenceStart } from '../../text.ts';
import { said } from '../topicWords.ts';

/** How the figures are made: conventions that a reader may take otherwise. */
export function conventions(
  { model, ranking: { assetCredit } }: Pick<Decision, 'model' | 'ranking'>,
  setting: Setting,
): string[] {
  const { from, until, currency, calibrated, spending, step } = setting;
  const t = inSteps(step);
  const credit = assetCredit === 1 ? '' : ` and times ${formatNumber(assetCredit, 2)}`;
  return [
    t`Net present value is the sum of monthly contribution margin from ${from} to ${until}, each month discounted from its middle back to the start of ${from} at the study’s yearly rate.`,
    t`What a plan is worth is its net present value and its continuation value: the contribution of the ${wholeSteps(step, 24)} months after ${until}, in which every plan spends what Hold spends, discounted to the same date${credit}. Plans are ranked by it.`,
    t`Run-off value is another figure, and no plan is ranked by it: all spending, on ${spending.replace(' and ', ' and on ')}, stops after ${until}, and the contribution of the next ${wholeSteps(step, 24)} months is taken above that of a brand that never spent.`,
    'Hold is the reference: nothing is done that was not done before. Its money is said under “What carrying on means”.',
    'Plans are compared future by future: the same simulated market meets every plan, so that the difference shows the plans and not luck.',
    t`Bands run from the 10th to the 90th percentile. ${bandsOf(model, step)}of the variable itself, so that single measured months will fall outside more often than one in five.`,
    ...(calibrated ? [joinedIn(step)] : []),
    ...(playing(model, 'share') ? [splitConvention(model, setting)] : []),
    `All amounts are in ${currency}, before tax, without inflation of prices or margins unless an assumption says so.`,
  ];
}

/** Which bands hold the error of measuring. */
function bandsOf(model: Model, step: Step): string {
  const compared = (['cost_ratio', 'rank'] as const).flatMap((role) => playing(model, role) ?? []);
  if (compared.length === 0) return 'They are ';
  const names = formatList(compared.map(({ label }) => inSentence(label)));
  return inSteps(
    step,
  )`Those of ${names} are for comparing with measured months and hold the error of measuring where a calibration says how large it is; all others are `;
}

function splitConvention({ roles }: Model, { won, step }: Setting): string {
  const dependent = inSteps(
    step,
  )`Budget-dependent ${won} is what goes when advertising spend is set to nil from the first projected month, in a second run over the same futures.`;
  const content = roles.content.length > 0 ? ' Content money is a budget too: the run-off chart stops both.' : '';
  return `${dependent} ${sentenceStart(`earned ${won}`)} is the rest.${content}`;
}

function joinedIn(step: Step): string {
  return inSteps(
    step,
  )`The projection starts where the last actual month lies: what the model missed there fades by the persistence of errors that the history shows, and after some months the equations stand alone.`;
}

/** Where the model may be wrong, in plain words: what words.md says under "Where it may be wrong", and what the history is. */
export function weaknesses(model: Model, { history, calibrated, step }: Setting): string[] {
  const season = [...model.tables.values()].some(({ correctedBy }) => correctedBy.length > 0) ? SEASON : '';
  const taught = inSteps(step)`${TAUGHT}${season}`;
  const told = said(model, 'Where it may be wrong');
  return [INDEPENDENT, ...told, calibrated ? taught : history ? STARTS : STARTS_WITHOUT];
}

const INDEPENDENT =
  'Assumptions that the history does not tie together are taken to be independent of one another. Where in truth two of them go together, the range of outcomes is wider than shown.';

const TAUGHT =
  'The history was run through the same equations, and only what it can tell apart has moved. A history is no experiment: what always moved together, such as spend and season, it cannot separate.';

const SEASON = ' The season is estimated from the same months, and its own uncertainty is not in the bands.';

const STARTS =
  'History sets the starting point of the projection and, where it is long enough, the season. The register says for each assumption where its range comes from; a range that does not name the history was not tested against it.';

const STARTS_WITHOUT =
  'There is no history: the starting point is what product.csv and the register say, and nothing here was tested against the past.';
