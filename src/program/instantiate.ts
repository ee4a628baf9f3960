import type { KernelRun } from './kernel.ts';
import { createMathsTables } from './mathsTables.ts';

/**
 * The emitted text as a function: the only place where text becomes code. The text holds numbers and names by number;
 * nothing that a user wrote is in it.
 */
export function instantiate(source: string): (run: KernelRun) => void {
  const { roots, scales, logs, double, halves } = createMathsTables();
  const build = new Function('roots', 'scales', 'logs', 'double', 'halves', source);
  return build(roots, scales, logs, double, halves) as (run: KernelRun) => void;
}
