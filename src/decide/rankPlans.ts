import { periodLabel } from '../core/calendar.ts';
import { moneySlots } from '../language/contract/rolePlayers.ts';
import type { PlanInputs } from '../run/planSeries.ts';
import { HOLD } from '../study/planInputs.ts';
import { type Setting, withDraws } from './decisionSetting.ts';
import { choicesOf, informationOf } from './information.ts';
import { ladderOf, spendingNothing, totalOf } from './ladder.ts';
import { marginOf } from './margin.ts';
import type { Comparable } from './pairs.ts';
import { labelOf } from './planResult.ts';
import { type Entrant, type Field, rank } from './rank.ts';
import type { RankedPlan, Ranking, Rung } from './ranked.ts';
import { type Stopped, stoppedBy, stopRuleOf } from './stopRule.ts';
import { worthOf } from './worth.ts';

/** Draws of a step of the ladder: enough to choose the one that is run over all of them. */
const LADDER_DRAWS = 1000;

/** Ranks plans, `hold` among them, with spending nothing and the ladder beside them. */
export function rankPlans(setting: Setting, plans: readonly Comparable[]): Ranking {
  const { rungs, draws } = climbed(setting);
  const [top] = rungs;
  const rung = top && entrant(setting, { kind: 'rung', label: top.label, inputs: top.inputs });
  const own = fieldOf(setting, plans);
  const stopped = stopRuleOf(setting, [...plans, own.nothing.worth]);
  const field: Field = {
    ...own,
    ...(rung && { rung }),
    ...(stopped && { staged: { ...stagedEntrant(setting, stopped), rule: stopped.rule } }),
  };
  const entrants = [...field.plans, field.nothing, ...(rung ? [rung] : [])];
  const { model } = setting.world;
  const information = informationOf(choicesOf(entrants.map(({ worth }) => worth.value)), setting.draws, {
    assumptions: setting.assumptions,
    model,
  });
  return {
    ...rank(field),
    ...(information && { information }),
    assetCredit: setting.assetCredit,
    ladder: rungs.map(({ label, extraSpend, againstHold }) => ({ label, extraSpend, againstHold })),
    ladderDraws: draws,
  };
}

/** The rows of another reading, with spending nothing, the same step of the ladder and the same rule for stopping beside them. */
export function rankElsewhere(
  setting: Setting,
  plans: readonly Comparable[],
  { rung: step, staged }: Pick<Ranking, 'rung' | 'staged'>,
): { readonly rows: readonly RankedPlan[]; readonly beside: readonly RankedPlan[] } {
  const inputs = ladderOf(setting).find(({ label }) => label === step?.label)?.inputs;
  const rung = inputs && step && entrant(setting, { kind: 'rung', label: step.label, inputs });
  const worth = staged && stoppedBy(setting, staged.rule, plans);
  const ranked = rank({
    ...fieldOf(setting, plans),
    ...(rung && { rung }),
    ...(worth && { staged: { ...stagedEntrant(setting, { rule: staged.rule, worth }), rule: staged.rule } }),
  });
  const beside = [ranked.nothing, ranked.rung, ranked.staged?.row].filter((row) => row !== undefined);
  return { rows: ranked.rows, beside };
}

function stagedEntrant({ world: { model } }: Setting, { rule, worth }: Stopped): Entrant {
  const label = `${labelOf(rule.plan, model)} with a way out in ${periodLabel(rule.until)}`;
  return { kind: 'staged', label, extraSpend: rule.extraSpend, worth };
}

/** The study's plans and `hold` by their worth, and spending nothing. */
export function fieldOf(setting: Setting, plans: readonly Comparable[], worth = worthOf): Field {
  const { model } = setting.world;
  return {
    plans: plans.map((worth) => ({
      kind: worth.name === HOLD ? 'hold' : 'plan',
      label: labelOf(worth.name, model),
      extraSpend: setting.plans.reduce((sum, inputs) => (inputs.name === worth.name ? extraSpend(setting, inputs) : sum), 0),
      worth,
    })),
    nothing: entrant(setting, { kind: 'nothing', label: 'Spend nothing', inputs: spendingNothing(setting) }, worth),
  };
}

interface Named {
  readonly kind: Entrant['kind'];
  readonly label: string;
  readonly inputs: PlanInputs;
}

function entrant(setting: Setting, { kind, label, inputs }: Named, worth = worthOf): Entrant {
  return { kind, label, extraSpend: extraSpend(setting, inputs), worth: worth(setting, inputs) };
}

/** Money over that of `hold` in the window. */
function extraSpend(setting: Setting, inputs: PlanInputs): number {
  const { model, timeline } = setting.world;
  const slots = moneySlots(model);
  return totalOf(inputs, slots, timeline) - totalOf(holdInputs(setting), slots, timeline);
}

/** Every step over few draws, best first. */
function climbed(setting: Setting): { readonly draws: number; readonly rungs: (Rung & { readonly inputs: PlanInputs })[] } {
  const draws = { ...setting.draws, count: Math.min(LADDER_DRAWS, setting.draws.count) };
  const few = withDraws(setting, draws);
  const hold = worthOf(few, holdInputs(setting));
  const rungs = ladderOf(setting).map(({ label, inputs }) => ({
    label,
    inputs,
    extraSpend: extraSpend(setting, inputs),
    againstHold: marginOf(worthOf(few, inputs), hold),
  }));
  return { draws: draws.count, rungs: rungs.sort((a, b) => b.againstHold.difference.mean - a.againstHold.difference.mean) };
}

function holdInputs({ plans: [hold] }: Setting): PlanInputs {
  if (!hold) throw new Error('a decision without hold');
  return hold;
}
