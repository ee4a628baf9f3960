import { pow } from '../../numeric/elementary/powers.ts';
import type { FilterArgument } from '../flat.ts';
import { type Belief, censor, type Grids, known, logDensity } from './censoredErrors.ts';

/** What is known of a series' error after the cells so far, and what the last of them added to the log likelihood. */
export interface ErrorFilter {
  readonly belief: Belief;
  readonly part: number;
  readonly grids: Grids;
}

/** What a month says. `cell`: 0 nothing, 1 the error is `error`, 2 it lies above `error`; `gap`: months since the cell before. */
export type Told = Readonly<Record<FilterArgument, number>>;

/** Before the first cell: an error of which nothing is kept, so that it may be any. */
export function unknownError(nodes: Grids): ErrorFilter {
  return { belief: known(0), part: 0, grids: nodes };
}

/**
 * Takes a month's cell in: errors go on as e_t = φ e_{t−1} + innovation, with a stationary standard deviation `spread`. A run of
 * limits is one event: what is known of the error goes from cell to cell as a density over nodes. Backwards it is `giveBack`.
 */
export function takeIn(before: ErrorFilter, { cell, error, gap, spread, persistence }: Told): ErrorFilter {
  if (cell === 0) return before.part === 0 ? before : { ...before, part: 0 };
  const kept = persistence === 0 ? 0 : pow(persistence, gap);
  const innovation = { kept, deviation: spread * Math.sqrt(1 - kept * kept) };
  if (cell === 1) return { ...before, belief: known(error), part: logDensity(before.belief, innovation, error) };
  const { belief, logChance } = censor({ before: before.belief, innovation }, error, before.grids);
  return { ...before, belief, part: logChance };
}
