import { type Month, monthNumber, yearOf } from '../core/calendar.ts';
import type { Band } from '../numeric/summary.ts';
import type { PlanResult, Quarter } from './decision.ts';

/** Profit and loss by calendar quarter: expected values, summed over the projected months of each. */
export function quartersOf(
  projected: readonly Month[],
  series: ReadonlyMap<string, Band>,
  spend: PlanResult['spend'],
): Quarter[] {
  const labels = projected.map((month) => `${yearOf(month)} Q${Math.ceil(monthNumber(month) / 3)}`);
  return [...new Set(labels)].map((label) => {
    const inQuarter = (values: readonly number[] | undefined): number =>
      labels.reduce((sum, other, index) => (other === label ? sum + (values?.[index] ?? 0) : sum), 0);
    return {
      label,
      months: labels.filter((other) => other === label).length,
      revenue: inQuarter(series.get('revenue')?.mean),
      marginBeforeSpend: inQuarter(series.get('margin_before_spend')?.mean),
      adSpend: inQuarter(spend.adSpend),
      contentSpend: inQuarter(spend.content),
      contributionMargin: inQuarter(series.get('contribution_margin')?.mean),
    };
  });
}
