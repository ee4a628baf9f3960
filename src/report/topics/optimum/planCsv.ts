import { formatPeriod } from '../../../core/calendar.ts';
import { at } from '../../../core/present.ts';
import { spentBy } from '../../../decide/optimise/moneyLevers.ts';
import type { Optimum } from '../../../decide/optimise/optimum.ts';
import { csvText } from '../../../tables/csvText.ts';

/** The optimum as a plan file: a row an input with money, a column a month, whole cents. */
export function planCsv({ levers, settings, projected }: Optimum): string {
  const spent = spentBy(levers, settings);
  const rows = [...spent].map(([slot, money]) => [slot, ...projected.map((_, month) => at(money, month).toFixed(2))]);
  return csvText([['line', ...projected.map(formatPeriod)], ...rows]);
}
