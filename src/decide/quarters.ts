import { addMonths, type Month, monthNumber, yearOf } from '../core/calendar.ts';
import type { Band } from '../numeric/summary.ts';
import type { PlanResult, Quarter } from './decision.ts';

/** Profit and loss by calendar quarter: expected values, summed over the projected months or weeks of each. */
export function quartersOf(
  projected: readonly Month[],
  series: ReadonlyMap<string, Band>,
  spend: PlanResult['spend'],
): Quarter[] {
  const labels = projected.map(quarterLabel);
  return [...new Set(labels)].map((label) => {
    const inQuarter = (values: readonly number[] | undefined): number =>
      labels.reduce((sum, other, index) => (other === label ? sum + (values?.[index] ?? 0) : sum), 0);
    return {
      label,
      months: labels.filter((other) => other === label).length,
      whole: isWhole(label, projected),
      revenue: inQuarter(series.get('revenue')?.mean),
      marginBeforeSpend: inQuarter(series.get('margin_before_spend')?.mean),
      adSpend: inQuarter(spend.adSpend),
      contentSpend: inQuarter(spend.content),
      contributionMargin: inQuarter(series.get('contribution_margin')?.mean),
    };
  });
}

function quarterLabel(period: Month): string {
  return `${yearOf(period)} Q${Math.ceil(monthNumber(period) / 3)}`;
}

/** Whether no month or week of the quarter lies outside the projection. */
function isWhole(label: string, projected: readonly Month[]): boolean {
  const [first, last] = [projected[0], projected.at(-1)];
  if (first === undefined || last === undefined) return false;
  return quarterLabel(addMonths(first, -1)) !== label && quarterLabel(addMonths(last, 1)) !== label;
}
