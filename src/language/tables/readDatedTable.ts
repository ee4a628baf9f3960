import { parseMonth, stepOf } from '../../core/calendar.ts';
import type { Issue } from '../../core/error.ts';
import { present } from '../../core/present.ts';
import type { Table } from '../../tables/table.ts';
import type { DatedRow } from '../model.ts';
import { type NamedRow, needCells, readNumber, readRows } from './cells.ts';

const COLUMNS = ['marketplace', 'month', 'value', 'source', 'grade', 'note'];

/** A series of dated months. A month is `2026-06`, or `*-06` for June of every year; a marketplace may be `*`. */
export function readDatedTable(table: Table, issues: Issue[]): readonly DatedRow[] {
  const seen = new Map<string, number>();
  return readRows(table, COLUMNS, issues).map((row) => {
    const key = `${row.cell('marketplace')} ${row.cell('month')}`;
    const first = seen.get(key);
    if (first !== undefined)
      issues.push({
        opening: 'invalid',
        message: `month "${key}": line ${first} has it already`,
        place: row.place,
        advice: 'Remove one of the two rows.',
      });
    seen.set(key, present(row.place.line, 'the line of a row'));
    return readRow(row, issues);
  });
}

function readRow(row: NamedRow, issues: Issue[]): DatedRow {
  needCells(row, ['marketplace', 'source', 'grade'], issues);
  const month = row.cell('month');
  const dated = month.startsWith('*-') ? `2026${month.slice(1)}` : month;
  const read = parseMonth(dated);
  if (read === undefined || stepOf(read) !== 'month')
    issues.push({
      opening: 'invalid',
      message: `month "${month}"`,
      place: row.place,
      advice: 'Write a month as 2026-06, or as *-06 for June of every year.',
    });
  const { place } = row;
  const [marketplace, source, grade, note] = [row.cell('marketplace'), row.cell('source'), row.cell('grade'), row.cell('note')];
  return { marketplace, month, value: readNumber(row, 'value', issues), source, grade, note, place };
}
