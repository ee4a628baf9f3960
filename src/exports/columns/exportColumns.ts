import { fail, InputError } from '../../core/error.ts';
import { quotable } from '../../tables/cell.ts';
import { isMarkOf } from '../../tables/currency.ts';
import type { DateOrder } from '../../tables/dateText.ts';
import { type Decimal, parseNumberText } from '../../tables/numberText.ts';
import type { Cell } from '../../tables/sheet.ts';
import { isAnywhere, marketplaceOf } from '../amazonMarketplaces.ts';
import type { ExportContext } from '../canonical.ts';
import { FIELDS, type Field } from '../fields.ts';
import type { Header } from '../headers.ts';
import type { Metadata } from '../metadata.ts';
import { askDecimal } from './askDecimal.ts';
import { dateColumn, decideOrder, isDate, ORDER_WORDS, type ReadSpan } from './dates.ts';
import { flagColumn } from './flagColumn.ts';
import { NotFound } from './notFound.ts';
import { numberColumn, otherCurrency, type ReadNumber } from './numbers.ts';
import { OddCells } from './oddCells.ts';
import { type Column, cellAt, columnIssue, placeOf } from './place.ts';
import { type RankConvention, type ReadRank, rankColumn } from './ranks.ts';
import { cleanText, isBlank, type ReadText, textColumn } from './texts.ts';

/** Columns that say the marketplace of a row, the one that is nearest to the product first. */
export const MARKETPLACE_FIELDS = [
  'productMarketplace',
  'country',
  'countryCode',
  'salesChannel',
] as const satisfies readonly Field[];

/** Any currency may stand in a row of another country: ISO 4217. */
const CODE = /^[A-Z]{3}$/;

/** How a report always writes what it writes. */
export interface Conventions {
  readonly label: string;
  /** The decimal sign that it is always written with, whatever the language. */
  readonly decimal?: Decimal;
  readonly order?: DateOrder;
  readonly ranks?: RankConvention;
  /** Whether shares are percent points or fractions of 1, for the check against the counts. */
  readonly shares?: 'points' | 'fractions';
  /** Whether the report is of one moment, so that a day in its file's name is the day of its numbers. */
  readonly snapshot?: true;
  /** Whether start and end of a row are always those of its campaign. */
  readonly flights?: true;
  /** Whether a row's date is the first or the last day of its period, where rows may be weeks or months. */
  readonly period?: 'starts' | 'ends';
}

/** A table whose header is understood. */
export interface KnownTable {
  readonly file: string;
  readonly sheet?: string;
  readonly format: Conventions;
  readonly context: ExportContext;
  readonly metadata: Metadata;
  readonly headers: readonly Header[];
  readonly headerLine: number;
  /** How the file is written, in words: encoding, delimiter. */
  readonly dialect: string;
  /** The first rows: they show how numbers and dates are written. */
  readonly sample: readonly { readonly cells: readonly Cell[]; readonly line: number }[];
}

/** Of several columns those in which dates stand: beside a date a weekday may be written. All of them where none has any. */
function withDates(columns: readonly number[], sample: KnownTable['sample']): readonly number[] {
  if (columns.length < 2) return columns;
  const dated = columns.filter((index) => sample.some(({ cells }) => isDate(cells[index])));
  return dated.length === 0 ? columns : dated;
}

/** Gives out readers for the columns of one table, each with the convention of its column, and keeps account of them. */
export class Columns {
  readonly table: KnownTable;
  /** Columns that are read, in the order they were asked for. */
  readonly used = new Map<Field, Column>();
  /** How dates and numbers are read, for people. */
  readonly notes = new Set<string>();

  /** What is wrong with columns that nothing is made of. */
  readonly odd = new OddCells();
  /** Ranks that stand for none. */
  readonly notFound = new NotFound();

  private total = false;

  constructor(table: KnownTable) {
    this.table = table;
  }

  /** Reads a totals row: it may lack what other rows must have. */
  asTotals<T>(read: () => T): T | undefined {
    this.total = true;
    try {
      return read();
    } catch (error) {
      if (error instanceof InputError) return undefined;
      throw error;
    } finally {
      this.total = false;
    }
  }

  /** Whether a totals row is being read. */
  get isTotals(): boolean {
    return this.total;
  }

  has(field: Field): boolean {
    return this.table.headers.some((header) => header.field === field);
  }

  /** The column of the first of the fields that is there. Errors: two columns for it; a header in another currency. */
  column(...fields: Field[]): Column | undefined {
    const field = fields.find((candidate) => this.has(candidate));
    if (field === undefined) return undefined;
    const known = this.used.get(field);
    if (known) return known;
    const { file, sheet, headers, headerLine } = this.table;
    const named = headers.flatMap((header, at) => (header.field === field ? [at] : []));
    const [index = 0, second] = FIELDS[field].type === 'date' ? withDates(named, this.table.sample) : named;
    const { text: header = '', mark } = headers[index] ?? {};
    const column = {
      ...{ file, index, header, field },
      ...(sheet === undefined ? {} : { sheet }),
      ...(mark === undefined ? {} : { mark }),
    };
    const at = { cell: header, line: headerLine };
    if (second !== undefined) {
      const message = `header: columns ${index + 1} and ${second + 1} both mean ${FIELDS[field].meaning}`;
      fail(columnIssue(column, at, { message, advice: 'Delete one of them.' }));
    }
    const { currency } = this.table.context;
    if (mark !== undefined && !isMarkOf(mark, currency)) fail(otherCurrency(column, at, currency));
    this.used.set(field, column);
    return column;
  }

  /** Text of the first of the fields that is there; empty where none is. */
  text(...fields: Field[]): ReadText {
    const column = this.column(...fields);
    return column ? textColumn(column) : () => '';
  }

  /** A number; NaN where no such column is there. */
  number(...fields: Field[]): ReadNumber {
    const column = this.column(...fields);
    if (!column) return () => Number.NaN;
    const { type } = FIELDS[column.field];
    if (type === 'flag') return flagColumn(column);
    const kind = type === 'count' || type === 'money' ? type : 'quantity';
    const fixed = this.table.format.decimal;
    const decimal = fixed ?? this.decimalOf(column);
    if (decimal === ',') this.notes.add('decimal comma');
    const { currency } = this.table.context;
    return numberColumn(column, { kind, currency, fixed: fixed !== undefined, ...(decimal ? { decimal } : {}) });
  }

  /** What the first rows say for sure about the decimal sign. */
  private decimalOf(column: Column): Decimal | undefined {
    for (const { cells } of this.table.sample) {
      const cell = cellAt(cells, column);
      const decimal = typeof cell === 'string' ? parseNumberText(cell)?.decimal : undefined;
      if (decimal === '.' || decimal === ',') return decimal;
    }
    if (FIELDS[column.field].type === 'money') askDecimal(column, this.table);
    return undefined;
  }

  /** A number that no column of a history is made of: a cell that is none is missing and told, and never refused. */
  spare(...fields: Field[]): ReadNumber {
    const read = this.odd.tolerant(() => this.number(...fields), 0);
    if (read === undefined) return () => Number.NaN;
    return (cells, line) => this.odd.tolerant(() => read(cells, line), line) ?? Number.NaN;
  }

  rank(...fields: Field[]): ReadRank {
    const column = this.column(...fields);
    const convention = this.table.format.ranks ?? { depth: 100, notFound: [0] };
    return column ? rankColumn(column, convention, this.notFound) : () => ({ rank: Number.NaN, deeperThan: Number.NaN });
  }

  /** The days in a column; undefined where no such column is there. */
  date(...fields: Field[]): ReadSpan | undefined {
    const column = this.column(...fields);
    if (!column) return undefined;
    const cells = this.table.sample.map(({ cells: row, line }) => ({ cell: cellAt(row, column), line }));
    const fixed = this.table.format.order;
    const decided = fixed ? { order: fixed } : decideOrder(column, cells, this.table.context);
    if (decided.order && 'why' in decided) this.notes.add(`dates ${ORDER_WORDS[decided.order]}: ${decided.why}`);
    return dateColumn(column, decided);
  }

  /** The currency of a row, where a column, a header or the first cells say it. Errors: a cell that is no currency. */
  currency(): (cells: readonly Cell[], line: number) => string | undefined {
    const { currency } = this.table.context;
    const column = this.column('currency', 'budgetCurrency');
    if (!column) {
      const said = this.saysCurrency() ? currency : undefined;
      return () => said;
    }
    return (cells, line) => {
      const cell = cellAt(cells, column);
      if (cell === currency || isBlank(cell)) return currency;
      const code = cleanText(cell).toUpperCase();
      if (isMarkOf(code, currency)) return currency;
      return CODE.test(code) ? code : fail(otherCurrency(column, { cell, line }, currency));
    };
  }

  private saysCurrency(): boolean {
    const { headers, sample } = this.table;
    if (headers.some(({ mark }) => mark !== undefined)) return true;
    const money = headers.flatMap(({ field }, index) => (field && FIELDS[field].type === 'money' ? [index] : []));
    return sample.some(({ cells }) => money.some((index) => parseNumberText(String(cells[index] ?? ''))?.mark !== undefined));
  }

  /** Code of the row's marketplace, where the row or its file says it; the cell itself where it names none that is known. */
  marketplace(): (cells: readonly Cell[]) => string | undefined {
    const { metadata } = this.table;
    const columns = MARKETPLACE_FIELDS.flatMap((field) => this.column(field) ?? []);
    if (columns.length === 0) return () => metadata.marketplace;
    const { marketplace: own, places = [] } = this.table.context;
    const anywhere = isAnywhere(own, places);
    const codes = new Map<Cell, string>();
    const codeOf = (cell: Cell): string => {
      const known = codes.get(cell);
      if (known !== undefined) return known;
      const code = marketplaceOf(cleanText(cell), places)?.code ?? (anywhere ? own : cleanText(cell).slice(0, 40));
      codes.set(cell, code);
      return code;
    };
    return (cells) => {
      for (const column of columns) {
        const cell = cellAt(cells, column);
        if (!isBlank(cell)) return codeOf(cell);
      }
      return metadata.marketplace;
    };
  }

  /** Refuses a row that lacks what it cannot be read without. */
  missing(what: string, line: number): never {
    const { file, sheet } = this.table;
    const place = placeOf({ file, ...(sheet === undefined ? {} : { sheet }) }, line);
    fail({ opening: 'missing', message: quotable(what), place, advice: 'Fill it in, or export the report again.' });
  }
}
