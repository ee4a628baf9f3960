import { COSINE, LARGE, QUARTER, QUARTERS, ROUNDER, SINE, TURN } from '../circle.ts';
import { LOG_START } from '../mathsTables.ts';

/** 64 / ln 2, and ln 2 / 64 in two parts: the first has so few digits that a whole number of them is exact (fdlibm's split). */
const PER_STEP = 64 / Math.LN2;
const STEP_HIGH = 0.6931471803691238 / 64;
const STEP_LOW = 1.9082149292705877e-10 / 64;

/**
 * Statements that set `to` = exp(`from`): exp x = 2^(i/64) · exp r with |r| ≤ ln 2 / 128, exp r by its series.
 * The power of two is applied in two halves, so that results down to the last subnormal and up to the last finite number come out;
 * held to [−746, 710], beyond which exp is 0 and Infinity anyway. NaN stays NaN. Relative error at most 5e-16.
 */
export function expText(to: string, from: string): string[] {
  const [x, i, k, r, e, h] = locals(to, 'xikreh');
  return [
    `const ${x} = ${from} < -746 ? -746 : ${from} > 710 ? 710 : ${from};`,
    `const ${i} = ${x} * ${PER_STEP} + ${ROUNDER} - ${ROUNDER}, ${k} = ${i} | 0, ${e} = ${k} >> 6, ${h} = ${e} >> 1;`,
    `const ${r} = ${x} - ${i} * ${STEP_HIGH} - ${i} * ${STEP_LOW};`,
    `const ${to} = (1 + ${r} * (1 + ${r} * (0.5 + ${r} * (${1 / 6} + ${r} * (${1 / 24} + ${r} * ${1 / 120}))))) * roots[${k} & 63] * scales[${h} + 1024] * scales[${e} - ${h} + 1024];`,
  ];
}

/**
 * Statements that set `to` = log(`from`): x = 2^k · z with z in [0.6875, 1.375), z near a piece's centre c, r = (z − c) / c (z − c is exact),
 * log x = k ln 2 + log c + log(1 + r) by its series. Only the high half of the bits is read. Positive normal numbers take this way;
 * 0 gives −Infinity, and what is left (subnormal, negative, infinite, NaN) goes to Math.log. Relative error at most 5e-16.
 */
export function logText(to: string, from: string): string[] {
  const [b, q, k, j, r, s] = locals(to, 'bqkjrs');
  const odd = `(-0.5 + ${r} * ${1 / 3}) + ${s} * ((-0.25 + ${r} * 0.2) + ${s} * (${-1 / 6} + ${r} * ${1 / 7}))`;
  return [
    `double[0] = ${from};`,
    `const ${b} = halves[1];`,
    `let ${to};`,
    `if ((${b} - 0x100000 >>> 0) < 0x7fe00000) {`,
    `  const ${q} = ${b} - ${LOG_START}, ${k} = ${q} >> 20, ${j} = (${q} >> 13 & 127) * 3;`,
    `  const ${r} = (${from} * scales[1024 - ${k}] - logs[${j}]) * logs[${j} + 1], ${s} = ${r} * ${r};`,
    `  ${to} = ${k} * ${Math.LN2} + (logs[${j} + 2] + (${r} + ${s} * (${odd})));`,
    `} else ${to} = ${from} === 0 ? -Infinity : Math.log(${from});`,
  ];
}

/** Statements that set `to` = sin(`from`), with the very steps of `circle.ts`. */
export function sinText(to: string, from: string): string[] {
  return waveText(to, from, 0);
}

export function cosText(to: string, from: string): string[] {
  return waveText(to, from, 1);
}

function waveText(to: string, from: string, ahead: 0 | 1): string[] {
  const [x, i, r, z, k] = locals(to, 'xirzk');
  const [high, middle, low] = QUARTER;
  return [
    `const ${x} = ${from} > -${LARGE} && ${from} < ${LARGE} ? ${from} : ${from} % ${TURN};`,
    `const ${i} = ${x} * ${QUARTERS} + ${ROUNDER} - ${ROUNDER}, ${k} = ${i} + ${ahead};`,
    `const ${r} = ${x} - ${i} * ${high} - ${i} * ${middle} - ${i} * ${low}, ${z} = ${r} * ${r};`,
    `let ${to} = (${k} & 1) !== 0 ? 1 - (0.5 * ${z} - ${z} * ${z} * ${nested(COSINE, z)}) : ${r} + ${r} * ${z} * ${nested(SINE, z)};`,
    `if ((${k} & 2) !== 0) ${to} = -${to};`,
  ];
}

function nested(terms: readonly number[], z = ''): string {
  return terms.reduceRight((inner, term) => `(${term} + ${z} * ${inner})`, '0');
}

function locals(to: string, letters: string): string[] {
  return [...letters].map((letter) => letter + to);
}
