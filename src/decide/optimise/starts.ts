import type { PlanInputs } from '../../run/planSeries.ts';
import type { Setting } from '../decisionSetting.ts';
import { ladderOf, spendingNothing } from '../ladder.ts';
import { labelOf } from '../planResult.ts';
import { type Lever, settingsOf } from './moneyLevers.ts';

/** A place from which an optimum is sought. */
export interface Start {
  readonly label: string;
  readonly settings: Float64Array;
}

/** Steps of the ladder that are climbed from. */
const STEPS = 8;

/** `hold`, the study's plans, steps of the ladder that move much money, and no money at all; each money once. */
export function startsOf(setting: Setting, levers: readonly Lever[]): Start[] {
  const plans = setting.plans.map((inputs) => ({ label: labelOf(inputs.name, setting.world.model), inputs }));
  const nothing = { label: 'Spend nothing', inputs: spendingNothing(setting) };
  const all = [...plans, nothing, ...ladderOf(setting)].map(({ label, inputs }) => startAt(label, inputs, { levers, setting }));
  const known = new Map(all.map((start) => [start.settings.join(' '), start] as const).reverse());
  const different = all.filter((start) => known.get(start.settings.join(' ')) === start);
  return different.slice(0, plans.length + 1 + STEPS);
}

function startAt(
  label: string,
  inputs: PlanInputs,
  { levers, setting }: { readonly levers: readonly Lever[]; readonly setting: Setting },
): Start {
  return { label, settings: settingsOf(levers, inputs, setting) };
}
