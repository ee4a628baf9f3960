import { addPeriods, type Period, quarterLabel } from '../core/calendar.ts';
import { at } from '../core/present.ts';
import type { VariableRole } from '../language/contract/contract.ts';
import type { Band } from '../numeric/summary.ts';
import type { World } from '../run/world.ts';
import type { PlanResult, Quarter } from './decision.ts';

/** Profit and loss by calendar quarter: expected values, summed over the projected months or weeks of each; none where the model has no sales, cost or contribution. */
export function quartersOf(
  { model: { roles }, timeline: { projected } }: World,
  series: ReadonlyMap<string, Band>,
  spend: PlanResult['spend'],
): Quarter[] {
  const bandOf = (role: VariableRole): Band | undefined => {
    const name = roles.variables.get(role);
    return name === undefined ? undefined : series.get(name);
  };
  const [revenue, gross, cash] = [bandOf('revenue'), bandOf('gross'), bandOf('contribution')];
  if (!revenue || !gross || !cash) return [];
  const labels = projected.map(quarterLabel);
  return [...new Set(labels)].map((label) => {
    const inQuarter = (values: readonly number[]): number =>
      labels.reduce((sum, other, index) => (other === label ? sum + at(values, index) : sum), 0);
    return {
      label,
      months: labels.filter((other) => other === label).length,
      whole: isWhole(label, projected),
      revenue: inQuarter(revenue.mean),
      marginBeforeSpend: inQuarter(gross.mean),
      adSpend: inQuarter(spend.adSpend),
      contentSpend: inQuarter(spend.content),
      contributionMargin: inQuarter(cash.mean),
    };
  });
}

/** Whether no month or week of the quarter lies outside the projection. */
function isWhole(label: string, projected: readonly Period[]): boolean {
  const [first, last] = [projected[0], projected.at(-1)];
  if (first === undefined || last === undefined) return false;
  return quarterLabel(addPeriods(first, -1)) !== label && quarterLabel(addPeriods(last, 1)) !== label;
}
