import type { Cell } from '../tables/sheet.ts';
import type { Account } from './account.ts';
import type { AdRow, ExportRow, SearchShareRow } from './canonical.ts';
import type { Columns } from './columns/exportColumns.ts';
import { type Column, cellAt } from './columns/place.ts';
import { type Rate, rateOf } from './columns/rates.ts';
import { isScientific } from './columns/texts.ts';
import { FIELDS } from './fields.ts';

/** Compares what a row says twice. */
export type CheckRow = (row: ExportRow, cells: readonly Cell[], line: number) => void;

/** The checks that a table's columns allow. A disagreement is a warning: the counts are used, the ratio is not. */
export function checksOf(columns: Columns, account: Account): CheckRow {
  const ad = adChecks(columns, account);
  const share = shareChecks(columns, account);
  const ids = idChecks(columns, account);
  return (row, cells, line) => {
    if (row.kind === 'ad') ad(row, cells, line);
    else if (row.kind === 'search-share') share(row, cells, line);
    ids(cells, line);
  };
}

type ReadRate = (cells: readonly Cell[]) => Rate | undefined;

function rateColumn(column: Column | undefined): ReadRate | undefined {
  return column && ((cells) => rateOf(cellAt(cells, column)));
}

/** What the digits of a cell say at first glance; NaN where it takes a closer look. */
function glance(column: Column | undefined, cells: readonly Cell[]): number {
  const cell = column ? cellAt(cells, column) : '';
  if (typeof cell === 'number') return cell;
  return Number.parseFloat(cell.charCodeAt(0) > 57 || cell.startsWith('$') ? cell.slice(1) : cell);
}

function adChecks(columns: Columns, account: Account): (row: AdRow, cells: readonly Cell[], line: number) => void {
  const [cpc, acos] = [columns.column('cpc'), columns.column('acos')];
  const [readCpc, readAcos] = [rateColumn(cpc), rateColumn(acos)];
  const { price: most = Number.POSITIVE_INFINITY } = columns.table.context;
  return (row, cells, line) => {
    const { clicks, spend, sales } = row;
    if (spend > most * clicks && clicks > 0) account.warn('click-dearer-than-price', dearClick(row, most), line);
    if (cpc && clicks > 0 && !(Math.abs(glance(cpc, cells) * clicks - spend) <= clicks * 0.005 + 0.011)) {
      const price = readCpc?.(cells);
      if (price && Math.abs(price.value * clicks - spend) > clicks * price.rounding + 0.011)
        account.warn('cpc-times-clicks', `cost per click ${price.value} × ${clicks} clicks is not the spend ${spend}`, line);
    }
    if (!acos || !(sales > 0 && spend > 0)) return;
    const truth = spend / sales;
    if (Math.abs(glance(acos, cells) / 100 - truth) <= 0.00005) return;
    const ratio = readAcos?.(cells);
    if (!ratio || agrees(ratio, truth)) return;
    account.warn(
      'acos-of-spend-and-sales',
      `ACOS ${shown(ratio)} is not spend ${spend} ÷ sales ${sales} = ${percent(truth)}`,
      line,
    );
  };
}

function dearClick({ spend, clicks }: AdRow, price: number): string {
  const click = Number((spend / clicks).toPrecision(6));
  return `a click costs ${click} (spend ${spend} ÷ ${clicks} clicks), more than the product's price ${price}: the spend or the clicks are wrong, or in another unit`;
}

/** With a percent sign, as a fraction or as percent points: whichever fits. */
function agrees({ value, rounding, percent: isPercent }: Rate, truth: number): boolean {
  const near = (rate: number, slack: number): boolean => Math.abs(rate - truth) <= slack * 1.01 + truth * 1e-3;
  return near(value, rounding) || (!isPercent && near(value / 100, rounding / 100));
}

function shown({ value, percent: isPercent }: Rate): string {
  return isPercent ? percent(value) : String(value);
}

function percent(value: number): string {
  return `${Number((value * 100).toPrecision(4))}%`;
}

const SHARES = [
  ['impressionShare', 'ownImpressions', 'impressions'],
  ['clickShare', 'ownClicks', 'clicks'],
  ['purchaseShare', 'ownPurchases', 'purchases'],
] as const;

function shareChecks(columns: Columns, account: Account): (row: SearchShareRow, cells: readonly Cell[], line: number) => void {
  const scale = columns.table.format.shares === 'fractions' ? 1 : 100;
  const readers = SHARES.map(([field, own, total]) => {
    const column = columns.column(field);
    return { read: rateColumn(column), own, total, header: column?.header ?? '' };
  });
  return (row, cells, line) => {
    for (const { read, own, total, header } of readers) {
      const share = row[total] > 0 ? read?.(cells) : undefined;
      if (!share) continue;
      const [said, truth] = [share.percent ? share.value * 100 : share.value * (100 / scale), (row[own] / row[total]) * 100];
      if (Math.abs(said - truth) <= 0.06 || Number.isNaN(truth)) continue;
      account.warn('share-of-counts', `${header} ${said} is not ${row[own]} of ${row[total]} = ${percent(truth / 100)}`, line);
    }
  };
}

function idChecks(columns: Columns, account: Account): (cells: readonly Cell[], line: number) => void {
  const ids = [...columns.used.values()].filter(({ field }) => FIELDS[field].type === 'id');
  return (cells, line) => {
    for (const column of ids) {
      const cell = cellAt(cells, column);
      const cut = typeof cell === 'string' ? cell.length > 5 && isScientific(cell) : cell > Number.MAX_SAFE_INTEGER;
      if (cut) account.warn('scientific-id', `${column.header} ${cell}: a spreadsheet has cut the digits of this id`, line);
    }
  };
}
