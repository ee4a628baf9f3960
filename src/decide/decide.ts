import type { Backtest } from '../backtest/backtest.ts';
import { type Period, periodsBetween } from '../core/calendar.ts';
import type { Warning } from '../core/error.ts';
import type { Progress } from '../core/progress.ts';
import type { Model } from '../language/model.ts';
import type { Calibration, Diagnostics } from '../posterior/calibration.ts';
import { representatives } from '../run/draws.ts';
import type { PlanInputs } from '../run/planSeries.ts';
import { HOLD } from '../study/planInputs.ts';
import type { Study } from '../study/study.ts';
import { actualsOf } from './actuals.ts';
import { answerFindings } from './answerFindings.ts';
import type { Decision, ReadingName, StudyFacts, Taught } from './decision.ts';
import type { Setting } from './decisionSetting.ts';
import { delayOf } from './delay.ts';
import { heldPlanOf, heldWarnings } from './heldPlan.ts';
import { ladderOf, spendingNothing } from './ladder.ts';
import { isTie } from './margin.ts';
import { marginalReturns } from './marginal.ts';
import { planOutcome } from './outcome.ts';
import { allPairs, comparePair, headlinePair, valueDifference } from './pairs.ts';
import { cashOfPlans } from './planCash.ts';
import { planResult } from './planResult.ts';
import type { Ranking } from './ranked.ts';
import { rankElsewhere, rankPlans } from './rankPlans.ts';
import { neverSpending } from './runOff.ts';
import { type Choice, valuesOfTests } from './testing/valuesOfTests.ts';
import { named, type Probed, whatMatters } from './whatMatters.ts';
import { type InTime, withReading, workedReading, workingsOf } from './workings.ts';
import { worthOf } from './worth.ts';

/** Both readings of one study, ready to run. */
export interface DecisionSource {
  readonly study: Study;
  readonly facts: StudyFacts;
  readonly reading: ReadingName;
  readonly setting: Setting;
  /** Made when its turn comes, so that the draws of only one reading at a time need memory. */
  readonly other?: { readonly reading: ReadingName; readonly setting: () => Setting; readonly diagnostics?: Diagnostics };
  readonly seed: number;
  /** The months that charts show. */
  readonly from: Period;
  readonly to: Period;
  /** The plan that the details measure against; `hold` where absent. */
  readonly reference?: string;
  /** What the history taught, in this reading. */
  readonly calibration?: Calibration;
  /** How well the model would have forecast the past. */
  readonly backtest?: Backtest;
  readonly warnings: readonly Warning[];
}

/** Simulates every plan, compares every pair, and asks what would change the answer. */
export function decide(source: DecisionSource, progress: Progress): Decision {
  const { setting, study } = source;
  const { probe, difference, ...compared } = comparePlans(setting, source.reference, progress);
  progress(0.6, 'asking what would change the answer');
  const mattering = whatMatters(setting, { probe, difference }, { ...compared, wished: source.reference });
  if (source.other) progress(0.85, 'trying the other reading');
  const last = study.history?.months.at(-1);
  const { model } = setting.world;
  const held = heldPlanOf(setting, study);
  const other = source.other && otherReading(source.other, compared.ranking);
  const own = workingsOf(setting, workedReading(setting, source.reading));
  return {
    model,
    workings: other ? withReading(own, other.worked) : own,
    study: source.facts,
    seed: source.seed,
    draws: setting.draws.count,
    reading: source.reading,
    months: periodsBetween(source.from, source.to),
    ...(last !== undefined && { actualUntil: last }),
    projected: setting.world.timeline.projected,
    actuals: actualsOf(study, source.from, setting),
    ...compared,
    held,
    marginal: marginalReturns(setting, recommendedAmong(setting, compared.ranking)),
    ...waiting(setting, compared.ranking, difference),
    tests: valuesOfTests(setting, choicesAmong(setting, compared.ranking)),
    ...(other && { otherReading: other.decided }),
    ...mattering,
    assumptions: setting.assumptions,
    ...(source.backtest && { backtest: source.backtest }),
    ...(source.calibration && { calibration: taughtBy(source.calibration) }),
    channels: channelsOf(model),
    findings: answerFindings(setting, study, { ...source, ...mattering }),
    warnings: [...source.warnings, ...heldWarnings(held, study, model)],
  };
}

/** `hold`, and the best plan where that is another. */
function recommendedAmong({ plans }: Setting, { rows: [best] }: Ranking): PlanInputs[] {
  return plans.filter(({ name }) => name === HOLD || name === best?.name);
}

/** Plans that a test may choose among: more would hardly ever be chosen. */
const MOST_CHOICES = 4;

/** The best plans, `hold`, the best step and spending nothing. */
function choicesAmong(setting: Setting, { rows, rung, nothing }: Ranking): Choice[] {
  const among = rows.filter(({ kind }, index) => kind === 'hold' || index < MOST_CHOICES);
  const plans = among.map(({ name, label }) => ({ label, inputs: named(setting.plans, name) }));
  const step = rung && ladderOf(setting).find(({ label }) => label === rung.label);
  return [...plans, { label: nothing.label, inputs: spendingNothing(setting) }, ...(step ? [step] : [])];
}

/** What it costs to wait with the best plan, or where that is to carry on, with the best step where it is better. */
function waiting(
  setting: Setting,
  { rows: [best], rung, rungOverBest }: Ranking,
  difference: Float64Array,
): Pick<Decision, 'delay'> {
  if (!best) return {};
  const step =
    best.kind === 'hold' && rungOverBest && !isTie(rungOverBest) && rungOverBest.difference.mean > 0 ? rung : undefined;
  const inputs = step
    ? ladderOf(setting).find(({ label }) => label === step.label)?.inputs
    : setting.plans.find(({ name }) => name === best.name);
  const delay = inputs && delayOf(setting, inputs, { label: (step ?? best).label, difference });
  return delay ? { delay } : {};
}

/** What the report says of a calibration: all but the draws. */
function taughtBy({ start, fitted, diagnostics, learnt, tradeOffs, tests }: Calibration): Taught {
  return { start, fitted, diagnostics, learnt, tradeOffs, tests };
}

/** Every plan and every pair. The draws of the outcomes are gone when this returns. */
export function comparePlans(
  setting: Setting,
  wished: string | undefined,
  progress: Progress,
): Pick<Decision, 'plans' | 'headline' | 'pairs' | 'best' | 'ranking'> & Probed {
  const never = neverSpending(setting, named(setting.plans, HOLD));
  const outcomes = setting.plans.map((inputs, index) => {
    progress((0.5 * index) / setting.plans.length, `simulating ${inputs.name}`);
    return planOutcome(setting, inputs, never);
  });
  const [hold, cash] = [named(outcomes, HOLD), cashOfPlans(setting)];
  progress(0.5, 'trying steps that nobody asked about');
  const ranking = rankPlans(setting, outcomes);
  const [reference, alternative] = headlinePair(ranking, wished);
  const pair = [named(outcomes, reference), named(outcomes, alternative)] as const;
  const difference = valueDifference(...pair);
  return {
    plans: outcomes.map((outcome) => planResult(setting, outcome, { hold, cash: cash.get(outcome.name) })),
    ranking,
    headline: comparePair(...pair, setting.world.timeline.projected),
    pairs: allPairs(outcomes, setting.world.timeline.projected),
    best: bestOf(ranking),
    probe: representatives(setting.draws, difference, PROBE),
    difference,
  };
}

/** Draws of a sensitivity. */
const PROBE = 400;

function bestOf({ rows: [best] }: Pick<Ranking, 'rows'>): string {
  if (!best) throw new Error('a decision without plans');
  return best.name;
}

type Other = NonNullable<DecisionSource['other']>;

function otherReading(
  { reading, setting: make, diagnostics }: Other,
  ranking: Ranking,
): { readonly decided: NonNullable<Decision['otherReading']>; readonly worked: InTime } {
  const setting = make();
  const outcomes = setting.plans.map((inputs) => worthOf(setting, inputs));
  const { rows, beside } = rankElsewhere(setting, outcomes, ranking);
  return {
    decided: {
      reading,
      best: bestOf({ rows }),
      rows,
      beside,
      pairs: allPairs(outcomes, setting.world.timeline.projected),
      ...(diagnostics && { diagnostics }),
    },
    worked: { timeline: setting.world.timeline, reading: workedReading(setting, reading) },
  };
}

/** The members of the dimension that shares are split over; none where the model has no such dimension. */
function channelsOf({ roles, dimensions }: Model): Decision['channels'] {
  const dimension = roles.channel === undefined ? undefined : dimensions.get(roles.channel);
  return (dimension?.members ?? []).map(({ id, label }) => ({ id, label }));
}
