import type { Lowering } from './lowering.ts';
import { nameOf } from './numberAgain.ts';
import type { Scalar } from './program.ts';
import { operandsOf } from './program.ts';

/** Every scalar that these need: what they read, and what the months before must leave behind for them. */
export function reach(lowering: Lowering, wanted: readonly Scalar[]): ReadonlySet<Scalar> {
  const needed = new Set(wanted);
  for (const scalar of needed) {
    const operation = lowering.graph.operations[scalar];
    if (operation === undefined) continue;
    if (operation.kind === 'kept') needed.add(operation.scalar);
    for (const operand of operandsOf(operation)) needed.add(operand);
    const name = nameOf(operation, lowering);
    if (name?.kind !== 'carried' && name?.kind !== 'history') continue;
    for (const kept of [lowering.first.get(name.id), lowering.later.get(name.id)]) if (kept !== undefined) needed.add(kept);
  }
  return needed;
}
