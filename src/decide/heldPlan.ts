import { type Period, stepOf, wholeSteps } from '../core/calendar.ts';
import type { Warning } from '../core/error.ts';
import { at, present } from '../core/present.ts';
import { advertisingSlots, otherMoneySlots } from '../language/contract/rolePlayers.ts';
import type { Model } from '../language/model.ts';
import { type HeldAs, heldMoney } from '../study/heldMoney.ts';
import { HOLD } from '../study/planInputs.ts';
import type { Study } from '../study/study.ts';
import type { Setting } from './decisionSetting.ts';
import { expectedSeries } from './pressure.ts';

/** How the money of `hold` goes on: what is the same in every draw and reading. */
export interface HeldPlan {
  /** The file that says it; absent where it follows from the past. */
  readonly file?: string;
  /** The money that goes on, line by line; none where a file says it. */
  readonly lines: readonly HeldLine[];
  /** By projected month, of a year before it; those of which it is not known are absent. */
  readonly lastYear: {
    /** What was really spent. */
    readonly adSpend: ReadonlyMap<Period, number>;
    readonly content: ReadonlyMap<Period, number>;
    /** Expected contribution as the model has it, over months that the history taught; empty where the model has none. */
    readonly contribution: ReadonlyMap<Period, number>;
  };
}

export interface HeldLine {
  readonly kind: 'advertising' | 'content';
  readonly slot: string;
  readonly label: string;
  readonly as: HeldAs;
  /** The last months over the same months a year before, where last year's shape goes on. */
  readonly growth?: number;
}

/** Lines on which nothing was ever spent are left out. */
export function heldPlanOf(setting: Setting, study: Study): HeldPlan {
  const { model } = setting.world;
  const written = study.plans.find(({ name }) => name === HOLD);
  const groups = { advertising: advertisingSlots(model), content: otherMoneySlots(model) };
  const past = pastOf(setting);
  return {
    ...(written && { file: written.file }),
    lines: written
      ? []
      : (['advertising', 'content'] as const).flatMap((kind) =>
          groups[kind].flatMap((slot) => (past(slot).some((value) => value > 0) ? [lineOf(slot, kind, setting)] : [])),
        ),
    lastYear: {
      adSpend: yearBefore(groups.advertising, setting),
      content: yearBefore(groups.content, setting),
      contribution: contributionBefore(setting),
    },
  };
}

/** What is known of an input up to the last actual month. */
function pastOf({ plans: [hold], world: { timeline } }: Pick<Setting, 'plans' | 'world'>): (slot: string) => Float64Array {
  const known = timeline.lead + timeline.actual + 1;
  return (slot) => (hold?.series.get(slot) ?? new Float64Array(known)).subarray(0, known);
}

function lineOf(slot: string, kind: HeldLine['kind'], setting: Pick<Setting, 'plans' | 'world'>): HeldLine {
  const { model, timeline } = setting.world;
  const { as, growth } = heldMoney(pastOf(setting)(slot), { count: 0, step: stepOf(timeline.start) });
  return { kind, slot, label: slotLabel(slot, model), as, ...(growth !== undefined && { growth }) };
}

/** Money of these slots a year before each projected month, where that is known. */
function yearBefore(slots: readonly string[], setting: Pick<Setting, 'plans' | 'world'>): Map<Period, number> {
  const { lead, actual, start, projected } = setting.world.timeline;
  const past = slots.map(pastOf(setting));
  const year = wholeSteps(stepOf(start), 12);
  return new Map(
    projected.flatMap((month, index) => {
      const spent = spentBefore(past, lead + actual + 1 + index - year);
      return spent === undefined ? [] : [[month, spent] as const];
    }),
  );
}

/** Contribution a year before each projected month that has an actual month there. */
function contributionBefore(setting: Setting): ReadonlyMap<Period, number> {
  const { model, timeline } = setting.world;
  const cash = model.roles.variables.get('contribution');
  const [hold] = setting.plans;
  if (cash === undefined || !hold) return new Map();
  const expected = present(expectedSeries(setting, hold, [cash]).get(cash), cash);
  const year = wholeSteps(stepOf(timeline.start), 12);
  return new Map(
    timeline.projected.flatMap((period, index) => {
      const before = timeline.actual + 1 + index - year;
      return before >= 0 && before <= timeline.actual ? [[period, at(expected, before)] as const] : [];
    }),
  );
}

function spentBefore(past: readonly Float64Array[], place: number): number | undefined {
  const known = past[0]?.length ?? 0;
  return place < 0 || place >= known ? undefined : past.reduce((sum, values) => sum + at(values, place), 0);
}

/** An input, with its member where it has one, as people call it. */
export function slotLabel(slot: string, { inputs, dimensions }: Model): string {
  const [name = slot, ...rest] = slot.split('.');
  const input = inputs.get(name);
  const dimension = input?.over === undefined ? undefined : dimensions.get(input.over);
  const member = dimension?.members.find(({ id }) => id === rest.join('.'));
  return member ? `${input?.label ?? name}, ${member.label}` : (input?.label ?? slot);
}

/** Says that last year's shape is not in `hold`, where a history could have been expected to give it. */
export function heldWarnings({ lines }: HeldPlan, study: Study, { step }: Model): Warning[] {
  const months = study.history?.months.length ?? 0;
  const needed = wholeSteps(step, 15);
  if (months === 0 || !lines.some(({ as }) => as === 'short')) return [];
  const message = `Hold goes on with the mean of the last ${wholeSteps(step, 3)} ${step}s, without last year's shape: ${needed} ${step}s of history give it, there are ${months}.`;
  return [{ code: 'hold-flat', message }];
}
