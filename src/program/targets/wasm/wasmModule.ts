import { isTwoWay, type Program, type Section } from '../../program.ts';
import { section, text, unsigned, vector } from './wasmBytes.ts';
import {
  BLOCK,
  branchIf,
  bytesOf,
  type Code,
  call,
  code,
  END,
  F64,
  get,
  I32,
  INTEGER,
  LOOP,
  loadInteger,
  MEMORY_FILL,
  set,
  V128,
  whole,
} from './wasmCodes.ts';
import { expFunction, logFunction, type MathsAddresses, type PairFunction, waveFunction } from './wasmMaths.ts';
import { HEAD, PAIR_BYTES, type Places, placesOf } from './wasmMemory.ts';
import { computedIn, crossingOf, type Piece, piecesOf } from './wasmPieces.ts';
import { createPool, type Pool } from './wasmPool.ts';
import { at, type Plan, type Sheet, TOLD_COUNT } from './wasmSheet.ts';
import { write } from './wasmSteps.ts';

/** A program as a module, and where it expects what. */
export interface WasmModule {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly places: Places;
  readonly pool: Pool;
}

/** What is exported, and its types. */
const DRIVERS = [
  ['prepare', 'prepare'],
  ['draws', 'draws'],
  ['draw', 'draws'],
  ['first', 'draws'],
  ['months', 'months'],
] as const;

/** Functions of numbers that the module asks its host for. */
const ASKED_OF_ONE = ['turnless', 'logOnePlus', 'logGamma', 'digamma', 'logSurvival', 'logSurvivalSlope'] as const;
const ASKED_OF_TWO = ['logRising', 'logRisingSlope'] as const;
/** What filters know is kept by the host. */
const ASKED_OF_FILTERS = ['filter', 'filterBack', 'turned'] as const;
const OWN = ['exp', 'log', 'sin', 'cos'] as const;

/** Types of functions, by what they are. */
const TYPES = {
  one: [[F64], [F64]],
  two: [[F64, F64], [F64]],
  filter: [[I32, I32, I32, I32, F64, F64, F64, F64, F64], [F64]],
  filterBack: [[I32, I32, I32, I32, F64, F64, F64, F64, F64, F64], [F64]],
  turned: [[], []],
  pair: [[V128], [V128]],
  piece: [Array.from({ length: TOLD_COUNT }, () => I32), []],
  prepare: [[], []],
  draws: [[I32], []],
  months: [[I32, I32, I32], []],
} as const satisfies Record<string, readonly [readonly number[], readonly number[]]>;
type TypeName = keyof typeof TYPES;
const typeNumber = (name: TypeName): number => Object.keys(TYPES).indexOf(name);

/**
 * The program as a module of WebAssembly: two draws at a time, all months of a pair before the next. `prepare` computes what no
 * draw changes, `draws(n)` the first n draws of those whose parameters stand in the memory; both take their addresses from
 * its head. Nothing is read that the same run did not write. No relaxed instruction is used, so every engine gives the same bits.
 */
export function emitWasm(program: Program): WasmModule {
  const pieces = piecesOf(program);
  const places = placesOf(program, crossingOf(program, pieces));
  const imports: readonly (readonly [name: string, type: TypeName])[] = [
    ...ASKED_OF_ONE.map((name) => [name, 'one'] as const),
    ...ASKED_OF_TWO.map((name) => [name, 'two'] as const),
    ...ASKED_OF_FILTERS.map((name) => [name, name] as const),
  ];
  const functions = new Map([...imports.map(([name]) => name), ...OWN].map((name, number) => [name, number]));
  const columns = (scalars: readonly number[]) => new Map(scalars.map((scalar, column) => [scalar, column]));
  const pool = createPool(places.growing);
  const plan: Plan = { program, places, pool, functions, tabulated: columns(program.tabulated), taped: columns(program.taped) };
  const first = functions.size;
  const bodies = [
    ...ownFunctions({ ...places, pool }, functions.get('turnless') ?? Number.NaN),
    ...pieces.map((piece) => pieceFunction(plan, piece)),
    driver(0, prepareLines(plan, pieces, first)),
    driver(1, drawLines(plan, pieces, first)),
    driver(1, pairLines(plan, { pieces, first, rows: PAIR_ROWS }, 'draw')),
    driver(1, pairLines(plan, { pieces, first, rows: PAIR_ROWS }, 'first')),
    driver(3, monthsLines(plan, pieces, first)),
  ];
  const types: readonly TypeName[] = [
    ...OWN.map(() => 'pair' as const),
    ...pieces.map(() => 'piece' as const),
    ...DRIVERS.map(([, type]) => type),
  ];
  const last = first + pieces.length;
  const exported = [[...text('memory'), 2, 0], ...DRIVERS.map(([name], index) => [...text(name), 0, ...unsigned(last + index)])];
  const parts = [
    section(
      1,
      vector(
        Object.values(TYPES).map(([takes, gives]) => [
          0x60,
          ...vector(takes.map((one) => [one])),
          ...vector(gives.map((one) => [one])),
        ]),
      ),
    ),
    section(2, vector(imports.map(([name, type]) => [...text('host'), ...text(name), 0, typeNumber(type)]))),
    section(3, vector(types.map((type) => [typeNumber(type)]))),
    section(5, vector([[0, 1]])),
    section(7, vector(exported)),
    section(10, joined([Uint8Array.from(unsigned(bodies.length)), ...bodies])),
  ];
  return {
    bytes: joined([Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0), ...parts]),
    places: { ...places, growing: places.growing + pool.entries.length * PAIR_BYTES },
    pool,
  };
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let next = 0;
  for (const part of parts) {
    all.set(part, next);
    next += part.length;
  }
  return all;
}

/** A function's locals, by type, and its body, after their length. */
function body(types: readonly number[], lines: Code): Uint8Array {
  const runs: [count: number, type: number][] = [];
  for (const type of types) {
    const run = runs.at(-1);
    if (run?.[1] === type) run[0]++;
    else runs.push([1, type]);
  }
  const bytes = bytesOf([vector(runs.map(([count, type]) => [...unsigned(count), type])), lines, END]);
  return joined([Uint8Array.from(unsigned(bytes.length)), bytes]);
}

function ownFunctions(addresses: MathsAddresses, turnless: number): Uint8Array[] {
  const all: readonly PairFunction[] = [
    expFunction(addresses),
    logFunction(addresses),
    waveFunction(0, turnless, addresses.pool),
    waveFunction(1, turnless, addresses.pool),
  ];
  return all.map(({ pairs, integers, lines }) => {
    const locals = Array.from({ length: 1 + pairs + integers }, (_, local) => local);
    return body([...Array<number>(pairs).fill(V128), ...Array<number>(integers).fill(I32)], lines(locals));
  });
}

/** Functions of pairs in one function up to which each is written out in its place, which is faster than a call. */
const IN_PLACE = 64;

function isShort({ operations }: Program, piece: Piece): boolean {
  const all = computedIn(piece.steps).map((scalar) => operations[scalar]);
  return all.filter((one) => one?.kind === 'unary' && (one.operator === 'exp' || one.operator === 'log')).length <= IN_PLACE;
}

function pieceFunction(plan: Plan, piece: Piece): Uint8Array {
  const sheet: Sheet = {
    ...plan,
    section: piece.section,
    locals: new Map(),
    scratch: new Map(),
    types: [],
    within: [],
    inPlace: isShort(plan.program, piece),
  };
  const lines = write(sheet, piece);
  return body(sheet.types, lines);
}

/** Locals of the functions with the loops, after their arguments. */
const LOOPS = 5;

function driver(told: 0 | 1 | 3, lines: Code): Uint8Array {
  return body(Array<number>(told + LOOPS + 1).fill(I32), lines);
}

interface Rows {
  /** Locals: the month, and where its rows begin. */
  readonly month: number;
  readonly draw: number;
}

interface Calling {
  readonly pieces: readonly Piece[];
  /** Number of the first of them. */
  readonly first: number;
  readonly rows: Rows;
}

const ROWS = [
  [HEAD.monthly, ({ tabulated }: Program) => tabulated.length * 8],
  [HEAD.history, ({ histories }: Program) => histories.length * PAIR_BYTES],
  [HEAD.shares, ({ histories }: Program) => histories.length * PAIR_BYTES],
  [HEAD.tape, ({ taped }: Program) => taped.length * PAIR_BYTES],
] as const;

/** Calls the functions of these sections for a month. */
function calls({ program }: Plan, all: Calling, wanted: readonly Section[]): Code {
  const { month, draw } = all.rows;
  const rows = ROWS.map(([head, bytes]) =>
    code(at(loadInteger(head)), get(month), whole(bytes(program)), INTEGER.times, INTEGER.add),
  );
  const told = code(get(month), ...rows, get(draw));
  return code(
    ...all.pieces.flatMap(({ section: one }, index) => (wanted.includes(one) ? [code(told, call(all.first + index))] : [])),
  );
}

const WHOLE = { from: whole(1), to: at(loadInteger(HEAD.months)) };

/** Runs lines for each month but month 0, in order or backwards; or for those from one to before another. */
function eachMonth(month: number, lines: Code, order: 'backwards' | { readonly from: Code; readonly to: Code } = WHOLE): Code {
  const [start, step, beyond] =
    order === 'backwards'
      ? [code(WHOLE.to, whole(1), INTEGER.subtract), whole(-1), code(whole(1), get(month), INTEGER.more)]
      : [order.from, whole(1), code(get(month), order.to, INTEGER.notLess)];
  return code(
    code(start, set(month), BLOCK, LOOP, beyond, branchIf(1), lines),
    code(get(month), step, INTEGER.add, set(month), [0x0c, 0], END, END, whole(0), set(month)),
  );
}

function prepareLines(plan: Plan, pieces: readonly Piece[], first: number): Code {
  const rows = { month: 0, draw: 1 };
  const run = (...sections: readonly Section[]) => calls(plan, { pieces, first, rows }, sections);
  return code(run('once'), eachMonth(rows.month, run('months')));
}

/** Of a pair of draws: forwards over the months, and back where derivatives are wanted. */
function drawLines(plan: Plan, pieces: readonly Piece[], first: number): Code {
  const [count, rows] = [0, { month: 1, draw: 2 }];
  const run = (...sections: readonly Section[]) => calls(plan, { pieces, first, rows }, sections);
  const clear = code(at(loadInteger(HEAD.shares)), whole(0), at(loadInteger(HEAD.historyBytes)), MEMORY_FILL);
  const turned = plan.program.filters > 0 ? call(plan.functions.get('turned') ?? Number.NaN) : [];
  const back = isTwoWay(plan.program) ? code(clear, turned, eachMonth(rows.month, run('back'), 'backwards'), run('finish')) : [];
  const end = code(get(count), whole(3), INTEGER.shiftLeft);
  return code(
    code(BLOCK, LOOP, get(rows.draw), end, INTEGER.notLess, branchIf(1)),
    code(run('draw', 'first'), eachMonth(rows.month, run('later')), run('end'), back),
    code(get(rows.draw), whole(PAIR_BYTES), INTEGER.add, set(rows.draw), [0x0c, 0], END, END),
  );
}

/** Of the functions that are told their pair. */
const PAIR_ROWS: Rows = { draw: 0, month: 1 };

/** One section of a pair. */
function pairLines(plan: Plan, all: Calling, section: 'draw' | 'first'): Code {
  return calls(plan, all, [section]);
}

/** Months of a pair, from one to before another, and no way back. */
function monthsLines(plan: Plan, pieces: readonly Piece[], first: number): Code {
  const rows = { draw: 0, month: 3 };
  const later = calls(plan, { pieces, first, rows }, ['later']);
  return eachMonth(rows.month, later, { from: get(1), to: get(2) });
}
