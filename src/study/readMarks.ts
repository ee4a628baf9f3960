import type { Issue } from '../core/error.ts';
import { suggest } from '../core/nearest.ts';
import type { Model } from '../language/model.ts';
import { type Cell, cellIssue, cellOf, quotable, throwIssues } from '../tables/cell.ts';
import { dictionary, isMissing, nameKey } from '../tables/fieldWords.ts';
import type { Table, TableRow } from '../tables/table.ts';
import { parseYesNo } from '../tables/yesNo.ts';
import { MARKS, type Mark, type MarkKind } from './mark.ts';
import { markableColumns } from './markedColumns.ts';

export interface MarkColumns {
  readonly table: Table;
  readonly rows: readonly TableRow[];
  /** Where each column stands in the table. */
  readonly indices: ReadonlyMap<string, number>;
}

/**
 * The marks of a history: `stock-out` means every series, `ad_sales, organic_rank: tracker was down` those. Errors: a mark without a
 * reason, a series that nothing is learnt from, a break that does not say of which series.
 */
export function readMarks({ table, rows, indices }: MarkColumns, model: Model): Mark[] {
  const issues: Issue[] = [];
  const markable = markableColumns(model);
  const marks = MARKS.flatMap((kind) => {
    const index = indices.get(kind);
    return (index === undefined ? [] : rows).flatMap((row, month): Mark[] => {
      const cell = cellOf(table, row, index ?? -1);
      if (isMissing(cell.text) || parseYesNo(cell.text) === false) return [];
      const read = readMark(cell, { kind, month, markable, model });
      if (!('opening' in read)) return [read];
      issues.push(read);
      return [];
    });
  });
  throwIssues(issues);
  return marks;
}

interface Marking {
  readonly kind: MarkKind;
  readonly month: number;
  readonly markable: ReturnType<typeof markableColumns>;
  readonly model: Model;
}

function readMark(cell: Cell, { kind, month, markable, model }: Marking): Mark | Issue {
  const colon = cell.text.indexOf(':');
  const [said, reason] = [cell.text.slice(0, Math.max(0, colon)).trim(), cell.text.slice(colon + 1).trim()];
  if (parseYesNo(reason) !== undefined || !/\p{L}/u.test(reason))
    return cellIssue(cell, { opening: 'missing', message: `reason in ${kind}`, advice: `Say why, as in "${EXAMPLES[kind]}".` });
  if (said === '' && kind === 'series_break')
    return cellIssue(cell, {
      opening: 'missing',
      message: 'series that breaks',
      advice: `Name it before a colon, as in "${EXAMPLES[kind]}".`,
    });
  const known = namesOf(markable, model);
  const names = said === '' ? [...markable.keys()] : said.split(/[,;]/).map((name) => known.get(nameKey(name)) ?? name.trim());
  const unknown = names.find((name) => !markable.has(name));
  if (unknown !== undefined) return unknownSeries(cell, unknown, [...markable.keys()]);
  const columns = [...new Set(names.flatMap((name) => markable.get(name) ?? []))];
  return { kind, month, columns, said, reason, place: cell.place };
}

const EXAMPLES: Readonly<Record<MarkKind, string>> = {
  exclude: 'strike at the port',
  series_break: 'name of the series: another way of measuring',
};

function namesOf(markable: Marking['markable'], { columns }: Model): ReadonlyMap<string, string> {
  return dictionary(
    [...markable.keys()].map((name) => {
      const column = columns.get(name);
      return { name, words: column ? [column.label, ...column.also] : [] };
    }),
  );
}

function unknownSeries(cell: Cell, name: string, known: readonly string[]): Issue {
  const message = `series "${quotable(name)}": nothing is learnt from it`;
  const advice = `${suggest(name, known)} A reason that holds a colon goes after one: "${known[0]}: ${quotable(cell.text)}".`;
  return cellIssue(cell, { opening: 'unknown', message, advice });
}
