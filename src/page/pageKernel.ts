import { cos, sin } from '../numeric/elementary/circle.ts';
import { exp } from '../numeric/elementary/exponential.ts';
import { log } from '../numeric/elementary/logarithm.ts';
import { checkBlock, checkGiven } from '../program/checkRun.ts';
import type { Kernel, KernelRun, Shape } from '../program/kernel.ts';

type Compute = (run: KernelRun) => void;

/** What the script of the program has left on the window. */
export type KernelMaker = (...functions: readonly ((x: number) => number)[]) => Compute;

/** The program that came with the page: it gives all its outputs, whatever is asked for. */
export function pageKernel(shape: Shape, make: KernelMaker): Kernel {
  const compute = make(exp, log, sin, cos);
  const open: Kernel['open'] = (given) => {
    checkGiven(shape, given);
    return (block) => {
      checkBlock(shape, given.months, block);
      compute({ ...given, ...block });
    };
  };
  return { ...shape, source: '', open, run: (run) => open(run)(run) };
}
