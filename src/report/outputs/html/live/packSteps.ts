import { at } from '../../../../core/present.ts';
import type { Within } from './packedDraws.ts';

interface Row {
  readonly row: Float64Array;
  readonly within: Within;
}

/**
 * Numbers in steps between the least and the greatest of their row, of so many bits, 9 to 24: the eight that say most of all numbers, then
 * the others, one number after the other. Bytes that are alike lie together and compress.
 */
export function packSteps(rows: readonly Row[], bits: number): Uint8Array {
  const most = (1 << bits) - 1;
  const steps = rows.flatMap(({ row, within: [least, greatest] }) => {
    const width = greatest - least;
    return [...row].map((value) => (width > 0 ? Math.min(most, Math.max(0, Math.round(((value - least) / width) * most))) : 0));
  });
  const rest = bits - 8;
  const bytes = new Uint8Array(steps.length + Math.ceil((steps.length * rest) / 8));
  steps.forEach((step, place) => {
    bytes[place] = step >> rest;
    writeBits(bytes, { at: 8 * steps.length + place * rest, count: rest, value: step & ((1 << rest) - 1) });
  });
  return bytes;
}

interface Bits {
  readonly at: number;
  readonly count: number;
  readonly value: number;
}

function writeBits(bytes: Uint8Array, { at: from, count, value }: Bits): void {
  for (let bit = 0; bit < count; bit++) {
    const place = from + bit;
    if ((value >> bit) & 1) bytes[place >> 3] = at(bytes, place >> 3) | (1 << (place & 7));
  }
}

/** The numbers of {@link packSteps} again, a row after the other. */
export function unpackSteps(
  bytes: Uint8Array,
  withins: readonly Within[],
  { count, bits }: { readonly count: number; readonly bits: number },
): Float64Array[] {
  const rest = bits - 8;
  const all = withins.length * count;
  const most = (1 << bits) - 1;
  const stepAt = (place: number): number => {
    let low = 0;
    for (let bit = 0; bit < rest; bit++) {
      const from = 8 * all + place * rest + bit;
      low |= ((at(bytes, from >> 3) >> (from & 7)) & 1) << bit;
    }
    return (at(bytes, place) << rest) | low;
  };
  return withins.map(([least, greatest], row) =>
    Float64Array.from({ length: count }, (_, draw) => least + (stepAt(row * count + draw) / most) * (greatest - least)),
  );
}
