import type { Backtest } from '../backtest/backtest.ts';
import { type Period, periodsBetween } from '../core/calendar.ts';
import type { Warning } from '../core/error.ts';
import { at, present } from '../core/present.ts';
import type { Progress } from '../core/progress.ts';
import type { Model } from '../language/model.ts';
import { meanOf, spreadOf } from '../numeric/summary.ts';
import type { Calibration, Diagnostics } from '../posterior/calibration.ts';
import { type ParameterDraws, representatives } from '../run/draws.ts';
import { HOLD } from '../study/planInputs.ts';
import type { Study } from '../study/study.ts';
import { actualsOf } from './actuals.ts';
import type { BreakEven, Decision, PairResult, PlanResult, ReadingName, StudyFacts, Taught } from './decision.ts';
import type { Setting } from './decisionSetting.ts';
import { heldPlanOf, heldWarnings } from './heldPlan.ts';
import { cashOutcome, planOutcome } from './outcome.ts';
import { type Comparable, comparePair, npvDifference } from './pairs.ts';
import { planResult } from './planResult.ts';
import { neverSpending } from './runOff.ts';
import { breakEven, type DifferenceAt, differenceOf, expectedNpv, type NpvAt, tornado } from './sensitivity.ts';

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
  /** The plan that the headline measures against; chosen by its money where absent. */
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
  const { probe, ...compared } = comparePlans(setting, source.reference, progress);
  progress(0.6, 'asking what would change the answer');
  const whatMatters = sensitivity(setting, probe, compared);
  if (source.other) progress(0.85, 'trying the other reading');
  const last = study.history?.months.at(-1);
  const { model } = setting.world;
  const held = heldPlanOf(setting, study);
  return {
    model,
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
    ...(source.other && { otherReading: otherReading(source.other) }),
    ...whatMatters,
    assumptions: setting.assumptions,
    ...(source.backtest && { backtest: source.backtest }),
    ...(source.calibration && { calibration: taughtBy(source.calibration) }),
    channels: channelsOf(model),
    warnings: [...source.warnings, ...heldWarnings(held, study, model)],
  };
}

/** What the report says of a calibration: all but the draws. */
function taughtBy({ start, fitted, diagnostics, learnt, tradeOffs }: Calibration): Taught {
  return { start, fitted, diagnostics, learnt, tradeOffs };
}

/** Every plan and every pair. The draws of the outcomes are gone when this returns. */
function comparePlans(
  setting: Setting,
  wished: string | undefined,
  progress: Progress,
): Pick<Decision, 'plans' | 'headline' | 'pairs' | 'best'> & { readonly probe: ParameterDraws } {
  const never = neverSpending(setting, named(setting.plans, HOLD));
  const outcomes = setting.plans.map((inputs, index) => {
    progress((0.6 * index) / setting.plans.length, `simulating ${inputs.name}`);
    return planOutcome(setting, inputs, never);
  });
  const plans = outcomes.map((outcome) => planResult(setting, outcome, named(outcomes, HOLD)));
  const [reference, alternative] = headlinePair(plans, wished);
  const pair = [named(outcomes, reference), named(outcomes, alternative)] as const;
  return {
    plans,
    headline: comparePair(...pair, setting.world.timeline.projected),
    pairs: allPairs(outcomes, setting),
    best: bestOf(outcomes),
    probe: representatives(setting.draws, npvDifference(...pair), PROBE),
  };
}

/** Draws of a sensitivity. */
const PROBE = 400;

/**
 * The two plans that the headline is about, reference first. Without a wish: the plan with most advertising against the
 * plan with most content, `hold` left out unless it is needed to make a pair.
 */
function headlinePair(plans: readonly PlanResult[], wished: string | undefined): [reference: string, alternative: string] {
  const [hold, ...others] = plans;
  const most = (list: readonly PlanResult[], key: 'adSpend' | 'contentSpend'): string =>
    at(
      [...list].sort((a, b) => b.totals[key] - a.totals[key]),
      0,
    ).name;
  const reference =
    wished ?? (others.length > 1 ? most(others, 'adSpend') : present(hold, 'the plan that goes on as before').name);
  const candidates = others.filter(({ name }) => name !== reference);
  return [reference, most(candidates.length > 0 ? candidates : plans.filter(({ name }) => name !== reference), 'contentSpend')];
}

/** The assumptions whose break-even is worth its time. */
const BREAK_EVENS = 5;

function sensitivity(
  setting: Setting,
  probe: ParameterDraws,
  { headline, pairs }: Pick<Decision, 'headline' | 'pairs'>,
): Pick<Decision, 'tornado' | 'breakEven' | 'againstHold'> {
  const npvAt = expectedNpv(setting, probe);
  const rows = tornado(setting.assumptions, differenceBetween(setting, npvAt, headline));
  const better = headline.npvDifference.mean >= 0 ? headline.alternative : headline.reference;
  const holdPair = pairs.find(({ reference, alternative }) => reference === HOLD && alternative === better);
  const breakEvenOf = (pair: PairResult): BreakEven[] => {
    const differenceAt = differenceBetween(setting, npvAt, pair);
    return tornado(setting.assumptions, differenceAt)
      .slice(0, BREAK_EVENS)
      .flatMap(({ assumption: id }) => {
        const slot = setting.assumptions.findIndex((assumption) => assumption.id === id);
        const assumption = setting.assumptions[slot];
        return assumption ? [breakEven(assumption, { slot, differenceAt, ...pair })] : [];
      });
  };
  const involvesHold = [headline.reference, headline.alternative].includes(HOLD);
  return {
    tornado: rows,
    breakEven: breakEvenOf(headline),
    ...(holdPair && !involvesHold && { againstHold: { plan: better, breakEven: breakEvenOf(holdPair) } }),
  };
}

function differenceBetween(setting: Setting, npvAt: NpvAt, { reference, alternative, npvDifference }: PairResult): DifferenceAt {
  const plans = { reference: named(setting.plans, reference), alternative: named(setting.plans, alternative) };
  return differenceOf(npvAt, { ...plans, expected: npvDifference.mean });
}

type Other = NonNullable<DecisionSource['other']>;

function otherReading({ reading, setting: make, diagnostics }: Other): NonNullable<Decision['otherReading']> {
  const setting = make();
  const outcomes = setting.plans.map((inputs) => cashOutcome(setting, inputs));
  const npv = new Map(outcomes.map((outcome) => [outcome.name, spreadOf(outcome.npv)]));
  return { reading, best: bestOf(outcomes), pairs: allPairs(outcomes, setting), npv, ...(diagnostics && { diagnostics }) };
}

/** Every pair once, the earlier plan as the reference: `hold` is the reference of every plan. */
function allPairs(plans: readonly Comparable[], { world: { timeline } }: Setting): PairResult[] {
  return plans.flatMap((reference, index) =>
    plans.slice(index + 1).map((alternative) => comparePair(reference, alternative, timeline.projected)),
  );
}

function bestOf(plans: readonly Comparable[]): string {
  const ranked = plans.map(({ name, npv }) => ({ name, expected: meanOf(npv) })).sort((a, b) => b.expected - a.expected);
  return at(ranked, 0).name;
}

function named<T extends { readonly name: string }>(list: readonly T[], name: string): T {
  const found = list.find((entry) => entry.name === name);
  if (!found) throw new Error(`no plan ${name}`);
  return found;
}

/** The members of the dimension that shares are split over; none where the model has no such dimension. */
function channelsOf({ roles, dimensions }: Model): Decision['channels'] {
  const dimension = roles.channel === undefined ? undefined : dimensions.get(roles.channel);
  return (dimension?.members ?? []).map(({ id, label }) => ({ id, label }));
}
