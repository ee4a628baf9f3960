import { doubleBytes, wordBytes } from './wasmBytes.ts';
import { type Code, code, loadPair, pairOfBytes, whole } from './wasmCodes.ts';
import { PAIR_BYTES } from './wasmMemory.ts';

/** Constants as pairs in the memory: an engine reads one faster than it makes one. */
export interface Pool {
  /** The same number in both lanes. */
  readonly pair: (value: number) => Code;
  /** The same two whole numbers of 32 bits in both lanes. */
  readonly words: (low: number, high: number) => Code;
  /** The bytes of a lane, in the order of their places. */
  readonly entries: readonly Uint8Array[];
  readonly base: number;
}

export function createPool(base: number): Pool {
  const known = new Map<string, number>();
  const entries: Uint8Array[] = [];
  const place = (lane: readonly number[]): Code => {
    if (lane.every((byte) => byte === lane[0] && (byte === 0 || byte === 255))) return pairOfBytes(lane);
    const key = lane.join();
    const index = known.get(key) ?? entries.push(Uint8Array.from(lane)) - 1;
    known.set(key, index);
    return code(whole(0), loadPair(base + index * PAIR_BYTES));
  };
  return { base, entries, pair: (value) => place(doubleBytes(value)), words: (low, high) => place(wordBytes(low, high)) };
}
