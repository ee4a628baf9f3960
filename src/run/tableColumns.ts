import { addMonths, type Month } from '../core/calendar.ts';
import { tableValue } from '../language/datedValue.ts';
import type { DatedTable } from '../language/model.ts';

/** Every table over consecutive months: `values[table * count + month]`, in the order of `names`. */
export function tableColumns(
  tables: ReadonlyMap<string, DatedTable>,
  names: readonly string[],
  span: { marketplace: string; from: Month; count: number },
): Float64Array {
  const values = new Float64Array(names.length * span.count);
  names.forEach((name, index) => {
    const table = tables.get(name);
    if (!table) throw new Error(`no table ${name}`);
    for (let month = 0; month < span.count; month++) {
      values[index * span.count + month] = tableValue(table, span.marketplace, addMonths(span.from, month));
    }
  });
  return values;
}
