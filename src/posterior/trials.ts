import type { Period } from '../core/calendar.ts';
import type { TrialShape } from '../program/likelihood/posteriorShape.ts';
import { trialSlots, type World, worldSlot } from '../program/likelihood/trialSlots.ts';
import { type Experiment, experimentsUntil } from '../study/experiment.ts';
import { countedParts, experimentMoney } from '../study/experimentMoney.ts';
import type { History } from '../study/study.ts';

type Series = ReadonlyMap<string, Float64Array>;

/** A test as its likelihood needs it, over the months of a calibration. */
export interface Trial {
  readonly experiment: Experiment;
  /** Inputs that differ from the history's, in either world. */
  readonly worlds: Readonly<Record<World, Series>>;
  readonly counted: Float64Array;
}

/** The tests of a history, each with the money of its two worlds. */
export function trialsOf(history: History, { inputs, start }: { readonly inputs: Series; readonly start: Period }): Trial[] {
  const months = history.months.length;
  return experimentsUntil(history, history.months[months - 1]).map((experiment) => {
    const { under = new Map(), without } = experimentMoney(experiment, { inputs, start });
    return { experiment, worlds: { under, without }, counted: countedParts(experiment, { start, months }) };
  });
}

/** The name of a test's slots: by its position, for ids are the reader's words. */
function nameOf(position: number): string {
  return `test ${position + 1}`;
}

/** Which equations the tests add. */
export function trialShapes(trials: readonly Trial[]): TrialShape[] {
  return trials.map(({ experiment, worlds }, position) => ({
    ...{ name: nameOf(position), slot: experiment.of, logarithmic: experiment.taken === 'log ratio' },
    ...{ under: [...worlds.under.keys()], without: [...worlds.without.keys()] },
    place: experiment.place,
  }));
}

/** What a run is given for them. */
export interface TrialSupply {
  readonly inputs: readonly (readonly [slot: string, values: Float64Array])[];
  readonly data: readonly (readonly [slot: string, values: Float64Array])[];
  readonly fixed: readonly (readonly [slot: string, value: number])[];
}

export function trialSupply(trials: readonly Trial[]): TrialSupply {
  const each = <Value>(of: (trial: Trial, name: string) => readonly Value[]): Value[] =>
    trials.flatMap((trial, position) => of(trial, nameOf(position)));
  const worlds = ['under', 'without'] as const;
  return {
    inputs: each((trial, name) =>
      worlds.flatMap((world) =>
        [...trial.worlds[world]].map(([slot, values]) => [worldSlot(slot, world, name), values] as const),
      ),
    ),
    data: each(({ counted }, name) => [[trialSlots(name).counted, counted] as const]),
    fixed: each(({ experiment }, name) => [
      [trialSlots(name).measured, experiment.effect] as const,
      [trialSlots(name).error, experiment.error] as const,
    ]),
  };
}

/** Slots after the last month: what each test should have measured. */
export function effectSlots(trials: readonly Trial[]): string[] {
  return trials.map((_, position) => trialSlots(nameOf(position)).effect);
}
