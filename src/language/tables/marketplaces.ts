import { fail } from '../../core/error.ts';
import { suggest } from '../../core/nearest.ts';
import type { Table } from '../../tables/table.ts';
import type { MarketsDeclared } from '../contract/contract.ts';

/** A row of the table of marketplaces: the currency, a default exchange rate, and what holds there. */
export interface Marketplace {
  /** Upper case, e.g. `DE`. */
  readonly id: string;
  readonly label: string;
  readonly currency: string;
  /** Units of the currency for one US dollar, and where that is from; absent where the row gives none. */
  readonly usdRate?: number;
  readonly rate: { readonly asOf: string; readonly source: string; readonly grade: string };
  /** Which of two numbers is the day in short dates there: day or month first; absent where nothing is known. */
  readonly dateOrder?: 'dmy' | 'mdy';
  /** What it is called besides its id and label: names in other languages, domains, ids. */
  readonly also: readonly string[];
  /** By parameter, what it is there: P10, P50, P90. */
  readonly sets: ReadonlyMap<string, { readonly low: number; readonly mid: number; readonly high: number }>;
  readonly asOf: string;
  readonly source: string;
  readonly grade: string;
  readonly note: string;
  readonly line: number;
}

/** Reads the table of marketplaces; a missing column or a number that is none is an error with its line. */
export function parseMarketplaces(table: Table, sets: MarketsDeclared['sets']): Marketplace[] {
  return table.rows.map(({ line, cells }) => {
    const text = (column: string): string => cells[columnOf(table, column)] ?? '';
    const optional = (column: string): string => cells[table.header.indexOf(column)] ?? '';
    const number = (column: string): number => numberIn({ text: text(column), column, file: table.file, line });
    return {
      id: text('marketplace'),
      label: text('label'),
      currency: text('currency'),
      ...(text('usd_rate') === '' ? {} : { usdRate: number('usd_rate') }),
      rate: {
        asOf: optional('rate_as_of') || text('as_of'),
        source: optional('rate_source') || text('source'),
        grade: optional('rate_grade') || text('grade'),
      },
      ...dateOrderIn({ text: optional('date_order'), column: 'date_order', file: table.file, line }),
      also: optional('also')
        .split(';')
        .map((word) => word.trim())
        .filter((word) => word !== ''),
      sets: new Map(
        [...sets].map(([prefix, parameter]) => [
          parameter,
          { low: number(`${prefix}_low`), mid: number(`${prefix}_mid`), high: number(`${prefix}_high`) },
        ]),
      ),
      asOf: text('as_of'),
      source: text('source'),
      grade: text('grade'),
      note: text('note'),
      line,
    };
  });
}

function columnOf(table: Table, column: string): number {
  const index = table.header.indexOf(column);
  if (index >= 0) return index;
  return fail({
    opening: 'missing',
    message: `column "${column}"`,
    place: { file: table.file, line: table.headerLine },
    advice: suggest(column, table.header),
  });
}

function dateOrderIn({ text, column, file, line }: Written): Pick<Marketplace, 'dateOrder'> {
  if (text === '') return {};
  if (text === 'dmy' || text === 'mdy') return { dateOrder: text };
  const advice = 'Write dmy where the day stands first, mdy where the month does, or nothing where neither is sure.';
  return fail({ opening: 'invalid', message: `date order "${text}" in column "${column}"`, place: { file, line }, advice });
}

interface Written {
  readonly text: string;
  readonly column: string;
  readonly file: string;
  readonly line: number;
}

function numberIn({ text, column, file, line }: Written): number {
  const value = Number(text);
  if (text !== '' && Number.isFinite(value)) return value;
  return fail({
    opening: 'invalid',
    message: `number "${text}" in column "${column}"`,
    place: { file, line },
    advice: 'Write a plain number such as 0.86.',
  });
}
