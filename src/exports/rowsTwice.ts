import { fail } from '../core/error.ts';
import type { Account } from './account.ts';
import type { AdRow, ExportRow, TrafficRow } from './canonical.ts';
import type { KnownTable } from './columns/exportColumns.ts';
import { placeOf } from './columns/place.ts';

/** Rows that are remembered: a table that is in its file twice shows it in its first rows. */
const MOST_HELD = 20_000;
/** Part of them that come again from which on the whole table does; of fewer rows than this it may be chance. */
const ALL = 0.9;
const FEW = 5;

/** Watches for rows that come again, with the same names, days and numbers: they would count twice. */
export class RowsTwice {
  private readonly table: Pick<KnownTable, 'file' | 'sheet'>;
  /** What was seen, by a number that most rows have alone. */
  private readonly held = new Map<number, Set<string>>();
  private count = 0;
  private again = 0;
  private money = 0;
  private first: { readonly name: string; readonly line: number } | undefined;

  constructor(table: Pick<KnownTable, 'file' | 'sheet'>) {
    this.table = table;
  }

  add(row: ExportRow): void {
    if (row.kind === 'ad') {
      if (row.spend > 0 && row.impressions > 0) this.see(row, row.spend + row.impressions, ofAd);
    } else if (row.kind === 'traffic' && row.report === undefined && row.sales > 0 && row.sessions > 0)
      this.see(row, row.sales + row.sessions, ofTraffic);
  }

  private see<Row extends AdRow | TrafficRow>(row: Row, code: number, identity: (row: Row) => string): void {
    const known = this.held.get(code);
    if (known === undefined && this.count >= MOST_HELD) return;
    const text = identity(row);
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

function nameOf(row: AdRow | TrafficRow): string {
  const name = row.kind === 'ad' ? row.campaign : (row.asin ?? '');
  return name === '' ? 'the first' : `"${name.slice(0, 60)}"`;
}

function ofAd({ span, campaign, entity, adProduct, account, spend, clicks, impressions }: AdRow): string {
  return [span.from, span.to, campaign, entity, adProduct, account, spend, clicks, impressions].join('\t');
}

function ofTraffic({ span, asin, sku, sales, sessions, pageViews, units }: TrafficRow): string {
  return [span.from, span.to, asin, sku, sales, sessions, pageViews, units].join('\t');
}
