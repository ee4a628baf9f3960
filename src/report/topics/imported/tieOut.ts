import { formatPeriod } from '../../../core/calendar.ts';
import { wrapped } from '../../../core/textLayout.ts';
import type { Model } from '../../../language/model.ts';
import type { Imported } from '../../../study/imported.ts';
import type { History } from '../../../study/study.ts';
import { textTable } from '../../outputs/terminal/textTable.ts';

/** A column of a history as finance ties it out. Sums are of money and counts alone; money is added in cents. */
export interface TieOut {
  readonly column: string;
  /** First and last month with a value, `YYYY-MM`. */
  readonly first: string;
  readonly last: string;
  /** Months with a value, and those without. */
  readonly count: number;
  readonly blank: number;
  readonly sum?: number;
  readonly lastValue: number;
  /** Of exports: what the files hold, and what of it is in the history. */
  readonly read?: number;
  readonly used?: number;
}

/** Every column of the history that has a value, beside the control totals of the files that it is from. */
export function tieOut({ months, columns }: History, model: Model, imported?: Imported): TieOut[] {
  return [...columns].flatMap(([column, values]): TieOut[] => {
    const filled = months.flatMap((month, index) => {
      const value = values[index] ?? Number.NaN;
      return Number.isNaN(value) ? [] : [{ month, value }];
    });
    const [first, last] = [filled[0], filled.at(-1)];
    if (!first || !last) return [];
    const [name = ''] = column.split('.');
    const kind = model.columns.get(name)?.kind;
    const control = imported?.reconciliation.totals.find((total) => total.column === column);
    return [
      {
        column,
        first: formatPeriod(first.month),
        last: formatPeriod(last.month),
        count: filled.length,
        blank: months.length - filled.length,
        ...(kind === 'money' || kind === 'count' ? { sum: exactSum(filled.map(({ value }) => value)) } : {}),
        lastValue: last.value,
        ...(control ? { read: control.read, used: control.used } : {}),
      },
    ];
  });
}

function exactSum(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + Math.round(value * 100), 0) / 100;
}

/** Where the files' totals fit beside the others; elsewhere the account of the amounts has them. */
const WIDE = 110;

/** The table for the terminal, in lines of `width` columns. */
export function tieOutText(rows: readonly TieOut[], width: number): string {
  if (rows.length === 0) return '';
  const files = width >= WIDE && rows.some(({ read }) => read !== undefined);
  const head = ['Column', 'First', 'Last', 'Months', 'Blank', 'Sum', 'Last value', ...(files ? ['In the files', 'Used'] : [])];
  const cells = rows.map(({ column, first, last, count, blank, sum, lastValue, read, used }) => [
    ...[column, first, last, String(count), String(blank), amount(sum), amount(lastValue)],
    ...(files ? [amount(read), amount(used)] : []),
  ]);
  return `${wrapped('To tie out, column by column:', width)}\n\n${textTable(head, cells, width)}\n`;
}

/** To the cent, or to four decimals where it is a share. */
function amount(value: number | undefined): string {
  if (value === undefined) return '–';
  if (Number.isInteger(value)) return grouped(String(value));
  return grouped(Math.abs(value) < 20 && Number(value.toFixed(2)) !== value ? value.toFixed(4) : value.toFixed(2));
}

function grouped(text: string): string {
  return text.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',');
}
