import { formatPeriod, monthNumber, type Period, periodsBetween } from '../../src/core/calendar.ts';
import { at } from '../../src/core/present.ts';
import type { Model } from '../../src/language/model.ts';
import type { ParameterDraws } from '../../src/run/draws.ts';
import { kernelsOf } from '../../src/run/kernels.ts';
import { simulate } from '../../src/run/simulate.ts';
import { resolveAssumptions } from '../../src/study/assumptions.ts';
import { marketplaceNamed } from '../../src/study/marketplaceNamed.ts';
import { shippedModel, trialStudy } from '../helpers/shipped.ts';
import { correlated, stream } from './studyNoise.ts';
import {
  type AiChannel,
  type BrandNumbers,
  type Event,
  FIRST,
  LAST,
  NOISE,
  PLANTED,
  PRIME_DAYS,
  SEASON,
  SIGNALS,
  TRACKING,
  TRACKING_FROM,
} from './studyNumbers.ts';

/** What a month of the made-up brand looks like to its seller; absent is not measured. */
export interface SimulatedMonth {
  readonly month: Period;
  readonly adSpend: number;
  readonly adSales: number;
  readonly adClicks: number;
  readonly organicRank: number;
  readonly contentSpend: number;
  readonly totalSales: number;
  readonly sessions: number;
  readonly searchClickShare: number;
  readonly price: number;
  readonly inStock: number;
  readonly recommendation?: Readonly<Record<AiChannel, number>>;
  /** Advertising by class of keywords, where the study tells them apart. */
  readonly classes?: ReadonlyMap<string, { readonly spend: number; readonly sales: number; readonly clicks: number }>;
}

const MONTHS = periodsBetween(FIRST, LAST);
const COUNT = MONTHS.length;

const OUTPUTS = [
  ...['organic_rank', 'revenue', 'search_share', 'category_discoveries', 'discovery_share'],
  ...['repeat_orders', 'mention_rate.alexa_for_shopping', 'mention_rate.external_ai'],
];

/**
 * The brand's history, month by month: the shipped model run by the engine with the planted values, plus errors. Seeded by the
 * brand's folder and the name of each series: the same on every run.
 */
export function simulateHistory(brand: BrandNumbers): readonly SimulatedMonth[] {
  const { spend, content, price, stock } = moneyPaths(brand);
  const ads = adMoney(brand, spend);
  const seen = worldOf(brand, { ads, content, price, stock });
  const error = (name: Exclude<keyof typeof NOISE, 'correlation'>) => errors(`${brand.folder}/${name}`, NOISE[name]);
  const [conversion, rank, sales] = [error('conversion'), error('rank'), error('sales')];
  const [sessions, clickShare] = [error('sessions'), error('clickShare')];
  const credited = creditedBy(brand, ads, seen);
  const random = stream(`${brand.folder}/mentions`);
  return MONTHS.map((month, index) => {
    const own = seen('category_discoveries', index) * seen('discovery_share', index) * at(stock, index);
    const classes = credited(month, index);
    const all = [...classes.values()];
    return {
      month,
      adSpend: all.reduce((sum, one) => sum + one.spend, 0),
      adSales: all.reduce((sum, one) => sum + one.sales, 0),
      adClicks: all.reduce((sum, one) => sum + one.clicks, 0),
      organicRank: Math.max(1, seen('organic_rank', index) * at(rank, index)),
      contentSpend: at(content, index),
      totalSales: seen('revenue', index) * at(conversion, index) * at(sales, index),
      sessions: Math.round((own + 2 * seen('repeat_orders', index)) * at(sessions, index)),
      searchClickShare: seen('search_share', index) * at(clickShare, index),
      price: at(price, index),
      inStock: at(stock, index),
      ...(month >= TRACKING_FROM && { recommendation: counted((channel) => seen(`mention_rate.${channel}`, index), random) }),
      ...(brand.classes && { classes }),
    };
  });
}

/** By class of keywords, or by nothing where the study tells none apart. */
type ByClass<Value> = ReadonlyMap<string, Value>;

/** A brand that tells no classes apart has one, without a name. */
const ALONE = '';

const slotOf = (name: string, id: string): string => (id === ALONE ? name : `${name}.${id}`);

/** Ad money of each class, to the penny: its part, with errors of its own, nothing while it is paused. */
function adMoney({ classes, events, folder }: BrandNumbers, spend: readonly number[]): ByClass<readonly number[]> {
  if (!classes) return new Map([[ALONE, spend]]);
  const isOff = (id: string, month: Period): boolean =>
    events.some(({ off, from, to }) => off === id && from <= month && month <= to);
  return new Map(
    classes.map(({ id, part }) => {
      const error = errors(`${folder}/spend of ${id}`, CLASS_NOISE.spend);
      return [
        id,
        MONTHS.map((month, index) => (isOff(id, month) ? 0 : roundTo(at(spend, index) * part * at(error, index), 0.01))),
      ];
    }),
  );
}

/** Errors of classes of keywords on top of those of the whole. */
const CLASS_NOISE = { spend: 0.08, clickPrice: 0.02, conversion: 0.03 };

/** What the console credits to each class in a month. */
function creditedBy(brand: BrandNumbers, ads: ByClass<readonly number[]>, seen: (output: string, index: number) => number) {
  const { folder, events } = brand;
  const [clickPrice, conversion] = [
    errors(`${folder}/clickPrice`, NOISE.clickPrice),
    errors(`${folder}/conversion`, NOISE.conversion),
  ];
  const own = (name: 'clickPrice' | 'conversion', id: string): readonly number[] =>
    id === ALONE ? MONTHS.map(() => 1) : errors(`${folder}/${name} of ${id}`, CLASS_NOISE[name]);
  const apart = [...ads].map(([id, spend]) => ({ id, spend, price: own('clickPrice', id), converts: own('conversion', id) }));
  return (month: Period, index: number) =>
    new Map(
      apart.map(({ id, spend, price, converts }) => {
        const dearer = at(clickPrice, index) * at(price, index) * factorOf(events, month, 'clickPrice');
        const sales = (seen(slotOf('attributed_ad_sales', id), index) / dearer) * at(conversion, index) * at(converts, index);
        const clicks = Math.round(seen(slotOf('ad_clicks', id), index) / dearer);
        return [id, { spend: at(spend, index), sales: id === ALONE ? sales : roundTo(sales, 0.01), clicks }];
      }),
    );
}

interface Paths {
  readonly ads: ByClass<readonly number[]>;
  readonly content: readonly number[];
  readonly price: readonly number[];
  readonly stock: readonly number[];
}

/** Ad spend: trend × season × experiments × error, rounded to 10; content money varies by a quarter. */
function moneyPaths(brand: BrandNumbers): Omit<Paths, 'ads'> & { readonly spend: readonly number[] } {
  const { start, end, seasonal } = brand.spend;
  const error = errors(`${brand.folder}/spend`, NOISE.spend);
  const random = stream(`${brand.folder}/content`);
  const spend = MONTHS.map((month, index) => {
    const trend = start * (end / start) ** (index / (COUNT - 2));
    return roundTo(trend * seasonOf(month) ** seasonal * factorOf(brand.events, month, 'spend') * at(error, index), 10);
  });
  return {
    spend,
    content: MONTHS.map(() => roundTo(brand.content * (0.75 + 0.5 * random()), 50)),
    price: MONTHS.map((month) => roundTo(brand.price * factorOf(brand.events, month, 'price'), 0.01)),
    stock: MONTHS.map((month) => factorOf(brand.events, month, 'stock')),
  };
}

/** The model's outputs with the planted values, by month of the history. */
function worldOf(brand: BrandNumbers, paths: Paths): (output: string, index: number) => number {
  const model = plantedModel(brand);
  const study = trialStudy([], factsOf(brand), brand.marketplace);
  const marketplace = marketplaceNamed(study.product, model.marketplaces);
  const product = { ...study.product, currency: brand.currency };
  const set = new Map([...Object.entries({ ...PLANTED, brand_strength: brand.strength }), ...plantedClasses(brand)]);
  const assumptions = resolveAssumptions({ model, study: { ...study, product }, marketplace, reading: 'evidence', set });
  const draws: ParameterDraws = {
    slots: assumptions.map(({ id }) => id),
    count: 1,
    stride: 1,
    values: Float64Array.from(assumptions, ({ mid }) => mid),
    shocks: { seed: 0, count: 1, learnt: new Map(), otherwise: 'none' },
  };
  const outputs = [
    ...OUTPUTS,
    ...[...paths.ads.keys()].flatMap((id) => [slotOf('attributed_ad_sales', id), slotOf('ad_clicks', id)]),
  ];
  const timeline = { lead: 0, start: FIRST, actual: COUNT - 1, projected: [] };
  const inputs = { name: brand.folder, series: seriesOf(model, brand, paths) };
  const { at: value } = simulate({ model, marketplace: marketplace.id, timeline }, kernelsOf(model)(outputs), { inputs, draws });
  return (output, index) => at(value(output, index), 0);
}

/** The shipped model whose season is the planted one, with the errors of demand in it. */
function plantedModel({ folder, classes }: BrandNumbers): Model {
  const demand = errors(`${folder}/demand`, NOISE.demand);
  const rows = MONTHS.map((month, index) => `*,${formatPeriod(month)},${seasonOf(month) * at(demand, index)},planted,J,\n`);
  const season = ['marketplace,month,value,source,grade,note\n', ...rows].join('');
  const chosen = classes && new Map([['ad_class', classes.map(({ id }) => id)]]);
  return shippedModel((path, text) => (path === 'season.csv' ? season : text), chosen);
}

/** What is planted of each class. */
function plantedClasses({ classes = [], clickPrice }: BrandNumbers): [string, number][] {
  return classes.flatMap(({ id, part, price, conversion, incremental }): [string, number][] => [
    [`ad_mix.${id}`, part],
    [`ad_room.${id}`, 1],
    [`starting_cost_per_click.${id}`, clickPrice * price],
    [`class_conversion.${id}`, conversion],
    [`incremental_part.${id}`, incremental],
  ]);
}

function factsOf(brand: BrandNumbers): Readonly<Record<string, number>> {
  return {
    price: brand.price,
    margin: brand.margin,
    conversion_rate: brand.conversion,
    return_rate: brand.returnRate,
    repeat_rate: brand.repeatRate,
    discount_rate: brand.discountRate,
    category_discoveries: brand.discoveries,
    rating: brand.rating,
    organic_rank: brand.rank,
    cost_per_click: brand.clickPrice,
    listings: brand.listings,
  };
}

function seriesOf(model: Model, { rating }: BrandNumbers, { ads, content, price, stock }: Paths): Map<string, Float64Array> {
  const works = Object.entries(SIGNALS).flatMap(([signal, { build, upkeep }]): [string, Float64Array][] => [
    [`build.${signal}`, Float64Array.from(content, (money) => money * build)],
    [`upkeep.${signal}`, Float64Array.from(content, (money) => money * upkeep)],
  ]);
  const series = new Map([
    ...[...ads].map(([id, spend]) => [slotOf('ad_spend', id), Float64Array.from(spend)] as const),
    ['selling_price', Float64Array.from(price)],
    ['in_stock', Float64Array.from(stock)],
    ['stars', new Float64Array(COUNT).fill(rating)],
    ['deal', new Float64Array(COUNT)],
    ...works,
  ]);
  const unknown = [...model.inputs.keys()].find((name) => ![...series.keys()].some((slot) => slot.split('.')[0] === name));
  if (unknown !== undefined) throw new Error(`the made-up studies say nothing of the input ${unknown}`);
  return series;
}

/** Demand of a month against the average one. */
export function seasonOf(month: Period): number {
  return PRIME_DAYS.get(month) ?? SEASON[monthNumber(month) - 1] ?? 1;
}

/** Mentions counted over prompts × runs. */
function counted(rateOf: (channel: AiChannel) => number, random: () => number): Readonly<Record<AiChannel, number>> {
  const trials = TRACKING.prompts * TRACKING.runs;
  const share = (channel: AiChannel): number =>
    Array.from({ length: trials }, random).filter((draw) => draw < rateOf(channel)).length / trials;
  return { alexa_for_shopping: share('alexa_for_shopping'), external_ai: share('external_ai') };
}

type Factor = 'spend' | 'stock' | 'price' | 'clickPrice';

function factorOf(events: readonly Event[], month: Period, name: Factor): number {
  return events.filter(({ from, to }) => from <= month && month <= to).reduce((factor, event) => factor * (event[name] ?? 1), 1);
}

function roundTo(value: number, unit: number): number {
  return Math.round(value / unit) * unit;
}

function errors(name: string, deviation: number): readonly number[] {
  return correlated(name, { deviation, correlation: NOISE.correlation, count: COUNT });
}
