/**
 * The numbers that exp, log and pow look up, each the double nearest to its exact value: series in whole numbers of 2^-BITS, which
 * every machine computes alike.
 */
const BITS = 140n;
const ONE = 1n << BITS;

/** Pieces of an octave in which exp is looked up. */
export const STEPS = 64;
/** Pieces of [0.6875, 1.375) in which log is looked up. */
export const PIECES = 128;
/** High half of 0.6875, where the pieces start; each takes 2^13 steps of the high half. */
export const LOG_START = 0x3fe60000;

/** log z = 2 artanh((z − 1) / (z + 1)), of a ratio of whole numbers, as a whole number of 2^-BITS. */
function wholeLog(top: bigint, bottom: bigint): bigint {
  const x = ((top - bottom) * ONE) / (top + bottom);
  const square = (x * x) / ONE;
  let sum = 0n;
  for (let power = x, n = 1n; power !== 0n; n += 2n, power = (power * square) / ONE) sum += power / n;
  return 2n * sum;
}

const LN2_WHOLE = wholeLog(2n, 1n);

function wholeExp(x: bigint): bigint {
  let sum = 0n;
  for (let term = ONE, n = 1n; term !== 0n; n += 1n) {
    sum += term;
    term = (term * x) / ONE / n;
  }
  return sum;
}

/** More digits than a double of the tables has behind the point. */
const DIGITS = 90n;

/** A whole number of 2^-BITS as the double nearest to it, and what is left. */
function split(whole: bigint): readonly [near: number, rest: number] {
  const near = Number(whole) / Number(ONE);
  const taken = BigInt(near * Number(1n << DIGITS)) << (BITS - DIGITS);
  return [near, Number(whole - taken) / Number(ONE)];
}

const ROOTS = Array.from({ length: STEPS }, (_, j) => split(wholeExp((LN2_WHOLE * BigInt(j)) / BigInt(STEPS))));

/** 2^(j / 64) for j = 0 … 63, and what the doubles lack. */
export const POWERS_OF_ROOT = Float64Array.from(ROOTS, ([near]) => near);
export const POWERS_OF_ROOT_REST = Float64Array.from(ROOTS, ([, rest]) => rest);

/** 2^(i − 1024) for i = 0 … 2047. */
export const SCALES = new Float64Array(2048);
SCALES[1024] = 1;
for (let i = 1025; i < 2048; i++) SCALES[i] = 2 * (SCALES[i - 1] ?? 1);
for (let i = 1023; i >= 0; i--) SCALES[i] = (SCALES[i + 1] ?? 1) / 2;

/** In a row for each piece: its centre c, 1 / c, log c and what that double lacks. */
export const LOG_ROW = 4;
export const LOGS = new Float64Array(LOG_ROW * PIECES);
for (let piece = 0; piece < PIECES; piece++) {
  const centre = pieceCentre(piece);
  LOGS.set([centre, 1 / centre, ...split(wholeLog(BigInt(centre * 4096), 4096n))], piece * LOG_ROW);
}

/** The two pieces that touch 1 are centred on it, so that log is exact around its zero: log 1 = 0, and no digits cancel. */
function pieceCentre(piece: number): number {
  const [from, to] = [fromHighHalf(LOG_START + piece * 8192), fromHighHalf(LOG_START + (piece + 1) * 8192)];
  return from === 1 || to === 1 ? 1 : (from + to) / 2;
}

function fromHighHalf(half: number): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setInt32(0, half);
  return view.getFloat64(0);
}
