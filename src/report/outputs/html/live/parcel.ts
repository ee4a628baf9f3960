import type { Decision, ReadingName } from '../../../../decide/decision.ts';
import type { Recompared } from '../../../../decide/recompare.ts';
import type { Shape } from '../../../../program/kernel.ts';
import type { PlanInputs } from '../../../../run/planSeries.ts';
import type { Timeline } from '../../../../run/timeline.ts';
import type { PackedDraws } from './packedDraws.ts';

/** What a page is given to compare plans again: the decision as far as words and charts ask for it, and what a run needs. */
export interface Parcel {
  /** Without what only the report shows, and what is compared again. */
  readonly decision: Omit<Decision, keyof Recompared | 'workings'>;
  /** The plan that the details measure against. */
  readonly reference: string;
  /** The best plan of the report. */
  readonly best: string;
  readonly marketplace: string;
  readonly timeline: Timeline;
  /** What every plan has behind it, by slot. */
  readonly past: PlanInputs['series'];
  /** Their projected months, by slot; `hold` first. */
  readonly ahead: readonly PlanInputs[];
  readonly assetCredit: number;
  /** That of the report first. */
  readonly readings: readonly ParcelReading[];
  /** Which numbers the program asks for and gives, in its order. */
  readonly shape: Shape;
}

export interface ParcelReading {
  readonly name: ReadingName;
  readonly label: string;
  readonly draws: PackedDraws;
  /** The assumptions that matter most, the weightiest first. */
  readonly free: readonly FreeAssumption[];
}

/** An assumption that a reader may hold at a value. */
export interface FreeAssumption {
  readonly slot: string;
  readonly label: string;
  readonly unit: string;
  readonly shape: string;
  readonly isLogarithm: boolean;
  readonly low: number;
  readonly mid: number;
  readonly high: number;
  /** As far as it may be moved: one future in a hundred lies beyond each end. */
  readonly least: number;
  readonly greatest: number;
}
