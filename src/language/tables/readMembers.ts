import type { Issue } from '../../core/error.ts';
import type { Table } from '../../tables/table.ts';
import { nameProblem } from '../declarations/nameProblem.ts';
import type { Declared } from '../document/readFields.ts';
import type { Dimension } from '../model.ts';
import { nameCells, readNumber } from './cells.ts';
import { checkIds } from './memberIds.ts';

/** Members a row each: id, label, the owner's id where the dimension lies within another, then numbers that equations may name. */
export function readMembers(table: Table, { name, fields }: Declared, issues: Issue[]): Dimension {
  const within = fields.get('within')?.text;
  const needed = [name.text, 'label', ...(within === undefined ? [] : [within])];
  const place = { file: table.file, line: table.headerLine };
  const missing = needed.filter((column) => !table.header.includes(column));
  for (const column of missing)
    issues.push({
      opening: 'missing',
      message: `column "${column}"`,
      place,
      advice: `Members need the columns: ${needed.join(', ')}.`,
    });
  const base = { name: name.text, ...(within !== undefined && { within }) };
  if (missing.length > 0) return { ...base, members: [], constants: new Map() };
  const rows = table.rows.map((row) => nameCells(table, row));
  const members = rows.map((row) => ({
    id: row.cell(name.text),
    label: row.cell('label'),
    ...(within !== undefined && { owner: row.cell(within) }),
  }));
  checkIds(
    rows.map((row) => ({ id: row.cell(name.text), place: row.place })),
    issues,
  );
  const columns = table.header.filter((column) => !needed.includes(column));
  checkColumns(columns, table, issues);
  return {
    ...base,
    members,
    constants: new Map(columns.map((column) => [column, rows.map((row) => readNumber(row, column, issues))])),
  };
}

function checkColumns(columns: readonly string[], { file, headerLine }: Table, issues: Issue[]): void {
  for (const column of columns) {
    const advice =
      nameProblem(column) ??
      (columns.indexOf(column) === columns.lastIndexOf(column) ? undefined : 'Give each column its own name.');
    if (advice !== undefined)
      issues.push({ opening: 'invalid', message: `column "${column}"`, place: { file, line: headerLine }, advice });
  }
}
