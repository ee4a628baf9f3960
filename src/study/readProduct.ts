import { fail, type Issue } from '../core/error.ts';
import { suggest } from '../core/nearest.ts';
import { present } from '../core/present.ts';
import type { Model } from '../language/model.ts';
import type { Marketplace } from '../language/tables/marketplaces.ts';
import { type Cell, cellIssue, cellOf, gather, quotable, textAt, throwIssues } from '../tables/cell.ts';
import { columnIndex } from '../tables/columnNames.ts';
import { CURRENCIES } from '../tables/currency.ts';
import { type Dictionary, dictionary, isMissing, isNote, nameKey } from '../tables/fieldWords.ts';
import { unitOf } from '../tables/kinds.ts';
import { headedBy } from '../tables/parseTable.ts';
import { decideDecimal, readNumbers } from '../tables/readNumbers.ts';
import type { Table, TableRow } from '../tables/table.ts';
import type { FileReading } from './fileReading.ts';
import { EVERYWHERE, marketplaceCalled } from './marketplaceNamed.ts';
import { marketplaceWords } from './marketplaceWords.ts';
import { type ProductField, productFields } from './productFields.ts';
import type { Fact, Product } from './study.ts';

interface Entry {
  readonly field: ProductField;
  /** The field as written. */
  readonly label: string;
  readonly value: Cell;
  readonly note: string;
}

export interface ProductContext {
  readonly model: Model;
  readonly hasHistory: boolean;
}

/** How the header of product.csv is known. */
export const PRODUCT_SHAPE = headedBy((header) => ['field', 'feld', 'value', 'wert'].includes(nameKey(header)) || isNote(header));

/** product.csv, checked. Errors: unknown, duplicate or missing fields, values out of range, unknown currency or marketplace. */
export function readProduct(table: Table, context: ProductContext): { readonly product: Product; readonly reading: FileReading } {
  const issues: Issue[] = [];
  const fields = productFields(context.model);
  const entries = readEntries(table, fields, issues);
  issues.push(...missingFields(table, { fields, entries, hasHistory: context.hasHistory }));
  const { marketplaces } = context.model;
  const marketplace = gather(issues, () => marketplaceIn(entries.get('marketplace'), marketplaces));
  const currencies = [...new Set([...CURRENCIES, ...marketplaces.map((market) => market.currency).filter(Boolean)])];
  const currency = gather(issues, () => oneOf(entries.get('currency'), currencies));
  const facts = gather(issues, () => readFacts([...entries.values()], currency));
  const name = gather(issues, () => nameOf(entries.get('product')?.value));
  throwIssues(issues);
  const usdRate = facts?.get('usd_rate');
  const product: Product = {
    file: table.file,
    name: present(name, 'name'),
    marketplace: marketplace ?? EVERYWHERE.id,
    currency: present(currency, 'currency'),
    ...(usdRate ? { usdRate } : {}),
    facts: facts ?? new Map(),
    texts: textsOf([...entries.values()]),
  };
  return {
    product,
    reading: productReading(table, [...entries.values()], { product, model: context.model }),
  };
}

function readEntries(table: Table, fields: readonly ProductField[], issues: Issue[]): Map<string, Entry> {
  const byName = new Map(fields.map((known) => [known.name, known]));
  const words = dictionary(fields);
  const field = columnIndex(table, 'field', ['feld']);
  const value = columnIndex(table, 'value', ['wert']);
  const note = table.header.findIndex(isNote);
  const entries = new Map<string, Entry>();
  for (const row of table.rows) {
    if (row.cells[field] === '' && row.cells[value] === '') continue;
    const known = gather(issues, () => readField(cellOf(table, row, field), { words, byName, before: entries }));
    if (known)
      entries.set(known.name, {
        field: known,
        label: textAt(row, field),
        value: cellOf(table, row, value),
        note: noteOf(row, note),
      });
  }
  return entries;
}

function noteOf(row: TableRow, index: number): string {
  return index < 0 ? '' : textAt(row, index);
}

interface Known {
  readonly words: Dictionary;
  readonly byName: ReadonlyMap<string, ProductField>;
  readonly before: ReadonlyMap<string, Entry>;
}

function readField(cell: Cell, { words, byName, before }: Known): ProductField {
  const name = words.get(nameKey(cell.text));
  const field = name === undefined ? undefined : byName.get(name);
  if (!field) {
    fail(
      cellIssue(cell, {
        opening: 'unknown',
        message: `field "${quotable(cell.text)}"`,
        advice: suggest(nameKey(cell.text), [...byName.keys()]),
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

interface Asked {
  readonly fields: readonly ProductField[];
  readonly entries: ReadonlyMap<string, Entry>;
  readonly hasHistory: boolean;
}

function missingFields(table: Table, { fields, entries, hasHistory }: Asked): Issue[] {
  return fields
    .filter((field) => (field.required && !field.told) || (field.withoutHistory && !hasHistory))
    .flatMap((field): Issue[] => {
      const entry = entries.get(field.name);
      const because = field.required ? '' : ', which is needed where there is no history.csv';
      const message = `field ${field.name} (${field.meaning})${because}`;
      if (!entry) return [{ opening: 'missing', message, place: { file: table.file }, advice: `Add a row "${field.name}".` }];
      return isMissing(entry.value.text)
        ? [cellIssue(entry.value, { opening: 'missing', message, advice: 'Fill in the value.' })]
        : [];
    });
}

/** The id of the marketplace that an entry names. An absent entry is reported elsewhere. */
function marketplaceIn(entry: Entry | undefined, known: readonly Marketplace[]): string | undefined {
  if (!entry || isMissing(entry.value.text)) return undefined;
  const found = marketplaceCalled(entry.value.text, known);
  if (found) return found.id;
  const ids = known.map(({ id }) => id);
  const message = `${entry.field.name} "${quotable(entry.value.text)}"`;
  const advice = `${suggest(entry.value.text.toUpperCase(), ids)} A country that is not among them is a row more in the model's table of marketplaces.`;
  fail(cellIssue(entry.value, { opening: 'unknown', message, advice }));
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
    kind === 'text' || isMissing(value.text) ? [] : [{ name, kind, note, ...withoutExactly(value) }],
  );
  const decimal = decideDecimal(
    numeric.map(({ value }) => value),
    numeric.map(({ kind }) => kind),
  );
  const issues: Issue[] = [];
  const facts = new Map<string, Fact>();
  for (const { name, kind, value, note, exactly } of numeric) {
    const context = { kind, decimal, ...(currency === undefined ? {} : { currency }) };
    const [number] = gather(issues, () => readNumbers([{ ...value, column: name }], context)) ?? [];
    if (number !== undefined) facts.set(name, { value: number, ...(exactly && { exactly }), note, place: value.place });
    if (name === 'usd_rate' && currency === 'USD' && number !== undefined && number !== 1) issues.push(dollarRate(value));
  }
  throwIssues(issues);
  return facts;
}

const EXACTLY = /^(exactly|genau)\s+/i;

/** `exactly 9 %`: a fact of which the writer is sure. */
function withoutExactly(value: Cell): { readonly value: Cell; readonly exactly?: true } {
  return EXACTLY.test(value.text) ? { value: { ...value, text: value.text.replace(EXACTLY, '') }, exactly: true } : { value };
}

function dollarRate(cell: Cell): Issue {
  return cellIssue(cell, {
    message: `exchange rate "${quotable(cell.text)}": the study is in US dollars`,
    advice: 'Delete the row, or correct the currency.',
  });
}

const LONGEST_NAME = 200;

function nameOf(cell: Cell | undefined): string {
  const name = cell === undefined ? '' : cell.text.replace(/\s+/g, ' ');
  if (cell && name.length > LONGEST_NAME) {
    const message = `product name: ${name.length} characters, the limit is ${LONGEST_NAME}`;
    fail(cellIssue(cell, { message, advice: 'Shorten it to what a report should call the product.' }));
  }
  return name;
}

/** What the file says in words, by field; a field without words is absent. */
function textsOf(entries: readonly Entry[]): Product['texts'] {
  const written = entries.filter(({ field, value }) => field.kind === 'text' && !isMissing(value.text));
  return new Map(
    written.map(({ field, value, note }) => [field.name, { value: value.text.replace(/\s+/g, ' '), note, place: value.place }]),
  );
}

function productReading(
  table: Table,
  entries: readonly Entry[],
  { product, model }: { readonly product: Product; readonly model: Model },
): FileReading {
  const columns = entries.map(({ field, label }) => ({
    header: label,
    meaning: `${field.name}: ${field.meaning}${field.name === 'marketplace' ? marketplaceWords(product, model) : ''}`,
    unit: field.kind === 'text' ? 'text' : unitOf(field.kind, product.currency, model.step),
  }));
  return { file: table.file, takenFor: `product, a row a fact (${table.dialect ?? 'text'})`, columns };
}
