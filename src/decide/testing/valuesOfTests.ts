import { at, present } from '../../core/present.ts';
import type { CostedTest, Outcome } from '../../language/contract/contract.ts';
import { membersOf, slotId } from '../../language/slots.ts';
import { log } from '../../numeric/elementary/logarithm.ts';
import { meanOf } from '../../numeric/summary.ts';
import { chosenDraws } from '../../run/draws.ts';
import type { PlanInputs } from '../../run/planSeries.ts';
import type { Simulation } from '../../run/simulate.ts';
import { projectedIndices } from '../../run/timeline.ts';
import { runPlan, type Setting, withDraws } from '../decisionSetting.ts';
import { worthOf } from '../worth.ts';
import { chosenAfter, type TestedPlans, testedPlans } from './testedPlans.ts';
import type { SizedTest, TestValue } from './testValue.ts';
import { toldBy } from './valueOfTest.ts';

/** Draws that tests are valued over: fewer than a thousand tell nothing. */
const DRAWS = 2000;
const FEWEST = 1000;

/** What a test chooses among. */
export interface Choice {
  readonly label: string;
  readonly inputs: PlanInputs;
}

/** What each test that the model knows would be worth before choosing, at each of its sizes; those that no plan gives money for are left out. */
export function valuesOfTests(setting: Setting, choices: readonly Choice[]): TestValue[] {
  const { tests } = setting.world.model;
  if (tests.size === 0 || setting.draws.count < FEWEST || choices.length < 2) return [];
  const few = withDraws(setting, fewDraws(setting));
  const now = bestOf(choices.map(({ inputs }) => worthOf(few, inputs).value));
  const known = new Map<string, Worths>();
  const afterwards: Afterwards = (key, lasting) => {
    const worths = known.get(key) ?? worthsAfter(few, choices, lasting);
    known.set(key, worths);
    return worths;
  };
  return [...tests.values()].flatMap((test) => worthOfTest(few, test, { now, afterwards }));
}

function fewDraws({ draws }: Setting): Setting['draws'] {
  const count = Math.min(DRAWS, draws.count);
  return chosenDraws(
    draws,
    Uint32Array.from({ length: count }, (_, index) => Math.floor((index * draws.count) / count)),
  );
}

type Worths = readonly { readonly label: string; readonly value: Float64Array }[];

/** What each choice is worth where it is made only after a test, remembered by what the test spends. */
type Afterwards = (key: string, lasting: Lasting) => Worths;

function worthsAfter(setting: Setting, choices: readonly Choice[], { months, plans: { during } }: Lasting): Worths {
  return choices.map(({ label, inputs }) => ({
    label,
    value: worthOf(setting, chosenAfter(setting, inputs, { during, months })).value,
  }));
}

function bestOf(values: readonly Float64Array[]): number {
  return Math.max(...values.map(meanOf));
}

interface Choosing {
  /** Expected worth of what would be chosen now. */
  readonly now: number;
  readonly afterwards: Afterwards;
}

function worthOfTest(setting: Setting, test: CostedTest, choosing: Choosing): TestValue[] {
  const { projected } = setting.world.timeline;
  const lasting = test.months.filter((months) => months < projected.length);
  const measured = lasting.flatMap((months) => {
    const plans = testedPlans(setting, test, months);
    return plans ? [{ months, plans, effect: effectOf(setting, test, { months, plans }) }] : [];
  });
  const [first] = measured;
  if (!first) return [];
  const sizes = measured.flatMap((lasts) => test.counts.map((count) => sized(setting, test, { ...lasts, ...choosing, count })));
  return [{ name: test.name, label: test.label, outcome: first.effect.outcome, sizes: sizes.sort((a, b) => b.net - a.net) }];
}

interface Effect {
  readonly outcome: string;
  readonly effect: Float64Array;
  /** Standard error of one measurement: what falls with their number, and what does not. */
  readonly error: number;
  readonly floor: number;
}

interface Lasting {
  readonly months: number;
  readonly plans: TestedPlans;
}

/** What the test would measure in each draw: of an outcome over a dimension that member which it tells most clearly. */
function effectOf(setting: Setting, test: CostedTest, lasting: Lasting): Effect {
  const { model } = setting.world;
  const outcome = present(model.outcomes.get(test.outcome), test.outcome);
  const members = outcome.over === undefined ? [undefined] : membersOf(model, outcome.over).map(({ id }) => id);
  const measures = members.map((member) => measureOf(setting, test, { outcome, member }));
  const runs = runsOf(setting, lasting, [...new Set(measures.flatMap(slotsIn))]);
  const found = measures.map((measure) => effectOn(setting, test, { ...measure, ...runs, outcome, months: lasting.months }));
  const clear = ({ effect, error, floor }: Effect): number => Math.abs(meanOf(effect)) / Math.max(1e-300, error + floor);
  return at(
    found.sort((a, b) => clear(b) - clear(a)),
    0,
  );
}

/** The slots that tell an outcome of one member, and how well it is measured. */
interface Measure {
  readonly member: string | undefined;
  readonly of: string;
  readonly error: string;
  readonly floor?: string;
}

function measureOf(
  { world: { model } }: Setting,
  test: CostedTest,
  { outcome, member }: { readonly outcome: Outcome; readonly member: string | undefined },
): Measure {
  const slotOf = (name: string): string => slotId(name, model.variables.get(name)?.over === undefined ? undefined : member);
  const floor = test.floor === undefined ? {} : { floor: slotOf(test.floor) };
  return { member, of: slotOf(outcome.of), error: slotOf(test.error), ...floor };
}

function slotsIn({ of, error, floor }: Measure): string[] {
  return floor === undefined ? [of, error] : [of, error, floor];
}

/** The months of a test under it and as `hold` goes on, once for all members. */
interface Runs {
  readonly under: Simulation;
  readonly held: Simulation;
}

function runsOf(setting: Setting, { months, plans }: Lasting, outputs: readonly string[]): Runs {
  const { actual } = setting.world.timeline;
  const keeps = (_: string, month: number): boolean => month > actual && month <= actual + months;
  const run = (inputs: PlanInputs): Simulation => runPlan(setting, inputs, { outputs, keeps });
  return { under: run(plans.under), held: run(present(setting.plans[0], 'hold')) };
}

function effectOn(
  setting: Setting,
  test: CostedTest,
  {
    under,
    held,
    outcome,
    months,
    member,
    of,
    error,
    floor,
  }: Runs & Measure & { readonly outcome: Outcome; readonly months: number },
): Effect {
  const periods = projectedIndices(setting.world.timeline).slice(0, months);
  const read = outcome.taken === 'sum' ? periods : periods.slice(-1);
  const last = at(periods, periods.length - 1);
  const differences = read.map((month) => differenceIn(outcome, under.at(of, month), held.at(of, month)));
  const effect = at(differences, 0).map((_, draw) => test.share * differences.reduce((sum, values) => sum + at(values, draw), 0));
  const scale = Math.sqrt(read.length);
  const errorIn = (slot: string): number => scale * meanOf(held.at(slot, last));
  return {
    outcome: slotId(outcome.name, member),
    effect,
    error: errorIn(error),
    floor: floor === undefined ? 0 : errorIn(floor),
  };
}

function differenceIn({ taken }: Outcome, under: Float64Array, held: Float64Array): Float64Array {
  return under.map((value, draw) => (taken === 'log ratio' ? log(value / at(held, draw)) : value - at(held, draw)));
}

interface Size extends Lasting, Choosing {
  readonly count: number;
  readonly effect: Effect;
}

function sized(setting: Setting, test: CostedTest, size: Size): SizedTest {
  const { months, count, effect, now, afterwards } = size;
  const choices = afterwards(`${test.like} ${test.line} ${test.share} ${months}`, size);
  const standardError = Math.sqrt((effect.error * effect.error) / count + effect.floor * effect.floor);
  const told = toldBy({ effect: effect.effect, standardError, choices, seed: `${test.name}/${months}/${count}` });
  const lost = now - bestOf(choices.map(({ value }) => value));
  const fee = moneyOf(setting, test.fee) + count * moneyOf(setting, test.each);
  return { months, count, standardError, ...told, fee, lost, net: told.value - fee - lost };
}

/** What a parameter that is money is taken to be; nothing where none is named. */
export function moneyOf({ assumptions }: Setting, parameter: string | undefined): number {
  if (parameter === undefined) return 0;
  return present(
    assumptions.find(({ id }) => id === parameter),
    parameter,
  ).mid;
}
