import { at } from '../core/present.ts';
import type { Decision } from '../decide/decision.ts';
import type { Setting } from '../decide/decisionSetting.ts';
import { coreOf } from '../decide/outputs.ts';
import { type KnownOutcomes, recompare } from '../decide/recompare.ts';
import { watchedAfter } from '../decide/watchedAfter.ts';
import { holdSlot } from '../run/draws.ts';
import { createPasts } from '../run/pasts.ts';
import { lastIndex } from '../run/timeline.ts';
import type { PageSource } from './pageSource.ts';
import type { Wishes } from './pageWishes.ts';
import { createWishedPlans } from './wishedPlans.ts';

/** Draws of the first picture, before the browser has made machine code of the program; and while a reader drags. */
export const FIRST = 50;
export const FEW = 200;

/** Compares the plans as wished over so many draws, at most. What did not change since the last time is not run again. */
export type Compare = (wishes: Wishes, count: number) => Decision;

interface Latest {
  readonly key: string;
  readonly setting: Setting;
  readonly known: KnownOutcomes;
}

export function createComparison(source: PageSource): Compare {
  const plansFor = createWishedPlans(source);
  const latest = new Map<number, Latest>();
  return (wishes, count) => {
    const plans = plansFor(wishes);
    const key = JSON.stringify([
      wishes.reading,
      wishes.assetCredit,
      [...wishes.held],
      ...(wishes.money.get(at(plans, 0).name) ?? []),
    ]);
    const before = latest.get(count);
    const now = before?.key === key ? before : { key, setting: settingFor(source, wishes, count), known: new Map() };
    latest.set(count, now);
    const setting = { ...now.setting, plans };
    const compared = recompare(setting, source.parcel.reference, now.known);
    for (const plan of now.known.keys()) if (plan !== 'nothing' && !plans.includes(plan)) now.known.delete(plan);
    const { decision } = source.parcel;
    return { ...decision, ...compared, workings: workingsIn(setting), draws: setting.draws.count, reading: wishes.reading };
  };
}

/** Nothing that is compared again asks for assumptions, or for what was measured. */
function settingFor(
  { parcel, plans, kernel, drawsOf }: PageSource,
  { reading, assetCredit, held }: Wishes,
  count: number,
): Setting {
  const { decision, marketplace, timeline } = parcel;
  const { model } = decision;
  const all = drawsOf(reading);
  const some = { ...all, count: Math.min(count, all.count) };
  return {
    ...{ core: coreOf(model), world: { model, marketplace, timeline }, assumptions: [], errors: [], plans, assetCredit },
    draws: [...held].reduce((drawn, [slot, value]) => holdSlot(drawn, all.slots.indexOf(slot), value), some),
    kernelFor: () => kernel,
    pasts: createPasts(timeline),
  };
}

/** What a decision says of how it can be run again; one path is not asked for here. */
function workingsIn({ world, plans, assetCredit, kernelFor }: Setting): Decision['workings'] {
  const { timeline } = world;
  return {
    ...{ ...world, plans, assetCredit, kernelFor, last: lastIndex(timeline), after: watchedAfter(timeline) },
    ...{ months: [], tables: new Map(), readings: [] },
  };
}
