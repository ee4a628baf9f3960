import { at } from '../core/present.ts';
import type { Cell } from '../tables/sheet.ts';
import { isOff, saysTotal } from '../tables/totals.ts';
import type { Account } from './account.ts';
import type { ExportRow } from './canonical.ts';
import { isBlank } from './columns/texts.ts';
import { FIELDS } from './fields.ts';
import type { Header } from './headers.ts';

export type IsTotals = (cells: readonly Cell[]) => boolean;

/**
 * Whether a row is the total of the others: the first of its names is the word for it and it has no other; or, as
 * Google Analytics writes it, the word stands alone behind the last column.
 */
export function totalsTest(headers: readonly Header[]): IsTotals {
  const names = headers.flatMap(({ field }, index) => (field !== undefined && NAMING.has(FIELDS[field].type) ? [index] : []));
  const places = names.length > 0 ? names : [0];
  return (cells) => {
    if (cells.length === headers.length + 1 && isWord(cells[headers.length])) return true;
    let found = false;
    for (const place of places) {
      const cell = cells[place] ?? '';
      if (found ? !isBlank(cell) : !isBlank(cell) && !isWord(cell)) return false;
      found ||= isWord(cell);
    }
    return found;
  };
}

const NAMING: ReadonlySet<string> = new Set(['text', 'id', 'date']);

function isWord(cell: Cell | undefined): boolean {
  return typeof cell === 'string' && cell !== '' && saysTotal(cell);
}

/** Numbers that a totals row can be compared with. */
const SUMMED: readonly string[] = [
  ...['impressions', 'clicks', 'spend', 'sales', 'orders', 'units', 'sessions', 'pageViews', 'orderItems', 'revenue', 'amount'],
];

/** Counts add up exactly. */
const WHOLE: ReadonlySet<string> = new Set(['impressions', 'clicks', 'sessions', 'pageViews']);

/** What a row must be the sum of, so that it is none by chance. */
interface Least {
  readonly rows: number;
  readonly numbers: number;
}

type Numbers = Readonly<Record<string, unknown>>;

/** Adds up the rows of a table, to compare them with its totals row. */
export class Totals {
  /** Numbers that the rows of this table have. */
  private names: readonly string[] | undefined;
  private readonly sums = new Float64Array(SUMMED.length);
  private readonly counts = new Float64Array(SUMMED.length);
  private readonly claimed: Claimed[] = [];
  private rows = 0;

  add(row: ExportRow): void {
    const numbers = row as unknown as Numbers;
    this.rows++;
    this.names ??= SUMMED.filter((name) => typeof numbers[name] === 'number');
    const { names, sums, counts } = this;
    for (let index = 0; index < names.length; index++) {
      const value = numbers[names[index] ?? ''] as number;
      if (Number.isNaN(value)) continue;
      sums[index] = (sums[index] ?? 0) + value;
      counts[index] = (counts[index] ?? 0) + 1;
    }
  }

  /**
   * Whether a row holds, in every number that it has, the sum of all rows above it or of those since the last totals row: of so many rows,
   * in so many numbers other than 0.
   */
  isSum(row: ExportRow, least: Least): boolean {
    const before = this.claimed.at(-1);
    const sides = before ? [undefined, before] : [undefined];
    return sides.some(
      (since) =>
        this.rows - (since?.rows ?? 0) >= least.rows && this.sumsFound(row as unknown as Numbers, since) >= least.numbers,
    );
  }

  /** How many numbers other than 0 are sums; none where one is not. */
  private sumsFound(numbers: Numbers, since: Claimed | undefined): number {
    let found = 0;
    for (const [index, name] of (this.names ?? []).entries()) {
      const said = numbers[name];
      if (typeof said !== 'number' || Number.isNaN(said)) continue;
      const sum = at(this.sums, index) - (since ? at(since.sums, index) : 0);
      const count = at(this.counts, index) - (since ? at(since.counts, index) : 0);
      if (isOff({ said, sum, count, unit: WHOLE.has(name) ? 0 : 0.01 })) return 0;
      if (said !== 0) found++;
    }
    return found;
  }

  /** The number that differs most, where every number of a row is about the sum of two or more rows above it. */
  nearSum(row: ExportRow): NearSum | undefined {
    const numbers = row as unknown as Numbers;
    const pairs = [...(this.names ?? []).entries()].flatMap(([index, name]) => {
      const [said, sum] = [numbers[name], Number(at(this.sums, index).toPrecision(12))];
      return typeof said === 'number' && said !== 0 && !Number.isNaN(said) ? [{ name, said, sum, rows: this.rows }] : [];
    });
    const [most] = pairs.sort((a, b) => Math.abs(b.said / b.sum - 1) - Math.abs(a.said / a.sum - 1));
    return most && this.rows > 1 && Math.abs(most.said - most.sum) <= NEAR * Math.abs(most.sum) ? most : undefined;
  }

  claim(row: ExportRow, line: number): void {
    if (this.claimed.length < MOST_TOTALS)
      this.claimed.push({ row, line, rows: this.rows, sums: [...this.sums], counts: [...this.counts] });
  }

  /**
   * Warns where a totals row is the sum neither of all rows, nor of those above it, nor of those since the last totals row, beyond half a
   * unit of the second decimal a row.
   */
  compare(account: Account): void {
    for (const [place, { row, line, sums, counts }] of this.claimed.entries()) {
      const before = this.claimed[place - 1];
      for (const [index, name] of (this.names ?? []).entries()) {
        const said = (row as unknown as Numbers)[name];
        if (typeof said !== 'number' || Number.isNaN(said)) continue;
        const all = { sum: at(this.sums, index), count: at(this.counts, index) };
        const above = { sum: at(sums, index), count: at(counts, index) };
        const block = before && { sum: above.sum - at(before.sums, index), count: above.count - at(before.counts, index) };
        const sides = [all, above, ...(block ? [block] : [])];
        if (all.count === 0 || sides.some((side) => !isOff({ said, ...side, unit: 0.01 }))) continue;
        const sum = Number(all.sum.toPrecision(12));
        account.warn('totals-row', `the totals row says ${said} ${name}, the rows add up to ${sum}`, line);
      }
    }
  }
}

/** A number of a row beside the sum of the rows above it. */
export interface NearSum {
  readonly name: string;
  readonly said: number;
  readonly sum: number;
  readonly rows: number;
}

/** How far a total may be from its sum, as a part of it, for the doubt that it is one. */
const NEAR = 0.1;

/** Totals rows that are compared. */
const MOST_TOTALS = 200;

/** A totals row, and what the rows above it add up to. */
interface Claimed {
  readonly row: ExportRow;
  readonly line: number;
  readonly rows: number;
  readonly sums: readonly number[];
  readonly counts: readonly number[];
}
