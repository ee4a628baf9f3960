/** The numbers that exp and log as text read. One set for each kernel. */
export interface MathsTables {
  /** 2^(j / 64) for j = 0 … 63. */
  readonly roots: Float64Array;
  /** 2^(i − 1024) for i = 0 … 2047. */
  readonly scales: Float64Array;
  /** For each of 128 pieces of [0.6875, 1.375): its centre c, 1 / c and log c. */
  readonly logs: Float64Array;
  /** One double and, in the same eight bytes, its two halves (the high one is `halves[1]`: little-endian). */
  readonly double: Float64Array;
  readonly halves: Int32Array;
}

export function createMathsTables(): MathsTables {
  const double = new Float64Array(1);
  const halves = new Int32Array(double.buffer);
  return {
    roots: Float64Array.from({ length: 64 }, (_, j) => 2 ** (j / 64)),
    scales: Float64Array.from({ length: 2048 }, (_, i) => 2 ** (i - 1024)),
    logs: Float64Array.from({ length: 128 }, (_, piece) => pieceCentre(piece)).reduce(
      (rows, centre, piece) => {
        rows.set([centre, 1 / centre, Math.log(centre)], piece * 3);
        return rows;
      },
      new Float64Array(3 * 128),
    ),
    double,
    halves,
  };
}

/** High half of 0.6875, where the pieces start; each takes 2^13 steps of the high half. */
export const LOG_START = 0x3fe60000;

/** The two pieces that touch 1 are centred on it, so that log is exact around its zero: log 1 = 0, and no digits cancel. */
function pieceCentre(piece: number): number {
  const from = fromHighHalf(LOG_START + piece * 2 ** 13);
  const to = fromHighHalf(LOG_START + (piece + 1) * 2 ** 13);
  return from === 1 || to === 1 ? 1 : (from + to) / 2;
}

function fromHighHalf(half: number): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setInt32(0, half);
  return view.getFloat64(0);
}
