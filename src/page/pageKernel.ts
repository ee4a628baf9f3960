import { cos, sin } from '../numeric/elementary/circle.ts';
import { expInPlace, logInPlace } from '../numeric/elementary/inPlace.ts';
import { checkBlock, checkGiven } from '../program/checkRun.ts';
import type { Kernel, Shape } from '../program/kernel.ts';
import type { ScriptMaker } from '../program/targets/script.ts';

/** The program that came with the page: it gives all its outputs, whatever is asked for. */
export function pageKernel(shape: Shape, make: ScriptMaker): Kernel {
  const io = new Float64Array(1);
  const compute = make(
    io,
    () => expInPlace(io),
    () => logInPlace(io),
    () => {
      io[0] = sin(io[0] as number);
    },
    () => {
      io[0] = cos(io[0] as number);
    },
  );
  const open: Kernel['open'] = (given) => {
    checkGiven(shape, given);
    return (block) => {
      checkBlock(shape, given.months, block);
      compute({ ...given, ...block });
    };
  };
  return { ...shape, source: '', open, run: (run) => open(run)(run) };
}
