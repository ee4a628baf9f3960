import { fail } from '../../core/error.ts';
import { at } from '../../core/present.ts';
import { otherMoneySlots } from '../../language/contract/rolePlayers.ts';
import { type HalfSpace, normalised } from '../../numeric/climb/halfSpace.ts';
import { nearestWithin } from '../../numeric/climb/within.ts';
import type { ParameterDraws } from '../../run/draws.ts';
import type { Setting } from '../decisionSetting.ts';
import { boundedBy } from './boundWeights.ts';
import { holdOf, type Lever, leversOf, settingsOf } from './moneyLevers.ts';
import { type Limit, limitsOf, monthlyMoney } from './moneyLimits.ts';
import type { Asked } from './penalised.ts';
import type { Wishes } from './wishes.ts';
import { penaltiesOf, worthOfLevers } from './worthOfLevers.ts';

/** A problem ready to be climbed: what moves, within what, and what it is worth over given draws. */
export interface Problem {
  readonly setting: Setting;
  readonly wishes: Wishes;
  readonly levers: readonly Lever[];
  readonly limits: readonly Limit[];
  /** The same in units of money that count as one on the way up, weights of length 1. */
  readonly spaces: readonly HalfSpace[];
  readonly unit: number;
  readonly asked: (draws: ParameterDraws) => Asked;
}

/** Throws an InputError where there is no money to move, or no plan within the wishes, with those that clash. */
export function problemOf(setting: Setting, wishes: Wishes): Problem {
  const levers = freeLevers(setting, wishes);
  const within = limitsWithin(setting, wishes, levers);
  const bounded = boundedBy(wishes.bounds);
  const moved = { setting, levers, penalties: bounded.map(({ penalty }) => penalty) };
  const worth = worthOfLevers(moved);
  const means = bounded.length > 0 ? penaltiesOf(moved) : undefined;
  return {
    ...{ setting, wishes, levers, ...within },
    asked: (draws) => ({ worthAt: worth(draws), meansAt: means?.(draws) ?? (() => new Map()), bounded, risk: wishes.risk }),
  };
}

/** What may be set under these wishes. Throws an InputError where that is nothing. */
export function freeLevers(setting: Pick<Setting, 'world' | 'plans'>, { by, idle }: Wishes): Lever[] {
  const content = new Set(otherMoneySlots(setting.world.model));
  const levers = leversOf(setting, { by, idle: { slots: content, months: idle } });
  return levers.length > 0 ? levers : noMoney();
}

/** The limits in money and in units of it; fails where nothing is within all of them. */
export function limitsWithin(
  setting: Setting,
  wishes: Wishes,
  levers: readonly Lever[],
): Pick<Problem, 'limits' | 'spaces' | 'unit'> {
  const limits = limitsOf(levers, wishes, setting);
  const none = limits.filter(({ coordinates }) => coordinates.length === 0);
  if (none.length > 0) refuseClash(none);
  const monthly = monthlyMoney(setting);
  const most = Math.max(...setting.plans.flatMap((plan) => [...settingsOf(levers, plan, setting)]));
  const unit = monthly > 0 ? monthly : most > 0 ? most : 1;
  const spaces = limits.map(({ coordinates, weights, least }) => normalised({ coordinates, weights, least: least / unit }));
  const held = settingsOf(levers, holdOf(setting), setting).map((money) => money / unit);
  const nearest = nearestWithin(held, spaces);
  if ('clash' in nearest) refuseClash(nearest.clash.map((limit) => at(limits, limit)));
  return { limits, spaces, unit };
}

function noMoney(): never {
  return fail({
    opening: 'missing',
    message: 'money to divide: no input of the model is money, or every month is without content work',
    advice: 'Leave out --idle, or use a model with an input in money/month.',
  });
}

function refuseClash(limits: readonly Limit[]): never {
  const said = [...new Set(limits.map(({ says }) => says))];
  return fail({
    opening: 'invalid',
    message: `limits: no plan keeps all of these at once: ${said.slice(0, 8).join('; ')}${said.length > 8 ? `; and ${said.length - 8} more` : ''}`,
    advice: 'Loosen one of them, or give a larger --change.',
  });
}
