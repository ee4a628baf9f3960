import { periodLabel, quarterLabel } from '../../../core/calendar.ts';
import { at } from '../../../core/present.ts';
import { cellName, fixedCell, sheetPrefix } from '../../../tables/spreadsheet/cellName.ts';
import type { Sheet } from '../../../tables/spreadsheet/spreadsheet.ts';
import type { BookSource } from './bookSource.ts';
import { type Live, less, sumOf } from './live.ts';
import type { ModelLayout } from './modelLayout.ts';
import { type ProfitGroup, type ProfitRow, profitGroups } from './profitRows.ts';
import { type SheetInk, seenFrom, sheetInk } from './sheetInk.ts';

export const PROFIT = 'P&L';

/** The first column of months or quarters, and the first row of quarters. */
const LEFT = 1;
const TOP = 3;
const MONEY = { format: 'money' } as const;

/** What other sheets read of this one. */
export interface Profit {
  readonly sheet: Sheet;
  /** By key of a row: its sum over the window, and where it stands. */
  readonly rows: ReadonlyMap<string, ProfitRange>;
  /** From which month on the chosen plan stays ahead of `hold`; absent where the model has no contribution. */
  readonly ahead?: { readonly text: string; readonly value: string };
  readonly months: string;
  readonly quarters: string;
}

export interface ProfitRange {
  readonly label: string;
  readonly total: Live;
  readonly byMonth: string;
  readonly byQuarter: string;
}

/** What the plans earn and cost, by quarter and below that by month, beside the same months a year before. */
export function profitSheet(source: BookSource, layout: ModelLayout): Profit {
  const { projected } = source.workings.timeline;
  const groups = profitGroups(source, layout);
  const ink = sheetInk(PROFIT);
  ink.write([0, 0], 'Profit and loss', { look: 'title' });
  ink.write(
    [1, 0],
    'By quarter, and below that by month. It follows the plan, the percentiles and the reading that are chosen.',
    { look: 'note' },
  );
  const height = groups.reduce((sum, { rows }) => sum + rows.length + 1, 0) + 3;
  const quarters = [...new Set(projected.map(quarterLabel))];
  const monthTop = TOP + height + 2;
  header(ink, TOP, quarters);
  header(ink, monthTop, projected.map(periodLabel));
  for (const [index, period] of projected.entries())
    ink.write([monthTop + 1, LEFT + index], quarterLabel(period), { look: 'note' });
  ink.write([monthTop + 1, 0], 'Quarter', { look: 'note' });
  const page: Page = { ink, quarters, months: projected.map(periodLabel), labels: projected.map(quarterLabel), monthTop };
  const rows = new Map<string, ProfitRange>();
  const next = { row: 0 };
  for (const group of groups) writeGroup(page, group, { rows, next });
  const ahead = gained(page, groups, { rows, next });
  return {
    sheet: ink.finished({ widths: [46, 12], frozen: { rows: 0, columns: 1 } }),
    rows,
    ...(ahead && { ahead }),
    months: range(monthTop, projected.length),
    quarters: range(TOP, quarters.length),
  };
}

interface Page {
  readonly ink: SheetInk;
  readonly quarters: readonly string[];
  readonly months: readonly string[];
  /** By month, its quarter. */
  readonly labels: readonly string[];
  readonly monthTop: number;
}

interface Known {
  readonly rows: Map<string, ProfitRange>;
  readonly next: { row: number };
}

function header(ink: SheetInk, row: number, labels: readonly string[]): void {
  ink.write([row, 0], row === TOP ? 'By quarter' : 'By month', { look: 'heading' });
  for (const [index, label] of [...labels, 'All'].entries()) ink.write([row, LEFT + index], label, { look: 'head' });
}

function writeGroup(page: Page, { title, rows }: ProfitGroup, known: Known): void {
  const { ink, monthTop } = page;
  const row = known.next.row++;
  for (const top of [TOP + 1, monthTop + 2]) ink.write([top + row, 0], title, { look: 'strong' });
  for (const one of rows) writeRow(page, one, known);
}

/** A row by month and, from that, by quarter; gives back its cells by month. */
function writeRow(page: Page, { key, label, values }: ProfitRow, { rows, next }: Known): (Live | undefined)[] {
  const { ink, monthTop, labels, quarters } = page;
  const place = next.row++;
  const [byQuarter, byMonth] = [TOP + 1 + place, monthTop + 2 + place];
  for (const row of [byQuarter, byMonth]) ink.write([row, 0], label);
  const cells = values.map((value, index) => {
    const spot = [byMonth, LEFT + index] as const;
    if (value === undefined) return undefined;
    if (typeof value !== 'number') return ink.reckon(spot, value, MONEY);
    ink.write(spot, value, { look: 'simulated', format: 'money' });
    return { text: cellName(...spot), value };
  });
  const span = fixed(byMonth, values.length);
  quarters.forEach((quarter, index) => {
    const own = cells.filter((_, month) => labels[month] === quarter);
    const all = own.filter((cell) => cell !== undefined);
    if (all.length < own.length) return;
    const text = `SUMIF(${fixed(monthTop + 1, labels.length)},${cellName(TOP, LEFT + index)},${span})`;
    ink.reckon([byQuarter, LEFT + index], { text, value: sumOf(all).value }, MONEY);
  });
  const found = cells.filter((cell) => cell !== undefined);
  if (found.length === cells.length) {
    const total = { text: `SUM(${span.replaceAll('$', '')})`, value: sumOf(found).value };
    ink.reckon([byQuarter, LEFT + quarters.length], total, MONEY);
    const cell = ink.reckon([byMonth, LEFT + values.length], total, MONEY);
    rows.set(key, {
      label,
      total: seenFrom({ name: PROFIT }, cell),
      byMonth: range(byMonth, values.length),
      byQuarter: range(byQuarter, quarters.length),
    });
  }
  return cells;
}

/** What the chosen plan earns over `hold`, by month and added up, and from when on it stays ahead. */
function gained(page: Page, groups: readonly ProfitGroup[], known: Known): Profit['ahead'] | undefined {
  const { ink, monthTop, labels } = page;
  const earnedRow = (of: string) => groups.flatMap(({ rows }) => rows).find(({ key }) => key === `${of} contribution`);
  const [chosen, hold] = [earnedRow('chosen'), earnedRow('hold')];
  if (!chosen || !hold) return undefined;
  const gaps = chosen.values.map((value, month) => {
    const other = hold.values[month];
    return typeof value === 'object' && typeof other === 'object' ? less(value, other) : undefined;
  });
  const cells = writeRow(page, { key: 'gain', label: 'The chosen plan over it', values: gaps }, known).filter(
    (cell) => cell !== undefined,
  );
  const row = monthTop + 2 + known.next.row++;
  ink.write([row, 0], 'The same, added up');
  const sums: Live[] = [];
  cells.forEach((cell, month) => {
    const before = sums[month - 1];
    sums.push(ink.reckon([row, LEFT + month], before ? sumOf([before, cell]) : cell, MONEY));
  });
  known.rows.set('gained', {
    label: 'added up',
    total: seenFrom({ name: PROFIT }, at(sums, sums.length - 1)),
    byMonth: range(row, sums.length),
    byQuarter: '',
  });
  return staysAhead(page, sums, { row: row + 1, labels: fixed(monthTop, labels.length), names: page.months });
}

interface Flags {
  readonly row: number;
  /** The cells that name the months, and what they say. */
  readonly labels: string;
  readonly names: readonly string[];
}

/** A row of 1 from the month on in which the sums stay above 0, and that month by its name. */
function staysAhead({ ink }: Page, sums: readonly Live[], { row, labels, names }: Flags): Profit['ahead'] {
  ink.write([row, 0], '1 from when on that stays above 0', { look: 'note' });
  const from = sums.findLastIndex(({ value }) => value <= 0) + 1;
  sums.forEach(({ text }, month) => {
    const later = month + 1 < sums.length ? `IF(${cellName(row, LEFT + month + 1)}=1,1,0)` : '1';
    ink.reckon([row, LEFT + month], { text: `IF(${text}>0,${later},0)`, value: month >= from ? 1 : 0 }, { look: 'note' });
  });
  const prefix = sheetPrefix(PROFIT);
  const flags = fixed(row, sums.length);
  return {
    text: `IFERROR(INDEX(${prefix}${labels},1,MATCH(1,${prefix}${flags},0)),"${NEVER}")`,
    value: from < sums.length ? at(names, from) : NEVER,
  };
}

const NEVER = 'not within these months';

function fixed(row: number, count: number): string {
  return `${fixedCell(row, LEFT)}:${fixedCell(row, LEFT + count - 1)}`;
}

function range(row: number, count: number): string {
  return sheetPrefix(PROFIT) + fixed(row, count);
}
