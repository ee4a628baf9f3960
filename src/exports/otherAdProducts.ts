import { addTo } from '../core/groupBy.ts';
import { quotable } from '../tables/cell.ts';
import type { Cell } from '../tables/sheet.ts';
import type { Account } from './account.ts';
import type { ExportRow } from './canonical.ts';
import type { Columns } from './columns/exportColumns.ts';
import { cellAt } from './columns/place.ts';

/** Ad products that are told by name. */
const MOST_NAMES = 8;

/** Adds up what rows of ad products without a name of their own here spent, by the name that the file gives: Sponsored TV, Amazon DSP. */
export class OtherAdProducts {
  private readonly spent = new Map<string, number>();
  private readonly columns: Columns;

  constructor(columns: Columns) {
    this.columns = columns;
  }

  add(row: ExportRow, cells: readonly Cell[]): void {
    if (row.kind !== 'ad' || row.adProduct !== 'other-ads') return;
    const { used } = this.columns;
    const column = used.get('adProduct') ?? used.get('campaignType') ?? used.get('product');
    const name = column === undefined ? '' : quotable(String(cellAt(cells, column))).trim();
    if (!Number.isNaN(row.spend)) addTo(this.spent, name === '' ? 'without a name' : name, row.spend);
  }

  tell(account: Account): void {
    if (this.spent.size === 0) return;
    const named = [...this.spent].slice(0, MOST_NAMES).map(([name, spend]) => `${name} (spend ${spend.toFixed(2)})`);
    const more = this.spent.size > MOST_NAMES ? ` and ${this.spent.size - MOST_NAMES} more` : '';
    const message = `its other ad products are ${named.join(', ')}${more}: they are read as advertising like the rest. If one of them shall not count, export the report without it.`;
    account.warn('other-ad-products', message);
  }
}
