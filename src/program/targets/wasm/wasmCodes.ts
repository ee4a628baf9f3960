import { doubleBytes, signed, unsigned } from './wasmBytes.ts';

/** Instructions, as bytes: in order, in lists within lists, so that joining them copies nothing. */
export type Code = readonly (number | Code)[];

/** Types of values. */
export const I32 = 0x7f;
export const F64 = 0x7c;
export const V128 = 0x7b;

/** One after the other. */
export function code(...parts: readonly Code[]): Code {
  return parts;
}

/** The bytes themselves. */
export function bytesOf(instructions: Code): Uint8Array {
  const bytes: number[] = [];
  const write = (part: Code): void => {
    for (const one of part) {
      if (typeof one === 'number') bytes.push(one);
      else write(one);
    }
  };
  write(instructions);
  return Uint8Array.from(bytes);
}

const vectorCode = (number: number): Code => [0xfd, ...unsigned(number)];

export const get = (local: number): Code => [0x20, ...unsigned(local)];
export const set = (local: number): Code => [0x21, ...unsigned(local)];
export const tee = (local: number): Code => [0x22, ...unsigned(local)];
export const call = (callee: number): Code => [0x10, ...unsigned(callee)];
export const whole = (value: number): Code => [0x41, ...signed(value)];

export const END: Code = [0x0b];
export const IF: Code = [0x04, 0x40];
export const LOOP: Code = [0x03, 0x40];
export const BLOCK: Code = [0x02, 0x40];
export const branchIf = (depth: number): Code => [0x0d, ...unsigned(depth)];

/** Instructions on whole numbers of 32 bits and on single doubles. */
export const INTEGER = {
  equalsZero: [0x45],
  less: [0x48],
  more: [0x4a],
  notLess: [0x4e],
  add: [0x6a],
  subtract: [0x6b],
  times: [0x6c],
  shiftLeft: [0x74],
} as const satisfies Record<string, Code>;
export const DOUBLE = {
  notEqual: [0x62],
  greater: [0x64],
  add: [0xa0],
  subtract: [0xa1],
  times: [0xa2],
  fromInteger: [0xb7],
} as const satisfies Record<string, Code>;
export const MEMORY_FILL: Code = [0xfc, 0x0b, 0x00];

/** Instructions on two doubles at once, and on the bits of both. */
export const PAIR = {
  splat: vectorCode(0x14),
  equal: vectorCode(0x47),
  notEqual: vectorCode(0x48),
  less: vectorCode(0x49),
  greater: vectorCode(0x4a),
  lessOrEqual: vectorCode(0x4b),
  greaterOrEqual: vectorCode(0x4c),
  not: vectorCode(0x4d),
  and: vectorCode(0x4e),
  andNot: vectorCode(0x4f),
  or: vectorCode(0x50),
  xor: vectorCode(0x51),
  /** yes, no, mask. */
  choose: vectorCode(0x52),
  any: vectorCode(0x53),
  all: vectorCode(0xc3),
  ceil: vectorCode(0x74),
  floor: vectorCode(0x75),
  abs: vectorCode(0xec),
  negate: vectorCode(0xed),
  sqrt: vectorCode(0xef),
  add: vectorCode(0xf0),
  subtract: vectorCode(0xf1),
  times: vectorCode(0xf2),
  over: vectorCode(0xf3),
  min: vectorCode(0xf4),
  max: vectorCode(0xf5),
  /** The second where it is less, or more, than the first; else the first. */
  lessOf: vectorCode(0xf6),
  moreOf: vectorCode(0xf7),
  /** Whole numbers of 32 bits, four in a pair. */
  shiftLeft32: vectorCode(0xab),
  shiftRight32: vectorCode(0xac),
  shiftRightUnsigned32: vectorCode(0xad),
  add32: vectorCode(0xae),
  subtract32: vectorCode(0xb1),
  equal64: vectorCode(0xd6),
  shiftLeft64: vectorCode(0xcb),
  add64: vectorCode(0xce),
  subtract64: vectorCode(0xd1),
  /** Of the first two of four whole numbers. */
  fromIntegers: vectorCode(0xfe),
  /** Cut off, into the first two of four whole numbers. */
  toIntegers: vectorCode(0xfc),
} as const satisfies Record<string, Code>;

export const lane = (which: 0 | 1): Code => [...vectorCode(0x21), which];
export const replaceLane = (which: 0 | 1): Code => [...vectorCode(0x22), which];
/** Of four whole numbers of 32 bits. */
export const word = (which: 0 | 1 | 2 | 3): Code => [...vectorCode(0x1b), which];

/** Of the doubles a0 a1 b0 b1. */
export function shuffled(first: 0 | 1 | 2 | 3, second: 0 | 1 | 2 | 3): Code {
  return [...vectorCode(0x0d), ...[first, second].flatMap((double) => Array.from({ length: 8 }, (_, byte) => double * 8 + byte))];
}

/** The second and the fourth of four whole numbers, in the first two places. */
export const HIGH_WORDS: Code = [...vectorCode(0x0d), ...[4, 5, 6, 7, 12, 13, 14, 15, 0, 1, 2, 3, 8, 9, 10, 11]];

/** Both lanes the same eight bytes. */
export const pairOfBytes = (lane: readonly number[]): Code => [...vectorCode(0x0c), ...lane, ...lane];
export const doubleOf = (value: number): Code => [0x44, ...doubleBytes(value)];

/** Reading and writing at the address on the stack and so many bytes on. */
export const loadInteger = (offset: number): Code => [0x28, 2, ...unsigned(offset)];
export const loadDouble = (offset: number): Code => [0x2b, 3, ...unsigned(offset)];
export const storeDouble = (offset: number): Code => [0x39, 3, ...unsigned(offset)];
export const loadPair = (offset: number): Code => [...vectorCode(0x00), 3, ...unsigned(offset)];
export const storePair = (offset: number): Code => [...vectorCode(0x0b), 3, ...unsigned(offset)];
/** One double into both lanes. */
export const loadSplat = (offset: number): Code => [...vectorCode(0x0a), 3, ...unsigned(offset)];
/** One double into the first lane. */
export const loadFirst = (offset: number): Code => [...vectorCode(0x5d), 3, ...unsigned(offset)];
/** One double into the second lane of the pair on the stack. */
export const loadSecond = (offset: number): Code => [...vectorCode(0x57), 3, ...unsigned(offset), 1];
/** The first lane of the pair on the stack. */
export const storeFirst = (offset: number): Code => [...vectorCode(0x5b), 3, ...unsigned(offset), 0];
