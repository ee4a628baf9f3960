import { LOGS, POWERS_OF_ROOT } from '../numeric/elementary/mathsTables.ts';
import { checkBlock, checkGiven } from './checkRun.ts';
import { type Kernel, shapeOf } from './kernel.ts';
import { FILTER_SLOPES, type Program } from './program.ts';
import { emitJavaScript } from './targets/javascript.ts';
import { DOUBLE_BYTES, PAIR_BYTES } from './targets/wasm/wasmMemory.ts';
import { emitWasm, type WasmModule } from './targets/wasm/wasmModule.ts';
import { createHost } from './wasmHost.ts';
import { growingPlaces, layOutGiven, type Machine, reserve, runBlock, type WasmExports } from './wasmMachine.ts';

/** A program as WebAssembly: the same numbers as its JavaScript, to the last bit. */
export function compileWasm(program: Program): Kernel {
  const shape = shapeOf(program);
  const machine = startMachine(program, emitWasm(program));
  const open: Kernel['open'] = (given) => {
    checkGiven(shape, given);
    const growing = growingPlaces(machine, given);
    return (block) => {
      checkBlock(shape, given.months, block);
      if (machine.laidOut !== growing) {
        layOutGiven(machine, growing, given);
        machine.laidOut = growing;
      }
      runBlock(machine, growing, block);
    };
  };
  return {
    ...shape,
    get source() {
      return emitJavaScript(program);
    },
    open,
    run: (run) => open(run)(run),
  };
}

function startMachine(program: Program, { bytes, places, pool }: WasmModule): Machine {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), {
    host: createHost(({ series, lane, slopes }) => {
      FILTER_SLOPES.forEach((name, index) => {
        machine.doubles[(places.returned + (series * FILTER_SLOPES.length + index) * PAIR_BYTES) / DOUBLE_BYTES + lane] =
          slopes[name];
      });
    }),
  });
  const machine: Machine = {
    ...{ program, places, laidOut: undefined },
    exports: exports as unknown as WasmExports,
    doubles: new Float64Array(),
  };
  reserve(machine, places.growing);
  machine.doubles.set(POWERS_OF_ROOT, places.roots / DOUBLE_BYTES);
  machine.doubles.set(LOGS, places.logs / DOUBLE_BYTES);
  const constants = new Uint8Array(machine.doubles.buffer);
  pool.entries.forEach((lane, index) => {
    for (const half of [0, DOUBLE_BYTES]) constants.set(lane, pool.base + index * PAIR_BYTES + half);
  });
  return machine;
}
