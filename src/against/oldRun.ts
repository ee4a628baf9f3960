import type { Period } from '../core/calendar.ts';
import type { Band, ReadingName, Spread } from '../decide/decision.ts';

/** What a run.json says, read and checked, as far as a later run is compared with it. */
export interface OldRun {
  readonly file: string;
  readonly version: string;
  /** What its plans were ranked by: value, or in older versions the window alone. */
  readonly ranksBy: 'value' | 'window';
  /** Its last actual month; absent where it had no history. */
  readonly asOf?: Period;
  readonly seed: number;
  readonly draws: number;
  readonly reading: ReadingName;
  readonly inputs: readonly HashedFile[];
  readonly model: HashedFile;
  /** Consecutive, one at least; every list of a plan has a value for each. */
  readonly projected: readonly [Period, ...Period[]];
  /** Measured series by month; absent in a run of a version that did not write them. */
  readonly actuals?: ReadonlyMap<string, ReadonlyMap<Period, number>>;
  readonly best: string;
  readonly plans: ReadonlyMap<string, OldPlan>;
  /** The headline pair first. */
  readonly pairs: readonly OldPair[];
  /** As used, by slot; absent as `actuals` is. */
  readonly assumptions?: ReadonlyMap<string, Percentiles>;
  /** What the history taught about a slot, in the words of the calibration; absent where the run is prior only. */
  readonly lessons?: ReadonlyMap<string, string>;
}

export interface HashedFile {
  readonly path: string;
  readonly sha256: string;
}

export interface OldPlan {
  readonly name: string;
  readonly label: string;
  /** Planned money a month, by projected month. */
  readonly adSpend: readonly number[];
  readonly content: readonly number[];
  /** By slot. */
  readonly series: ReadonlyMap<string, OldBand>;
  /** The same with the error of measuring; empty where the run is prior only. */
  readonly measured: ReadonlyMap<string, OldBand>;
}

/** P10 and P90 are absent in a run of one path, whose value is mean and median. */
export type OldBand = Pick<Band, 'mean' | 'p50'> & Partial<Pick<Band, 'p10' | 'p90'>>;

export interface OldPair {
  readonly reference: string;
  readonly alternative: string;
  /** Absent in a run of one path. */
  readonly probabilityBetter?: number;
  /** Of what plans were ranked by. */
  readonly difference: OldDifference;
}

/** P10 and P90 are absent in a run of one path. */
export type OldDifference = Pick<Spread, 'mean'> & Partial<Pick<Spread, 'p10' | 'p90'>>;

/** The median alone of an assumption in a run of one path. */
export interface Percentiles {
  readonly p50: number;
  readonly p10?: number;
  readonly p90?: number;
}
