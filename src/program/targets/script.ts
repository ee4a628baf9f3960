import type { Program } from '../program.ts';
import { compactText } from './compactText.ts';
import { inSeveralFunctions } from './severalFunctions.ts';

/** What {@link emitScript}'s text calls: the functions of `numeric/elementary/` of these names. */
export const SCRIPT_SCOPE = ['exp', 'log', 'sin', 'cos'] as const;

/**
 * A program of a model as a script for a page, which may not make code from text: it sets `window[name]` to a function that takes
 * {@link SCRIPT_SCOPE} and gives one that takes a {@link KernelRun}. The same numbers as of the other targets, to the last bit.
 */
export function emitScript(program: Program, name: string): string {
  const lines = inSeveralFunctions(program, { calls: true });
  return `window.${name}=function(${SCRIPT_SCOPE.join(',')}){"use strict";${compactText(lines)}};`;
}
