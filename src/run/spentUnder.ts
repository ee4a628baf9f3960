import type { Step } from '../core/calendar.ts';
import { present } from '../core/present.ts';
import { aheadValues } from '../language/contract/aheadValues.ts';
import type { Ahead } from '../language/contract/contract.ts';
import { advertisingSlots, moneySlots } from '../language/contract/rolePlayers.ts';
import { slotsOf } from '../language/slots.ts';
import type { PlanInputs } from './planSeries.ts';
import { lastIndex } from './timeline.ts';
import type { World } from './world.ts';

/** What a run changes in a plan, by projected month (0 is the first). */
export interface Intervention {
  /** No advertising from this projected month on. */
  readonly adsOffFrom?: number;
  /** No spending at all from this projected month on. */
  readonly spendingOffFrom?: number;
  /** Months to go on after the plan, with nothing spent, */
  readonly runOff?: number;
  /** or with the money of this plan, that of its last year again and again. */
  readonly thenAs?: PlanInputs;
}

/** The plan's series as long as the run: after the plan no money is spent, or that of another plan, and all else goes on, as the model says of it; an intervention takes money away. */
export function spentUnder(
  { adsOffFrom, spendingOffFrom, thenAs }: Intervention,
  { series }: PlanInputs,
  { world, months }: { readonly world: World; readonly months: number },
): ReadonlyMap<string, Float64Array> {
  const { model, timeline } = world;
  const { lead, actual } = timeline;
  const [advertising, money] = [new Set(advertisingSlots(model)), new Set(moneySlots(model))];
  const ahead = new Map([...model.inputs.values()].flatMap((input) => slotsOf(model, input).map((slot) => [slot, input.ahead])));
  return new Map(
    [...series].map(([slot, planned]) => {
      const known = lead + 1 + lastIndex(timeline);
      if (planned.length < known) throw new RangeError(`the plan's ${slot} ends before the run`);
      const values = new Float64Array(lead + months);
      values.set(planned.subarray(0, known));
      const leader = money.has(slot) ? thenAs?.series.get(slot) : planned;
      const going = money.has(slot) ? 'year' : ahead.get(slot);
      if (leader)
        values.set(goingOn(leader.subarray(0, known), going, { count: lead + months - known, step: model.step }), known);
      const off = [money.has(slot) ? spendingOffFrom : undefined, advertising.has(slot) ? adsOffFrom : undefined];
      const from = Math.min(...off.filter((month) => month !== undefined));
      if (Number.isFinite(from)) values.fill(0, lead + actual + 1 + from);
      return [slot, values];
    }),
  );
}

/** Money goes on as a year before, all else as the model says of it; as it was last where it says nothing, or where too little is known for that. */
function goingOn(
  known: Float64Array,
  ahead: Ahead | undefined,
  periods: { readonly count: number; readonly step: Step },
): Float64Array {
  const said = ahead && ahead !== 'otherwise' && aheadValues(ahead, known, periods);
  return said || present(aheadValues('last', known, periods), 'a value before the end of the plan');
}
