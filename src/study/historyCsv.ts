import { formatPeriod } from '../core/calendar.ts';
import { csvText } from '../tables/csvText.ts';
import type { History } from './study.ts';

/**
 * The history as the text of a history.csv, which `readHistory` reads back to the same values: ranks that are only bounded as `>306`,
 * `final` as yes or no. `note` stands beside the first month.
 */
export function historyCsv({ months, columns, limits, final }: Omit<History, 'file' | 'lines'>, note: string): string {
  const names = [...new Set([...columns.keys(), ...limits.keys()])];
  const texts = names.map((name) => numberTexts(months, { values: columns.get(name), limits: limits.get(name) }));
  const rows = months.map((month, index) => [
    formatPeriod(month),
    ...texts.flatMap((column) => column.slice(index, index + 1)),
    final[index] ? 'yes' : 'no',
    index === 0 ? note : '',
  ]);
  return csvText([['month', ...names, 'final', 'note'], ...rows]);
}

interface Column {
  readonly values: Float64Array | undefined;
  readonly limits: Float64Array | undefined;
}

/** A column's cells: its values, `>` and the number where only a limit is known, nothing where neither is. */
function numberTexts(months: History['months'], { values, limits }: Column): string[] {
  const decimals = decimalsOf([values, limits].flatMap((row) => (row ? [...row] : [])));
  const text = (row: Float64Array | undefined, month: number): string | undefined => {
    const value = row?.[month];
    return value === undefined || Number.isNaN(value) ? undefined : value.toFixed(decimals);
  };
  return months.map((_, month) => {
    const limit = text(limits, month);
    return text(values, month) ?? (limit === undefined ? '' : `>${limit}`);
  });
}

/**
 * As many decimals as write every number of a column exactly: none, or two and more, and never three, for `1.234` can be read as a
 * thousand and more.
 */
function decimalsOf(values: readonly number[]): number {
  const needed = Math.max(0, ...values.filter((value) => !Number.isNaN(value)).map(exactDecimals));
  if (needed === 0) return 0;
  return needed === 3 ? 4 : Math.max(2, needed);
}

/** What `toFixed` can write. */
const MOST_DECIMALS = 100;

/** How many decimals write a number such that it reads back as the same. */
function exactDecimals(value: number): number {
  const counts = Array.from({ length: MOST_DECIMALS }, (_, count) => count);
  return counts.find((count) => Number(value.toFixed(count)) === value) ?? MOST_DECIMALS;
}
