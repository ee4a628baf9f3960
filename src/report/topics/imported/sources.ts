import { addTo } from '../../../core/groupBy.ts';
import { present } from '../../../core/present.ts';
import type { Imported } from '../../../study/imported.ts';
import { MISSING } from '../../format.ts';

/** Months by columns of the history, with the reports that each number is from. */
export interface MonthSources {
  /** Names of columns; those that are from the same reports in every month stand together. */
  readonly columns: readonly string[];
  readonly months: readonly { readonly month: string; readonly cells: readonly string[] }[];
}

/** `letters` are what the reports are called, by label. A number from several files of a report says how many: `G ×2`. */
export function monthSources(
  { provenance, reconciliation: { files } }: Imported,
  letters: ReadonlyMap<string, string>,
): MonthSources {
  const labels = new Map(files.map(({ file, label }) => [file, label]));
  const letterOf = (file: string): string => present(letters.get(present(labels.get(file), file)), `letter of ${file}`);
  const months = [...new Set(provenance.map(({ month }) => month))].sort();
  const cells = new Map<string, Map<string, string[]>>();
  for (const { column, month, file } of provenance) {
    const byMonth = cells.get(column) ?? new Map<string, string[]>();
    cells.set(column, byMonth.set(month, [...(byMonth.get(month) ?? []), letterOf(file)]));
  }
  const alike = new Map<string, { names: string[]; texts: string[] }>();
  for (const [column, byMonth] of cells) {
    const texts = months.map((month) => cellText(byMonth.get(month) ?? []));
    const group = alike.get(texts.join()) ?? { names: [], texts };
    group.names.push(column.replace(/\..*/, ''));
    alike.set(texts.join(), group);
  }
  const groups = [...alike.values()];
  return {
    columns: groups.map(({ names }) => [...new Set(names)].join(', ')),
    months: months.map((month, index) => ({ month, cells: groups.flatMap(({ texts }) => texts.slice(index, index + 1)) })),
  };
}

function cellText(letters: readonly string[]): string {
  if (letters.length === 0) return MISSING;
  const counts = new Map<string, number>();
  for (const letter of letters) addTo(counts, letter, 1);
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([letter, count]) => (count > 1 ? `${letter} ×${count}` : letter))
    .join(' ');
}
