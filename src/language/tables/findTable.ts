import type { Issue } from '../../core/error.ts';
import { suggest } from '../../core/nearest.ts';
import type { Table } from '../../tables/table.ts';
import { locate } from '../document/node.ts';
import type { Declared } from '../document/readFields.ts';

/** The table that a declaration names under `file`: a file beside the model, known by its name alone. */
export function findTable({ fields }: Declared, tables: ReadonlyMap<string, Table>, issues: Issue[]): Table | undefined {
  const file = fields.get('file');
  if (file === undefined) return undefined;
  const table = tables.get(file.text);
  if (table === undefined) {
    const advice = tables.size === 0 ? 'Put it beside the model file.' : suggest(file.text, [...tables.keys()]);
    issues.push({ opening: 'missing', message: `file "${file.text}"`, ...locate(file), advice });
  }
  return table;
}
