import { fail, type Issue } from '../core/error.ts';
import { suggest } from '../core/nearest.ts';
import { at } from '../core/present.ts';
import { quotable } from '../tables/cell.ts';
import type { Batch, Cell, Sheet } from '../tables/sheet.ts';
import type { ExportContext } from './canonical.ts';
import { placeOf } from './columns/place.ts';
import { FIELDS, type Field } from './fields.ts';
import { FORMAT_IDS, FORMATS } from './formats/all.ts';
import { alternatives, type Format, type Needed } from './formats/exportFormat.ts';
import { type Header, readHeader } from './headers.ts';
import { adProductOf } from './rows/adProducts.ts';
import { NOT_READ } from './unknownReport.ts';

/** Rows that may be the header. */
const HEADER_ROWS = 15;
/** Formats named in an error. */
const CLOSEST = 3;
/** Columns of a header shown in an error. */
const MOST_COLUMNS = 8;

export interface Recognised {
  readonly format: Format;
  readonly headers: readonly Header[];
  /** Rows above the header, from 0. */
  readonly above: number;
}

interface Candidate extends Recognised {
  readonly line: number;
}

/**
 * What a table is, by its header among the first rows. Errors: none or two formats fit; the error shows the header, the
 * closest formats and how to say which it is.
 */
export function recognise(sheet: Sheet, head: Batch, context: ExportContext): Recognised {
  const rows = head.rows.slice(0, HEADER_ROWS).map((cells, above) => {
    return { headers: understand(cells), above, line: at(head.lines, above) };
  });
  const said = context.formats?.get(sheet.file);
  const formats = said === undefined ? FORMATS : formatsCalled(said, sheet);
  const fits = (format: Format, headers: readonly Header[]): boolean =>
    hasColumns(format, headers) && (said !== undefined || (format.unsaid?.(headers) ?? true));
  const fitting = rows.flatMap((row) =>
    formats.filter((format) => fits(format, row.headers)).map((format) => ({ ...row, format })),
  );
  const most = Math.max(0, ...fitting.map(({ format }) => format.needs.length));
  const best = fitting.filter(({ format }) => format.needs.length === most);
  const [first] = best;
  if (!first) fail(said === undefined ? notRecognised(sheet, rows) : notAsSaid(sheet, rows, formats));
  const rivals = best.filter(({ above }) => above === first.above);
  if (rivals.length === 1) return first;
  const products = productsOf(head, first);
  if (products.length > 0 && products.every((cell) => PRODUCTS.has(adProductOf(cell)))) return first;
  const title = [nameOf(sheet.file), titleOf(sheet, head, first.above)].join(' ');
  return byTitle(rivals, title) ?? byTitle(rivals, folderOf(sheet.file)) ?? fail(ambiguous(sheet, rivals));
}

function understand(cells: readonly Cell[]): Header[] {
  return cells.map(readHeader);
}

function formatsCalled(id: string, sheet: Sheet): Format[] {
  const formats = FORMATS.filter((format) => format.id === id);
  if (formats.length > 0) return formats;
  fail({ opening: 'unknown', message: `format "${quotable(id)}"`, place: { file: sheet.file }, advice: suggest(id, FORMAT_IDS) });
}

function hasColumns({ needs, lacks = [], also }: Format, headers: readonly Header[]): boolean {
  const has = (field: Field): boolean => headers.some((header) => header.field === field);
  return needs.every((need) => alternatives(need).some(has)) && !lacks.some(has) && (also?.(headers) ?? true);
}

/** What stands above the header, and the name of the sheet. */
function titleOf(sheet: Sheet, head: Batch, above: number): string {
  return [sheet.name ?? '', ...sheet.preamble, ...head.rows.slice(0, above).flat().map(String)].join(' ').slice(0, 2000);
}

/** The name of the file, without its folders; the folder that it is in. */
function nameOf(path: string): string {
  return path.replace(/^.*[\\/]/s, '').slice(-200);
}

function folderOf(path: string): string {
  return /([^\\/]*)[\\/][^\\/]*$/s.exec(path)?.[1] ?? '';
}

/** What the first rows say in the columns that name the ad product: each row is of the one that it names. */
function productsOf(head: Batch, { headers, above }: Row & Pick<Candidate, 'above'>): string[] {
  const column = PRODUCT_FIELDS.map((name) => headers.findIndex(({ field }) => field === name)).find((index) => index >= 0);
  if (column === undefined) return [];
  const rows = head.rows.slice(above + 1).filter((row) => row.length > headers.length / 2);
  return [...new Set(rows.map((row) => String(row[column] ?? '')))];
}

const PRODUCT_FIELDS: readonly Field[] = ['adProduct', 'campaignType', 'product'];

const PRODUCTS: ReadonlySet<string> = new Set(['sponsored-products', 'sponsored-brands', 'sponsored-display']);

function byTitle(rivals: readonly Candidate[], title: string): Candidate | undefined {
  const named = rivals.filter(({ format }) => format.title?.test(title));
  return named.length === 1 ? named[0] : undefined;
}

function ambiguous(sheet: Sheet, rivals: readonly Candidate[]): Issue {
  const labels = rivals.map(({ format }) => format.label);
  return {
    opening: 'invalid',
    message: `report: it can be a ${labels.join(' or a ')}`,
    place: placeOf(named(sheet), rivals[0]?.line),
    advice: `Say which it is: ${[...new Set(rivals.map(({ format }) => `--format ${sheet.file}=${format.id}`))].join(' or ')} with import, or a line in exports/formats.csv.`,
  };
}

function named({ file, name }: Sheet): { file: string; sheet?: string } {
  return name === undefined ? { file } : { file, sheet: name };
}

type Row = Omit<Candidate, 'format'>;

function notRecognised(sheet: Sheet, rows: readonly Row[]): Issue {
  const known = ({ headers }: Row): number => headers.filter(({ field }) => field !== undefined).length;
  const header = [...rows].sort((a, b) => known(b) - known(a) || b.headers.length - a.headers.length)[0];
  const headers = header?.headers ?? [];
  const closest = FORMATS.map((format) => ({ format, absent: absentIn(format, headers) }))
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, CLOSEST);
  const told = closest.map(
    ({ format, absent }) =>
      `${format.id} (${absent.length === 0 ? complete(format, headers) : `lacks ${absent.map(words).join(', ')}`})`,
  );
  return {
    opening: 'unknown',
    message: `report: its header ${columnsOf(headers)} belongs to no report that is known`,
    place: placeOf(named(sheet), header?.line),
    advice: `Closest: ${told.join('; ')}. ${closest.some(({ format }) => hasColumns(format, headers)) ? sayIt(sheet) : mendIt(sheet)}`,
  };
}

/** The part of its columns that is missing; a report with columns of everyday tables is near to any table that lacks one of them. */
function distance({ format, absent }: { readonly format: Format; readonly absent: readonly Needed[] }): number {
  return absent.length / format.needs.length + (format.unsaid && absent.length > 0 ? 1 : 0);
}

/** What is wrong with a report that someone says to be one: of the layouts that it may have, the one that it lacks least of. */
function notAsSaid(sheet: Sheet, rows: readonly Row[], formats: readonly Format[]): Issue {
  const tried = rows.flatMap((row) => formats.map((format) => ({ row, format, absent: absentIn(format, row.headers) })));
  const [best] = tried.sort((a, b) => a.absent.length - b.absent.length);
  const { id = '', lacks = [] } = best?.format ?? {};
  const absent = best?.absent ?? [];
  const extra = (best?.row.headers ?? []).filter(({ field }) => field !== undefined && lacks.includes(field));
  const has = extra.map(({ text }) => `"${quotable(text)}"`).join(', ');
  const wrong =
    absent.length > 0
      ? `lacks ${absent.map(words).join(', ')}`
      : has === ''
        ? 'is none: its columns are not laid out so'
        : `has ${has}, which no such report has`;
  return {
    opening: 'unknown',
    message: `report: said to be ${id}, and as that it ${wrong}`,
    place: placeOf(named(sheet), best?.row.line),
    advice: absent.length > 0 ? mendIt(sheet) : `Say another format, or none. ${mendIt(sheet)}`,
  };
}

function sayIt({ file }: Sheet): string {
  return `Say what it is: --format ${file}=<id> with import, or a line in exports/formats.csv; or leave it out: "${NOT_READ}" in place of the id, or --skip-unknown for all such files.`;
}

/** Where saying what it is would not help. */
function mendIt({ file }: Sheet): string {
  return `Add to the report the columns that it lacks, named as in Amazon's, and export it again; or leave it out: --format ${file}=${NOT_READ} with import, a line in exports/formats.csv, or --skip-unknown for all such files.`;
}

/** Why a report is not believed although the header has what it needs. */
function complete(format: Format, headers: readonly Header[]): string {
  return hasColumns(format, headers) ? 'if you say that it is one' : 'has columns of another report';
}

/** The first columns of a header, quoted; more are counted. */
function columnsOf(headers: readonly Header[]): string {
  const named = headers.slice(0, MOST_COLUMNS).map(({ text }) => quotable(text));
  const more = headers.length - named.length;
  return `"${named.join(', ')}"${more > 0 ? ` and ${more} more` : ''}`;
}

function absentIn({ needs }: Format, headers: readonly Header[]): Needed[] {
  return needs.filter((need) => !alternatives(need).some((field) => headers.some((header) => header.field === field)));
}

function words(need: Needed): string {
  return alternatives(need)
    .slice(0, 2)
    .map((field) => FIELDS[field].meaning)
    .join(' or ');
}
