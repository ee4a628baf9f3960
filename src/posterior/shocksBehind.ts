import { at, present } from '../core/present.ts';
import type { Model, Path } from '../language/model.ts';
import type { ParameterDraws } from '../run/draws.ts';
import type { Coordinate } from './coordinate.ts';

type Rows = ReadonlyMap<string, Float64Array>;

/** The shocks that the sampler's numbers stand for: themselves, or where it moved over values, what they take to come about. */
export function shocksBehind(
  coordinates: readonly Pick<Coordinate, 'slot' | 'shock'>[],
  { model, draws, sampled }: { readonly model: Pick<Model, 'paths'>; readonly draws: ParameterDraws; readonly sampled: Rows },
): Rows {
  const found = new Map(sampled);
  const months = new Map<string, number>();
  for (const [index, { slot, shock }] of coordinates.entries()) {
    if (shock?.scale === undefined) continue;
    const month = months.get(shock.path) ?? 0;
    months.set(shock.path, month + 1);
    const path = present(model.paths.get(shock.path), shock.path);
    const row = present(sampled.get(slot), slot);
    const before = month === 0 ? undefined : sampled.get(at(coordinates, index - 1).slot);
    found.set(slot, shocksOfMonth(path, { row, before, month, scale: shock.scale }, draws));
  }
  return found;
}

interface Month {
  readonly month: number;
  readonly row: Float64Array;
  readonly before: Float64Array | undefined;
  readonly scale: number;
}

/** Equations of the movement, solved for the shock. A level is 0 in month 0, where its number moves nothing. */
function shocksOfMonth(
  { kind, spread, persistence }: Path,
  { row, before, month, scale }: Month,
  draws: ParameterDraws,
): Float64Array {
  if (kind === 'level' && month === 0) return row;
  const follows = kind === 'ar1' || (kind === 'level' && month > 1);
  const spreads = columnOf(spread, draws);
  const keeps = persistence === undefined ? undefined : columnOf(persistence, draws);
  return row.map((value, draw) => {
    const last = before && follows ? at(before, draw) : 0;
    const kept = keeps ? at(keeps, draw) : 1;
    const fresh = keeps === undefined || before === undefined ? 1 : Math.sqrt(1 - kept * kept);
    return (scale * (value - kept * last)) / (at(spreads, draw) * fresh);
  });
}

function columnOf(slot: string, { values, slots, stride }: ParameterDraws): Float64Array {
  return values.subarray(slots.indexOf(slot) * stride, (slots.indexOf(slot) + 1) * stride);
}
