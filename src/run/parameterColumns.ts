import type { Model } from '../language/model.ts';
import type { Kernel, KernelRun } from '../program/kernel.ts';
import type { ParameterDraws } from './draws.ts';
import { refuseParameter } from './refuse.ts';

/**
 * Draws in a kernel's order: as they are where they are in it already, else copied. Throws an InputError for a parameter that
 * the draws do not have.
 */
export function parameterColumns(
  model: Model,
  { parameters: slots }: Pick<Kernel, 'parameters'>,
  draws: ParameterDraws,
): Pick<KernelRun, 'parameters' | 'parameterStride'> {
  if (slots.every((slot, index) => draws.slots[index] === slot))
    return { parameters: draws.values, parameterStride: draws.stride };
  const rowOf = new Map(draws.slots.map((slot, row) => [slot, row]));
  const parameters = new Float64Array(slots.length * draws.count);
  for (const [index, slot] of slots.entries()) {
    const from = (rowOf.get(slot) ?? refuseParameter(model, slot)) * draws.stride;
    parameters.set(draws.values.subarray(from, from + draws.count), index * draws.count);
  }
  return { parameters, parameterStride: draws.count };
}
