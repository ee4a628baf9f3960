import { LOGS, POWERS_OF_ROOT } from '../../../numeric/elementary/mathsTables.ts';
import { FILTER_SLOPES, type Operation, type Program, type Scalar } from '../../program.ts';

/** Draws that are computed at a time: memory holds their parameters and what is asked for of them. */
export const CAPACITY = 128;
export const DOUBLE_BYTES = 8;
export const PAIR_BYTES = 16;
/** A row of draws: an odd number of cache lines, so that rows do not all fall on the same few lines. */
export const ROW_BYTES = (CAPACITY + 8) * DOUBLE_BYTES;

/** What a run puts at the start of the memory: whole numbers, then doubles. Addresses and sizes are in bytes. */
export const HEAD = {
  months: 0,
  monthsBytes: 4,
  widthBytes: 8,
  inputs: 12,
  lead: 16,
  leadBefore: 20,
  tables: 24,
  data: 28,
  monthly: 32,
  history: 36,
  shares: 40,
  tape: 44,
  out: 48,
  planeBytes: 52,
  historyBytes: 56,
  shocks: 60,
  shockSlopes: 64,
  startDouble: 72,
  actualDouble: 80,
} as const;
const HEAD_BYTES = 128;

/** Where everything stands that is as large in every run. */
export interface Places {
  readonly roots: number;
  readonly logs: number;
  readonly fixed: number;
  /** By parameter that is read: a row of draws. */
  readonly parameters: ReadonlyMap<number, number>;
  readonly cells: number;
  readonly ends: number;
  /** What the filters give back, three pairs each. */
  readonly returned: number;
  /** By scalar that one function leaves to another. */
  readonly left: ReadonlyMap<Scalar, number>;
  /** Where begins what grows with the months. */
  readonly growing: number;
}

export function placesOf(program: Program, crossing: readonly Scalar[]): Places {
  let next = HEAD_BYTES;
  const take = (bytes: number): number => {
    const at = next;
    next += Math.ceil(bytes / PAIR_BYTES) * PAIR_BYTES;
    return at;
  };
  const read = new Set(program.operations.filter(isRead(program)).flatMap((one) => (one.kind === 'parameter' ? [one.slot] : [])));
  return {
    roots: take(POWERS_OF_ROOT.byteLength),
    logs: take(LOGS.byteLength),
    fixed: take(program.fixed.length * DOUBLE_BYTES),
    parameters: new Map([...read].sort((a, b) => a - b).map((slot) => [slot, take(ROW_BYTES)])),
    cells: take(program.carried.length * PAIR_BYTES),
    ends: take(program.ends.length * ROW_BYTES),
    returned: take(program.filters * FILTER_SLOPES.length * PAIR_BYTES),
    left: new Map(crossing.map((scalar) => [scalar, take(PAIR_BYTES)])),
    growing: take(0),
  };
}

function isRead({ sections }: Program): (operation: Operation, scalar: Scalar) => boolean {
  return (_, scalar) => sections[scalar] !== undefined;
}
