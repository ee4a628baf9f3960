import { fail } from '../core/error.ts';
import type { Cell } from '../tables/sheet.ts';
import type { Account } from './account.ts';
import type { AdRow, ExportRow, TrafficRow } from './canonical.ts';
import type { KnownTable } from './columns/exportColumns.ts';
import { placeOf } from './columns/place.ts';
import { FIELDS, type Field } from './fields.ts';

/** Rows that are remembered: a table that is in its file twice shows it in its first rows. */
const MOST_HELD = 5000;
/** Part of them that come again from which on the whole table does; of fewer rows than this it may be chance. */
const ALL = 0.9;
const FEW = 5;

/** Watches for rows that come again, with the same names, days and numbers: they would count twice. */
export class RowsTwice {
  private readonly table: Pick<KnownTable, 'file' | 'sheet' | 'headers'>;
  /** What was seen, by a number that most rows have alone. */
  private readonly held = new Map<number, Set<string>>();
  private count = 0;
  private again = 0;
  private money = 0;
  private first: { readonly name: string; readonly line: number } | undefined;

  constructor(table: Pick<KnownTable, 'file' | 'sheet' | 'headers'>) {
    this.table = table;
  }

  add(row: ExportRow, cells: readonly Cell[]): void {
    if (row.kind === 'ad') {
      if (row.spend > 0 && row.impressions > 0) this.see(row, codeOf(row.span.from, row.impressions, row.spend), cells);
    } else if (row.kind === 'traffic' && row.report === undefined && row.sales > 0 && row.sessions > 0)
      this.see(row, codeOf(row.span.from, row.sessions, row.sales), cells);
  }

  private see(row: AdRow | TrafficRow, code: number, cells: readonly Cell[]): void {
    const known = this.held.get(code);
    if (known === undefined && this.count >= MOST_HELD) return;
    const text = row.kind === 'ad' ? this.identity(cells) : cells.join('\t');
    if (known?.has(text)) {
      this.again++;
      this.money += row.kind === 'ad' ? row.spend : row.sales;
      this.first ??= { name: nameOf(row), line: row.line };
    } else if (this.count < MOST_HELD) {
      this.count++;
      if (known) known.add(text);
      else this.held.set(code, new Set([text]));
    }
  }

  /** All of a row but what a later download gives otherwise: sales, orders, ratios, and short numbers that nobody knows. */
  private identity(cells: readonly Cell[]): string {
    const own = cells.filter((cell, index) => {
      const field = this.table.headers[index]?.field;
      return field === undefined ? !SHORT_NUMBER.test(String(cell)) : !isRestated(field);
    });
    return own.join('\t');
  }

  /** Warns of rows that come again, with their money. Errors: nearly all of them do. */
  tell(account: Account): void {
    const { again, count, first, money, table } = this;
    if (first === undefined) return;
    if (count >= FEW && again >= ALL * count)
      fail({
        opening: 'invalid',
        message: `table: its rows come a second time, from ${first.name} on`,
        place: placeOf(table, first.line),
        advice: 'The table is in the file twice, and would count twice: delete one of the two.',
      });
    const rows = again === 1 ? '1 row comes' : `${again} rows come`;
    const message = `${rows} a second time with the same names, days and numbers, as ${first.name}: ${money.toFixed(2)} that counts twice if it is the same. If the file was put together from downloads that overlap, give the downloads themselves.`;
    account.warn('rows-twice', message, first.line);
  }
}

/** Few rows share it: the texts of others need not be looked at. */
function codeOf(day: number, count: number, money: number): number {
  return (day * 9973 + count) * 9973 + money;
}

function nameOf(row: AdRow | TrafficRow): string {
  const name = row.kind === 'ad' ? row.campaign : (row.asin ?? '');
  return name === '' ? 'the first' : `"${name.slice(0, 60)}"`;
}

const SHORT_NUMBER = /^\D{0,3}[\d.,]{1,9} ?%?$/;

const SPENT: ReadonlySet<Field> = new Set<Field>(['spend', 'cost', 'spendConverted']);

function isRestated(field: Field): boolean {
  const { type } = FIELDS[field];
  return type === 'rate' || type === 'quantity' || (type === 'money' && !SPENT.has(field));
}
