import type { Assumption } from '../core/assumption.ts';
import { present } from '../core/present.ts';
import { isWithin } from '../report/outputs/html/live/packDraws.ts';
import type { DrawnFrom, PackedDraws, PackedSlot, Within } from '../report/outputs/html/live/packedDraws.ts';
import { unpackSteps } from '../report/outputs/html/live/packSteps.ts';
import { drawParameters, type ParameterDraws } from '../run/draws.ts';

/** The draws that a page carries, of these parameters. */
export function unpackDraws(packed: PackedDraws, parameters: readonly string[], bytes: Uint8Array): ParameterDraws {
  const { count, bits, slots, learnt, shocks, hasBatches } = packed;
  const batches: Within[] = hasBatches ? [[0, (1 << bits) - 1]] : [];
  const withins = [...slots.filter(isWithin), ...learnt.map(([, ...within]) => within), ...batches];
  const rows = unpackSteps(bytes, withins, packed).values();
  const next = (): Float64Array => present(rows.next().value ?? undefined, 'a row of draws');
  const values = new Float64Array(slots.length * count);
  for (const [index, slot] of slots.entries()) values.set(columnOf(slot, packed, next), index * count);
  const known = new Map(learnt.map(([name]) => [name, next()]));
  return {
    ...{ slots: parameters, count, stride: count, values },
    ...(hasBatches && { batches: Uint16Array.from(next(), Math.round) }),
    ...(shocks && { shocks: { ...shocks, count, learnt: known } }),
  };
}

function columnOf(slot: PackedSlot, { count, drawn }: PackedDraws, next: () => Float64Array): Float64Array {
  if (typeof slot === 'number') return new Float64Array(count).fill(slot);
  if (isWithin(slot)) return next();
  return drawParameters([assumptionOf(slot)], { seed: drawn.seed, count: drawn.of, first: count }).values.subarray(0, count);
}

/** As far as it is drawn from. */
function assumptionOf(from: DrawnFrom): Assumption {
  return { name: from.id, label: from.id, unit: '1', ...from, asOf: '', source: '', grade: '', note: '', origin: '' };
}

/** Base64 of compressed bytes, as the page holds them. */
export async function inflated(base64: string): Promise<Uint8Array> {
  const bytes = Uint8Array.from(atob(base64), (digit) => digit.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
