import type { Block, Given, Past } from './kernel.ts';
import type { Program } from './program.ts';
import { CAPACITY, DOUBLE_BYTES, HEAD, PAIR_BYTES, type Places, ROW_BYTES } from './targets/wasm/wasmMemory.ts';

/** What a module exports. Draws are told by the bytes before them in a row. */
export interface WasmExports {
  readonly memory: WebAssembly.Memory;
  readonly prepare: () => void;
  /** So many draws, from the first month to the last and back where that is wanted. */
  readonly draws: (count: number) => void;
  /** For a pair: what the months need of its parameters; month 0; months from one to before another; what follows the last. */
  readonly draw: (draw: number) => void;
  readonly first: (draw: number) => void;
  readonly months: (draw: number, from: number, to: number) => void;
}

/** A module at work: whose numbers are laid out in it, and its memory as doubles. */
export interface Machine {
  readonly exports: WasmExports;
  readonly program: Program;
  readonly places: Places;
  doubles: Float64Array;
  /** What was laid out last. */
  laidOut: Growing | undefined;
}

/** Where everything stands whose size goes with the months, of one thing that is given. */
export interface Growing {
  readonly head: Readonly<Record<keyof typeof HEAD, number>>;
  readonly bytes: number;
  readonly months: number;
}

const PAGE = 65_536;

/** Makes the memory as large as this; it never shrinks. */
export function reserve(machine: Machine, bytes: number): void {
  const { memory } = machine.exports;
  const lacking = Math.ceil((bytes - memory.buffer.byteLength) / PAGE);
  if (lacking > 0) memory.grow(lacking);
  if (machine.doubles.buffer !== memory.buffer) machine.doubles = new Float64Array(memory.buffer);
}

export function growingPlaces({ program, places }: Pick<Machine, 'program' | 'places'>, given: Given): Growing {
  const { months, lead, start, actual } = given;
  let next = places.growing;
  const take = (doubles: number): number => {
    const at = next;
    next += Math.ceil((doubles * DOUBLE_BYTES) / PAIR_BYTES) * PAIR_BYTES;
    return at;
  };
  const pathRows = (program.paths.length * months * ROW_BYTES) / DOUBLE_BYTES;
  const [histories, taped] = [program.histories.length * 2, program.taped.length * 2];
  const head = {
    ...{ months, lead, leadBefore: Math.max(0, lead - 1), startDouble: start, actualDouble: actual },
    monthsBytes: months * DOUBLE_BYTES,
    widthBytes: (lead + months) * DOUBLE_BYTES,
    planeBytes: months * ROW_BYTES,
    historyBytes: months * histories * DOUBLE_BYTES,
    inputs: take(program.inputs.length * (lead + months)),
    tables: take(program.tables.length * months),
    data: take(program.data.length * months),
    monthly: take(program.tabulated.length * months),
    history: take(histories * months),
    shares: take(histories * months),
    tape: take(taped * months),
    out: take((program.results.length * months * ROW_BYTES) / DOUBLE_BYTES),
    shocks: take(pathRows),
    shockSlopes: take(program.pathSlopes.length === 0 ? 0 : pathRows),
  };
  // A delay of no part of a month looks at the month after, without using it.
  return { head, months, bytes: next + Math.max(PAIR_BYTES, histories * DOUBLE_BYTES) };
}

/** What is the same for all draws, and what follows from it alone. */
export function layOutGiven(machine: Machine, growing: Growing, given: Given): void {
  reserve(machine, growing.bytes);
  const { program, places, doubles } = machine;
  const { head } = growing;
  const words = new Int32Array(doubles.buffer, 0, HEAD.startDouble / 4);
  for (const [name, value] of Object.entries(head)) {
    const at = HEAD[name as keyof typeof HEAD];
    if (at < HEAD.startDouble) words[at / 4] = value;
    else doubles[at / DOUBLE_BYTES] = value;
  }
  const put = (values: Float64Array | undefined, at: number, count: number): void => {
    if (values !== undefined && count > 0) doubles.set(values.subarray(0, count), at / DOUBLE_BYTES);
  };
  put(given.inputs, head.inputs, program.inputs.length * (given.lead + given.months));
  put(given.tables, head.tables, program.tables.length * given.months);
  put(given.data, head.data, program.data.length * given.months);
  put(given.fixed, places.fixed, program.fixed.length);
  machine.exports.prepare();
}

/** All draws of a block, as many at a time as there is room for. */
export function runBlock(machine: Machine, growing: Growing, block: Block): void {
  const past = block.past && roomFor(machine, block.past, block.to - block.from);
  for (let from = block.from; from < block.to; from += CAPACITY) {
    const chunk = { from, count: Math.min(CAPACITY, block.to - from) };
    putParameters(machine, block, chunk);
    if (machine.program.paths.length > 0) putShocks(machine, { growing, block, chunk });
    if (past) runPairs(machine, { growing, chunk, pair: (from - block.from) / 2, past });
    else machine.exports.draws(chunk.count);
    takeResults(machine, { growing, block, chunk, since: past?.isKnown ? past.months : 0 });
  }
}

interface Chunk {
  readonly from: number;
  readonly count: number;
}

/** A draw that is alone has itself beside it. */
function putParameters({ doubles, places }: Machine, { parameters, parameterStride }: Block, { from, count }: Chunk): void {
  for (const [slot, place] of places.parameters) {
    const [row, column] = [place / DOUBLE_BYTES, slot * parameterStride + from];
    if (count < 16) for (let draw = 0; draw < count; draw++) doubles[row + draw] = parameters[column + draw] as number;
    else doubles.set(parameters.subarray(column, column + count), row);
    if (count % 2 === 1) doubles[row + count] = parameters[column + count - 1] as number;
  }
}

type Shocked = Omit<Taking, 'since'>;

/** Row by row, as parameters. */
function putShocks({ doubles, program }: Machine, { growing: { head, months }, block, chunk: { from, count } }: Shocked): void {
  for (let row = 0; row < program.paths.length * months; row++) {
    const to = (head.shocks + row * ROW_BYTES) / DOUBLE_BYTES;
    const values = block.shocks?.[row] ?? new Float64Array();
    if (count < 16) for (let draw = 0; draw < count; draw++) doubles[to + draw] = values[from + draw] as number;
    else doubles.set(values.subarray(from, from + count), to);
    if (count % 2 === 1) doubles[to + count] = values[from + count - 1] as number;
  }
}

function takeShockSlopes({ doubles }: Machine, { growing: { head }, block, chunk: { from, count } }: Shocked): void {
  for (const [row, to] of (block.shockSlopes ?? []).entries()) {
    const source = (head.shockSlopes + row * ROW_BYTES) / DOUBLE_BYTES;
    for (let one = 0; one < count; one++) to[from - block.from + one] = doubles[source + one] as number;
  }
}

interface PastStates {
  readonly months: number;
  readonly isKnown: boolean;
  readonly states: Float64Array;
  /** Doubles a pair. */
  readonly size: number;
}

function roomFor({ program }: Machine, past: Past, draws: number): PastStates {
  const size = 2 * (program.carried.length + program.histories.length * past.months);
  const isKnown = past.states !== undefined;
  past.states ??= new Float64Array(Math.ceil(draws / 2) * size);
  return { months: past.months, isKnown, states: past.states, size };
}

interface Pairs {
  readonly growing: Growing;
  readonly chunk: Chunk;
  /** The first pair of the chunk, among those of the block. */
  readonly pair: number;
  readonly past: PastStates;
}

/** Pair by pair: through the first months, to leave what they come to, or on from there. */
function runPairs(machine: Machine, { growing, chunk, pair, past }: Pairs): void {
  const { exports, program, places, doubles } = machine;
  const [cells, carried] = [places.cells / DOUBLE_BYTES, 2 * program.carried.length];
  const [history, width] = [growing.head.history / DOUBLE_BYTES, past.size - carried];
  for (let one = 0; 2 * one < chunk.count; one++) {
    const state = past.states.subarray((pair + one) * past.size, (pair + one + 1) * past.size);
    const draw = one * PAIR_BYTES;
    exports.draw(draw);
    if (past.isKnown) {
      program.carried.forEach(({ section }, cell) => {
        if (section === 'later') doubles.set(state.subarray(2 * cell, 2 * cell + 2), cells + 2 * cell);
      });
      doubles.set(state.subarray(carried), history);
    } else {
      exports.first(draw);
      exports.months(draw, 1, past.months);
      state.set(doubles.subarray(cells, cells + carried));
      state.set(doubles.subarray(history, history + width), carried);
    }
    exports.months(draw, past.months, growing.months);
  }
}

interface Taking {
  readonly growing: Growing;
  readonly block: Block;
  readonly chunk: Chunk;
  /** The first month that was computed. */
  readonly since: number;
}

function takeResults(machine: Machine, taking: Taking): void {
  const { program, places } = machine;
  const { growing, block } = taking;
  const months = { each: growing.months, since: taking.since };
  takeRows(machine.doubles, taking, { ...months, from: growing.head.out, rows: program.results.length, to: block.out });
  if (program.pathSlopes.length > 0) takeShockSlopes(machine, taking);
  if (block.ends)
    takeRows(machine.doubles, taking, { each: 1, since: 0, from: places.ends, rows: program.ends.length, to: block.ends });
}

interface Rows {
  readonly from: number;
  /** Of as many months each. */
  readonly rows: number;
  readonly each: number;
  readonly since: number;
  readonly to: Float64Array;
}

function takeRows(doubles: Float64Array, { block, chunk }: Taking, { from, rows, each, since, to }: Rows): void {
  const { count } = chunk;
  const first = chunk.from - block.from;
  for (let row = 0; row < rows * each; row++) {
    if (since > 0 && row % each < since) continue;
    const [place, source] = [row * block.outStride + first, (from + row * ROW_BYTES) / DOUBLE_BYTES];
    if (count < 16) for (let one = 0; one < count; one++) to[place + one] = doubles[source + one] as number;
    else to.set(doubles.subarray(source, source + count), place);
  }
}
