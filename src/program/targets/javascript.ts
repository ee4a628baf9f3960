import { isTwoWay, type Program } from '../program.ts';
import { inOneFunction } from './oneFunction.ts';
import { inSeveralFunctions } from './severalFunctions.ts';

/** Characters of code, about 0.7 bytes of bytecode each: V8 never optimises a function above 61,440 bytes. */
const LONGEST = 75_000;

/**
 * The program as the text of JavaScript functions: draws in the outer loop, months in the inner one, every value a local,
 * names by number only but for comments: each equation of the model stands above the lines that compute it. It expects the
 * tables of `javascriptMaths.ts` and the functions of `intrinsics.ts` in scope and gives a function that takes a {@link KernelRun}.
 * What it needs while it runs may be kept from run to run, and nothing in it is read that the same run did not write.
 */
export function emitJavaScript(program: Program): string {
  const whole = isTwoWay(program) ? undefined : inOneFunction(program);
  const lines = whole && lengthOf(whole) <= LONGEST ? whole : inSeveralFunctions(program);
  const nodes = program.filters > 0 ? ['const nodes = grids();'] : [];
  return `${['"use strict";', ...nodes, ...lines].join('\n')}\n`;
}

function lengthOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => (/^ *\/\//.test(line) ? sum : sum + line.trim().length), 0);
}
