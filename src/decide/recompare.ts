import { at } from '../core/present.ts';
import type { VariableRole } from '../language/contract/contract.ts';
import { type Band, bandOf, type Spread } from '../numeric/summary.ts';
import type { PlanInputs } from '../run/planSeries.ts';
import type { Simulation } from '../run/simulate.ts';
import { lastIndex, projectedIndices } from '../run/timeline.ts';
import { budgetDependence, splitBands } from './budgetSplit.ts';
import type { Decision, PairResult } from './decision.ts';
import { runPlan, type Setting } from './decisionSetting.ts';
import type { Outcome } from './outcome.ts';
import type { Core } from './outputs.ts';
import { type Comparable, comparePair, headlinePair } from './pairs.ts';
import { planResult } from './planResult.ts';
import { rank } from './rank.ts';
import { fieldOf } from './rankPlans.ts';
import { NOTHING_LEFT } from './runOff.ts';
import { worthBeside } from './worth.ts';

/** What is compared again where somebody changes a number by hand: plans and their order, pairs with `hold`, without what takes long to ask. */
export type Recompared = Pick<Decision, 'plans' | 'ranking' | 'headline' | 'pairs' | 'best'>;

/** Outcomes of plans that are known already, by the plan itself: of one setting. */
export type KnownOutcomes = Map<PlanInputs | 'nothing', Comparable>;

/**
 * Ranks the plans of a setting as {@link decide} does, with their split and their money by quarter; no steps of a ladder, no run-off, no
 * sensitivities. One run a plan, and one of its twin without advertising. Throws as {@link runPlan} does.
 */
export function recompare(setting: Setting, wished: string | undefined, known: KnownOutcomes = new Map()): Recompared {
  const outcomes = setting.plans.map((inputs) => remembered(known, inputs, () => outcomeOf(setting, inputs)));
  const field = fieldOf(setting, outcomes, (where, inputs) =>
    remembered(known, 'nothing', () => worthBeside(where, inputs, []).worth),
  );
  const ranking = { ...rank(field), assetCredit: setting.assetCredit, ladder: [], ladderDraws: 0 };
  const { projected } = setting.world.timeline;
  const hold = at(outcomes, 0);
  const pairs = outcomes.slice(1).map((outcome) => comparePair(hold, outcome, projected));
  const withHold = (name: string): PairResult | undefined => pairs.find(({ alternative }) => alternative === name);
  return {
    plans: outcomes.map((outcome) => planResult(setting, outcome, { hold, againstHold: withHold(outcome.name) })),
    ranking,
    headline: headlineOf(outcomes, headlinePair(ranking, wished), { pairs, projected }),
    pairs,
    best: at(ranking.rows, 0).name,
  };
}

/** The pair that the details are about. */
function headlineOf(
  outcomes: readonly Outcome[],
  [reference, alternative]: readonly [reference: string, alternative: string],
  { pairs, projected }: Pick<Decision, 'pairs' | 'projected'>,
): PairResult {
  const named = (name: string): Outcome =>
    at(
      outcomes.filter((outcome) => outcome.name === name),
      0,
    );
  const known = pairs.find((pair) => pair.reference === reference && pair.alternative === alternative);
  return known ?? comparePair(named(reference), named(alternative), projected);
}

function remembered<Of extends Comparable>(known: KnownOutcomes, key: PlanInputs | 'nothing', make: () => Of): Of {
  const value = (known.get(key) as Of | undefined) ?? make();
  known.set(key, value);
  return value;
}

/** The parts of a model that such a comparison shows by month. */
const SHOWN = ['revenue', 'gross', 'contribution'] as const satisfies readonly VariableRole[];

/** The outputs that {@link recompare} asks of a program. */
export function recomparedOutputs({ core, world: { model } }: Pick<Setting, 'core' | 'world'>): string[] {
  return [...new Set([...core.outputs, ...shownIn(model)])];
}

function shownIn({ roles }: Decision['model']): string[] {
  return SHOWN.flatMap((role) => roles.variables.get(role) ?? []);
}

const UNASKED: Spread = {
  mean: Number.NaN,
  p5: Number.NaN,
  p10: Number.NaN,
  p50: Number.NaN,
  p90: Number.NaN,
  p95: Number.NaN,
};

function outcomeOf(setting: Setting, inputs: PlanInputs): Outcome {
  const { core, world } = setting;
  const months = projectedIndices(world.timeline);
  const shown = [...shownIn(world.model), core.cumulative];
  const { worth, run } = worthBeside(setting, inputs, [...shown, ...splitOutputs(core)]);
  const pair = core.split && { plan: run, withoutAds: withoutAds(setting, inputs), split: core.split };
  const bandAt = (output: string): Band => bandOf(months.map((month) => run.at(output, month)));
  return {
    inputs,
    series: new Map([...(pair ? splitBands(pair, months) : []), ...shown.map((output) => [output, bandAt(output)] as const)]),
    measured: new Map(),
    ...(pair && { budgetDependenceEnd: budgetDependence(pair, lastIndex(world.timeline)) }),
    runOff: NOTHING_LEFT,
    runOffValue: UNASKED,
    ...worth,
  };
}

function withoutAds(setting: Setting, inputs: PlanInputs): Simulation {
  const { core, world } = setting;
  const outputs = splitOutputs(core);
  return runPlan(setting, inputs, {
    outputs: core.outputs,
    intervention: { adsOffFrom: 0 },
    keeps: (output, month) => month > world.timeline.actual && outputs.includes(output),
  });
}

function splitOutputs({ split }: Core): string[] {
  return split ? [split.share, split.paid] : [];
}
