import { at } from '../core/present.ts';
import type { SourceFile } from '../core/sourceFile.ts';
import type { Model } from '../language/model.ts';
import { nameKey } from '../tables/fieldWords.ts';
import { type LongTable, openLongTable, plainCell, rawCells, type Span, type TableBytes } from '../tables/longTable.ts';
import { readRates } from './currencyRates.ts';
import type { Origin, ProductTask } from './evaluateProduct.ts';
import type { Account, Told } from './portfolioAccount.ts';
import { readRules } from './readRules.ts';

/** The long tables of an account. */
export interface AccountTables {
  readonly products: TableBytes;
  readonly history?: TableBytes;
  readonly plans?: TableBytes;
  readonly rules?: TableBytes;
  readonly rates?: TableBytes;
}

const KEY = ['product', 'product id', 'id', 'sku'] as const;
const CATEGORY = ['category', 'kategorie'] as const;
const NAME = ['name', 'title', 'product name'] as const;
const PLAN = ['plan'] as const;

/** An account in long tables: `products.csv`, a row a product, its facts as columns; `history.csv` and `plans.csv`, rows by product. */
export function tableAccount(
  tables: AccountTables,
  { folder, model }: { readonly folder: string; readonly model: Model },
): Account {
  const products = openLongTable(tables.products, KEY);
  const history = tables.history && openLongTable(tables.history, KEY);
  const plans = tables.plans && openLongTable(tables.plans, KEY);
  const known = new Set(products.keys);
  const beside = [history, plans].flatMap((table) => (table ? [...strangers(table, known), ...keylessRows(table)] : []));
  return {
    folder,
    count: products.keys.length,
    idAt: (index) => at(products.keys, index),
    taskAt: (index) => taskOf({ products, history, plans }, { index, folder }),
    rules: tables.rules ? readRules(tables.rules, model) : [],
    ...(tables.rates && { rates: readRates(tables.rates) }),
    told: [...duplicates(products), ...keylessRows(products), ...beside],
  };
}

interface Opened {
  readonly products: LongTable;
  readonly history: LongTable | undefined;
  readonly plans: LongTable | undefined;
}

function taskOf(
  { products, history, plans }: Opened,
  { index, folder }: { readonly index: number; readonly folder: string },
): ProductTask {
  const id = at(products.keys, index);
  const cut = [productFile(products, id), ...(history ? [historyFile(history, id)] : []), ...(plans ? planFiles(plans, id) : [])];
  const files = cut.filter((one) => one !== undefined);
  return {
    ...{ index, id, folder },
    category: cellOf(products, id, CATEGORY),
    files: files.map(({ file }) => file),
    origins: new Map(files.map(({ file, origin }) => [file.path, origin])),
  };
}

interface Cut {
  readonly file: SourceFile;
  readonly origin: Origin;
}

/** A row as a file of fields: those that are told, the id where no name is. */
function productFile(table: LongTable, id: string): Cut {
  const { line, cells } = firstRow(table, id);
  const [category, name] = [columnNamed(table, CATEGORY), columnNamed(table, NAME)];
  const fields = table.header.flatMap((field, column): [string, string][] => {
    const cell = plainCell(cells[column] ?? '');
    if (column === table.keyColumn || column === category || column === name || cell === '') return [];
    return [[field, cell]];
  });
  const title = name === undefined ? '' : plainCell(cells[name] ?? '');
  const rows = [['field', 'value'], ['product', title === '' ? id : title], ...fields];
  return cutFile(
    'product.csv',
    rows.map((row) => row.map(quoted).join(',')),
    { file: table.file, lines: rows.map(() => line) },
  );
}

function historyFile(table: LongTable, id: string): Cut | undefined {
  const rows = rowsOf(table, id);
  if (rows.length === 0) return undefined;
  return without(table, rows, { path: 'history.csv', dropped: [table.keyColumn] });
}

function planFiles(table: LongTable, id: string): Cut[] {
  const plan = columnNamed(table, PLAN);
  const byPlan = new Map<string, Row[]>();
  for (const row of rowsOf(table, id)) {
    const name = plan === undefined ? '' : plainCell(row.cells[plan] ?? '');
    byPlan.set(name, [...(byPlan.get(name) ?? []), row]);
  }
  const dropped = [table.keyColumn, ...(plan === undefined ? [] : [plan])];
  return [...byPlan].map(([name, rows]) => without(table, rows, { path: `plans/${name === '' ? 'plan' : name}.csv`, dropped }));
}

interface Row {
  readonly line: number;
  /** As written. */
  readonly cells: readonly string[];
}

function rowsOf(table: LongTable, id: string): Row[] {
  return table
    .spansOf(id)
    .flatMap((span) =>
      table.linesOf(span).map((text, index) => ({ line: span.line + index, cells: rawCells(text, table.delimiter) })),
    );
}

function firstRow(table: LongTable, id: string): Row {
  return at(rowsOf(table, id), 0);
}

function without(
  table: LongTable,
  rows: readonly Row[],
  { path, dropped }: { readonly path: string; readonly dropped: readonly number[] },
): Cut {
  const kept = (cells: readonly string[]): string => cells.filter((_, column) => !dropped.includes(column)).join(table.delimiter);
  const lines = [kept(table.header.map(quoted)), ...rows.map(({ cells }) => kept(cells))];
  return cutFile(path, lines, { file: table.file, lines: [1, ...rows.map(({ line }) => line)] });
}

function cutFile(path: string, lines: readonly string[], origin: Origin): Cut {
  return { file: { path, bytes: new TextEncoder().encode(`${lines.join('\n')}\n`), sha256: '' }, origin };
}

function quoted(cell: string): string {
  return /[",;\t|\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function columnNamed({ header }: LongTable, names: readonly string[]): number | undefined {
  const keys = new Set(names.map(nameKey));
  const column = header.findIndex((name) => keys.has(nameKey(name)));
  return column < 0 ? undefined : column;
}

function cellOf(table: LongTable, id: string, names: readonly string[]): string {
  const column = columnNamed(table, names);
  return column === undefined ? '' : plainCell(firstRow(table, id).cells[column] ?? '');
}

function duplicates(table: LongTable): Told[] {
  const twice = table.keys.filter((key) => table.spansOf(key).reduce((sum, { rows }) => sum + rows, 0) > 1);
  const extra = twice.flatMap((key) => rowsOf(table, key).slice(1));
  const [first] = extra;
  if (!first) return [];
  const message = `more ${extra.length === 1 ? 'row' : 'rows'} of a product that has one already: the first row counts`;
  return [{ count: extra.length, message, place: { file: table.file, line: first.line }, advice: 'Give every product one row.' }];
}

function keylessRows({ file, keyless: { count, line } }: LongTable): Told[] {
  if (count === 0) return [];
  const place = { file, ...(line !== undefined && { line }) };
  return [
    {
      count,
      message: `${count === 1 ? 'row' : 'rows'} without a product`,
      place,
      advice: 'Say whose each row is, or delete it.',
    },
  ];
}

/** Rows of products that are not in the list of products. */
function strangers(table: LongTable, known: ReadonlySet<string>): Told[] {
  const unknown = table.keys.filter((key) => !known.has(key));
  const [first] = unknown;
  if (first === undefined) return [];
  const span: Span = at(table.spansOf(first), 0);
  const message = `${unknown.length === 1 ? 'product has' : 'products have'} rows here and none in the table of products: "${first}"${unknown.length > 1 ? ' is the first' : ''}`;
  return [
    {
      count: unknown.length,
      message,
      place: { file: table.file, line: span.line },
      advice: 'Add them to the table of products, or delete their rows.',
    },
  ];
}
