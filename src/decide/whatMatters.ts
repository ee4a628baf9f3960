import { at } from '../core/present.ts';
import { type ParameterDraws, representatives } from '../run/draws.ts';
import type { Decision, PairResult } from './decision.ts';
import type { Setting } from './decisionSetting.ts';
import { breakEven, type DifferenceAt, differenceOf, expectedValue, leadOf, tornado, type ValueAt } from './sensitivity.ts';

/** A few draws that stand for all, and by how much the headline's plans differ in each of all. */
export interface Probed {
  readonly probe: ParameterDraws;
  readonly difference: Float64Array;
}

/** Draws of a first look at what is worth a sensitivity. */
const GLANCE = 40;

/** The assumptions whose break-even is worth its time. */
const BREAK_EVENS = 5;

/** Which assumptions move the difference of the headline's plans most, and where each alone makes another plan the first. */
export function whatMatters(
  setting: Setting,
  { probe, difference }: Probed,
  { headline, ranking, wished }: Pick<Decision, 'headline' | 'ranking'> & { readonly wished: string | undefined },
): Pick<Decision, 'tornado' | 'breakEven'> {
  const over = (valueAt: ValueAt): DifferenceAt => differenceBetween(setting, valueAt, headline);
  const valueAt = expectedValue(setting, probe);
  const differenceAt = over(valueAt);
  const estimated = [...setting.world.model.facts.values()].flatMap(({ sets, estimated }) => (sets && estimated ? [sets] : []));
  const glance = over(expectedValue(setting, representatives(setting.draws, difference, GLANCE)));
  const rows = tornado(setting.assumptions, differenceAt, { glance, always: new Set(estimated) });
  const contenders = ranking.rows.map(({ name, value }) => ({ inputs: named(setting.plans, name), expected: value.mean }));
  const rivals = contenders.filter(({ inputs: { name } }) => (wished ?? name) === name && name !== headline.alternative);
  const own = contenders.filter(({ inputs: { name } }) => name === headline.alternative);
  const leadAt = leadOf(valueAt, at(own, 0), rivals.length > 0 ? rivals : own);
  return {
    tornado: rows,
    breakEven: rows.slice(0, BREAK_EVENS).flatMap(({ assumption: id }) => {
      const slot = setting.assumptions.findIndex((assumption) => assumption.id === id);
      const assumption = setting.assumptions[slot];
      return assumption ? [breakEven(assumption, { slot, leadAt, plan: headline.alternative })] : [];
    }),
  };
}

function differenceBetween(
  setting: Setting,
  valueAt: ValueAt,
  { reference, alternative, valueDifference: { mean } }: PairResult,
): DifferenceAt {
  const plans = { reference: named(setting.plans, reference), alternative: named(setting.plans, alternative) };
  return differenceOf(valueAt, { ...plans, expected: mean });
}

/** The one of that name. Throws where there is none. */
export function named<T extends { readonly name: string }>(list: readonly T[], name: string): T {
  const found = list.find((entry) => entry.name === name);
  if (!found) throw new Error(`no plan ${name}`);
  return found;
}
