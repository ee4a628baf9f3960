import type { Issue } from '../core/error.ts';
import { cellIssue, cellOf, quotable, throwIssues } from '../tables/cell.ts';
import { isMissing } from '../tables/fieldWords.ts';
import type { Table, TableRow } from '../tables/table.ts';
import { parseYesNo } from '../tables/yesNo.ts';

export interface FinalColumn {
  readonly table: Table;
  readonly rows: readonly TableRow[];
  /** Where `final` stands in the table; undefined where it does not. */
  readonly index: number | undefined;
}

/** Whether each month will stay as it is: yes without the column and where its cell is empty. Errors: other words than yes and no. */
export function readFinal({ table, rows, index }: FinalColumn): boolean[] {
  if (index === undefined) return rows.map(() => true);
  const issues: Issue[] = [];
  const values = rows.map((row) => {
    const cell = cellOf(table, row, index);
    const value = isMissing(cell.text) ? true : parseYesNo(cell.text);
    if (value === undefined)
      issues.push(
        cellIssue(cell, { message: `word "${quotable(cell.text)}" in ${quotable(cell.column)}`, advice: 'Write yes or no.' }),
      );
    return value ?? true;
  });
  throwIssues(issues);
  return values;
}
