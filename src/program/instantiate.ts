import { CALLED } from './intrinsics/intrinsics.ts';
import type { KernelRun } from './kernel.ts';
import { MATHS_SCOPE } from './targets/javascriptMaths.ts';

/**
 * The emitted text as a function: the only place where text becomes code. The text holds numbers, and names by number; what a
 * model's author wrote is in comments of one line only (`targets/equationComment.ts`).
 */
export function instantiate(source: string): (run: KernelRun) => void {
  const scope = Object.entries({ ...MATHS_SCOPE, ...CALLED });
  const build = new Function(...scope.map(([name]) => name), source);
  return build(...scope.map(([, value]) => value)) as (run: KernelRun) => void;
}
