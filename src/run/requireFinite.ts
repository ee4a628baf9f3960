import { addPeriods, formatPeriod, type Period } from '../core/calendar.ts';
import { fail } from '../core/error.ts';
import type { Model } from '../language/model.ts';

/** Where values come from, for the error. */
export interface Origin {
  readonly model: Model;
  readonly plan: string;
  /** Output slot, e.g. `paid_share.amazon_search`. */
  readonly output: string;
  /** Month 0, and the month in question counted from it. */
  readonly start: Period;
  readonly month: number;
}

/**
 * Refuses draws that are no finite numbers: a model that divides by nought, or a study or assumption too extreme for it. So
 * none can reach a decision, whatever it is asked for.
 */
export function requireFinite(values: Float64Array, { model, plan, output, start, month }: Origin): void {
  if (allFinite(values)) return;
  const [name = output] = output.split('.');
  const place = model.variables.get(name)?.place;
  fail({
    opening: 'invalid',
    message: `result: ${output} of plan "${plan}" is no finite number in ${formatPeriod(addPeriods(start, month))}`,
    ...(place && { place }),
    advice: `A number of the study, of an assumption or of the model is too large, too small or nought: "discovery explain ${name}" shows what goes into it.`,
  });
}

/** A loop, because it runs over every number that is kept, and `every` takes eight times as long. */
function allFinite(values: Float64Array): boolean {
  for (const value of values) if (!Number.isFinite(value)) return false;
  return true;
}
