import { COSINE, LARGE, QUARTER, QUARTERS, SINE, TURN } from '../../numeric/elementary/circle.ts';
import {
  EXP_SERIES,
  GREATEST_EXPONENT,
  LEAST_EXPONENT,
  ROUNDER,
  STEP_HIGH,
  STEP_LOW,
  STEPS_A_UNIT,
} from '../../numeric/elementary/exponential.ts';
import {
  double,
  halves,
  LEAST_NORMAL_HALF,
  LN2_HIGH,
  LN2_LOW,
  LOG_SERIES,
  log,
  NORMAL_HALVES,
} from '../../numeric/elementary/logarithm.ts';
import { LOG_ROW, LOG_START, LOGS, POWERS_OF_ROOT, SCALES } from '../../numeric/elementary/mathsTables.ts';

/*
 * The functions of `numeric/elementary/` as statements, step by step the same: V8 calls no function as fast as it runs its lines in
 * place (a whole program of the shipped model takes twice as long with calls).
 */

/** What the statements read. */
export const MATHS_SCOPE = { roots: POWERS_OF_ROOT, scales: SCALES, logs: LOGS, double, halves, carefulLog: log };

/** Statements that set `to` = exp(`from`). */
export function expText(to: string, from: string): string[] {
  const [x, i, k, r, s, h, c] = locals(to, 'xikrshc');
  const [s2, s3, s4, s5, s6] = EXP_SERIES;
  return [
    `const ${x} = ${from} < ${LEAST_EXPONENT} ? ${LEAST_EXPONENT} : ${from} > ${GREATEST_EXPONENT} ? ${GREATEST_EXPONENT} : ${from};`,
    `const ${i} = ${x} * ${STEPS_A_UNIT} + ${ROUNDER} - ${ROUNDER}, ${k} = ${i} | 0, ${h} = ${k} >> 7, ${c} = roots[${k} & 63];`,
    `const ${r} = ${x} - ${i} * ${STEP_HIGH} - ${i} * ${STEP_LOW}, ${s} = ${r} * ${r};`,
    `const ${to} = (${c} + ${c} * (${r} + ${s} * (${s2} + ${r} * ${s3} + ${s} * (${s4} + ${r} * ${s5} + ${s} * ${s6})))) * scales[${h} + 1024] * scales[(${k} >> 6) - ${h} + 1024];`,
  ];
}

/** Statements that set `to` = log(`from`); what is no positive normal number takes the long way. */
export function logText(to: string, from: string): string[] {
  const [b, q, k, j, r, s] = locals(to, 'bqkjrs');
  const [l2, l3, l4, l5, l6, l7, l8] = LOG_SERIES;
  const series = `${l2} + ${r} * ${l3} + ${s} * (${l4} + ${r} * ${l5} + ${s} * (${l6} + ${r} * ${l7} + ${s} * ${l8}))`;
  return [
    `double[0] = ${from};`,
    `const ${b} = halves[1];`,
    `let ${to};`,
    `if ((${b} - ${LEAST_NORMAL_HALF} >>> 0) < ${NORMAL_HALVES}) {`,
    `  const ${q} = ${b} - ${LOG_START}, ${k} = ${q} >> 20, ${j} = (${q} >> 13 & 127) * ${LOG_ROW};`,
    `  const ${r} = (${from} * scales[1024 - ${k}] - logs[${j}]) * logs[${j} + 1], ${s} = ${r} * ${r};`,
    `  ${to} = ${k} * ${LN2_HIGH} + logs[${j} + 2] + (${r} + (${s} * (${series}) + ${k} * ${LN2_LOW}));`,
    `} else ${to} = carefulLog(${from});`,
  ];
}

/** Statements that set `to` = sin(`from`). */
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
  return terms.slice(0, -1).reduceRight((inner, term) => `(${term} + ${z} * ${inner})`, `${terms.at(-1)}`);
}

function locals(to: string, letters: string): string[] {
  return [...letters].map((letter) => letter + to);
}
