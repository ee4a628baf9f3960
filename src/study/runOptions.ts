import type { Period } from '../core/calendar.ts';
import type { ReadingName } from '../language/model.ts';

/** What the flags of a command say. */
export interface RunOptions {
  /** Only these plans (and `hold`). */
  readonly plans?: readonly string[];
  /** The plan that the headline measures against. */
  readonly reference?: string;
  readonly reading: ReadingName;
  readonly set: ReadonlyMap<string, number>;
  /** Fixed values by slot id that replace draws once the history has taught: nothing is learnt with them. */
  readonly held?: ReadonlyMap<string, number>;
  readonly draws: number;
  readonly seed: number;
  readonly from: Period;
  readonly to: Period;
  readonly toIsExplicit: boolean;
  readonly asOf?: Period;
  /** One draw at the medians. */
  readonly point: boolean;
  /** How much of what a plan earns in the two years after the window counts in its value. */
  readonly assetCredit: number;
  /** Leaves out what the history teaches about the assumptions. */
  readonly priorOnly: boolean;
}
