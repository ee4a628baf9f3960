import { formatPeriod, type Period } from '../core/calendar.ts';
import { fail } from '../core/error.ts';
import { at, present } from '../core/present.ts';
import { type Experiment, lastOf } from './experiment.ts';

type Series = ReadonlyMap<string, Float64Array>;

/** The tested inputs in the two worlds that a test compares, over the months of a history. */
export interface ExperimentMoney {
  /** With the whole line changed as the tested part was; absent where the history is that world. */
  readonly under?: Series;
  /** With nothing changed. */
  readonly without: Series;
}

/** Below this part of a line left, what there would have been is not told by dividing. */
const LEAST_LEFT = 0.05;
const BEFORE = 3;

/**
 * The history contains the test, so what there would have been is put back: where a share s of a line was multiplied by f, the line was
 * b (1 − s + s f), and b is put back; where it was paused nearly whole, the mean of the three months before. Half of the keywords paused
 * is not the same as half the bids: the world under the test is the whole line changed, and the share takes its part of the effect. Where
 * all the money was the test's and a share of shoppers met it, the history is the world under the test. Errors: nothing differs.
 */
export function experimentMoney(
  experiment: Experiment,
  { inputs, start }: { readonly inputs: Series; readonly start: Period },
): ExperimentMoney {
  const { slots, share, shareOf } = experiment;
  const worlds = slots.map((slot) => [slot, worldsOf(experiment, present(inputs.get(slot), slot), start)] as const);
  const differing = worlds.filter(([, { under, without }]) => under.some((value, month) => value !== at(without, month)));
  if (differing.length === 0) nothingChanged(experiment);
  const series = (world: 'under' | 'without'): Series => new Map(differing.map(([slot, values]) => [slot, values[world]]));
  return { ...(shareOf === 'money' && share < 1 && { under: series('under') }), without: series('without') };
}

type Worlds = Readonly<Record<'under' | 'without', Float64Array>>;

function worldsOf({ read, changed = read, share, shareOf, factor }: Experiment, spent: Float64Array, start: Period): Worlds {
  const [under, without] = [spent.slice(), spent.slice()];
  const first = changed.first - start;
  for (const [index, part] of changed.parts.entries()) {
    const month = first + index;
    const money = at(spent, month);
    if (shareOf === 'effect' || factor === undefined) {
      without[month] = factor === undefined ? 0 : money / factor;
      continue;
    }
    const left = 1 - part * share * (1 - factor);
    const usual = left < LEAST_LEFT ? meanBefore(spent, first) : money / left;
    without[month] = usual;
    under[month] = share < 1 ? usual * (1 - part * (1 - factor)) : money;
  }
  return { under, without };
}

function meanBefore(spent: Float64Array, first: number): number {
  const before = spent.subarray(Math.max(0, first - BEFORE), first);
  return before.reduce((sum, value) => sum + value, 0) / before.length;
}

function nothingChanged({ id, line, place, read, changed = read }: Experiment): never {
  return fail({
    opening: 'invalid',
    message: `test "${id}": the history has no money on ${line} from ${formatPeriod(changed.first)} to ${formatPeriod(lastOf(changed))}`,
    place,
    advice:
      'Name the line whose money the test changed; say in money_from when it began to be spent, where that was before the start.',
  });
}

/** How much each month's difference counts in what a test measures, over the months of a history: the sum over them is the effect. */
export function countedParts(
  { read, changed, share, taken }: Experiment,
  { start, months }: { readonly start: Period; readonly months: number },
): Float64Array {
  const counted = new Float64Array(months);
  const whole = taken === 'sum' ? 1 : read.parts.reduce((sum, part) => sum + part, 0);
  // What changed with the days that are read is in the month as they are; what had changed before is in all of it.
  for (const [index, part] of read.parts.entries()) counted[read.first - start + index] = (share * (changed ? part : 1)) / whole;
  return counted;
}
