import { LOGS, POWERS_OF_ROOT } from '../numeric/elementary/mathsTables.ts';
import { checkRun } from './checkRun.ts';
import { type Kernel, type KernelRun, type Shape, shapeOf } from './kernel.ts';
import { FILTER_SLOPES, type Program } from './program.ts';
import { emitJavaScript } from './targets/javascript.ts';
import { CAPACITY, DOUBLE_BYTES, HEAD, PAIR_BYTES, type Places, ROW_BYTES } from './targets/wasm/wasmMemory.ts';
import { emitWasm } from './targets/wasm/wasmModule.ts';
import { createHost } from './wasmHost.ts';

const PAGE = 65_536;

/** A program as WebAssembly: the same numbers as its JavaScript, to the last bit. */
export function compileWasm(program: Program): Kernel {
  const shape: Shape = shapeOf(program);
  const { bytes, places, pool } = emitWasm(program);
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), {
    host: createHost(({ series, lane, slopes }) => {
      const memory = new Float64Array(machine.memory.buffer);
      FILTER_SLOPES.forEach((name, index) => {
        memory[(places.returned + (series * FILTER_SLOPES.length + index) * PAIR_BYTES) / DOUBLE_BYTES + lane] = slopes[name];
      });
    }),
  });
  const machine = exports as unknown as Machine;
  reserve(machine.memory, places.growing);
  const memory = new Float64Array(machine.memory.buffer);
  memory.set(POWERS_OF_ROOT, places.roots / DOUBLE_BYTES);
  memory.set(LOGS, places.logs / DOUBLE_BYTES);
  const constants = new Uint8Array(machine.memory.buffer);
  pool.entries.forEach((lane, index) => {
    for (const half of [0, DOUBLE_BYTES]) constants.set(lane, pool.base + index * PAIR_BYTES + half);
  });
  return {
    ...shape,
    get source() {
      return emitJavaScript(program);
    },
    run: (run) => {
      checkRun(shape, run);
      runMachine(machine, { program, places }, run);
    },
  };
}

interface Machine {
  readonly memory: WebAssembly.Memory;
  readonly prepare: () => void;
  readonly draws: (count: number) => void;
}

interface Layout {
  readonly program: Program;
  readonly places: Places;
}

/** Makes the memory as large as this; it never shrinks. */
function reserve(memory: WebAssembly.Memory, bytes: number): void {
  const lacking = Math.ceil((bytes - memory.buffer.byteLength) / PAGE);
  if (lacking > 0) memory.grow(lacking);
}

function runMachine(machine: Machine, layout: Layout, run: KernelRun): void {
  const growing = growingPlaces(layout, run);
  reserve(machine.memory, growing.bytes);
  const memory = new Float64Array(machine.memory.buffer);
  putGiven(memory, { layout, growing, run });
  machine.prepare();
  for (let from = run.from; from < run.to; from += CAPACITY) {
    const count = Math.min(CAPACITY, run.to - from);
    putParameters(memory, layout, { run, from, count });
    putShocks(memory, { layout, growing, run }, { from, count });
    machine.draws(count);
    takeResults(memory, { layout, growing, run }, { from, count });
    if (layout.program.pathSlopes.length > 0) takeShockSlopes(memory, { layout, growing, run }, { from, count });
  }
}

/** Where everything stands whose size goes with the months. */
interface Growing {
  readonly head: Readonly<Record<keyof typeof HEAD, number>>;
  readonly bytes: number;
}

function growingPlaces({ program, places }: Layout, { months, lead, start, actual }: KernelRun): Growing {
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
  return { head, bytes: next + Math.max(PAIR_BYTES, histories * DOUBLE_BYTES) };
}

interface Running {
  readonly layout: Layout;
  readonly growing: Growing;
  readonly run: KernelRun;
}

/** What is the same for all draws of a run. */
function putGiven(memory: Float64Array, { layout, growing, run }: Running): void {
  const { head } = growing;
  const { program, places } = layout;
  const words = new Int32Array(memory.buffer, 0, HEAD.startDouble / 4);
  for (const [name, value] of Object.entries(head)) {
    const at = HEAD[name as keyof typeof HEAD];
    if (at < HEAD.startDouble) words[at / 4] = value;
    else memory[at / DOUBLE_BYTES] = value;
  }
  const put = (values: Float64Array | undefined, at: number, count: number): void => {
    if (values !== undefined && count > 0) memory.set(values.subarray(0, count), at / DOUBLE_BYTES);
  };
  put(run.inputs, head.inputs, program.inputs.length * (run.lead + run.months));
  put(run.tables, head.tables, program.tables.length * run.months);
  put(run.data, head.data, program.data.length * run.months);
  put(run.fixed, places.fixed, program.fixed.length);
}

interface Chunk {
  readonly from: number;
  readonly count: number;
}

/** A draw that is alone has itself beside it. */
function putParameters(
  memory: Float64Array,
  { places }: Layout,
  { run, from, count }: Chunk & { readonly run: KernelRun },
): void {
  const { parameters, parameterStride } = run;
  for (const [slot, place] of places.parameters) {
    const [row, column] = [place / DOUBLE_BYTES, slot * parameterStride + from];
    if (count < 16) for (let draw = 0; draw < count; draw++) memory[row + draw] = parameters[column + draw] as number;
    else memory.set(parameters.subarray(column, column + count), row);
    if (count % 2 === 1) memory[row + count] = parameters[column + count - 1] as number;
  }
}

/** Row by row, as parameters. */
function putShocks(memory: Float64Array, { layout, growing: { head }, run }: Running, { from, count }: Chunk): void {
  for (let row = 0; row < layout.program.paths.length * run.months; row++) {
    const to = (head.shocks + row * ROW_BYTES) / DOUBLE_BYTES;
    const values = run.shocks?.[row] ?? new Float64Array();
    if (count < 16) for (let draw = 0; draw < count; draw++) memory[to + draw] = values[from + draw] as number;
    else memory.set(values.subarray(from, from + count), to);
    if (count % 2 === 1) memory[to + count] = values[from + count - 1] as number;
  }
}

function takeShockSlopes(memory: Float64Array, { growing: { head }, run }: Running, { from, count }: Chunk): void {
  for (const [row, to] of (run.shockSlopes ?? []).entries()) {
    const source = (head.shockSlopes + row * ROW_BYTES) / DOUBLE_BYTES;
    for (let one = 0; one < count; one++) to[from - run.from + one] = memory[source + one] as number;
  }
}

function takeResults(memory: Float64Array, { layout, growing, run }: Running, chunk: Chunk): void {
  const { program, places } = layout;
  const rows = program.results.length * run.months;
  takeRows(memory, { from: growing.head.out / DOUBLE_BYTES, rows, to: run.out }, { run, chunk });
  if (run.ends) takeRows(memory, { from: places.ends / DOUBLE_BYTES, rows: program.ends.length, to: run.ends }, { run, chunk });
}

interface Rows {
  readonly from: number;
  readonly rows: number;
  readonly to: Float64Array;
}

function takeRows(
  memory: Float64Array,
  { from, rows, to }: Rows,
  { run, chunk: { from: draw, count } }: { readonly run: KernelRun; readonly chunk: Chunk },
): void {
  for (let row = 0; row < rows; row++) {
    const [place, source] = [row * run.outStride + draw - run.from, from + (row * ROW_BYTES) / DOUBLE_BYTES];
    if (count < 16) for (let one = 0; one < count; one++) to[place + one] = memory[source + one] as number;
    else to.set(memory.subarray(source, source + count), place);
  }
}
