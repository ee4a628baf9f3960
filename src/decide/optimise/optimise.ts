import { periodLabel } from '../../core/calendar.ts';
import { fail } from '../../core/error.ts';
import { at, present } from '../../core/present.ts';
import type { Progress } from '../../core/progress.ts';
import type { ParameterDraws } from '../../run/draws.ts';
import type { PlanInputs } from '../../run/planSeries.ts';
import { type Setting, withDraws } from '../decisionSetting.ts';
import { marginOf } from '../margin.ts';
import type { Comparable } from '../pairs.ts';
import { labelOf } from '../planResult.ts';
import { worthOf } from '../worth.ts';
import { climbFrom, FINE, priceOf, type Reached, ROUGH } from './climbing.ts';
import { frontierOf } from './frontier.ts';
import { holdOf, planWith, settingsOf } from './moneyLevers.ts';
import { objectiveOf, worstFifth } from './objective.ts';
import type { BoundKept, Optimum } from './optimum.ts';
import { type Problem, problemOf } from './problem.ts';
import { firstOf, type SplitDraws, splitDraws } from './splitDraws.ts';
import { type Start, startsOf } from './starts.ts';
import type { Wishes } from './wishes.ts';

/** Draws of the first climb from every start, and how many tops are climbed further over all that are sought on. */
const FIRST = 64;
const FURTHER = 2;

export interface Seeking {
  readonly wishes: Wishes;
  readonly seed: number;
  /** Whether it is sought again on disjoint draws, to show how far it depends on them. */
  readonly spread: boolean;
  readonly frontier: boolean;
}

/**
 * The best plan within what is wished: sought from many starts by the slopes of the model's own program, chosen on draws of its own
 * and told on draws that it has never seen, because the best on the draws that it was sought on flatters itself. Throws an
 * InputError where no plan keeps the wishes.
 */
export function optimise(setting: Setting, { wishes, seed, spread, frontier }: Seeking, progress: Progress): Optimum {
  const problem = problemOf(setting, wishes);
  const draws = splitDraws(setting.draws, seed);
  const { reached, starts } = sought(problem, draws, (part, step) => progress(0.6 * part, step));
  if (reached.missed && reached.missed.by > 1) refuseMissed(problem, reached.missed);
  progress(0.6, 'trying the best on fresh futures');
  const optimum = told(problem, { reached, starts, draws });
  const again = spread
    ? draws.again.map((others) => climbFrom(problem, { asked: problem.asked(others), start: reached.settings }, FINE))
    : [];
  if (frontier) progress(0.8, 'trying other amounts of money');
  return {
    ...optimum,
    ...(again.length > 0 && { spread: optimum.levers.map((_, lever) => rangeOf(again, lever)) }),
    frontier: frontier ? frontierOf(problem, { draws, start: reached.settings }) : [],
  };
}

interface Sought {
  readonly reached: Reached;
  readonly starts: Optimum['starts'];
}

/** Climbs from every start over a few draws, from the best tops over all, and chooses on other draws. */
function sought(problem: Problem, draws: SplitDraws, progress: Progress): Sought {
  const { setting, levers } = problem;
  const gainOf = gainOn(problem, draws.choose);
  const few = problem.asked(firstOf(draws.seek, FIRST));
  const all = startsOf(setting, levers);
  const tops = all
    .map(({ label, settings }: Start, index) => {
      progress((0.5 * index) / all.length, `climbing from ${label}`);
      const top = climbFrom(problem, { asked: few, start: settings }, ROUGH);
      return { label, top, gain: gainOf(top.settings) - missedBy(top) };
    })
    .sort((a, b) => b.gain - a.gain);
  const asked = problem.asked(draws.seek);
  const further = tops.slice(0, FURTHER).map(({ label, top }, index) => {
    progress(0.5 + (0.5 * index) / FURTHER, `climbing on from ${label}`);
    const reached = climbFrom(problem, { asked, start: top.settings }, FINE);
    return { reached, gain: gainOf(reached.settings) - missedBy(reached) };
  });
  const [best] = further.sort((a, b) => b.gain - a.gain);
  return { reached: present(best, 'an optimum').reached, starts: tops.map(({ label, gain }) => ({ label, gain })) };
}

/** A plan that misses a bound comes after all that keep theirs. */
function missedBy({ missed }: Reached): number {
  return missed && missed.by > 1 ? 1e15 * missed.by : 0;
}

/** The objective over that of `hold`, on some draws. */
function gainOn({ setting, levers, wishes }: Problem, draws: ParameterDraws): (settings: Float64Array) => number {
  const on = withDraws(setting, draws);
  const valueIn = (inputs: PlanInputs): number => objectiveOf(worthOf(on, inputs).value, wishes.risk);
  const hold = valueIn(holdOf(setting));
  return (settings) => valueIn(planWith({ levers, settings, setting, name: 'optimised' })) - hold;
}

function told(problem: Problem, { reached, starts, draws }: Sought & { readonly draws: SplitDraws }): Omit<Optimum, 'frontier'> {
  const { setting, levers, wishes, limits } = problem;
  const inputs = planWith({ levers, settings: reached.settings, setting, name: 'optimised' });
  const [tell, seek] = [withDraws(setting, draws.tell), withDraws(setting, draws.seek)];
  const on = (plan: PlanInputs, which: Setting): Comparable => worthOf(which, plan);
  const hold = holdOf(setting);
  const [best, held] = [on(inputs, tell), on(hold, tell)];
  const regrets = setting.plans.map((plan) => ({
    name: plan.name,
    label: labelOf(plan.name, setting.world.model),
    regret: marginOf(best, plan === hold ? held : on(plan, tell)),
  }));
  return {
    wishes,
    projected: setting.world.timeline.projected,
    levers,
    settings: [...reached.settings],
    held: [...settingsOf(levers, hold, setting)],
    inputs,
    claimed: marginOf(on(inputs, seek), on(hold, seek)),
    delivered: marginOf(best, held),
    worstFifth: { optimum: worstFifth(best.value), hold: worstFifth(held.value) },
    draws: { sought: draws.seek.count, told: draws.tell.count },
    regrets: regrets.sort((a, b) => a.regret.difference.mean - b.regret.difference.mean),
    prices: limits.flatMap(({ budget, says }, limit) =>
      budget && reached.prices.has(limit) ? [{ says, price: priceOf(reached, problem, limit) }] : [],
    ),
    bounds: boundsKept(problem, reached, draws.tell),
    starts,
  };
}

/** Each bound in its worst month. */
function boundsKept({ asked, setting }: Problem, { settings }: Reached, draws: ParameterDraws): BoundKept[] {
  const { bounded, meansAt } = asked(draws);
  if (bounded.length === 0) return [];
  const means = meansAt(settings);
  return bounded.map(({ penalty: { name, sign, step }, says }) => {
    const months = present(means.get(name), name);
    const worst = months.reduce((most, mean, month) => (mean > at(months, most) ? month : most), 0);
    const mean = at(months, worst);
    const month = periodLabel(at(setting.world.timeline.projected, worst));
    return { says, month, reached: step ? 1 - mean : sign * mean, isPart: step !== undefined };
  });
}

function rangeOf(again: readonly Reached[], lever: number): { readonly least: number; readonly most: number } {
  const all = again.map(({ settings }) => at(settings, lever));
  return { least: Math.min(...all), most: Math.max(...all) };
}

function refuseMissed({ setting }: Problem, { says, month }: NonNullable<Reached['missed']>): never {
  return fail({
    opening: 'invalid',
    message: `bound "${says}": no plan that was tried keeps it, least of all in ${periodLabel(at(setting.world.timeline.projected, month))}`,
    advice: 'Loosen it, or the limits on money and change that stand against it.',
  });
}
