import type { History } from '../../study/study.ts';
import type { ExportContext } from '../canonical.ts';
import type { Measured } from './measured.ts';

/** What advertising was told apart into, with the money of each class and of what nothing tells, in sentences. */
export function classNotes(
  { columns }: Pick<History, 'columns'>,
  { study, sources }: { readonly study: ExportContext; readonly sources: readonly Measured[] },
): string[] {
  const spent = sources.filter(({ column }) => column.startsWith(SPEND));
  if (spent.length === 0) return [];
  const whole = sum(columns.get('ad_spend'));
  const parts = spent.map(({ column }) => ({ id: column.slice(SPEND.length), money: sum(columns.get(column)) }));
  const left = whole - parts.reduce((total, { money }) => total + money, 0);
  const words = [...parts, { id: 'not told apart', money: left }].map(
    ({ id, money }) => `${id} ${amount(money)} ${study.currency} (${Math.round((100 * money) / whole)} %)`,
  );
  const rivals = study.rivals === undefined ? ' product.csv names no rivals: keywords with their names count as generic.' : '';
  return [`ad_spend by class of keywords: ${words.join(', ')}.${rivals}`];
}

const SPEND = 'ad_spend.';

function sum(values: Float64Array | undefined): number {
  return (values ?? new Float64Array()).reduce((total, value) => (Number.isNaN(value) ? total : total + value), 0);
}

function amount(money: number): string {
  return money.toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ',');
}
