import type { Model } from '../language/model.ts';
import { slotsOf } from '../language/slots.ts';

/** Numbers of a draw that a plan and its twin keep of each month while they are run, and months of the run-off. */
const KEPT = 8;
const RUN_OFF = 24;

/**
 * Bytes that a decision over so many plans and projected months holds for each draw, about: the assumptions in both readings, what every
 * plan earns by month, and one plan at work.
 */
export function bytesOfDraw(
  model: Pick<Model, 'parameters' | 'dimensions'>,
  { plans, months }: { readonly plans: number; readonly months: number },
): number {
  const slots = [...model.parameters.values()].reduce((sum, parameter) => sum + slotsOf(model, parameter).length, 0);
  return 8 * (2 * slots + plans * (months + 4) + KEPT * (months + RUN_OFF));
}
