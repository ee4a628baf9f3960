import { FILTER_ARGUMENTS } from '../../flat.ts';
import { type At, type BinaryOperator, FILTER_SLOPES, type Operation, type Scalar, type UnaryOperator } from '../../program.ts';
import {
  type Code,
  call,
  code,
  DOUBLE,
  doubleOf,
  get,
  I32,
  INTEGER,
  lane,
  loadDouble,
  loadInteger,
  loadPair,
  loadSplat,
  PAIR,
  replaceLane,
  set,
  tee,
  whole,
} from './wasmCodes.ts';
import { delayed, delayedSlope, inputMonth } from './wasmDelays.ts';
import { expFunction, logFunction } from './wasmMaths.ts';
import { DOUBLE_BYTES, HEAD, PAIR_BYTES, ROW_BYTES } from './wasmMemory.ts';
import { at, mask, newLocal, type Sheet, TOLD, value } from './wasmSheet.ts';

type Of<Kind extends Operation['kind']> = Extract<Operation, { kind: Kind }>;

/** The value of an operation: a pair of numbers, of a yes or no a mask. */
export function operate(sheet: Sheet, operation: Operation): Code {
  switch (operation.kind) {
    case 'unary':
      return unary(sheet, operation);
    case 'binary':
      return binary(sheet, operation);
    case 'power':
      return power(sheet, operation);
    case 'select':
      return code(value(sheet, operation.yes), value(sheet, operation.no), mask(sheet, operation.condition), PAIR.choose);
    case 'delayed':
    case 'delayedInput':
      return delayed(sheet, operation);
    case 'delayedSlope':
    case 'delayedInputSlope':
      return delayedSlope(sheet, operation);
    case 'filter':
    case 'filterBack':
      return filter(sheet, operation);
    case 'filterSlope':
    case 'kept':
    case 'gathered':
      return remembered(sheet, operation);
    default:
      return given(sheet, operation);
  }
}

const UNARY: Readonly<Partial<Record<UnaryOperator, Code>>> = { negate: PAIR.negate, sqrt: PAIR.sqrt, abs: PAIR.abs };
const BINARY: Readonly<Partial<Record<BinaryOperator, Code>>> = {
  '+': PAIR.add,
  '-': PAIR.subtract,
  '*': PAIR.times,
  '/': PAIR.over,
  min: PAIR.min,
  max: PAIR.max,
  '<': PAIR.less,
  '<=': PAIR.lessOrEqual,
  '>': PAIR.greater,
  '>=': PAIR.greaterOrEqual,
  '==': PAIR.equal,
  '!=': PAIR.notEqual,
};
/** Functions of a pair that the module has itself; all others are asked for one number at a time. */
export const WITHIN = ['exp', 'log', 'sin', 'cos'] as const;

function unary(sheet: Sheet, { operator, argument }: Of<'unary'>): Code {
  if (operator === 'not') return code(mask(sheet, argument), PAIR.not);
  const simple = UNARY[operator];
  if (simple) return code(value(sheet, argument), simple);
  if (operator === 'round') return round(sheet, argument);
  if (sheet.inPlace && (operator === 'exp' || operator === 'log')) return written(sheet, operator, value(sheet, argument));
  const callee = call(functionCalled(sheet, operator));
  if ((WITHIN as readonly string[]).includes(operator)) return code(value(sheet, argument), callee);
  return eachLane(sheet, [argument], callee);
}

function binary(sheet: Sheet, { operator, left, right }: Of<'binary'>): Code {
  if (operator === 'and' || operator === 'or') return code(mask(sheet, left), mask(sheet, right), PAIR[operator]);
  const simple = BINARY[operator];
  if (simple) return code(value(sheet, left), value(sheet, right), simple);
  return eachLane(sheet, [left, right], call(functionCalled(sheet, operator)));
}

const IN_PLACE = { exp: expFunction, log: logFunction } as const;

/** A function written out where it is called. */
function written(sheet: Sheet, name: keyof typeof IN_PLACE, argument: Code): Code {
  const { pairs, integers, lines } = IN_PLACE[name]({ ...sheet.places, pool: sheet.pool });
  const locals = sheet.scratch.get(name) ?? [
    ...Array.from({ length: 1 + pairs }, () => newLocal(sheet)),
    ...Array.from({ length: integers }, () => newLocal(sheet, I32)),
  ];
  sheet.scratch.set(name, locals);
  return code(argument, set(locals[0] ?? Number.NaN), lines(locals));
}

function functionCalled({ functions }: Sheet, name: string): number {
  const number = functions.get(name);
  if (number === undefined) throw new Error(`a module has no function ${name}`);
  return number;
}

/** A function of single numbers, for one lane after the other. */
function eachLane(sheet: Sheet, operands: readonly Scalar[], callee: Code): Code {
  const result = newLocal(sheet);
  const one = (which: 0 | 1): Code => code(...operands.map((operand) => code(value(sheet, operand), lane(which))), callee);
  return code(one(0), PAIR.splat, set(result), get(result), one(1), replaceLane(1));
}

/** Halves go up, and what is rounded to 0 keeps its sign, as in JavaScript. */
function round(sheet: Sheet, argument: Scalar): Code {
  const above = newLocal(sheet);
  const tooFar = code(get(above), sheet.pool.pair(0.5), PAIR.subtract, value(sheet, argument), PAIR.greater);
  return code(
    code(value(sheet, argument), PAIR.ceil, tee(above), sheet.pool.pair(1), PAIR.subtract),
    code(get(above), tooFar, PAIR.choose),
  );
}

/** x^0 is 1; from 0 on the magnitude is the answer; below 0 a whole power has a sign and any other has no value. */
function power(sheet: Sheet, operation: Of<'power'>): Code {
  const [size, exponent, half] = [newLocal(sheet), newLocal(sheet), newLocal(sheet)];
  const isOdd = code(get(half), get(half), PAIR.floor, PAIR.subtract, sheet.pool.pair(0.5), PAIR.equal);
  const isBroken = code(get(exponent), get(exponent), PAIR.floor, PAIR.notEqual);
  const signed = code(get(size), PAIR.negate, get(size), isOdd, PAIR.choose);
  return code(
    code(value(sheet, operation.magnitude), set(size), value(sheet, operation.exponent), tee(exponent)),
    code(PAIR.abs, sheet.pool.pair(0.5), PAIR.times, set(half)),
    code(sheet.pool.pair(1), get(size), sheet.pool.pair(Number.NaN), signed, isBroken, PAIR.choose),
    code(value(sheet, operation.base), sheet.pool.pair(0), PAIR.greaterOrEqual, PAIR.choose),
    code(get(exponent), sheet.pool.pair(0), PAIR.equal, PAIR.choose),
  );
}

/** Asks the filter of a series, which keeps what it knows outside the memory: its number, the lane, whether this is month 0, the month, what it is told. */
function filter(sheet: Sheet, operation: Of<'filter' | 'filterBack'>): Code {
  const isBack = operation.kind === 'filterBack';
  const told = [...FILTER_ARGUMENTS.map((name) => operation[name]), ...(isBack ? [operation.amount] : [])];
  const callee = call(functionCalled(sheet, operation.kind));
  const month = operation.at === 'first' ? whole(0) : get(TOLD.month);
  const one = (which: 0 | 1): Code =>
    code(
      code(whole(operation.filter), whole(which), whole(operation.at === 'first' ? 1 : 0), month),
      ...told.map((scalar) => code(value(sheet, scalar), lane(which))),
      callee,
    );
  const result = newLocal(sheet);
  return code(one(0), PAIR.splat, set(result), get(result), one(1), replaceLane(1));
}

function remembered(sheet: Sheet, operation: Of<'filterSlope' | 'kept' | 'gathered'>): Code {
  if (operation.kind === 'kept') {
    const column = sheet.taped.get(operation.scalar);
    if (column === undefined) throw new Error(`nothing keeps scalar ${operation.scalar}`);
    return code(get(TOLD.tape), loadPair(column * PAIR_BYTES));
  }
  if (operation.kind === 'gathered') return code(get(TOLD.shares), loadPair(operation.history * PAIR_BYTES));
  const back = sheet.program.operations[operation.of];
  if (back?.kind !== 'filterBack') throw new Error('only a filter has slopes');
  return at(
    loadPair(
      sheet.places.returned + (back.filter * FILTER_SLOPES.length + FILTER_SLOPES.indexOf(operation.argument)) * PAIR_BYTES,
    ),
  );
}

/** What a run supplies. Month 0 looks one month back only as far as the lead reaches. */
function given(sheet: Sheet, operation: Operation): Code {
  switch (operation.kind) {
    case 'parameter': {
      const row = sheet.places.parameters.get(operation.slot);
      if (row === undefined) throw new Error(`parameter ${operation.slot} has no place`);
      return code(get(TOLD.draw), loadPair(row));
    }
    case 'fixed':
      return at(loadSplat(sheet.places.fixed + operation.slot * DOUBLE_BYTES));
    case 'input':
      return input(operation);
    case 'table':
    case 'data': {
      const start = code(
        at(loadInteger(HEAD[operation.kind === 'table' ? 'tables' : 'data'])),
        rowOf(operation.slot, HEAD.monthsBytes),
      );
      return operation.at === 'first'
        ? code(start, loadSplat(0))
        : code(start, inBytes(get(TOLD.month)), INTEGER.add, loadSplat(0));
    }
    case 'shock':
      return code(pathRow(HEAD.shocks, operation.path, operation.at), loadPair(0));
    case 'clock':
      return clock(operation);
    default:
      throw new Error(`no module knows ${operation.kind}`);
  }
}

/** Where the draws of a path's month stand. */
export function pathRow(head: number, path: number, month: At): Code {
  const start = code(at(loadInteger(head)), rowOf(path, HEAD.planeBytes), get(TOLD.draw), INTEGER.add);
  return month === 'first' ? start : code(start, get(TOLD.month), whole(ROW_BYTES), INTEGER.times, INTEGER.add);
}

/** So many rows on. */
function rowOf(slot: number, rowBytes: number): Code {
  return code(whole(slot), at(loadInteger(rowBytes)), INTEGER.times, INTEGER.add);
}

function inBytes(month: Code): Code {
  return code(month, whole(3), INTEGER.shiftLeft);
}

function input({ slot, at: month, back }: Of<'input'>): Code {
  const start = code(at(loadInteger(HEAD.inputs)), rowOf(slot, HEAD.widthBytes));
  const position = month === 'first' && back === 1 ? at(loadInteger(HEAD.leadBefore)) : inputMonth(month);
  const shifted = month === 'later' && back === 1 ? code(position, whole(1), INTEGER.subtract) : position;
  return code(start, inBytes(shifted), INTEGER.add, loadSplat(0));
}

function clock({ name, at: where }: Of<'clock'>): Code {
  const month = where === 'first' ? doubleOf(0) : code(get(TOLD.month), DOUBLE.fromInteger);
  if (name === 'elapsed') return code(month, PAIR.splat);
  if (name === 'ahead') return code(month, at(loadDouble(HEAD.actualDouble)), DOUBLE.subtract, PAIR.splat);
  return code(at(loadDouble(HEAD.startDouble)), month, DOUBLE.add, PAIR.splat);
}
