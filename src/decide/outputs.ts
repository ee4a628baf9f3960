import { playerOf } from '../language/contract/rolePlayers.ts';
import type { Model } from '../language/model.ts';
import { slotsOf } from '../language/slots.ts';

/** The variables by which plans are compared, and what is asked of every run. */
export interface Core {
  /** Present value since the first projected month. */
  readonly value: string;
  readonly cumulative: string;
  /** What the brand wins, and what of it is bought; absent where the model does not say. */
  readonly split?: { readonly share: string; readonly paid: string };
  /**
   * One list of slots for all runs but those of the shown bands: a kernel costs a fifth of a second to warm up.
   */
  readonly outputs: readonly string[];
}

/** Throws an InputError where the model has nothing to compare plans by. */
export function coreOf(model: Model): Core {
  const { variables, advertising } = model.roles;
  const [share, paid] = [variables.get('share'), variables.get('paid')];
  const value = playerOf(model, 'value', 'plans are compared by it');
  const cumulative = playerOf(model, 'cumulative', 'plans are compared by it');
  const split = share !== undefined && paid !== undefined && advertising.length > 0 ? { share, paid } : undefined;
  return {
    value,
    cumulative,
    ...(split && { split }),
    outputs: [...(split ? [split.share, split.paid] : []), value, cumulative],
  };
}

/** The output slots of the variables that a report shows. */
export function shownSlots(model: Model): string[] {
  return model.shown.flatMap((name) => {
    const variable = model.variables.get(name);
    return variable ? slotsOf(model, variable) : [];
  });
}

/** Lists of slots small enough that one run's buffer stays within the memory budget. */
export function inBatches(slots: readonly string[], cellsPerSlot: number): string[][] {
  const perBatch = Math.max(1, Math.floor(BUFFER_CELLS / cellsPerSlot));
  const batches: string[][] = [];
  for (let start = 0; start < slots.length; start += perBatch) batches.push(slots.slice(start, start + perBatch));
  return batches;
}

/** Eight million doubles: 64 MB. */
const BUFFER_CELLS = 8_000_000;
