import { addPeriods, type Period } from '../core/calendar.ts';
import type { Place } from '../core/error.ts';
import type { ExperimentKind, Taken } from '../language/contract/contract.ts';

/** Consecutive periods, and the part of each that a test lasts, 0 to 1. */
export interface Lasting {
  readonly first: Period;
  readonly parts: readonly number[];
}

/** A row of experiments.csv: what a test changed, and what it measured. */
export interface Experiment {
  readonly id: string;
  readonly kind: string;
  /** When the outcome was read. */
  readonly read: Lasting;
  /** When the money was changed, where that began earlier. */
  readonly changed?: Lasting;
  /** The plan line, and the inputs that it is. */
  readonly line: string;
  readonly slots: readonly string[];
  readonly share: number;
  readonly shareOf: ExperimentKind['shareOf'];
  /** What the line was multiplied by where it was tested; absent where all of it was the test's. */
  readonly factor?: number;
  /** The outcome, `name` or `name.member`; a measured column of this name says the same. */
  readonly outcome: string;
  /** The slot of its variable. */
  readonly of: string;
  readonly taken: Taken;
  readonly effect: number;
  /** Standard error of the effect. */
  readonly error: number;
  /** Whether it was measured against others at the same time, so that the outcome's own months say something more. */
  readonly concurrent: boolean;
  readonly control: string;
  readonly source: string;
  readonly place: Place;
}

interface Tested {
  readonly experiments?: readonly Experiment[];
}

export function lastOf({ first, parts }: Lasting): Period {
  return addPeriods(first, parts.length - 1);
}

/** The tests that were over by the end of a period. */
export function experimentsUntil({ experiments = [] }: Tested, last: Period | undefined): readonly Experiment[] {
  return last === undefined ? [] : experiments.filter(({ read }) => lastOf(read) <= last);
}

/** By outcome, the periods whose own measurements say nothing beside the tests that they were read for. */
export function testedPeriods({
  experiments = [],
}: Tested): readonly { readonly column: string; readonly periods: readonly Period[] }[] {
  return experiments
    .filter(({ concurrent }) => !concurrent)
    .map(({ outcome, read }) => ({ column: outcome, periods: read.parts.map((_, index) => addPeriods(read.first, index)) }));
}
