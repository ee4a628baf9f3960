import type { BinaryOperator, Comparison, Operation, UnaryOperator } from '../program.ts';
import { cosText, expText, logText, sinText } from './javascriptMaths.ts';

/** How JavaScript says each operation: as an expression over the texts of its operands, or as statements that set a local. */
export const BINARY_TEXT: Readonly<Record<BinaryOperator, (left: string, right: string) => string>> = {
  '+': (left, right) => `(${left} + ${right})`,
  '-': (left, right) => `(${left} - ${right})`,
  '*': (left, right) => `(${left} * ${right})`,
  '/': (left, right) => `(${left} / ${right})`,
  min: (left, right) => `Math.min(${left}, ${right})`,
  max: (left, right) => `Math.max(${left}, ${right})`,
  and: (left, right) => `(${left} && ${right} ? 1 : 0)`,
  or: (left, right) => `(${left} || ${right} ? 1 : 0)`,
  '<': compared('<'),
  '<=': compared('<='),
  '>': compared('>'),
  '>=': compared('>='),
  '==': compared('=='),
  '!=': compared('!='),
  logRising: (left, right) => `logRising(${left}, ${right})`,
  logRisingSlope: (left, right) => `logRisingSlope(${left}, ${right})`,
};

const SYMBOL: Readonly<Record<Comparison, string>> = { '<': '<', '<=': '<=', '>': '>', '>=': '>=', '==': '===', '!=': '!==' };

function compared(operator: Comparison): (left: string, right: string) => string {
  return (left, right) => `(${testText(operator, left, right)} ? 1 : 0)`;
}

/** A comparison as the condition of a choice. */
export function testText(operator: Comparison, left: string, right: string): string {
  return `${left} ${SYMBOL[operator]} ${right}`;
}

export function isComparison(operator: string): operator is Comparison {
  return Object.hasOwn(SYMBOL, operator);
}

export const UNARY_TEXT: Readonly<Record<Exclude<UnaryOperator, LongOperator>, (argument: string) => string>> = {
  negate: (argument) => `(-${argument})`,
  not: (argument) => `(${argument} ? 0 : 1)`,
  sqrt: (argument) => `Math.sqrt(${argument})`,
  abs: (argument) => `Math.abs(${argument})`,
  round: (argument) => `Math.round(${argument})`,
  logOnePlus: (argument) => `logOnePlus(${argument})`,
  logGamma: (argument) => `logGamma(${argument})`,
  logSurvival: (argument) => `logSurvival(${argument})`,
  logSurvivalSlope: (argument) => `logSurvivalSlope(${argument})`,
  digamma: (argument) => `digamma(${argument})`,
};

/** Operators that take several statements. */
export type LongOperator = 'exp' | 'log' | 'sin' | 'cos';

export const STATEMENTS: Readonly<Record<LongOperator, (to: string, from: string) => string[]>> = {
  exp: expText,
  log: logText,
  sin: sinText,
  cos: cosText,
};

export function isLong(operator: UnaryOperator): operator is LongOperator {
  return Object.hasOwn(STATEMENTS, operator);
}

/** x^0 is 1; above 0 the magnitude is the answer; below 0 a whole power has a sign and any other has no value. */
export function powerText(base: string, exponent: string, magnitude: string): string {
  const negative = `${exponent} !== Math.floor(${exponent}) ? NaN : Math.abs(${exponent}) % 2 === 1 ? -${magnitude} : ${magnitude}`;
  return `(${exponent} === 0 ? 1 : ${base} >= 0 ? ${magnitude} : ${negative})`;
}

interface DelayedAt {
  /** Months from the first value to this month's. */
  readonly position: string;
  readonly values: string;
  readonly from: string;
  readonly months: string;
}

/** Statements that read `values` so many months before `position` (not whole, perhaps before the first): linear between two months. */
export function delayText(to: string, at: DelayedAt): string[] {
  const [i, f, a] = [...'ifa'].map((letter) => letter + to);
  return [
    delayedFrom(to, at),
    `const ${a} = ${at.values}[${at.from} + ${i}];`,
    `const ${to} = ${f} > 0 ? ${a} + ${f} * (${at.values}[${at.from} + ${i} + 1] - ${a}) : ${a};`,
  ];
}

/** The month that is read, and the part of the way to the one after it. */
function delayedFrom(to: string, { months, position }: DelayedAt): string {
  const [n, p, i, f] = [...'npif'].map((letter) => letter + to);
  return `const ${n} = ${months}, ${p} = ${n} > 0 ? Math.max(0, ${position} - ${n}) : ${position}, ${i} = ${p} | 0, ${f} = ${p} - ${i};`;
}

/** What {@link delayText} reads, by the delay. */
export function delaySlopeText(to: string, at: DelayedAt): string[] {
  const [n, i] = [`n${to}`, `i${to}`];
  const fall = `${at.values}[${at.from} + ${i}] - ${at.values}[${at.from} + ${i} + 1]`;
  return [delayedFrom(to, at), `const ${to} = ${n} > 0 && ${n} < ${at.position} ? ${fall} : 0;`];
}

/** Adds an amount to `values` where {@link delayText} reads, by its weights. */
export function spreadText(to: string, at: DelayedAt & { readonly amount: string }): string[] {
  const [b, i, f] = [...'bif'].map((letter) => letter + to);
  const there = (later: string) => `${at.values}[${at.from} + ${i}${later}]`;
  return [
    `const ${b} = ${at.amount};`,
    `if (${b} !== 0) {`,
    `  ${delayedFrom(to, at)}`,
    `  ${there('')} += ${b} * (1 - ${f});`,
    `  if (${f} > 0) ${there(' + 1')} += ${b} * ${f};`,
    '}',
  ];
}

type Leaf = Extract<Operation, { kind: 'parameter' | 'fixed' | 'input' | 'table' | 'data' | 'shock' | 'clock' }>;

const CLOCK_TEXT = {
  first: {
    time: 'start',
    ahead: '0 - actual',
    elapsed: '0',
  },
  later: {
    time: '(start + t)',
    ahead: '(t - actual)',
    elapsed: 't',
  },
} as const;

/** What a run supplies. Month 0 looks one month back only as far as the lead reaches. */
export function leafText(leaf: Leaf): string {
  switch (leaf.kind) {
    case 'parameter':
      return `parameters[${leaf.slot} * parameterStride + draw]`;
    case 'input':
      if (leaf.at === 'first') return `inputs[${leaf.slot} * width + ${leaf.back === 1 ? 'Math.max(0, lead - 1)' : 'lead'}]`;
      return `inputs[${leaf.slot} * width + lead + t${leaf.back === 1 ? ' - 1' : ''}]`;
    case 'fixed':
      return `fixed[${leaf.slot}]`;
    case 'table':
      return `tables[${leaf.slot} * months${leaf.at === 'first' ? '' : ' + t'}]`;
    case 'data':
      return `data[${leaf.slot} * months${leaf.at === 'first' ? '' : ' + t'}]`;
    case 'shock':
      return `shocks[${leaf.path} * months${leaf.at === 'first' ? '' : ' + t'}][draw]`;
    case 'clock':
      return `(${CLOCK_TEXT[leaf.at][leaf.name]})`;
  }
}

/** Never with an exponent sign or a minus that could join a neighbour. */
export function literal(value: number): string {
  const text = Object.is(value, -0) ? '-0' : String(value);
  return text.startsWith('-') ? `(${text})` : text;
}
