import { at } from '../../../core/present.ts';
import type { Optimum } from '../../../decide/optimise/optimum.ts';

/** Money by input and span. */
export interface Allocation {
  readonly spans: readonly string[];
  readonly rows: readonly {
    readonly slot: string;
    readonly label: string;
    readonly cells: readonly (AllocatedCell | undefined)[];
  }[];
}

export interface AllocatedCell {
  readonly money: number;
  readonly held: number;
  readonly spread?: { readonly least: number; readonly most: number };
}

/** A row an input that much is spent on, and one for all others; a column a span; undefined where an input has no lever in a span. */
export function allocationOf({ levers, settings, held, spread }: Optimum, called: (slot: string) => string): Allocation {
  const spans = [...new Set(levers.map(({ span }) => span))];
  const slots = [...new Set(levers.map(({ slot }) => slot))];
  const cellOf = (slot: string, span: string): AllocatedCell | undefined => {
    const lever = levers.findIndex((one) => one.slot === slot && one.span === span);
    if (lever < 0) return undefined;
    const range = spread && at(spread, lever);
    return { money: at(settings, lever), held: at(held, lever), ...(range && { spread: range }) };
  };
  const rows = slots.map((slot) => ({ slot, label: called(slot), cells: spans.map((span) => cellOf(slot, span)) }));
  const all = rows.reduce((sum, { cells }) => sum + totalIn(cells), 0);
  const [large, small] = [
    rows.filter(({ cells }) => totalIn(cells) >= SMALL * all),
    rows.filter(({ cells }) => totalIn(cells) < SMALL * all),
  ];
  const rest = small.filter(({ cells }) => totalIn(cells) > 0);
  if (rest.length < 2) return { spans, rows: [...large, ...rest] };
  const together = spans.map((_, span) => sumOf(rest.flatMap(({ cells }) => cells[span] ?? [])));
  return { spans, rows: [...large, { slot: '', label: `${rest.length} smaller lines`, cells: together }] };
}

/** Lines with less than this part of all money are shown together. */
const SMALL = 0.02;

function totalIn(cells: readonly (AllocatedCell | undefined)[]): number {
  return cells.reduce((sum, cell) => (cell ? sum + cell.money + cell.held : sum), 0);
}

function sumOf(cells: readonly AllocatedCell[]): AllocatedCell {
  return cells.reduce((sum, { money, held }) => ({ money: sum.money + money, held: sum.held + held }), { money: 0, held: 0 });
}
