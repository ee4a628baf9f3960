import { formatPeriod, type Period } from '../core/calendar.ts';
import { at } from '../core/present.ts';
import { csvText } from '../tables/csvText.ts';

/** Money by input and projected month as a plan file: a row an input, a column a month, whole cents. */
export function planFile(money: ReadonlyMap<string, ArrayLike<number>>, projected: readonly Period[]): string {
  const rows = [...money].map(([slot, months]) => [slot, ...projected.map((_, month) => at(months, month).toFixed(2))]);
  return csvText([['line', ...projected.map(formatPeriod)], ...rows]);
}
