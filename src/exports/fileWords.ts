import { type Day, dayOf, monthSpan, type Span } from '../core/day.ts';
import { fail, type Issue } from '../core/error.ts';
import { nearest } from '../core/nearest.ts';
import { type Cell, cellIssue, cellOf, gather, quotable, throwIssues } from '../tables/cell.ts';
import { columnIndex } from '../tables/columnNames.ts';
import { nameKey } from '../tables/fieldWords.ts';
import { headedBy, parseTable } from '../tables/parseTable.ts';
import type { Table, TableFile } from '../tables/table.ts';
import { marketplaceOf } from './amazonMarketplaces.ts';
import type { ExportContext } from './canonical.ts';

/**
 * What the user says of single files: the format of those that fit two or none, the days of those without dates, the day of the
 * download. By path.
 */
export type FileWords = Required<Pick<ExportContext, 'formats' | 'spans'>> &
  Pick<
    ExportContext,
    'downloads' | 'marketplaces' | 'withoutAdvertising' | 'skipUnknown' | 'featuredOfferIsStock' | 'campaignRules'
  >;

/**
 * A month, a day, or two of them with dots between; undefined where it is none.
 * @example
 * parsePeriod('2026-02')?.to === parsePeriod('2026-02-01..2026-02-28')?.to // => true
 * parsePeriod('2026-01..2026-02')?.to === parsePeriod('2026-02')?.to // => true
 * parsePeriod('2026-02-30') // => undefined
 */
export function parsePeriod(text: string): Span | undefined {
  const parts = text.trim().split('..').map(parseOne);
  const [first, last] = [parts[0], parts.at(-1)];
  return parts.length <= 2 && first && last && first.from <= last.to ? { from: first.from, to: last.to } : undefined;
}

/** A month or a day. */
function parseOne(text: string): Span | undefined {
  const [, year, month] = /^(\d{4})-(\d\d)$/.exec(text) ?? [];
  if (year !== undefined) return monthSpan({ year: Number(year), month: Number(month) });
  const day = parseDay(text);
  return day === undefined ? undefined : { from: day, to: day };
}

function parseDay(text: string): Day | undefined {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  return year === undefined ? undefined : dayOf({ year: Number(year), month: Number(month), day: Number(day) });
}

const DAY_ADVICE = 'Write the day as 2026-03-16.';

export const PERIOD_ADVICE = 'Write a month as 2026-03, or days as 2026-03-01..2026-03-31.';

/** Columns of formats.csv, with their German names. */
const COLUMNS = {
  file: ['file', 'datei'],
  format: ['format'],
  period: ['period', 'zeitraum'],
  downloaded: ['downloaded', 'heruntergeladen'],
  marketplace: ['marketplace', 'marktplatz'],
  campaigns: ['campaigns', 'kampagnen'],
} as const;

const SHAPE = headedBy((header) => Object.values(COLUMNS).some((names: readonly string[]) => names.includes(nameKey(header))));

/** `formats.csv` or `formats.xlsx` in a folder of exports, as {@link readFileWords} reads its table. */
export function readFormats(file: TableFile, paths: readonly string[]): FileWords {
  return readFileWords(parseTable(file, SHAPE), paths);
}

/** A line that names no file and says of a period that there was no advertising. */
const NO_ADVERTISING: ReadonlySet<string> = new Set(['no_advertising', 'no_ads', 'keine_werbung']);

/** A line that names no file and says that the product could be bought where it had the Featured Offer. */
const OFFER_IS_STOCK: ReadonlySet<string> = new Set([
  'featured_offer_is_in_stock',
  'buy_box_is_in_stock',
  'buybox_ist_lieferbar',
]);

/**
 * `formats.csv` in a folder of exports: `file`, and any of `format`, `period`, `downloaded` and `marketplace`. `paths` are the files that are there. A line
 * without a file may say `no advertising` of a period, or `class brand` of campaigns whose names hold a text.
 */
export function readFileWords(table: Table, paths: readonly string[]): FileWords {
  const file = columnIndex(table, 'file', COLUMNS.file);
  const columns = {
    format: optionalColumn(table, COLUMNS.format),
    period: optionalColumn(table, COLUMNS.period),
    downloaded: optionalColumn(table, COLUMNS.downloaded),
    marketplace: optionalColumn(table, COLUMNS.marketplace),
    campaigns: optionalColumn(table, COLUMNS.campaigns),
  };
  const words = {
    formats: new Map<string, string>(),
    spans: new Map<string, Span>(),
    downloads: new Map<string, Day>(),
    marketplaces: new Map<string, string>(),
  };
  const campaignRules: { text: string; class: string }[] = [];
  const withoutAdvertising: Span[] = [];
  let featuredOfferIsStock = false;
  const issues: Issue[] = [];
  for (const row of table.rows) {
    const filled = (index: number | undefined): Cell | undefined => {
      const cell = index === undefined ? undefined : cellOf(table, row, index);
      return cell?.text === '' ? undefined : cell;
    };
    const [format, period, downloaded] = [filled(columns.format), filled(columns.period), filled(columns.downloaded)];
    if (format && NO_ADVERTISING.has(nameKey(format.text))) {
      gather(issues, () => withoutAdvertising.push(periodOf(period ?? format)));
      continue;
    }
    if (format && OFFER_IS_STOCK.has(nameKey(format.text))) {
      featuredOfferIsStock = true;
      continue;
    }
    const [, ofClass] = (format && CLASS.exec(format.text)) ?? [];
    if (format && ofClass !== undefined) {
      gather(issues, () => campaignRules.push({ text: campaignsOf(filled(columns.campaigns), format), class: ofClass }));
      continue;
    }
    const path = gather(issues, () => fileOf(cellOf(table, row, file), paths));
    if (path === undefined) continue;
    if (format) words.formats.set(path, format.text);
    if (period) gather(issues, () => words.spans.set(path, periodOf(period)));
    if (downloaded) gather(issues, () => words.downloads.set(path, downloadOf(downloaded)));
    const marketplace = filled(columns.marketplace);
    if (marketplace) gather(issues, () => words.marketplaces.set(path, marketplaceCode(marketplace)));
  }
  throwIssues(issues);
  return {
    ...words,
    ...(withoutAdvertising.length > 0 && { withoutAdvertising }),
    ...(featuredOfferIsStock && { featuredOfferIsStock }),
    ...(campaignRules.length > 0 && { campaignRules }),
  };
}

/** A line that names no file and says of which class campaigns are whose names hold a text. */
const CLASS = /^(?:class|klasse)\s+([a-z][a-z0-9_]*)$/i;

function campaignsOf(cell: Cell | undefined, format: Cell): string {
  const advice = 'Write a text that the names of the campaigns hold, such as "Brand", into the column campaigns.';
  return (
    cell?.text ?? fail(cellIssue(format, { opening: 'missing', message: `campaigns of "${quotable(format.text)}"`, advice }))
  );
}

function optionalColumn({ header }: Table, words: readonly string[]): number | undefined {
  const index = header.findIndex((name) => words.includes(name.toLowerCase()));
  return index < 0 ? undefined : index;
}

function fileOf(cell: Cell, paths: readonly string[]): string {
  const advice = fileAdvice(cell.text, paths);
  return (
    pathOf(cell.text, paths) ?? fail(cellIssue(cell, { opening: 'unknown', message: `file "${quotable(cell.text)}"`, advice }))
  );
}

function periodOf(cell: Cell): Span {
  return parsePeriod(cell.text) ?? fail(cellIssue(cell, { message: `period "${quotable(cell.text)}"`, advice: PERIOD_ADVICE }));
}

function downloadOf(cell: Cell): Day {
  const message = `day of the download "${quotable(cell.text)}"`;
  return parseDay(cell.text) ?? fail(cellIssue(cell, { message, advice: DAY_ADVICE }));
}

function marketplaceCode(cell: Cell): string {
  const message = `marketplace "${quotable(cell.text)}"`;
  const advice = 'Write its code, as in DE, or its address, as in amazon.de.';
  return marketplaceOf(cell.text)?.code ?? fail(cellIssue(cell, { opening: 'unknown', message, advice }));
}

/** The file that is meant by its path or by the end of it. */
export function pathOf(text: string, paths: readonly string[]): string | undefined {
  return paths.find((path) => path === text) ?? paths.find((path) => path.endsWith(`/${text}`) || path.endsWith(`\\${text}`));
}

export function fileAdvice(text: string, paths: readonly string[]): string {
  const names = paths.map((path) => path.replace(/^.*[\\/]/, ''));
  const close = nearest(text, names);
  return close === undefined ? 'Give the name of one of the files to import.' : `Did you mean "${close}"?`;
}

/** `file=value` texts of a flag, by path. Errors: no such file, no value. */
export function byFile(texts: readonly string[], paths: readonly string[], flag: string): [path: string, value: string][] {
  return texts.map((text) => {
    const at = text.lastIndexOf('=');
    const [name, value] = [text.slice(0, at), text.slice(at + 1)];
    if (at < 1 || value === '')
      fail({ opening: 'invalid', message: `--${flag} "${text}"`, advice: `Write it as --${flag} file.csv=value.` });
    const path = pathOf(name, paths);
    if (path === undefined)
      return fail({ opening: 'unknown', message: `file "${name}" in --${flag}`, advice: fileAdvice(name, paths) });
    return [path, value];
  });
}
