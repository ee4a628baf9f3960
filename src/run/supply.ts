import type { Period } from '../core/calendar.ts';
import type { Model } from '../language/model.ts';

/** What a run is given besides its draws: the model's own numbers, the calendar, and series by slot. */
export interface Supply {
  readonly model: Model;
  readonly marketplace: string;
  /** Month 0. */
  readonly start: Period;
  readonly months: number;
  /** The last actual month, counted from month 0. */
  readonly actual: number;
  /** Months before month 0 that inputs hold. */
  readonly lead: number;
  /** By slot, every input of the model: `lead + months` numbers. */
  readonly inputs: ReadonlyMap<string, Float64Array>;
  /** Numbers that are the same for every draw, by slot: parameters that do not move, and what a posterior asks for. */
  readonly fixed?: ReadonlyMap<string, number>;
  /** What was measured, by slot: `months` numbers. */
  readonly data?: ReadonlyMap<string, Float64Array>;
}
