import { formatDay } from '../../../src/core/day.ts';
import { day } from '../join/sample.ts';
import { COMMAS, type Grid, type Polluted, write } from './pollute.ts';

/** A row of the truth: April 2026, three campaigns a day. */
interface Fact {
  readonly date: string;
  readonly campaign: string;
  readonly clicks: number;
  readonly cost: number;
  readonly sales: number;
}

const NAMES = ['Lids exact', 'Lids, broad', 'Pot "auto"'] as const;
const [DAYS, A_DAY] = [30, NAMES.length];

/** Fixed numbers, some above a thousand, so that separators of thousands show. */
const FACTS: readonly Fact[] = Array.from({ length: DAYS * A_DAY }, (_, index) => ({
  date: formatDay(day('2026-04-01') + Math.floor(index / A_DAY)),
  campaign: NAMES[index % A_DAY] ?? '',
  clicks: 3 + ((index * 7) % 40),
  cost: Math.round(100 * (1.25 + ((index * 37) % 2300))) / 100,
  sales: Math.round(100 * (4.5 + ((index * 91) % 7100))) / 100,
}));

/** How dates are written. */
const DATES: readonly ((date: string) => string)[] = [
  (date) => date,
  (date) => `Apr ${date.slice(8)}, 2026`,
  (date) => `4/${Number(date.slice(8))}/2026`,
  (date) => `4/${Number(date.slice(8))}/26`,
  (date) => `${Number(date.slice(8))} Apr 2026`,
  (date) => `2026年4月${Number(date.slice(8))}日`,
  (date) => `Apr ${date.slice(8)}, 2026 - Apr ${date.slice(8)}, 2026`,
  (date) => `${date} 00:00:00`,
  (date) => String(46_113 + Number(date.slice(8)) - 1),
];

const grouped = (value: number): string => value.toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ',');
const continental = (value: number): string => grouped(value).replace(/[.,]/g, (sign) => (sign === ',' ? '.' : ','));

/** How amounts are written. */
const AMOUNTS: readonly ((value: number) => string)[] = [
  (value) => value.toFixed(2),
  (value) => String(value),
  grouped,
  (value) => `$${grouped(value)}`,
  (value) => `US$${value.toFixed(2)}`,
  (value) => value.toFixed(4),
  continental,
  (value) => `${continental(value)} $`,
  (value) => `="${value.toFixed(2)}"`,
];

/** Names of columns in each language that is tried; `''` leaves the column out. */
const LANGUAGES: readonly Readonly<Record<string, string>>[] = [
  {
    ...{
      date: 'Date',
      currency: 'Budget currency',
      account: 'Advertiser account ID',
      id: 'Campaign ID',
      campaign: 'Campaign name',
    },
    ...{ clicks: 'Clicks', cost: 'Total cost', sales: 'Sales', impressions: 'Impressions', country: 'Country' },
    ...{ promoted: 'Sales (promoted)', halo: 'Sales (halo)', roas: 'ROAS', product: 'Ad product' },
  },
  {
    ...{
      date: '日期',
      currency: '预算货币',
      account: '广告主账户 ID',
      id: '广告活动编号',
      campaign: '广告活动名称',
      clicks: '点击量',
    },
    ...{ cost: '总成本', sales: '销售额', impressions: '展示量', country: '国家/地区', promoted: '推广商品的销量' },
    ...{ halo: '销售额（光环）', roas: 'ROAS', product: '广告产品' },
  },
  {
    ...{ date: 'date.value', currency: 'budgetCurrency.value', account: 'advertiserAccount.id', id: 'campaign.id' },
    ...{ campaign: 'campaign.name', clicks: 'metric.clicks', cost: 'metric.totalCost', sales: 'metric.sales' },
    ...{ impressions: 'metric.impressions', country: 'country.code', promoted: 'metric.salesPromoted', halo: 'metric.salesHalo' },
    ...{ roas: 'metric.roas', product: 'adProduct.value' },
  },
];

const COLUMNS = Object.keys(LANGUAGES[0] ?? {});
const NEEDED: ReadonlySet<string> = new Set(['date', 'currency', 'campaign', 'clicks', 'cost', 'sales']);

type Next = () => number;

function pick<Value>(from: readonly Value[], next: Next): Value {
  const value = from[Math.floor(next() * from.length)];
  if (value === undefined) throw new Error('Nothing to pick from.');
  return value;
}

function shuffled<Value>(values: readonly Value[], next: Next): Value[] {
  return values
    .map((value) => ({ value, order: next() }))
    .sort((a, b) => a.order - b.order)
    .map(({ value }) => value);
}

/** How one file writes the truth. */
interface Style {
  readonly columns: readonly string[];
  readonly names: Readonly<Record<string, string>>;
  readonly date: (date: string) => string;
  readonly amount: (value: number) => string;
  /** Rows of Mexico, in pesos, between those of the study. */
  readonly mexico: boolean;
}

function cellOf(fact: Fact, column: string, { date, amount }: Style, own: boolean): string {
  const cells: Readonly<Record<string, string>> = {
    date: date(fact.date),
    currency: own ? 'USD' : 'MXN',
    account: '="amzn1.ads-account.g.1a2b"',
    id: '="170574860392093"',
    campaign: fact.campaign,
    clicks: String(fact.clicks),
    cost: amount(own ? fact.cost : fact.cost * 18),
    sales: amount(own ? fact.sales : fact.sales * 18),
    impressions: String(fact.clicks * 90),
    country: own ? 'US' : 'MX',
    promoted: amount(fact.sales / 2),
    halo: '',
    roas: (fact.sales / fact.cost).toFixed(4),
    product: 'Sponsored Products',
  };
  return cells[column] ?? '';
}

function gridOf(style: Style, order: readonly Fact[]): string[][] {
  const rows = order.flatMap((fact) => {
    const row = (own: boolean): string[] => style.columns.map((column) => cellOf(fact, column, style, own));
    return style.mexico && fact.clicks % 3 === 0 ? [row(true), row(false)] : [row(true)];
  });
  return [style.columns.map((column) => style.names[column] ?? column), ...rows];
}

/** What may stand in a file beside its rows, and how it may be cut. */
const TEXTS: readonly ((grid: Grid) => string)[] = [
  (grid) => write(grid),
  (grid) => write(grid, { separator: ';' }),
  (grid) => write(grid, { separator: '\t' }),
  (grid) => write(grid, { quoteAll: true }),
  (grid) => write(grid, { lineEnd: '\r\n' }),
  (grid) => `\ufeff${write(grid)}`,
  (grid) => `Campaign 30D\n\n${write(grid)}`,
  (grid) => write(grid).replaceAll('\n', '\n\n'),
  (grid) => write([...grid.slice(0, 40), ...grid.slice(0, 1), ...grid.slice(40)]),
  (grid) => write([...grid, grid[0]?.map((_, index) => (index === 0 ? 'Total' : '')) ?? []]),
  (grid) => write(grid.map((cells) => [...cells, ''])),
  (grid) => write(grid.map((cells, row) => (row === 0 ? cells.map((name) => ` ${name.toUpperCase()} `) : cells))),
];

const ENGLISH: Style = {
  columns: COLUMNS,
  names: LANGUAGES[0] ?? {},
  date: (date) => date,
  amount: (value) => value.toFixed(2),
  mexico: false,
};

/** The report as it is. */
export const UNIFIED: Grid = gridOf(ENGLISH, FACTS);

/** The same report in `count` other ways of writing it: columns left out and in another order, languages, dates, amounts, rows of Mexico. */
export function unifiedVariants(count: number, next: Next): Polluted[] {
  return Array.from({ length: count }, (_, index) => {
    const columns = shuffled(
      COLUMNS.filter((column) => NEEDED.has(column) || next() < 0.6),
      next,
    );
    const style = {
      columns,
      names: pick(LANGUAGES, next),
      date: pick(DATES, next),
      amount: pick(AMOUNTS, next),
      mexico: next() < 0.5,
    };
    const [grid, text] = [gridOf(style, next() < 0.5 ? FACTS : shuffled(FACTS, next)), pick(TEXTS, next)];
    const shown = grid.slice(0, 2).map((cells) => cells.join(COMMAS.separator));
    return { way: 'another way of writing', what: `variant ${index}: ${shown.join(' / ')}`, text: text(grid) };
  });
}
