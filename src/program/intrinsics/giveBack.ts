import { pow } from '../../numeric/elementary/powers.ts';
import type { FilterSlope } from '../program.ts';
import { type BeliefSlopes, censorSlopes, logDensitySlopes } from './censoredSlopes.ts';
import type { ErrorFilter, Told } from './errorFilter.ts';

/** How a result changes with what a month was told, and with what was known before it. */
export type Returned = Readonly<Record<FilterSlope, number>> & { readonly belief?: BeliefSlopes };

/** A month that `takeIn` took in: what it knew before, what it was told, and how the result changes with what it added. */
export interface TakenIn {
  readonly before: ErrorFilter;
  readonly told: Told;
  readonly amount: number;
}

/** `takeIn` backwards: `after` is what the month after it has given back. */
export function giveBack({ before, told, amount }: TakenIn, after: Returned | undefined): Returned {
  const { cell, error, gap, spread, persistence } = told;
  if (cell === 0) return { error: 0, spread: 0, persistence: 0, ...(after?.belief && { belief: after.belief }) };
  const kept = persistence === 0 ? 0 : pow(persistence, gap);
  const part = Math.sqrt(1 - kept * kept);
  const mixture = { before: before.belief, innovation: { kept, deviation: spread * part } };
  const slopes =
    cell === 1
      ? logDensitySlopes(mixture, error, amount)
      : censorSlopes(mixture, { limit: error, all: before.grids }, { amount, ...(after?.belief && { after: after.belief }) });
  const known = cell === 1 ? (after?.belief?.at[0] ?? 0) : 0;
  const ofKept = slopes.kept - (slopes.deviation * spread * kept) / part;
  return {
    error: slopes.error + known,
    spread: slopes.deviation * part,
    persistence: kept === 0 ? 0 : (ofKept * gap * kept) / persistence,
    belief: slopes.belief,
  };
}
