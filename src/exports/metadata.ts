import { monthSpan, type Span, weekSpan } from '../core/day.ts';
import { monthByName, parseDateText, withOrder } from '../tables/dateText.ts';
import { marketplaceOf } from './amazonMarketplaces.ts';

/** What stands above a table: the filters of Brand Analytics, the comments of Google Analytics, the settings of an API. */
export interface Metadata {
  /** All of it, for the words that tell two formats apart. */
  readonly text: string;
  readonly span?: Span;
  /** How long a row's period is, where the report says so. */
  readonly grain?: Grain;
  readonly brand?: string;
  readonly asin?: string;
  readonly marketplace?: string;
}

export type Grain = 'day' | 'week' | 'month' | 'quarter';

type Setting = 'brand' | 'asin' | 'range' | 'viewing' | 'week' | 'month' | 'quarter' | 'year' | 'start' | 'end' | 'marketplace';

/** What filters are called, by language; to add a language, add words. */
const SETTINGS: Readonly<Record<Setting, readonly string[]>> = {
  brand: ['brand', 'marke', 'ブランド'],
  asin: ['asin', 'asin or product', 'asin oder produkt', 'asins'],
  range: ['reporting range', 'berichtszeitraum', 'レポート範囲', 'reportperiod', 'dategranularity'],
  viewing: ['viewing range', 'viewing', 'anzeigebereich'],
  week: ['select week', 'woche auswählen', '週を選択'],
  month: ['select month', 'monat auswählen', '月を選択'],
  quarter: ['select quarter', 'quartal auswählen', '四半期を選択'],
  year: ['select year', 'jahr auswählen', '年を選択'],
  start: ['datastarttime', 'start date', 'startdatum'],
  end: ['dataendtime', 'end date', 'enddatum'],
  marketplace: ['marketplaceids', 'marketplace', 'country'],
};

const GRAINS: readonly { readonly pattern: RegExp; readonly grain: Grain }[] = [
  { pattern: /^(?:dai|day|täg|日)/, grain: 'day' },
  { pattern: /^(?:week|wöchent|毎週|週)/, grain: 'week' },
  { pattern: /^(?:month|monat|毎月|月)/, grain: 'month' },
  { pattern: /^(?:quart|viertel|四半期)/, grain: 'quarter' },
];

/** Text above a table that is looked at. */
const MOST_TEXT = 20_000;

/**
 * Reads what stands above a table.
 * @example
 * readMetadata(['Brand=["X"],Reporting Range=["Monthly"],Select year=["2026"],Select month=["June"]']).span // => { from: 20605, to: 20634 }
 */
export function readMetadata(lines: readonly string[]): Metadata {
  const text = lines.join('\n').slice(0, MOST_TEXT).normalize('NFKC').replaceAll('""', '"');
  const settings = settingsOf(text);
  const range = settings.get('range')?.toLowerCase() ?? '';
  const grain = GRAINS.find(({ pattern }) => pattern.test(range))?.grain;
  const span = settingsSpan(settings) ?? freeSpan(text);
  const marketplace = marketplaceOf(settings.get('marketplace') ?? '')?.code;
  const [brand, asin] = [settings.get('brand'), settings.get('asin')];
  return {
    text,
    ...(span === undefined ? {} : { span }),
    ...(grain === undefined ? {} : { grain }),
    ...(brand === undefined ? {} : { brand }),
    ...(asin === undefined ? {} : { asin }),
    ...(marketplace === undefined ? {} : { marketplace }),
  };
}

/** `Name=["value"]` and, in lines of their own, `Name: value`. */
function settingsOf(text: string): Map<Setting, string> {
  const settings = new Map<Setting, string>();
  const take = (name: string, value: string): void => {
    const key = name.trim().toLowerCase();
    const setting = (Object.keys(SETTINGS) as Setting[]).find((candidate) => SETTINGS[candidate].includes(key));
    if (setting && value.trim() !== '' && !settings.has(setting)) settings.set(setting, value.trim());
  };
  for (const [, name = '', value = ''] of text.matchAll(/([\p{L}][\p{L}\d ]{0,40})=\["?([^"\]\n]{0,400})["\]]/gu))
    take(name, value);
  for (const line of text.split('\n')) {
    const colon = line.indexOf(':');
    if (colon > 0 && colon < 40) take(line.slice(0, colon).replace(/^[#\s]+/, ''), line.slice(colon + 1));
  }
  return settings;
}

function settingsSpan(settings: ReadonlyMap<Setting, string>): Span | undefined {
  const year = yearIn(settings.get('year'));
  const week = settings.get('week');
  const month = settings.get('month');
  if (week !== undefined) return freeSpan(week) ?? weekOf(week, year);
  if (month !== undefined) return freeSpan(month) ?? monthOf(month, year);
  const quarter = Number(/[1-4]/.exec(settings.get('quarter') ?? '')?.[0]);
  if (year !== undefined && quarter >= 1) return monthSpan({ year, month: quarter * 3 - 2 }, 3);
  const viewing = settings.get('viewing')?.split(/ [-–] /) ?? [];
  return daysBetween(viewing.length === 2 ? viewing : [settings.get('start'), settings.get('end')]);
}

/** From the first of two dates to the second, where one way of reading them makes a period. */
function daysBetween(ends: readonly (string | undefined)[]): Span | undefined {
  const texts = ends.map((text) => parseDateText(text?.slice(0, 40) ?? ''));
  const spans = (['dmy', 'mdy'] as const).flatMap((order) => {
    const [start, end] = texts.map((text) => text && withOrder(text, order));
    if (start?.kind !== 'span' || end?.kind !== 'span' || end.span.to < start.span.from) return [];
    return [{ from: start.span.from, to: end.span.to }];
  });
  const [first, second = first] = spans;
  return first?.from === second?.from && first?.to === second?.to ? first : undefined;
}

function yearIn(text: string | undefined): number | undefined {
  const found = /20\d\d/.exec(text ?? '')?.[0];
  return found === undefined ? undefined : Number(found);
}

/** `Week 38 | 2026`. */
function weekOf(text: string, year: number | undefined): Span | undefined {
  const number = /\b(\d{1,2})\b/.exec(text)?.[1];
  const known = yearIn(text) ?? year;
  return number === undefined || known === undefined ? undefined : weekSpan(known, Number(number));
}

/** `June`, `Juni | 2026`, `6月`. */
function monthOf(text: string, year: number | undefined): Span | undefined {
  const known = yearIn(text) ?? year;
  const number = /^(\d{1,2})(?:月|$)/.exec(text)?.[1];
  const month = number === undefined ? monthByName(/^\p{L}+/u.exec(text)?.[0] ?? '') : Number(number);
  return known === undefined || month === undefined ? undefined : monthSpan({ year: known, month });
}

/** Two whole dates side by side: `2026-08-23 - 2026-08-29`, `20260723-20260922`. */
function freeSpan(text: string): Span | undefined {
  const match = /(?<!\d)(20\d\d-?\d\d-?\d\d) ?- ?(20\d\d-?\d\d-?\d\d)(?!\d)/.exec(text);
  const [from, to] = [match?.[1], match?.[2]].map((part) => parseDateText(part ?? ''));
  if (from?.kind !== 'span' || to?.kind !== 'span' || to.span.to < from.span.from) return undefined;
  return { from: from.span.from, to: to.span.to };
}
