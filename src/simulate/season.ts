import { addMonths, formatMonth, type Month } from '../core/calendar.ts';
import { fail } from '../core/error.ts';
import type { DatedTable } from '../model/model.ts';

/**
 * The value of a dated table in a month. A row for the marketplace beats `*`, an exact month beats `*-MM`: a dated event
 * of every marketplace gives way to what a marketplace says about that very month.
 */
export function tableValue(table: DatedTable, marketplace: string, month: Month): number {
  const exact = formatMonth(month);
  const yearly = `*${exact.slice(4)}`;
  const candidates = [
    [marketplace, exact],
    ['*', exact],
    [marketplace, yearly],
    ['*', yearly],
  ];
  for (const [place, written] of candidates) {
    const row = table.rows.find((entry) => entry.marketplace === place && entry.month === written);
    if (row) return row.value;
  }
  return fail({
    opening: 'missing',
    message: `value of "${table.name}" for ${marketplace} in ${exact}`,
    advice: `Add a row "*,${yearly},1,…" to the table.`,
  });
}

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
