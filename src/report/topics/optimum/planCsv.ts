import { spentBy } from '../../../decide/optimise/moneyLevers.ts';
import type { Optimum } from '../../../decide/optimise/optimum.ts';
import { planFile } from '../../planFile.ts';

/** The optimum as a plan file. */
export function planCsv({ levers, settings, projected }: Optimum): string {
  return planFile(spentBy(levers, settings), projected);
}
