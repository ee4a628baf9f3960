import { nearestWithin } from '../../numeric/climb/within.ts';
import { withDraws } from '../decisionSetting.ts';
import { marginOf } from '../margin.ts';
import { worthOf } from '../worth.ts';
import { climbFrom, ROUGH } from './climbing.ts';
import { holdOf, planWith } from './moneyLevers.ts';
import { monthlyMoney } from './moneyLimits.ts';
import type { FrontierPoint } from './optimum.ts';
import type { Problem } from './problem.ts';
import { firstOf, type SplitDraws } from './splitDraws.ts';

/** Money of the window against that of `hold`. */
const AMOUNTS = [0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2];
/** Draws on which each amount is sought. */
const SOUGHT = 128;

/** The best plan for each amount of money in the window, no more and no less where the other limits let it. */
export function frontierOf(
  problem: Problem,
  { draws, start }: { readonly draws: SplitDraws; readonly start: Float64Array },
): FrontierPoint[] {
  const { setting, levers } = problem;
  const asked = problem.asked(firstOf(draws.seek, SOUGHT));
  const tell = withDraws(setting, draws.tell);
  const hold = worthOf(tell, holdOf(setting));
  const all = monthlyMoney(setting) * setting.world.timeline.projected.length;
  const points = AMOUNTS.flatMap((part) => {
    const spent = withMoney(problem, part * all);
    if (!spent) return [];
    const { settings } = climbFrom(spent, { asked, start }, ROUGH);
    const plan = planWith({ levers, settings, setting, name: 'optimised' });
    return [{ money: part * all, gain: marginOf(worthOf(tell, plan), hold) }];
  });
  const knee = kneeOf(points.map(({ gain }) => gain.difference.mean));
  return points.map((point, index) => ({ ...point, isKnee: index === knee }));
}

/** The problem with just so much money; undefined where the other limits do not let it be. */
function withMoney(problem: Problem, money: number): Problem | undefined {
  const coordinates = problem.levers.map((_, lever) => lever);
  const length = Math.sqrt(coordinates.length);
  const space = (sign: 1 | -1) => ({
    coordinates,
    weights: coordinates.map(() => sign / length),
    least: (sign * money) / problem.unit / length,
  });
  const spaces = [...problem.spaces, space(1), space(-1)];
  return 'clash' in nearestWithin(new Float64Array(coordinates.length), spaces) ? undefined : { ...problem, spaces };
}

/** Part of the way from the worst to the best amount that is as good as all of it. */
const NEARLY = 0.95;

/**
 * The least money at which nearly all is won that any amount wins.
 *
 * @example
 * kneeOf([0, 3, 3.9, 4, 2]) // => 2
 */
export function kneeOf(gains: readonly number[]): number | undefined {
  const [least, most] = [Math.min(...gains), Math.max(...gains)];
  return gains.length < 3 ? undefined : gains.findIndex((gain) => gain >= least + NEARLY * (most - least));
}
