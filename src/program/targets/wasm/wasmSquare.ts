import { section, text, unsigned, vector } from './wasmBytes.ts';
import {
  branchIf,
  bytesOf,
  type Code,
  code,
  END,
  get,
  I32,
  INTEGER,
  LOOP,
  loadPair,
  loadSplat,
  PAIR,
  pairOfBytes,
  set,
  storePair,
  V128,
  whole,
} from './wasmCodes.ts';

export const F64_BYTES = 8;
const PAIR_BYTES = 16;
/** Rows whose sums run beside one another. */
const TOGETHER = 4;
const PAGE = 65_536;
const ZERO = new Array<number>(F64_BYTES).fill(0);

export interface SquareModule {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where pairs of factors are read, and where their products are left; the square stands at 0, row after row. */
  readonly factorsAt: number;
  readonly productsAt: number;
  /** Of the memory that is used. */
  readonly size: number;
}

/** A module that multiplies a square of so many rows with a pair of columns, which stand beside one another. */
export function squareTimesModule(width: number): SquareModule {
  const rows = Math.ceil(width / TOGETHER) * TOGETHER;
  const factorsAt = Math.ceil((rows * width * F64_BYTES) / PAIR_BYTES) * PAIR_BYTES;
  const productsAt = factorsAt + width * PAIR_BYTES;
  const size = productsAt + rows * PAIR_BYTES;
  const types = [
    [3, I32],
    [TOGETHER + 1, V128],
  ];
  const lines = bytesOf([vector(types.map(([count = 0, type = 0]) => [...unsigned(count), type])), body(), END]);
  const parts = [
    section(1, vector([[0x60, 0, 0]])),
    section(3, vector([[0]])),
    section(5, vector([[0, ...unsigned(Math.ceil(size / PAGE))]])),
    section(
      7,
      vector([
        [...text('memory'), 2, 0],
        [...text('multiply'), 0, 0],
      ]),
    ),
    section(10, [1, ...unsigned(lines.length), ...lines]),
  ];
  return {
    bytes: Uint8Array.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, ...parts.flatMap((part) => [...part])]),
    factorsAt,
    productsAt,
    size,
  };

  function body(): Code {
    const [row, place, factor, given] = [0, 1, 2, 3];
    const sums = Array.from({ length: TOGETHER }, (_, index) => given + 1 + index);
    const rowBytes = width * F64_BYTES;
    const add = (local: number, value: number): Code => code(get(local), whole(value), INTEGER.add, set(local));
    const term = (sum: number, index: number): Code =>
      code(get(sum), get(place), loadSplat(index * rowBytes), get(given), PAIR.times, PAIR.add, set(sum));
    const inner = code(
      code(get(factor), loadPair(0), set(given), ...sums.map(term), add(place, F64_BYTES), add(factor, PAIR_BYTES)),
      code(get(factor), whole(productsAt), INTEGER.less, branchIf(0)),
    );
    return code(
      code(whole(0), set(place), whole(productsAt), set(row), LOOP, whole(factorsAt), set(factor)),
      ...sums.map((sum) => code(pairOfBytes(ZERO), set(sum))),
      code(LOOP, inner, END),
      ...sums.map((sum, index) => code(get(row), get(sum), storePair(index * PAIR_BYTES))),
      code(add(place, (TOGETHER - 1) * rowBytes), add(row, TOGETHER * PAIR_BYTES)),
      code(get(row), whole(size), INTEGER.less, branchIf(0), END),
    );
  }
}
