import type { KernelRun } from '../kernel.ts';
import type { Program } from '../program.ts';
import { compactText } from './compactText.ts';
import { inSeveralFunctions } from './severalFunctions.ts';

/** What {@link emitScript}'s text uses: one number in memory, and what puts the function of `numeric/elementary/` of that name of it in its place. */
const SCRIPT_SCOPE = ['io', 'exp', 'log', 'sin', 'cos'] as const;

/** What takes them, and gives what runs the program. */
export type ScriptMaker = (io: Float64Array, ...functions: readonly (() => void)[]) => (run: KernelRun) => void;

/**
 * A program of a model as a script for a page, which may not make code from text: it sets `window[name]` to a
 * {@link ScriptMaker}. The same numbers as of the other targets, to the last bit.
 */
export function emitScript(program: Program, name: string): string {
  const lines = inSeveralFunctions(program, { calls: true });
  return `window.${name}=function(${SCRIPT_SCOPE.join(',')}){"use strict";${compactText(lines)}};`;
}
