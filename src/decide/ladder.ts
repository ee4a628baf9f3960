import { at } from '../core/present.ts';
import { advertisingSlots, otherMoneySlots } from '../language/contract/rolePlayers.ts';
import type { Model } from '../language/model.ts';
import type { PlanInputs } from '../run/planSeries.ts';
import type { Timeline } from '../run/timeline.ts';
import { slotParts } from '../study/planLines.ts';
import { chosenAdvertising } from './chosenAdvertising.ts';
import type { Setting } from './decisionSetting.ts';
import { labelOf } from './planResult.ts';
import { expectedSeries, samePressure } from './pressure.ts';

/** Plans one step away from `hold`: what a study's own plans may have overlooked. */
export interface Step {
  readonly label: string;
  readonly inputs: PlanInputs;
}

type Source = Pick<Setting, 'plans' | 'world'>;

/** Advertising at these parts of `hold`'s. */
const ADVERTISING = [
  [0.5, 'Advertising at half of Hold’s'],
  [0.75, 'Advertising at three quarters of Hold’s'],
  [1.25, 'Advertising a quarter above Hold’s'],
  [1.5, 'Advertising half above Hold’s'],
] as const;

/** Content at these parts of that of the plan with most of it, with the advertising of `hold`. */
const CONTENT = [
  [0, () => 'No content money'],
  [0.5, (plan: string) => `Half the content money of ${plan}`],
  [2, (plan: string) => `Twice the content money of ${plan}`],
] as const;

/** Parts of the advertising that go into content instead. */
const SHIFTS = [
  [0.1, 'A tenth'],
  [0.2, 'A fifth'],
  [0.3, 'Three tenths'],
] as const;

/** Content money where no plan has any, as parts of the revenue that is expected of `hold`. */
const OF_REVENUE = [
  [0.01, 'Content money of one per cent of revenue'],
  [0.03, 'Content money of three per cent of revenue'],
  [0.1, 'Content money of ten per cent of revenue'],
] as const;

/** Every step that spends otherwise than `hold`; `hold` is the first plan. */
export function ladderOf(setting: Setting): Step[] {
  const { model } = setting.world;
  const [hold] = setting.plans;
  if (!hold) return [];
  const [advertising, content] = [advertisingSlots(model), otherMoneySlots(model)];
  const largest = largestContent(setting, content);
  const steps: (readonly [label: string, change: Change])[] = [
    ...ADVERTISING.map(([part, label]) => [label, changed(hold, scaledBy(advertising, part))] as const),
    ...(largest
      ? CONTENT.map(([part, label]) => [label(labelOf(largest.name, model)), changed(largest, scaledBy(content, part))] as const)
      : contentOfRevenue(setting, content)),
    ...SHIFTS.map(
      ([part, words]) =>
        [
          `${words} of Hold’s advertising into content`,
          shifted(hold, { advertising, content, weights: weightsOf(largest ?? hold, content, setting.world.timeline), part }),
        ] as const,
    ),
    ...memberSteps(model, hold),
    ...(largest
      ? membersAlone(model, content).map(({ label, parts }) => [label, aloneOf(largest, content, parts)] as const)
      : []),
  ];
  const pressed = samePressure(setting);
  return [
    ...steps.map(([label, change]) => ({
      label,
      inputs: withMoney(hold, change, { name: label, from: firstProjected(setting.world.timeline) }),
    })),
    ...(pressed ? [{ label: PRESSED, inputs: { ...pressed, name: PRESSED } }] : []),
  ].filter(({ inputs }) => !sameMoney(inputs, hold));
}

/** What Hold's advertising buys, not what it costs. */
const PRESSED = 'Advertising that buys what Hold’s bought';

/** Advertising of one member at these parts of `hold`'s. */
const OF_MEMBER = [
  [0, (label: string) => `No advertising on ${label}`],
  [0.5, (label: string) => `Half the advertising on ${label}`],
  [1.5, (label: string) => `Advertising on ${label} half above Hold’s`],
] as const;

/** Advertising that a study tells by members: each of them less or more, and the money of each with the others. */
function memberSteps(model: Model, hold: PlanInputs): (readonly [label: string, change: Change])[] {
  const members = chosenAdvertising(model);
  return members.flatMap(({ slot, label }) => {
    const others = members.flatMap((other) => (other.slot === slot ? [] : [other.slot]));
    const into: Change = (changing, period) => {
      if (changing === slot) return 0;
      const all = totalIn(hold, others, period);
      if (!others.includes(changing) || all === 0) return undefined;
      return moneyIn(hold, changing, period) * (1 + moneyIn(hold, slot, period) / all);
    };
    return [
      ...OF_MEMBER.map(([part, words]) => [words(label), changed(hold, scaledBy([slot], part))] as const),
      [`The advertising on ${label} on the others`, into] as const,
    ];
  });
}

/** Content money that is a part of the expected revenue, spread evenly; none where the model has no revenue. */
function contentOfRevenue(setting: Setting, content: readonly string[]): (readonly [label: string, change: Change])[] {
  const [hold] = setting.plans;
  const { model, timeline } = setting.world;
  const revenue = model.roles.variables.get('revenue');
  if (!hold || revenue === undefined || content.length === 0) return [];
  const expected = expectedSeries(setting, hold, [revenue]).get(revenue) ?? [];
  return OF_REVENUE.map(([part, label]) => [
    label,
    (slot, period) => (content.includes(slot) ? (part * at(expected, period - timeline.lead)) / content.length : undefined),
  ]);
}

/** `hold` without any money from the first projected month on. */
export function spendingNothing({ plans: [hold], world: { model, timeline } }: Source): PlanInputs {
  if (!hold) throw new Error('a decision without hold');
  const money = [...advertisingSlots(model), ...otherMoneySlots(model)];
  return withMoney(hold, changed(hold, scaledBy(money, 0)), { name: 'nothing', from: firstProjected(timeline) });
}

/** Money of a slot in a period; undefined leaves it as `hold` has it. */
type Change = (slot: string, period: number) => number | undefined;

function scaledBy(slots: readonly string[], part: number): (slot: string) => number | undefined {
  const scaled = new Set(slots);
  return (slot) => (scaled.has(slot) ? part : undefined);
}

/** The money of a plan times a part, where that is told. */
function changed(plan: PlanInputs, part: (slot: string) => number | undefined): Change {
  return (slot, period) => {
    const times = part(slot);
    return times === undefined ? undefined : times * moneyIn(plan, slot, period);
  };
}

interface Shift {
  readonly advertising: readonly string[];
  readonly content: readonly string[];
  /** How content money is divided over its slots; sums to 1. */
  readonly weights: ReadonlyMap<string, number>;
  readonly part: number;
}

function shifted(hold: PlanInputs, { advertising, weights, part }: Shift): Change {
  return (slot, period) => {
    if (advertising.includes(slot)) return weights.size === 0 ? undefined : (1 - part) * moneyIn(hold, slot, period);
    const weight = weights.get(slot);
    if (weight === undefined) return undefined;
    const moved = part * totalIn(hold, advertising, period);
    return moneyIn(hold, slot, period) + weight * moved;
  };
}

/** All the content money of a plan on the slots of one member. */
function aloneOf(plan: PlanInputs, content: readonly string[], parts: ReadonlyMap<string, number>): Change {
  return (slot, period) => {
    if (!content.includes(slot)) return undefined;
    const part = parts.get(slot);
    return part === undefined ? 0 : part * totalIn(plan, content, period);
  };
}

/** The members that content money can be spent on, each once, with its slots and what part of its money goes to each. */
function membersAlone(model: Model, content: readonly string[]): { label: string; parts: ReadonlyMap<string, number> }[] {
  const all = [...model.lines.values()].flatMap(({ name, gives, over, spreads }) => {
    const inputs = [...(gives === undefined ? [] : [gives]), ...spreads.keys()];
    const dimension = model.dimensions.get(over ?? model.inputs.get(inputs[0] ?? '')?.over ?? '');
    const members = dimension?.members ?? [];
    return members.flatMap(({ id, label }) => {
      const parts = new Map(slotParts(`${name}.${id}`, model));
      return [...parts.keys()].every((slot) => content.includes(slot))
        ? [{ label: `All content money into ${label}`, parts }]
        : [];
    });
  });
  return all.filter(({ label }, index) => all.findIndex((other) => other.label === label) === index);
}

/** The plan with the most content money, if any has some. */
function largestContent({ plans, world: { timeline } }: Source, content: readonly string[]): PlanInputs | undefined {
  const totals = plans.map((plan) => ({ plan, total: totalOf(plan, content, timeline) }));
  const [largest] = totals.sort((a, b) => b.total - a.total);
  return largest && largest.total > 0 ? largest.plan : undefined;
}

/** How a plan divides its content money; evenly where it has none. */
function weightsOf(plan: PlanInputs, content: readonly string[], timeline: Timeline): ReadonlyMap<string, number> {
  const total = totalOf(plan, content, timeline);
  return new Map(content.map((slot) => [slot, total > 0 ? totalOf(plan, [slot], timeline) / total : 1 / content.length]));
}

function firstProjected({ lead, actual }: Timeline): number {
  return lead + actual + 1;
}

function moneyIn({ series }: PlanInputs, slot: string, period: number): number {
  return at(series.get(slot) ?? [], period);
}

function totalIn(plan: PlanInputs, slots: readonly string[], period: number): number {
  return slots.reduce((sum, slot) => sum + moneyIn(plan, slot, period), 0);
}

/** Money of these slots over the projected periods. */
export function totalOf(plan: PlanInputs, slots: readonly string[], timeline: Timeline): number {
  const from = firstProjected(timeline);
  return timeline.projected.reduce((sum, _, index) => sum + totalIn(plan, slots, from + index), 0);
}

function withMoney(
  hold: PlanInputs,
  change: Change,
  { name, from }: { readonly name: string; readonly from: number },
): PlanInputs {
  const series = [...hold.series].map(([slot, values]): [string, Float64Array] => [
    slot,
    values.map((value, period) => (period < from ? value : (change(slot, period) ?? value))),
  ]);
  return { name, series: new Map(series) };
}

function sameMoney(one: PlanInputs, other: PlanInputs): boolean {
  return [...one.series].every(([slot, values]) => {
    const others = other.series.get(slot);
    return values.every((value, period) => value === others?.[period]);
  });
}
