import type { Issue } from '../../core/error.ts';
import { suggest } from '../../core/nearest.ts';
import type { Table } from '../../tables/table.ts';
import { locate } from '../document/node.ts';
import type { Declared } from '../document/readFields.ts';
import type { ChannelTable, Dimension } from '../model.ts';
import { nameCells } from './cells.ts';
import { findTable } from './findTable.ts';
import { readMembers } from './readMembers.ts';
import { isWordTable, readWordTable } from './readWordTable.ts';

interface BuiltDimensions {
  readonly dimensions: ReadonlyMap<string, Dimension>;
  readonly channelTable: ChannelTable;
}

interface Found {
  readonly declaration: Declared;
  readonly name: string;
  readonly table?: Table;
}

/** Every dimension with its members from its file. One of the files may be a table of words: the channel table. */
export function buildDimensions(
  declared: readonly Declared[],
  tables: ReadonlyMap<string, Table>,
  issues: Issue[],
): BuiltDimensions {
  const found = declared.map((declaration): Found => {
    const table = findTable(declaration, tables, issues);
    return { declaration, name: declaration.name.text, ...(table && { table }) };
  });
  const worded = found.filter(({ table, name }) => table !== undefined && isWordTable(table, name));
  const read = worded.map(({ table, name }) => table && readWordTable(table, name, issues));
  for (const { declaration } of worded.slice(1)) {
    issues.push({
      opening: 'invalid',
      message: `dimension "${declaration.name.text}": a second table of words`,
      ...locate(declaration.name),
      advice: 'Give its file the columns of a list: its own name, label, numbers.',
    });
  }
  const byName = new Map(read.flatMap((table) => (table ? [[table.dimension.name, table.dimension] as const] : [])));
  const dimensions = new Map(found.map((one): [string, Dimension] => [one.name, byName.get(one.name) ?? listed(one, issues)]));
  for (const one of found) checkOwners(one, dimensions, issues);
  return { dimensions, channelTable: read[0]?.channelTable ?? { file: '', dimension: '', attributes: [], words: new Map() } };
}

function listed({ name, table, declaration }: Found, issues: Issue[]): Dimension {
  return table ? readMembers(table, declaration, issues) : { name, members: [], constants: new Map() };
}

/** The owner is a dimension without an owner, and each member's owner is one of its members. */
function checkOwners({ declaration, name, table }: Found, dimensions: ReadonlyMap<string, Dimension>, issues: Issue[]): void {
  const within = declaration.fields.get('within');
  if (within === undefined) return;
  const owner = dimensions.get(within.text);
  if (owner === undefined) {
    issues.push({
      opening: 'unknown',
      message: `dimension "${within.text}"`,
      ...locate(within),
      advice: suggest(within.text, [...dimensions.keys()]),
    });
    return;
  }
  if (owner.within !== undefined) {
    issues.push({
      opening: 'invalid',
      message: `dimension "${name}": its owner "${within.text}" has an owner too`,
      ...locate(within),
      advice: 'Dimensions nest one level deep: name the outermost one, or none.',
    });
  }
  if (table && isWordTable(table, name)) {
    issues.push({
      opening: 'invalid',
      message: `dimension "${name}": a table of words does not say owners`,
      ...locate(within),
      advice: `Remove "within", or give ${table.file} the columns ${name}, label, ${within.text}.`,
    });
    return;
  }
  const ids = owner.members.map(({ id }) => id);
  for (const row of table?.header.includes(within.text) ? table.rows.map((cells) => nameCells(table, cells)) : []) {
    const id = row.cell(within.text);
    if (!ids.includes(id))
      issues.push({ opening: 'unknown', message: `${within.text} "${id}"`, place: row.place, advice: suggest(id, ids) });
  }
}
