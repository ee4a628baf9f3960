import type { Assumption } from '../core/assumption.ts';
import { addPeriods, type Period } from '../core/calendar.ts';
import { present } from '../core/present.ts';
import type { Model, ReadingName } from '../language/model.ts';
import { spreadOf } from '../numeric/summary.ts';
import { firstDraws, type ParameterDraws } from '../run/draws.ts';
import type { KernelFor } from '../run/kernels.ts';
import type { PlanInputs } from '../run/planSeries.ts';
import { shockName } from '../run/shocks.ts';
import { spentUnder } from '../run/spentUnder.ts';
import { tableColumns } from '../run/tableColumns.ts';
import { lastIndex, type Timeline } from '../run/timeline.ts';
import type { Setting } from './decisionSetting.ts';
import { watchedAfter } from './watchedAfter.ts';

/** What it takes to run every plan again at one value of each assumption, as a workbook does, and as {@link pointRun} does. */
export interface Workings {
  readonly model: Model;
  readonly marketplace: string;
  readonly timeline: Timeline;
  /** The last month of the window, counted from month 0. */
  readonly last: number;
  /** Months or weeks after the window, in which every plan spends as `hold`. */
  readonly after: number;
  /** How much of what a plan earns in them counts. */
  readonly assetCredit: number;
  /** Month 0 to the last one after the window. */
  readonly months: readonly Period[];
  /** Dated tables of the model and what the calendar says, by these months. */
  readonly tables: ReadonlyMap<string, Float64Array>;
  /** `hold` first; by slot from `lead` months before month 0 to the last one after the window. */
  readonly plans: readonly PlanInputs[];
  /** The reading of the decision first. */
  readonly readings: readonly WorkedReading[];
  readonly kernelFor: KernelFor;
}

/** What differs between two readings of one study. */
export interface WorkedReading {
  readonly name: ReadingName;
  /** In the order of the model's slots. */
  readonly assumptions: readonly Assumption[];
  /** A few of its draws: the first ones, which are as good as any. */
  readonly draws: ParameterDraws;
  /** The numbers behind parameters over months, by path and month of {@link Workings.months}: medians of what the history taught, else 0. */
  readonly shocks: ReadonlyMap<string, readonly number[]>;
}

/** The workings of a setting, in one reading. */
export function workingsOf(setting: Setting, reading: WorkedReading): Workings {
  const { world, plans, assetCredit, kernelFor } = setting;
  const { model, timeline, marketplace } = world;
  const [hold] = plans;
  const after = watchedAfter(timeline);
  const months = monthsOf(timeline, after);
  const names = [...model.tables.keys(), ...CALENDAR.filter((name) => !model.tables.has(name))];
  const values = tableColumns(model.tables, names, { marketplace, from: timeline.start, count: months.length });
  const going = { runOff: after, thenAs: present(hold, 'the plan that goes on as before') };
  return {
    ...{ model, marketplace, timeline, last: lastIndex(timeline), after, assetCredit, months, kernelFor },
    tables: new Map(names.map((name, index) => [name, values.subarray(index * months.length, (index + 1) * months.length)])),
    plans: plans.map((plan) => ({ name: plan.name, series: spentUnder(going, plan, { world, months: months.length }) })),
    readings: [reading],
  };
}

/** What the calendar says of a month, as equations may ask. */
const CALENDAR = ['month', 'year', 'week', 'year_part'] as const;

/** Draws of a reading that its workings keep. */
const FEW = 1000;

/** A reading as the workings hold it: its assumptions, and the middle of what moves parameters over months. */
export function workedReading(setting: Setting, name: ReadingName): WorkedReading {
  const { world, assumptions, draws } = setting;
  const learnt = draws.shocks?.learnt ?? new Map<string, Float64Array>();
  const months = monthsOf(world.timeline, watchedAfter(world.timeline));
  const middle = (row: Float64Array | undefined): number => (row ? spreadOf(row).p50 : 0);
  const paths = [...world.model.paths.keys()];
  return {
    name,
    assumptions,
    draws: firstDraws(draws, FEW),
    shocks: new Map(paths.map((path) => [path, months.map((month) => middle(learnt.get(shockName(path, month))))])),
  };
}

function monthsOf(timeline: Timeline, after: number): Period[] {
  return Array.from({ length: 1 + lastIndex(timeline) + after }, (_, month) => addPeriods(timeline.start, month));
}

/** A reading and the months that it runs over. */
export interface InTime {
  readonly timeline: Timeline;
  readonly reading: WorkedReading;
}

/** The same with another reading beside it, where that runs over the same months. */
export function withReading(workings: Workings, { timeline, reading }: InTime): Workings {
  const { lead, start, actual } = workings.timeline;
  const isAlike = lead === timeline.lead && start === timeline.start && actual === timeline.actual;
  return isAlike ? { ...workings, readings: [...workings.readings, reading] } : workings;
}
