import type { Flat, FlatEquation } from './flat.ts';
import { lowerExpression } from './lowerExpression.ts';
import { createLowering, type Lowering } from './lowering.ts';
import type { Scalar } from './program.ts';

const NONE: ReadonlyMap<string, number> = new Map();

/**
 * Every equation as scalars: month 0 first, then the months after it, then what follows the last, each in its own order. `known`
 * are fixed numbers, by slot, that are put in as they are, so that what follows from them alone is a number too.
 */
export function lowerFlat(flat: Flat, known = NONE): Lowering {
  const lowering = createLowering(flat, known);
  const each = (slots: readonly string[], lower: (equation: FlatEquation, lowering: Lowering) => void): void => {
    for (const slot of slots) lower(equationOf(flat, slot), lowering);
  };
  each(flat.order.first, lowerFirst);
  each(flat.order.later, lowerLater);
  each(flat.order.end, lowerEnd);
  return lowering;
}

function lowerFirst(equation: FlatEquation, lowering: Lowering): void {
  const side = equation.starts === undefined ? 'equals' : 'starts';
  note(equation, side, lowering);
  const scalar = lowerExpression(equation.starts ?? equation.equals, { lowering, at: 'first', done: new Map() });
  lowering.first.set(equation.slot, scalar);
}

/** What no month changes keeps the scalar of month 0. */
function lowerLater(equation: FlatEquation, lowering: Lowering): void {
  const varies = lowering.variations.get(equation.slot)?.month === true;
  const kept: Scalar | undefined = varies ? undefined : lowering.first.get(equation.slot);
  note(equation, 'equals', lowering);
  const scalar = kept ?? lowerExpression(equation.equals, { lowering, at: 'later', done: new Map() });
  lowering.later.set(equation.slot, scalar);
}

function lowerEnd(equation: FlatEquation, lowering: Lowering): void {
  note(equation, 'equals', lowering);
  lowering.end.set(equation.slot, lowerExpression(equation.equals, { lowering, at: 'end', done: new Map() }));
}

/** What comes up from here on comes from this side of the equation. */
function note({ slot, text, place }: FlatEquation, side: 'equals' | 'starts', { notes }: Lowering): void {
  notes.push({ slot: side === 'starts' ? `${slot} in month 0` : slot, text: text[side] ?? text.equals, place });
}

function equationOf(flat: Flat, slot: string): FlatEquation {
  const equation = flat.equations.get(slot);
  if (equation === undefined) throw new Error(`the order names ${slot}, which has no equation`);
  return equation;
}
