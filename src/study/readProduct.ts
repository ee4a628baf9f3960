import { fail, type Issue } from '../core/error.ts';
import { suggest } from '../core/nearest.ts';
import { type Cell, cellIssue, cellOf, gather, quotable, throwIssues } from '../tables/cell.ts';
import { columnIndex } from '../tables/columnNames.ts';
import { CURRENCIES } from '../tables/currency.ts';
import { dictionary, isMissing, isNote, nameKey } from '../tables/fieldWords.ts';
import { unitOf } from '../tables/kinds.ts';
import { headedBy } from '../tables/parseTable.ts';
import { decideDecimal, readNumbers } from '../tables/readNumbers.ts';
import type { Table, TableRow } from '../tables/table.ts';
import type { FileReading } from './fileReading.ts';
import { PRODUCT_FIELDS, type ProductField } from './productFields.ts';
import type { Fact, Product } from './study.ts';

interface Entry {
  readonly field: ProductField;
  /** The field as written. */
  readonly label: string;
  readonly value: Cell;
  readonly note: string;
}

export interface ProductContext {
  readonly marketplaces: readonly string[];
  readonly hasHistory: boolean;
}

const FIELDS = dictionary(PRODUCT_FIELDS);
const FIELD_NAMES = PRODUCT_FIELDS.map((field) => field.name);

/** How the header of product.csv is known. */
export const PRODUCT_SHAPE = headedBy((header) => ['field', 'feld', 'value', 'wert'].includes(nameKey(header)) || isNote(header));

/** product.csv, checked. Errors: unknown, duplicate or missing fields, values out of range, unknown currency or marketplace. */
export function readProduct(table: Table, context: ProductContext): { readonly product: Product; readonly reading: FileReading } {
  const issues: Issue[] = [];
  const entries = readEntries(table, issues);
  issues.push(...missingFields(table, entries, context));
  const marketplace = gather(issues, () => oneOf(entries.get('marketplace'), context.marketplaces));
  const currency = gather(issues, () => oneOf(entries.get('currency'), CURRENCIES));
  const facts = gather(issues, () => readFacts([...entries.values()], currency));
  const name = gather(issues, () => nameOf(entries.get('product')?.value));
  const asins = gather(issues, () => asinsOf(entries.get('asin')?.value));
  throwIssues(issues);
  const usdRate = facts?.get('usd_rate');
  const brand = nameOf(entries.get('brand')?.value);
  const product: Product = {
    file: table.file,
    name: name ?? '',
    marketplace: marketplace ?? '',
    currency: currency ?? '',
    ...(isMissing(brand) ? {} : { brand }),
    ...(asins ? { asins } : {}),
    ...(usdRate ? { usdRate } : {}),
    facts: facts ?? new Map(),
  };
  return { product, reading: productReading(table, [...entries.values()], product.currency) };
}

function readEntries(table: Table, issues: Issue[]): Map<string, Entry> {
  const field = columnIndex(table, 'field', ['feld']);
  const value = columnIndex(table, 'value', ['wert']);
  const note = table.header.findIndex(isNote);
  const entries = new Map<string, Entry>();
  for (const row of table.rows) {
    if (row.cells[field] === '' && row.cells[value] === '') continue;
    const known = gather(issues, () => readField(cellOf(table, row, field), entries));
    if (known)
      entries.set(known.name, {
        field: known,
        label: row.cells[field] ?? '',
        value: cellOf(table, row, value),
        note: noteOf(row, note),
      });
  }
  return entries;
}

function noteOf(row: TableRow, index: number): string {
  return index < 0 ? '' : (row.cells[index] ?? '');
}

function readField(cell: Cell, before: ReadonlyMap<string, Entry>): ProductField {
  const name = FIELDS.get(nameKey(cell.text));
  const field = PRODUCT_FIELDS.find((candidate) => candidate.name === name);
  if (!field) {
    fail(
      cellIssue(cell, {
        opening: 'unknown',
        message: `field "${quotable(cell.text)}"`,
        advice: suggest(nameKey(cell.text), FIELD_NAMES),
      }),
    );
  }
  const first = before.get(field.name);
  if (first) {
    const message = `field: ${field.name} stands in line ${first.value.place.line} and again in line ${cell.place.line}`;
    fail(cellIssue(cell, { message, advice: 'Delete one of the two rows.' }));
  }
  return field;
}

function missingFields(table: Table, entries: ReadonlyMap<string, Entry>, { hasHistory }: ProductContext): Issue[] {
  return PRODUCT_FIELDS.filter((field) => field.required || (field.withoutHistory && !hasHistory)).flatMap((field): Issue[] => {
    const entry = entries.get(field.name);
    const because = field.required ? '' : ', which is needed where there is no history.csv';
    const message = `field ${field.name} (${field.meaning})${because}`;
    if (!entry) return [{ opening: 'missing', message, place: { file: table.file }, advice: `Add a row "${field.name}".` }];
    return isMissing(entry.value.text)
      ? [cellIssue(entry.value, { opening: 'missing', message, advice: 'Fill in the value.' })]
      : [];
  });
}

/** A word of a closed list, upper case. An absent entry is reported elsewhere. */
function oneOf(entry: Entry | undefined, known: readonly string[]): string | undefined {
  if (!entry || isMissing(entry.value.text)) return undefined;
  const text = entry.value.text.toUpperCase();
  if (known.includes(text)) return text;
  fail(
    cellIssue(entry.value, {
      opening: 'unknown',
      message: `${entry.field.name} "${quotable(entry.value.text)}"`,
      advice: suggest(text, known),
    }),
  );
}

/** Every number of the file; their decimal sign is that of the file, for one value column is written by one hand. */
function readFacts(entries: readonly Entry[], currency: string | undefined): Map<string, Fact> {
  const numeric = entries.flatMap(({ field: { name, kind }, value, note }) =>
    kind === 'text' || isMissing(value.text) ? [] : [{ name, kind, value, note }],
  );
  const decimal = decideDecimal(
    numeric.map(({ value }) => value),
    numeric.map(({ kind }) => kind),
  );
  const issues: Issue[] = [];
  const facts = new Map<string, Fact>();
  for (const { name, kind, value, note } of numeric) {
    const context = { kind, decimal, ...(currency === undefined ? {} : { currency }) };
    const [number] = gather(issues, () => readNumbers([{ ...value, column: name }], context)) ?? [];
    if (number !== undefined) facts.set(name, { value: number, note, place: value.place });
    if (name === 'usd_rate' && currency === 'USD' && number !== undefined && number !== 1) issues.push(dollarRate(value));
  }
  throwIssues(issues);
  return facts;
}

function dollarRate(cell: Cell): Issue {
  return cellIssue(cell, {
    message: `exchange rate "${quotable(cell.text)}": the study is in US dollars`,
    advice: 'Delete the row, or correct the currency.',
  });
}

const LONGEST_NAME = 200;

function nameOf(cell: Cell | undefined): string {
  const name = (cell?.text ?? '').replace(/\s+/g, ' ');
  if (cell && name.length > LONGEST_NAME) {
    const message = `product name: ${name.length} characters, the limit is ${LONGEST_NAME}`;
    fail(cellIssue(cell, { message, advice: 'Shorten it to what a report should call the product.' }));
  }
  return name;
}

/** ASINs, separated by spaces, semicolons or commas. Errors: one that is not ten letters and digits. */
function asinsOf(cell: Cell | undefined): readonly string[] | undefined {
  if (!cell || isMissing(cell.text)) return undefined;
  const asins = cell.text
    .toUpperCase()
    .split(/[\s;,]+/)
    .filter((asin) => asin !== '');
  const odd = asins.find((asin) => !/^[A-Z0-9]{10}$/.test(asin));
  if (odd === undefined) return asins;
  return fail(
    cellIssue(cell, { message: `ASIN "${quotable(odd)}"`, advice: 'An ASIN is ten letters and digits, as in B0ABCD1234.' }),
  );
}

function productReading(table: Table, entries: readonly Entry[], currency: string): FileReading {
  const columns = entries.map(({ field, label }) => ({
    header: label,
    meaning: `${field.name}: ${field.meaning}`,
    unit: field.kind === 'text' ? 'text' : unitOf(field.kind, currency),
  }));
  return { file: table.file, takenFor: `product, a row a fact (${table.dialect ?? 'text'})`, columns };
}
