import type { Day, Span } from '../core/day.ts';
import { fail } from '../core/error.ts';
import { at } from '../core/present.ts';
import { type Batch, type Cell, firstRows, isBlankRow, type Sheet } from '../tables/sheet.ts';
import { Account } from './account.ts';
import { BadRows } from './badRows.ts';
import type { ExportContext, ExportReading, ExportRow } from './canonical.ts';
import { checksOf } from './checks.ts';
import { Columns, type KnownTable } from './columns/exportColumns.ts';
import { placeOf } from './columns/place.ts';
import { FIELDS } from './fields.ts';
import type { MakeRow } from './formats/exportFormat.ts';
import { maybeTotal } from './maybeTotal.ts';
import { readMetadata } from './metadata.ts';
import { OtherAdProducts } from './otherAdProducts.ts';
import { tellCurrencies } from './otherCurrencies.ts';
import { type Recognised, recognise } from './recognise.ts';
import { rowFieldOf } from './rowFields.ts';
import { RowsTwice } from './rowsTwice.ts';
import { type CheckWidth, widthCheck } from './rowWidth.ts';
import { type StrayRow, strayRows } from './strayRows.ts';
import { Totals, totalsTest } from './totalsRow.ts';
import { warnUnused } from './unusedColumns.ts';
import { WithoutCountry } from './withoutCountry.ts';

/** First rows that show what a table is and how its numbers and dates are written. */
const SAMPLE_ROWS = 1000;
const MOST_BLANK = 2e6;

/** One table, recognised and ready to be read. Undefined where it holds nothing at all. */
export async function readSheet(sheet: Sheet, context: ExportContext): Promise<ExportReading | undefined> {
  const head = await firstRows(sheet, SAMPLE_ROWS);
  if (head.rows.every(isBlankRow)) return undefined;
  const known = recognise(sheet, head, context);
  const columns = new Columns(tableOf(sheet, { head, known, context }));
  const make = known.format.row(columns);
  const account = new Account();
  const seen: { span: Span | undefined } = { span: undefined };
  if (known.format.aside !== true) warnUnused(columns, account);
  if (columns.used.has('spendConverted') && !columns.used.has('spend')) account.warn('converted-amounts', CONVERTED);
  const rows = rowsOf(sheet, { columns, make, account, seen });
  const { metadata } = columns.table;
  return {
    file: sheet.file,
    format: known.format.id,
    label: known.format.label,
    dialect: [sheet.dialect, ...columns.notes].join(', '),
    span: () => saidToo(columns, seen.span) ?? metadata.span,
    columns: describe(columns),
    unknown: columns.table.headers.flatMap(({ field, text }) => (field === undefined && text !== '' ? [text] : [])),
    rows,
    tally: () => account.tally(),
    warnings: () => account.warnings(),
  };
}

function tableOf(sheet: Sheet, about: { head: Batch; known: Recognised; context: ExportContext }): KnownTable {
  const { head, known, context } = about;
  const titles = head.rows.slice(0, known.above).map((cells) => cells.filter((cell) => cell !== '').join(','));
  return {
    file: sheet.file,
    ...(sheet.name === undefined ? {} : { sheet: sheet.name }),
    format: known.format,
    context,
    metadata: { ...readMetadata([...sheet.preamble, ...titles]), ...saidMarketplace(sheet, context) },
    headers: known.headers,
    headerLine: at(head.lines, known.above),
    dialect: sheet.dialect,
    sample: head.rows.slice(known.above + 1).map((cells, index) => ({ cells, line: at(head.lines, known.above + 1 + index) })),
  };
}

function saidMarketplace({ file }: Sheet, { marketplaces }: ExportContext): { readonly marketplace?: string } {
  const marketplace = marketplaces?.get(file);
  return marketplace === undefined ? {} : { marketplace };
}

function describe({ used, table }: Columns): ExportReading['columns'] {
  return [...used.values()].map(({ header, field }) => {
    const { meaning, unit } = FIELDS[field];
    return { header, meaning, unit: unit === 'currency' ? table.context.currency : unit, field: rowFieldOf(field) };
  });
}

/** An order of three is not the sum of three orders. */
function addsUpDays(row: ExportRow): boolean {
  return row.kind === 'ad' || (row.kind === 'traffic' && row.report === undefined);
}

const SUM = 'the row holds the sum of those above it in every number: taken for a totals row, and left out';

const CONVERTED =
  'its amounts are converted by Amazon: rows of other countries count too, unless the page was filtered by country before the export';

interface Reading {
  readonly columns: Columns;
  readonly make: MakeRow;
  readonly account: Account;
  readonly seen: { span: Span | undefined };
}

async function* rowsOf(sheet: Sheet, reading: Reading): AsyncGenerator<ExportRow> {
  const { columns, account, seen } = reading;
  const { headers, headerLine } = columns.table;
  const totals = new Totals();
  const checkWidth = widthCheck(columns.table, sheet.sparse);
  const tools = {
    ...reading,
    bad: new BadRows(),
    totals,
    twice: new RowsTwice(columns.table),
    placed: new WithoutCountry(columns),
    others: new OtherAdProducts(columns),
    isTotals: totalsTest(headers),
    stray: strayRows(columns.table),
    check: checksOf(columns, account),
    checkWidth,
  };
  let under = false;
  for await (const { rows, lines } of sheet.batches(headerLine)) {
    for (let index = 0; index < rows.length; index++) {
      const [cells, line] = [at(rows, index), at(lines, index)];
      if (!under) {
        under = line === headerLine;
        continue;
      }
      const made = attempt(tools, cells, line);
      if (made === undefined) continue;
      const several = Array.isArray(made) ? (made as readonly ExportRow[]) : [made as ExportRow];
      for (const row of several) {
        seen.span = joined(seen.span, row.span);
        yield row;
      }
    }
  }
  tools.bad.throwAny();
  tools.twice.tell(account);
  totals.compare(account);
  columns.odd.tell(account);
  columns.notFound.tell(account);
  tellCurrencies(account, columns.table);
  tools.others.tell(account);
  tools.placed.tell(account, columns.table.context.marketplace);
}

interface Tools extends Reading {
  readonly bad: BadRows;
  readonly totals: Totals;
  readonly twice: RowsTwice;
  readonly placed: WithoutCountry;
  readonly others: OtherAdProducts;
  readonly isTotals: (cells: readonly Cell[]) => boolean;
  readonly stray: StrayRow;
  readonly check: ReturnType<typeof checksOf>;
  readonly checkWidth: CheckWidth;
}

/** A row that cannot be read is kept until others of its kind are found. */
function attempt(tools: Tools, cells: readonly Cell[], line: number): ReturnType<typeof oneRow> {
  try {
    return oneRow(tools, cells, line);
  } catch (error) {
    const row = tools.columns.asTotals(() => tools.make(cells, line));
    const single = typeof row === 'object' && !Array.isArray(row) ? (row as ExportRow) : undefined;
    if (!single || !isSumOfRows(tools, single, line)) tools.bad.add(maybeTotal(error, single && tools.totals.nearSum(single)));
    return undefined;
  }
}

/** Rows above a totals row that has no word for it: where it cannot be read as a row, and where it can. */
const [LEAST_ABOVE, MORE_ABOVE] = [
  { rows: 2, numbers: 2 },
  { rows: 3, numbers: 3 },
];

/** Whether a row that cannot be read is the total of those above it, in whatever words. */
function isSumOfRows({ account, totals }: Tools, row: ExportRow, line: number): boolean {
  if (!totals.isSum(row, LEAST_ABOVE)) return false;
  totals.claim(row, line);
  leave(account, 'totals row');
  return true;
}

/** What a row of cells hands on: rows, or nothing where it is left out. */
function oneRow(tools: Tools, cells: readonly Cell[], line: number): ExportRow | readonly ExportRow[] | undefined {
  const { columns, make, account, totals, check } = tools;
  if (isBlankRow(cells)) return leaveBlank(tools, line);
  if (tools.isTotals(cells)) {
    const row = columns.asTotals(() => make(cells, line));
    if (typeof row === 'object' && !Array.isArray(row)) totals.claim(row as ExportRow, line);
    return leave(account, 'totals row');
  }
  const stray = tools.stray(cells, line);
  if (stray !== undefined) return leave(account, stray);
  tools.checkWidth(cells, line);
  const made = make(cells, line);
  if (typeof made === 'string') return leave(account, made);
  if (Array.isArray(made)) {
    account.take(made.length);
    return made as readonly ExportRow[];
  }
  const row = made as ExportRow;
  if (addsUpDays(row) && totals.isSum(row, MORE_ABOVE)) {
    totals.claim(row, line);
    account.warn('totals-row', SUM, line);
    return leave(account, 'totals row');
  }
  account.take(1);
  totals.add(row);
  tools.twice.add(row, cells);
  tools.placed.add(row);
  tools.others.add(row, cells);
  check(row, cells, line);
  return row;
}

function leave(account: Account, reason: string): undefined {
  account.take(1);
  account.leave(reason);
}

/** Counts a blank line. Excel saves a million of them under a table now and then; more come from nowhere good. */
function leaveBlank({ account, columns }: Tools, line: number): undefined {
  leave(account, 'blank line');
  if (account.leftOutFor('blank line') <= MOST_BLANK) return;
  const advice = 'Delete the blank lines, or export the report again.';
  fail({
    opening: 'invalid',
    message: 'file: more than two million lines are blank',
    place: placeOf(columns.table, line),
    advice,
  });
}

/** Where each row says the days on which it was active, the user may say which days the report covers. */
function saidToo({ table, used }: Columns, seen: Span | undefined): Span | undefined {
  const said = used.has('dateRange') || used.has('itemPrice') ? table.context.spans?.get(table.file) : undefined;
  return said === undefined ? seen : joined(seen, said);
}

function joined(span: Span | undefined, other: Span): Span {
  if (!span) return other;
  if (other.from >= span.from && other.to <= span.to) return span;
  return { from: Math.min(span.from, other.from) as Day, to: Math.max(span.to, other.to) as Day };
}
