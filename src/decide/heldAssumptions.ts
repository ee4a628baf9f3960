import type { Assumption } from '../core/assumption.ts';
import type { Warning } from '../core/error.ts';
import { at } from '../core/present.ts';
import type { ParameterDraws } from '../run/draws.ts';
import { HELD } from '../study/assumptions.ts';
import type { RunOptions } from '../study/runOptions.ts';

/** Assumptions as learnt, those that are held in their place; both lists are in the order of the slots. */
export function heldAmong(learnt: readonly Assumption[], resolved: readonly Assumption[]): Assumption[] {
  return learnt.map((assumption, slot) => {
    const own = at(resolved, slot);
    return own.origin === HELD ? own : assumption;
  });
}

/** Draws with the slots that are held at their values; the others stay as they were drawn. */
export function holdDraws(draws: ParameterDraws, assumptions: readonly Assumption[]): ParameterDraws {
  const held = assumptions.flatMap(({ origin, mid }, slot) => (origin === HELD ? [{ slot, mid }] : []));
  if (held.length === 0) return draws;
  const values = draws.values.slice();
  for (const { slot, mid } of held) values.fill(mid, slot * draws.stride, slot * draws.stride + draws.count);
  return { ...draws, values };
}

/** Codes of {@link fixedNotes}. */
export const FIXED_CODES = ['assumption-set', 'assumption-held'] as const;

/** What the command line has fixed, and whether the history taught with it or without. */
export function fixedNotes({ set, held }: Pick<RunOptions, 'set' | 'held'>, isTaught: boolean): Warning[] {
  if (!isTaught) return [];
  const list = (values: ReadonlyMap<string, number>): string =>
    [...values].map(([slot, value]) => `${slot} = ${value}`).join(', ');
  const notes: Warning[] = [];
  if (set.size > 0) {
    const message = `Set before the history taught, so that all else was learnt with it: ${list(set)}.`;
    notes.push({ code: 'assumption-set', message });
  }
  if (held !== undefined && held.size > 0) {
    const message = `Held in what the history had taught without it: ${list(held)}. Nothing else was learnt anew; --set does that.`;
    notes.push({ code: 'assumption-held', message });
  }
  return notes;
}
