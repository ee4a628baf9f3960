import { planOf } from '../../../decide/verdict.ts';
import { formatPercent } from '../../format.ts';
import type { Telling } from './telling.ts';

/** How much of what is won hangs on the budget under the best plan and under `hold`; nothing where the model splits nothing. */
export function dependence({ decision, verdict: { best, hold }, setting: { from, until, won } }: Telling): string {
  const parts = [planOf(decision, best.name), hold].flatMap(({ label, totals }) =>
    totals.budgetDependenceEnd ? [{ label, part: formatPercent(totals.budgetDependenceEnd.mean, 0) }] : [],
  );
  const [one, other] = parts;
  if (!one || !other) return '';
  const against = one.label === other.label ? '' : `, against ${other.part} under ${other.label}`;
  return `Had advertising stopped in ${from}, ${one.part} of ${won} in ${until} under ${one.label} would be missing${against}.`;
}
