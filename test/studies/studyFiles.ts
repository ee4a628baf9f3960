import { addPeriods, formatPeriod, monthNumber, type Period, periodsBetween, yearOf } from '../../src/core/calendar.ts';
import { heldMoney } from '../../src/study/heldMoney.ts';
import { BRACKENFOLD, FORMATS } from './studyExports/numbers.ts';
import { EXPORTS_README } from './studyExports/readme.ts';
import {
  type BrandNumbers,
  CONTENT_PLAN,
  DEMO,
  LAST,
  PLAN_END,
  SIGNALS,
  type SignalName,
  TRACKING,
  WAAGE,
} from './studyNumbers.ts';
import { studyReadme } from './studyReadme.ts';
import { type SimulatedMonth, simulateHistory } from './studySimulator.ts';

/** How a country writes a CSV. */
interface Locale {
  readonly separator: ',' | ';';
  readonly decimal: '.' | ',';
  readonly thousands: '' | '.';
  readonly percent: '%' | ' %';
  readonly month: (month: Period) => string;
  readonly total: string;
  readonly product: readonly string[];
  readonly history: readonly string[];
}

const TRACKED = ['mention_rate.alexa_for_shopping', 'mention_rate.external_ai', 'prompts', 'runs'];

const AMERICAN: Locale = {
  separator: ',',
  decimal: '.',
  thousands: '',
  percent: '%',
  month: formatPeriod,
  total: 'total',
  product: ['field', 'value', 'note'],
  history: [
    'month',
    'ad_spend',
    'acos',
    'ad_sales',
    'organic_rank',
    'content_spend',
    'total_sales',
    'ad_clicks',
    'sessions',
    'search_click_share',
    'price',
    'in_stock',
    ...TRACKED,
  ],
};

const GERMAN_MONTHS = ['Jan', 'Feb', 'Mär', 'Apr', 'Mai', 'Jun', 'Jul', 'Aug', 'Sep', 'Okt', 'Nov', 'Dez'];

const GERMAN: Locale = {
  separator: ';',
  decimal: ',',
  thousands: '.',
  percent: ' %',
  month: (month) => `${GERMAN_MONTHS[monthNumber(month) - 1]} ${yearOf(month)}`,
  total: 'Gesamt',
  product: ['Feld', 'Wert', 'Notiz'],
  history: [
    'Monat',
    'Werbeausgaben',
    'ACOS',
    'Werbeumsatz',
    'Organischer Rang',
    'Content-Ausgaben',
    'Gesamtumsatz',
    'Klicks',
    'Sitzungen',
    'Klickanteil',
    'Preis',
    'Lieferfähigkeit',
    ...TRACKED,
  ],
};

/** Without a history.csv where the study's exports take its place. */
const STUDIES = [
  { brand: DEMO, locale: AMERICAN, hasHistory: true },
  { brand: WAAGE, locale: GERMAN, hasHistory: true },
  { brand: BRACKENFOLD, locale: AMERICAN, hasHistory: false },
];

export interface StudyFile {
  /** Relative to inputs/. */
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** Every file of the studies but their exports. */
export function studyFiles(): readonly StudyFile[] {
  return STUDIES.flatMap(({ brand, locale, hasHistory }) => [
    { path: `${brand.folder}/product.csv`, content: productText(brand, locale) },
    ...(hasHistory ? [{ path: `${brand.folder}/history.csv`, content: historyText(brand, locale) }] : []),
    { path: `${brand.folder}/plans/scale-ppc.csv`, content: scaleText(brand, locale) },
    { path: `${brand.folder}/plans/invest-in-content.csv`, content: investText(brand, locale) },
    ...(hasHistory ? [] : [{ path: `${brand.folder}/exports/formats.csv`, content: FORMATS }]),
    { path: `${brand.folder}/README.md`, content: studyReadme(brand, hasHistory ? '' : EXPORTS_README) },
  ]);
}

function productText(brand: BrandNumbers, locale: Locale): string {
  const percent = (value: number): string => percentText(value, 0, locale);
  return csv(locale, [
    locale.product,
    ['product', brand.product, 'Made up'],
    ['marketplace', brand.marketplace, ''],
    ['currency', brand.currency, 'Of every amount in this folder'],
    ...(brand.brand === undefined ? [] : [['brand', brand.brand, 'As the exports name it']]),
    ...(brand.asin === undefined ? [] : [['asin', brand.asin, 'What the exports are about']]),
    ...(brand.rivals === undefined ? [] : [['rivals', brand.rivals, 'As people search for them']]),
    ['price', numberText(brand.price, 2, locale), 'Average selling price'],
    ['margin', percent(brand.margin), 'Contribution margin before advertising and content'],
    ['conversion_rate', percent(brand.conversion), 'Orders per ad click'],
    ['return_rate', percent(brand.returnRate), 'Share of revenue sent back'],
    ['repeat_rate', percent(brand.repeatRate), 'Orders that a first order brings in the end, repeats of repeats included'],
    ['discount_rate', percent(brand.discountRate), 'A year'],
    [
      'category_discoveries',
      brand.discoveries.toFixed(0),
      'Clicks through to products a month, all brands in the category, all channels, average month',
    ],
    ['rating', numberText(brand.rating, 1, locale), 'Stars'],
    ['listings', brand.listings.toFixed(0), 'Listings that content money is for'],
    ...(brand.currency === 'USD'
      ? []
      : [['usd_rate', numberText(brand.usdRate, 2, locale), `${brand.currency} for one US dollar`]]),
  ]);
}

function historyText(brand: BrandNumbers, locale: Locale): string {
  return csv(locale, [locale.history, ...simulateHistory(brand).map((month) => historyRow(month, locale))]);
}

function historyRow(at: SimulatedMonth, locale: Locale): string[] {
  const { recommendation } = at;
  const tracked = recommendation
    ? [
        percentText(recommendation.alexa_for_shopping, 1, locale),
        percentText(recommendation.external_ai, 1, locale),
        String(TRACKING.prompts),
        String(TRACKING.runs),
      ]
    : ['', '', '', ''];
  return [
    locale.month(at.month),
    numberText(at.adSpend, 2, locale),
    percentText(at.adSpend / at.adSales, 1, locale),
    numberText(at.adSales, 2, locale),
    numberText(at.organicRank, 1, locale),
    numberText(at.contentSpend, 2, locale),
    numberText(at.totalSales, 2, locale),
    String(at.adClicks),
    String(at.sessions),
    percentText(at.searchClickShare, 2, locale),
    numberText(at.price, 2, locale),
    percentText(at.inStock, 0, locale),
    ...tracked,
  ];
}

const PLANNED = periodsBetween(addPeriods(LAST, 1), PLAN_END);

/** What the brand would spend if it went on as before, rounded to tens. */
function asBefore(brand: BrandNumbers): { readonly ads: readonly number[]; readonly content: readonly number[] } {
  const history = simulateHistory(brand);
  const held = (of: (at: SimulatedMonth) => number): number[] => {
    const { values } = heldMoney(Float64Array.from(history, of), { count: PLANNED.length, step: 'month' });
    return [...values].map((value) => Math.round(value / 10) * 10);
  };
  return { ads: held(({ adSpend }) => adSpend), content: held(({ contentSpend }) => contentSpend) };
}

/** Finance's usual layout: a row a line item, a column a month, totals at the end of both. */
function scaleText(brand: BrandNumbers, locale: Locale): string {
  const { ads, content } = asBefore(brand);
  const row = (name: string, amounts: readonly number[]): string[] => {
    return [name, ...[...amounts, sumOf(amounts)].map((amount) => numberText(amount, 2, locale))];
  };
  const more = ads.map((amount) => amount + brand.extra);
  return csv(locale, [
    ['line', ...PLANNED.map(locale.month), locale.total],
    row('ad_spend', more),
    row('content_spend', content),
    row(
      locale.total,
      more.map((amount, index) => amount + (content[index] ?? 0)),
    ),
  ]);
}

/** The other layout: a row a month, a column a line item. */
function investText(brand: BrandNumbers, locale: Locale): string {
  const signals = Object.keys(SIGNALS) as SignalName[];
  const phases = CONTENT_PLAN.flatMap((phase) => Array.from({ length: phase.months }, () => phase));
  const held = asBefore(brand);
  const rows = PLANNED.map((month, index) => {
    const content = signals
      .flatMap((signal) => [phases[index]?.build[signal] ?? 0, phases[index]?.upkeep[signal] ?? 0])
      .map((part) => (part * brand.extra) / 1000);
    const amounts = [held.ads[index] ?? 0, held.content[index] ?? 0, ...content];
    return [locale.month(month), ...[...amounts, sumOf(amounts)].map((amount) => numberText(amount, 2, locale))];
  });
  return csv(locale, [
    ['month', 'ad_spend', 'content_spend', ...signals.flatMap((signal) => [`build.${signal}`, `upkeep.${signal}`]), locale.total],
    ...rows,
  ]);
}

function sumOf(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}

function numberText(value: number, digits: number, { decimal, thousands }: Locale): string {
  const [whole = '', fraction = ''] = value.toFixed(digits).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousands);
  return digits === 0 ? grouped : `${grouped}${decimal}${fraction}`;
}

function percentText(value: number, digits: number, locale: Locale): string {
  return `${numberText(value * 100, digits, { ...locale, thousands: '' })}${locale.percent}`;
}

function csv({ separator }: Locale, rows: readonly (readonly string[])[]): string {
  const quote = (cell: string): string => (/[",;\n]/.test(cell) && cell.includes(separator) ? `"${cell}"` : cell);
  return rows.map((row) => `${row.map(quote).join(separator)}\n`).join('');
}
