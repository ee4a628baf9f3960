import type { Account } from './account.ts';
import type { ExportRow } from './canonical.ts';
import { type Columns, MARKETPLACE_FIELDS } from './columns/exportColumns.ts';

/** Watches for advertising rows that say no country, in a table whose other rows do. */
export class WithoutCountry {
  private rows = 0;
  private spend = 0;
  private sales = 0;
  private named = false;
  private readonly watches: boolean;

  constructor(columns: Columns) {
    this.watches = MARKETPLACE_FIELDS.some((field) => columns.used.has(field));
  }

  add(row: ExportRow): void {
    if (!this.watches || row.kind !== 'ad') return;
    if (row.marketplace !== undefined) {
      this.named = true;
      return;
    }
    this.rows++;
    this.spend += row.spend || 0;
    this.sales += row.sales || 0;
  }

  /** Warns with the amounts. */
  tell(account: Account, marketplace: string): void {
    const elsewhere = [...account.tally().leftOut.keys()].some((reason) => reason.startsWith('marketplace '));
    if (this.rows === 0 || !(this.named || elsewhere)) return;
    const money = `${this.spend.toFixed(2)} of spend and ${this.sales.toFixed(2)} of sales`;
    const message = `${this.rows} rows say no country, where others of the table do: they count as ${marketplace}, with ${money}`;
    account.warn('rows-without-country', message);
  }
}
