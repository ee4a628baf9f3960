import type { Issue } from '../../core/error.ts';
import { textAt } from '../../tables/cell.ts';
import type { Table } from '../../tables/table.ts';
import type { ChannelTable, Dimension } from '../model.ts';
import { checkIds, memberId } from './memberIds.ts';

interface WordTable {
  readonly dimension: Dimension;
  readonly channelTable: ChannelTable;
}

/** A member with its words, whichever way the table lies. */
interface Described {
  readonly label: string;
  readonly words: readonly string[];
  readonly line: number;
}

const ATTRIBUTE = 'attribute';

/** Whether a dimension's file describes its members in words: attributes down and members across, or the other way round. */
export function isWordTable({ header }: Table, dimension: string): boolean {
  const corner = header[0]?.toLowerCase();
  return corner === ATTRIBUTE || (corner === dimension && header[1]?.toLowerCase() !== 'label');
}

/** The channel table, in either orientation: `attribute` in the corner means a column a member, the dimension's name a row a member. */
export function readWordTable(table: Table, dimension: string, issues: Issue[]): WordTable {
  const across = table.header[0]?.toLowerCase() === ATTRIBUTE;
  const attributes = across ? table.rows.map((row) => textAt(row, 0)) : table.header.slice(1);
  const described = across ? columnsOf(table) : rowsOf(table);
  checkIds(
    described.map(({ label, line }) => ({ id: memberId(label), place: { file: table.file, line } })),
    issues,
  );
  checkAttributes(attributes, table, issues);
  const members = described.map(({ label }) => ({ id: memberId(label), label }));
  const words = new Map(described.map(({ label, words }) => [memberId(label), words]));
  return {
    dimension: { name: dimension, members, constants: new Map() },
    channelTable: { file: table.file, dimension, attributes, words },
  };
}

function columnsOf({ header, rows, headerLine }: Table): Described[] {
  return header.slice(1).map((label, index) => ({ label, words: rows.map((row) => textAt(row, index + 1)), line: headerLine }));
}

function rowsOf({ rows }: Table): Described[] {
  return rows.map((row) => ({ label: textAt(row, 0), words: row.cells.slice(1), line: row.line }));
}

function checkAttributes(attributes: readonly string[], { file }: Table, issues: Issue[]): void {
  for (const [index, attribute] of attributes.entries()) {
    if (attribute === '')
      issues.push({
        opening: 'missing',
        message: 'name of an attribute',
        place: { file },
        advice: 'Give each attribute a name.',
      });
    else if (attributes.indexOf(attribute) < index)
      issues.push({
        opening: 'invalid',
        message: `attribute "${attribute}": it appears twice`,
        place: { file },
        advice: 'Give each attribute its own name.',
      });
  }
}
