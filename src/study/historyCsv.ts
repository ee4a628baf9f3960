import { formatMonth } from '../core/calendar.ts';
import { csvText } from '../tables/csvText.ts';
import type { JoinedHistory } from './joined.ts';

/** Decimals by column, so that no number can be read with its decimal point as a thousands separator. */
function decimalsOf(column: string): number {
  if (column === 'organic_rank') return 2;
  if (/share/.test(column)) return 6;
  return /spend|sales/.test(column) ? 2 : 0;
}

/**
 * The history as the text of a history.csv, which `readHistory` reads back to the same values: ranks that are only bounded as `>306`,
 * `final` as yes or no, the files in a note.
 */
export function historyCsv({ months, columns, limits, final, imported }: JoinedHistory): string {
  const names = [...columns.keys()];
  const files = imported.reconciliation.files.filter(({ rows }) => rows.used > 0).map(({ file }) => file);
  const note = `Imported from ${[...new Set(files)].join(', ')}`;
  const rows = months.map((month, index) => [
    formatMonth(month),
    ...names.map((name) => numberText(name, { value: columns.get(name)?.[index], limit: limits.get(name)?.[index] })),
    final[index] ? 'yes' : 'no',
    index === 0 ? note : '',
  ]);
  return csvText([['month', ...names, 'final', 'note'], ...rows]);
}

function numberText(
  column: string,
  { value = Number.NaN, limit = Number.NaN }: { readonly value?: number | undefined; readonly limit?: number | undefined },
): string {
  if (!Number.isNaN(value)) return value.toFixed(decimalsOf(column));
  return Number.isNaN(limit) ? '' : `>${limit.toFixed(decimalsOf(column))}`;
}
