import { COSINE, LARGE, QUARTER, QUARTERS, SINE } from '../../../numeric/elementary/circle.ts';
import {
  EXP_SERIES,
  GREATEST_EXPONENT,
  LEAST_EXPONENT,
  ROUNDER,
  STEP_HIGH,
  STEP_LOW,
  STEPS_A_UNIT,
} from '../../../numeric/elementary/exponential.ts';
import { LEAST_NORMAL, LIFT, LIFTED, LN2_HIGH, LN2_LOW, LOG_SERIES } from '../../../numeric/elementary/logarithm.ts';
import { LOG_START } from '../../../numeric/elementary/mathsTables.ts';
import * as wasm from './wasmCodes.ts';
import type { Pool } from './wasmPool.ts';

/*
 * The functions of `numeric/elementary/` on two numbers at once, step by step the same, so that they give the same bits.
 */

const { code, get, set, tee, PAIR, whole } = wasm;
type Code = wasm.Code;

/** A function of a pair: how many locals it has after its argument, and its lines, which leave the result, by the numbers of all of them. */
export interface PairFunction {
  readonly pairs: number;
  readonly integers: number;
  readonly lines: (locals: readonly number[]) => Code;
}

type Locals = readonly number[];
const NONE = Number.NaN;

/** Where the tables of exp and log stand. */
export interface MathsAddresses {
  readonly roots: number;
  readonly logs: number;
  readonly pool: Pool;
}

/** c₀ + x (c₁ + x (…)). */
function nested(series: readonly number[], x: Code, pool: Pool): Code {
  const [first = 0, ...others] = series;
  if (others.length === 0) return pool.pair(first);
  return code(pool.pair(first), x, nested(others, x, pool), PAIR.times, PAIR.add);
}

export function expFunction(addresses: MathsAddresses): PairFunction {
  return { pairs: 6, integers: 0, lines: (locals) => expLines(addresses, locals) };
}

function expLines({ roots, pool }: MathsAddresses, locals: Locals): Code {
  const [x = NONE, sum = NONE, steps = NONE, r = NONE, root = NONE, half = NONE, s = NONE] = locals;
  const index = (word: 0 | 2): Code => code(get(root), wasm.word(word));
  const power = (exponent: Code): Code => code(exponent, pool.words(1023, 0), PAIR.add32, whole(52), PAIR.shiftLeft64);
  const [s2, s3, s4, s5, s6] = EXP_SERIES;
  const two = (even: number, odd: number): Code => code(pool.pair(even), get(r), pool.pair(odd), PAIR.times, PAIR.add);
  const inner = code(two(s4, s5), get(s), pool.pair(s6), PAIR.times, PAIR.add);
  const series = code(get(r), get(s), two(s2, s3), get(s), inner, PAIR.times, PAIR.add, PAIR.times, PAIR.add);
  return code(
    code(get(x), pool.pair(LEAST_EXPONENT), PAIR.moreOf, pool.pair(GREATEST_EXPONENT), PAIR.lessOf, tee(x)),
    code(
      pool.pair(STEPS_A_UNIT),
      PAIR.times,
      pool.pair(ROUNDER),
      PAIR.add,
      tee(sum),
      pool.pair(ROUNDER),
      PAIR.subtract,
      set(steps),
    ),
    code(get(x), get(steps), pool.pair(STEP_HIGH), PAIR.times, PAIR.subtract),
    code(get(steps), pool.pair(STEP_LOW), PAIR.times, PAIR.subtract, tee(r), get(r), PAIR.times, set(s)),
    code(get(sum), pool.words(63, 0), PAIR.and, whole(3), PAIR.shiftLeft32, set(root)),
    code(index(0), wasm.loadFirst(roots), set(steps), index(2), get(steps), wasm.loadSecond(roots), set(root)),
    code(get(sum), whole(7), PAIR.shiftRight32, set(half)),
    code(get(root), get(root), series, PAIR.times, PAIR.add, power(get(half)), PAIR.times),
    code(power(code(get(sum), whole(6), PAIR.shiftRight32, get(half), PAIR.subtract32)), PAIR.times),
  );
}

export function logFunction(addresses: MathsAddresses): PairFunction {
  return { pairs: 8, integers: 1, lines: (locals) => logLines(addresses, locals) };
}

function logLines(addresses: MathsAddresses, locals: Locals): Code {
  const { pool } = addresses;
  const [x = NONE, y = NONE, more = NONE, result = NONE] = locals;
  const odd = locals[9] ?? NONE;
  const isNormal = code(
    get(x),
    pool.pair(LEAST_NORMAL),
    PAIR.greaterOrEqual,
    get(x),
    pool.pair(Number.MAX_VALUE),
    PAIR.lessOrEqual,
    PAIR.and,
  );
  const tiny = code(get(x), pool.pair(LEAST_NORMAL), PAIR.less);
  const put = (value: number, where: Code): Code => code(pool.pair(value), get(result), where, PAIR.choose, set(result));
  return code(
    code(pool.pair(0), set(more), get(x), set(y), isNormal, PAIR.all, wasm.INTEGER.equalsZero, tee(odd), wasm.IF),
    code(
      get(x),
      pool.pair(LIFT),
      PAIR.times,
      get(x),
      tiny,
      PAIR.choose,
      set(y),
      tiny,
      pool.pair(LIFTED),
      PAIR.and,
      set(more),
      wasm.END,
    ),
    normalLog(addresses, locals),
    code(set(result), get(odd), wasm.IF),
    put(Number.NaN, code(get(x), pool.pair(0), PAIR.greaterOrEqual, PAIR.not)),
    put(Number.NEGATIVE_INFINITY, code(get(x), pool.pair(0), PAIR.equal)),
    put(Number.POSITIVE_INFINITY, code(get(x), pool.pair(Number.POSITIVE_INFINITY), PAIR.equal)),
    code(wasm.END, get(result)),
  );
}

/** Of the second local, to which as many powers of two are added as the third says. */
function normalLog({ logs, pool }: MathsAddresses, locals: Locals): Code {
  const [, y = NONE, more = NONE, , q = NONE, k = NONE, row = NONE, r = NONE, s = NONE] = locals;
  const [l2, l3, l4, l5, l6, l7, l8] = LOG_SERIES;
  const rowOf = (word: 1 | 3): Code => code(get(row), wasm.word(word));
  const two = (even: number, odd: number): Code => code(pool.pair(even), get(r), pool.pair(odd), PAIR.times, PAIR.add);
  const series = code(
    two(l2, l3),
    get(s),
    two(l4, l5),
    get(s),
    two(l6, l7),
    get(s),
    pool.pair(l8),
    PAIR.times,
    PAIR.add,
    PAIR.times,
    PAIR.add,
    PAIR.times,
    PAIR.add,
  );
  const centres = [r, s] as const;
  return code(
    code(get(y), pool.words(0, LOG_START), PAIR.subtract64, pool.words(0, -1), PAIR.and, set(q)),
    code(get(q), whole(20), PAIR.shiftRight32, set(k)),
    code(get(q), whole(13), PAIR.shiftRightUnsigned32, pool.words(0, 127), PAIR.and, whole(5), PAIR.shiftLeft32, set(row)),
    code(get(y), get(k), whole(20), PAIR.shiftLeft32, PAIR.subtract32, set(y)),
    code(get(k), get(k), wasm.HIGH_WORDS, PAIR.fromIntegers, get(more), PAIR.add, set(k)),
    code(rowOf(1), wasm.loadPair(logs), set(centres[0]), rowOf(3), wasm.loadPair(logs), set(centres[1])),
    code(get(y), get(centres[0]), get(centres[1]), wasm.shuffled(0, 2), PAIR.subtract),
    code(get(centres[0]), get(centres[1]), wasm.shuffled(1, 3), PAIR.times, tee(r), get(r), PAIR.times, set(s)),
    code(rowOf(1), wasm.loadFirst(logs + 16), set(q), rowOf(3), get(q), wasm.loadSecond(logs + 16), set(q)),
    code(get(k), pool.pair(LN2_HIGH), PAIR.times, get(q), PAIR.add),
    code(get(r), get(s), series, PAIR.times, get(k), pool.pair(LN2_LOW), PAIR.times, PAIR.add, PAIR.add, PAIR.add),
  );
}

/** `turnless` is the function that takes whole turns off a large angle. */
export function waveFunction(ahead: 0 | 1, turnless: number, pool: Pool): PairFunction {
  return { pairs: 4, integers: 0, lines: (locals) => waveLines({ ahead, turnless, pool }, locals) };
}

interface Wave {
  readonly ahead: 0 | 1;
  readonly turnless: number;
  readonly pool: Pool;
}

function waveLines({ ahead, turnless, pool }: Wave, locals: Locals): Code {
  const [x = NONE, sum = NONE, quarters = NONE, r = NONE, z = NONE] = locals;
  const without = (which: 0 | 1): Code =>
    code(get(x), get(x), wasm.lane(which), wasm.call(turnless), wasm.replaceLane(which), set(x));
  const less = (part: number): Code => code(get(quarters), pool.pair(part), PAIR.times, PAIR.subtract);
  const square = code(get(z), get(z), PAIR.times);
  const cosine = code(
    pool.pair(1),
    pool.pair(0.5),
    get(z),
    PAIR.times,
    square,
    nested(COSINE, get(z), pool),
    PAIR.times,
    PAIR.subtract,
    PAIR.subtract,
  );
  const sine = code(get(r), get(r), get(z), PAIR.times, nested(SINE, get(z), pool), PAIR.times, PAIR.add);
  const bit = (which: number): Code => code(get(sum), pool.words(which, 0), PAIR.and);
  return code(
    code(
      get(x),
      PAIR.abs,
      pool.pair(LARGE),
      PAIR.less,
      PAIR.all,
      wasm.INTEGER.equalsZero,
      wasm.IF,
      without(0),
      without(1),
      wasm.END,
    ),
    code(
      get(x),
      pool.pair(QUARTERS),
      PAIR.times,
      pool.pair(ROUNDER),
      PAIR.add,
      tee(sum),
      pool.pair(ROUNDER),
      PAIR.subtract,
      set(quarters),
    ),
    code(get(sum), pool.words(ahead, 0), PAIR.add64, set(sum)),
    code(get(x), ...QUARTER.map(less), tee(r), get(r), PAIR.times, set(z)),
    code(cosine, sine, bit(1), pool.words(1, 0), PAIR.equal64, PAIR.choose),
    code(bit(2), whole(62), PAIR.shiftLeft64, PAIR.xor),
  );
}
