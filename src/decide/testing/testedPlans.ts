import { at, present } from '../../core/present.ts';
import type { CostedTest, ExperimentKind } from '../../language/contract/contract.ts';
import type { PlanInputs } from '../../run/planSeries.ts';
import { testedLines } from '../../study/testedLines.ts';
import type { Setting } from '../decisionSetting.ts';
import { totalOf } from '../ladder.ts';

/** A test that could be made, as money of projected periods. */
export interface TestedPlans {
  /** The two worlds that it compares: with the whole line changed, and `hold`. */
  readonly under: PlanInputs;
  /** What is really spent while it runs. */
  readonly during: PlanInputs;
}

/**
 * `hold` with a test in its first periods. Where a share of the money is changed, the world under the test is the line changed whole; where
 * a share of the effect is met, the line has the money of the plan that spends most on it. Undefined where nothing would differ.
 */
export function testedPlans(setting: Setting, test: CostedTest, months: number): TestedPlans | undefined {
  const { world, plans } = setting;
  const [hold] = plans;
  const kind = present(world.model.experiments.get(test.like), test.like);
  const line = present(
    testedLines(world.model).find(({ name }) => name === test.line),
    test.line,
  );
  if (!hold) return undefined;
  const changed = (money: (slot: string, period: number, held: number) => number): PlanInputs =>
    withTest(setting, hold, { slots: new Set(line.slots), months, money });
  if (kind.shareOf === 'money') {
    const factor = factorOf(kind);
    const under = changed((_, __, held) => held * factor);
    const during = changed((_, __, held) => held * (1 - test.share * (1 - factor)));
    return totalOf(hold, line.slots, world.timeline) > 0 ? { under, during } : undefined;
  }
  const pilot = mostOn(setting, line.slots);
  if (!pilot) return undefined;
  const under = changed((slot, period) => at(present(pilot.series.get(slot), slot), period));
  return { under, during: under };
}

function factorOf({ name, factor }: ExperimentKind): number {
  return present(factor, `factor of ${name}`);
}

interface Change {
  readonly slots: ReadonlySet<string>;
  readonly months: number;
  readonly money: (slot: string, period: number, held: number) => number;
}

function withTest({ world: { timeline } }: Setting, hold: PlanInputs, { slots, months, money }: Change): PlanInputs {
  const from = timeline.lead + timeline.actual + 1;
  const series = [...hold.series].map(([slot, values]): [string, Float64Array] => [
    slot,
    slots.has(slot)
      ? values.map((held, period) => (period >= from && period < from + months ? money(slot, period, held) : held))
      : values,
  ]);
  return { name: 'tested', series: new Map(series) };
}

/** The plan that spends most on these inputs, if it spends more than `hold`. */
function mostOn({ plans, world: { timeline } }: Setting, slots: readonly string[]): PlanInputs | undefined {
  const [hold, ...others] = plans.map((plan) => ({ plan, total: totalOf(plan, slots, timeline) }));
  const [most] = others.sort((a, b) => b.total - a.total);
  return hold && most && most.total > hold.total ? most.plan : undefined;
}

/** What is spent while a test runs, and from then on what a plan spends in those months. */
export function chosenAfter(
  { world: { timeline } }: Pick<Setting, 'world'>,
  plan: PlanInputs,
  { during, months }: { readonly during: PlanInputs; readonly months: number },
): PlanInputs {
  const until = timeline.lead + timeline.actual + 1 + months;
  const series = [...plan.series].map(([slot, values]): [string, Float64Array] => {
    const first = present(during.series.get(slot), slot);
    return [slot, values.map((value, period) => (period < until ? at(first, period) : value))];
  });
  return { name: plan.name, series: new Map(series) };
}
