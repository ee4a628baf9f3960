import { type Flat, type FlatEquation, type FlatExpression, type FlatReference, piecesOf } from './flat.ts';
import { readingsMapper } from './mapReadings.ts';

/** The same months with other inputs from the second one on. */
export interface Twin {
  /** What differs, in the order of later months. */
  readonly equations: readonly FlatEquation[];
  /** The slot that stands for a variable's in the twin; its own where nothing differs. */
  readonly slotOf: (slot: string) => string;
}

/**
 * A second run of the same months in the same program: every equation whose later months hang on one of these inputs stands once more,
 * under `called` of its slot, and reads the inputs that are `called` of theirs. Month 0 is shared, so that what a model takes from it
 * once and for all stays what it is.
 */
export function twinOf(
  { equations, order }: Pick<Flat, 'equations' | 'order'>,
  inputs: ReadonlySet<string>,
  called: (slot: string) => string,
): Twin {
  const moved = movedBy(inputs, equations);
  const again = readingsMapper((reading) => {
    const { to } = reading;
    return differs(to, inputs, moved) ? { ...reading, to: { of: to.of, slot: called(to.slot) } } : reading;
  });
  return {
    equations: order.later.flatMap((slot) => {
      const one = moved.has(slot) ? equations.get(slot) : undefined;
      return one ? [{ ...one, slot: called(slot), starts: itself(slot), equals: again(one.equals) }] : [];
    }),
    slotOf: (slot) => (moved.has(slot) ? called(slot) : slot),
  };
}

function itself(slot: string): FlatExpression {
  return { kind: 'reference', to: { of: 'variable', slot } };
}

type Named = Exclude<FlatReference, { of: 'clock' }>;

function differs(to: FlatReference, inputs: ReadonlySet<string>, moved: ReadonlySet<string>): to is Named {
  return to.of === 'input' ? inputs.has(to.slot) : to.of === 'variable' && moved.has(to.slot);
}

/** Variables whose later months read one of these inputs, or a variable that does, in whatever month. */
function movedBy(inputs: ReadonlySet<string>, equations: Flat['equations']): ReadonlySet<string> {
  const reads = new Map([...equations].map(([slot, { equals }]) => [slot, readBy(equals)] as const));
  const moved = new Set<string>();
  const isMoved = (references: readonly FlatReference[]) => references.some((to) => differs(to, inputs, moved));
  for (let before = -1; before < moved.size; ) {
    before = moved.size;
    for (const [slot, references] of reads) if (isMoved(references)) moved.add(slot);
  }
  return moved;
}

function readBy(expression: FlatExpression): FlatReference[] {
  const found: FlatReference[] = [];
  const waiting = new Set([expression]);
  for (const piece of waiting) {
    if (piece.kind === 'reference' || piece.kind === 'last' || piece.kind === 'delay') found.push(piece.to);
    for (const inner of piecesOf(piece)) waiting.add(inner);
  }
  return found;
}
