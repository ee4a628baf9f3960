import type { Assumption } from '../../../../core/assumption.ts';
import { at, present } from '../../../../core/present.ts';
import { drawParameters, firstDraws, type ParameterDraws } from '../../../../run/draws.ts';
import type { DrawnFrom, PackedDraws, PackedSlot, Within } from './packedDraws.ts';
import { packSteps } from './packSteps.ts';

/** What is packed: draws that are the first of so many, in the order in which the program asks for them. */
export interface Packing {
  readonly draws: ParameterDraws;
  readonly assumptions: readonly Assumption[];
  readonly parameters: readonly string[];
  /** Those that the program reads; the others are there for their place only. */
  readonly read: ReadonlySet<string>;
  readonly seed: number;
  readonly of: number;
}

/** How finely: bits of a number, and how many draws. */
export interface Fineness {
  readonly bits: number;
  readonly count: number;
}

interface Row {
  readonly row: Float64Array;
  readonly within: Within;
}

/** The draws that a program reads, and the bytes of their steps. */
export function packDraws(all: Packing, { bits, count }: Fineness): { readonly packed: PackedDraws; readonly bytes: Uint8Array } {
  const packing = { ...all, draws: firstDraws(all.draws, count) };
  const { draws, parameters, seed, of } = packing;
  const slots = parameters.map((id) => slotOf(id, packing));
  const learnt = [...(draws.shocks?.learnt ?? [])].map(([name, row]) => ({ name, row, within: rangeOf(row) }));
  const batches: Row[] = draws.batches ? [{ row: Float64Array.from(draws.batches), within: [0, (1 << bits) - 1] }] : [];
  const stepped = slots.flatMap(({ slot, row }): Row[] => (isWithin(slot) ? [{ row, within: slot }] : []));
  const { shocks } = draws;
  return {
    packed: {
      ...{ count: draws.count, bits, drawn: { seed, of }, hasBatches: batches.length > 0 },
      slots: slots.map(({ slot }) => slot),
      learnt: learnt.map(({ name, within }) => [name, ...within]),
      ...(shocks && { shocks: { seed: shocks.seed, otherwise: shocks.otherwise } }),
    },
    bytes: packSteps([...stepped, ...learnt, ...batches], bits),
  };
}

export function isWithin(slot: PackedSlot): slot is Within {
  return Array.isArray(slot);
}

function slotOf(
  id: string,
  { draws, assumptions, read, seed, of }: Packing,
): { readonly slot: PackedSlot; readonly row: Float64Array } {
  const index = draws.slots.indexOf(id);
  const row = draws.values.subarray(index * draws.stride, index * draws.stride + draws.count);
  const first = at(row, 0);
  if (!read.has(id) || row.every((value) => value === first)) return { slot: first, row };
  const assumption = present(assumptions[index], id);
  const own = drawParameters([assumption], { seed, count: of, first: draws.count }).values;
  const { shape, low, mid, high, density } = assumption;
  const from: DrawnFrom = { id, shape, low, mid, high, ...(density && { density }) };
  return { slot: row.every((value, draw) => value === own[draw]) ? from : rangeOf(row), row };
}

/** In so many digits that no step is off by much of itself. */
const DIGITS = 8;

function rangeOf(row: Float64Array): Within {
  const ends = [Math.min, Math.max].map((end) => row.reduce((found, value) => end(found, value), at(row, 0)));
  return [Number(at(ends, 0).toPrecision(DIGITS)), Number(at(ends, 1).toPrecision(DIGITS))];
}
