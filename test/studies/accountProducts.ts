import { type Period, periodsBetween } from '../../src/core/calendar.ts';
import { at } from '../../src/core/present.ts';
import type { Model } from '../../src/language/model.ts';
import { atScore } from '../../src/numeric/distribution.ts';
import type { ParameterDraws } from '../../src/run/draws.ts';
import { kernelsOf } from '../../src/run/kernels.ts';
import { simulate } from '../../src/run/simulate.ts';
import { resolveAssumptions } from '../../src/study/assumptions.ts';
import { marketplaceNamed } from '../../src/study/marketplaceNamed.ts';
import { shippedModel, trialStudy } from '../helpers/shipped.ts';
import { correlated, stream } from './studyNoise.ts';
import { FIRST, LAST, SIGNALS } from './studyNumbers.ts';

/** Categories of the made-up account, with the scores around which their products lie in what the model says is alike in products. */
export const CATEGORIES = [
  { name: 'kitchen', centre: 0.5 },
  { name: 'garden', centre: -0.5 },
  { name: 'pets', centre: 0 },
] as const;

/** Standard deviation over the products of a category, in scores of the register. */
const SPREAD = 0.5;
const MONTHS = periodsBetween(FIRST, LAST);
const OUTPUTS = ['attributed_ad_sales', 'ad_clicks', 'organic_rank', 'revenue'];

/** One made-up product: what its seller knows, and its history. */
export interface AccountProduct {
  readonly id: string;
  readonly category: string;
  readonly facts: Readonly<Record<string, number>>;
  readonly months: readonly AccountMonth[];
}

export interface AccountMonth {
  readonly month: Period;
  readonly adSpend: number;
  readonly adSales: number;
  readonly adClicks: number;
  readonly rank: number;
  readonly content: number;
  readonly sales: number;
}

/** The product of a number, from 0: the same whatever else is made. */
export function accountProduct(index: number): AccountProduct {
  const id = `P${String(index + 1).padStart(7, '0')}`;
  const next = stream(`account/${id}`);
  const between = (low: number, high: number): number => low * (high / low) ** next();
  const category = at(CATEGORIES, index % CATEGORIES.length);
  const facts = {
    price: Math.round(100 * between(12, 70)) / 100,
    margin: Math.round(100 * (0.3 + 0.25 * next())) / 100,
    conversion_rate: Math.round(1000 * between(0.06, 0.16)) / 1000,
    return_rate: Math.round(100 * between(0.02, 0.09)) / 100,
    repeat_rate: Math.round(100 * between(0.04, 0.25)) / 100,
    discount_rate: 0.1,
    category_discoveries: Math.round(between(60_000, 600_000) / 1000) * 1000,
    rating: Math.round(10 * (3.9 + 0.8 * next())) / 10,
    organic_rank: Math.round(10 * between(4, 25)) / 10,
    cost_per_click: Math.round(100 * between(0.6, 1.6)) / 100,
    listings: 1 + Math.floor(6 * next()),
  };
  const length = 6 + Math.floor(next() * (MONTHS.length - 5));
  return { id, category: category.name, facts, months: historyOf(id, { facts, centre: category.centre, length }) };
}

interface Made {
  readonly facts: AccountProduct['facts'];
  readonly centre: number;
  readonly length: number;
}

function historyOf(id: string, { facts, centre, length }: Made): AccountMonth[] {
  const error = (name: string, deviation: number) => correlated(`${id}/${name}`, { deviation, correlation: 0.4, count: length });
  const [clicks, sales, adSales, rank, spend, demand] = [
    error('clicks', 0.04),
    error('sales', 0.04),
    error('ads', 0.04),
    error('rank', 0.06),
    error('spend', 0.2),
    error('demand', 0.05),
  ];
  const next = stream(`${id}/money`);
  const reach = Number(facts.category_discoveries) * Number(facts.cost_per_click) * (0.01 + 0.06 * next());
  const level = spend.map((factor) => Math.round((reach * factor) / 10) * 10);
  const content = level.map((money) => Math.round((money * 0.3 * next()) / 50) * 50);
  const seen = simulated(id, { facts, centre, level, content });
  return MONTHS.slice(-length).map((month, index) => ({
    month,
    adSpend: at(level, index),
    adClicks: Math.max(1, Math.round(seen('ad_clicks', index) * at(clicks, index) * at(demand, index))),
    adSales: seen('attributed_ad_sales', index) * at(adSales, index) * at(demand, index),
    rank: Math.max(1, seen('organic_rank', index) * at(rank, index)),
    content: at(content, index),
    sales: seen('revenue', index) * at(sales, index) * at(demand, index),
  }));
}

interface Spent {
  readonly facts: AccountProduct['facts'];
  readonly centre: number;
  readonly level: readonly number[];
  readonly content: readonly number[];
}

/** The shipped model run with the product's own truth: pooled parameters around its category, all else at the middle of what is believed. */
function simulated(id: string, { facts, centre, level, content }: Spent): (output: string, month: number) => number {
  const model = shippedModel();
  const count = level.length;
  const study = trialStudy([], { ...facts });
  const marketplace = marketplaceNamed(study.product, model.marketplaces);
  const assumptions = resolveAssumptions({ model, study, marketplace, reading: 'evidence', set: new Map() });
  const draws: ParameterDraws = {
    slots: assumptions.map((assumption) => assumption.id),
    count: 1,
    stride: 1,
    values: Float64Array.from(assumptions, (assumption) => {
      const pooled = model.parameters.get(assumption.name)?.isPooled === true;
      return pooled ? atScore(assumption, plantedScore(id, assumption.id, centre)) : assumption.mid;
    }),
    shocks: { seed: 0, count: 1, learnt: new Map(), otherwise: 'none' },
  };
  const timeline = { lead: 0, start: at(MONTHS, MONTHS.length - count), actual: count - 1, projected: [] };
  const inputs = { name: id, series: seriesOf(model, { facts, level, content }) };
  const run = simulate({ model, marketplace: marketplace.id, timeline }, kernelsOf(model)(OUTPUTS), { inputs, draws });
  return (output, month) => at(run.at(output, month), 0);
}

/** Where a product really lies in a pooled slot, in scores of the register. */
export function plantedScore(id: string, slot: string, centre: number): number {
  const next = stream(`${id}/${slot}`);
  return centre + SPREAD * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}

function seriesOf(model: Model, { facts, level, content }: Omit<Spent, 'centre'>): Map<string, Float64Array> {
  const works = Object.entries(SIGNALS).flatMap(([signal, { build, upkeep }]): [string, Float64Array][] => [
    [`build.${signal}`, Float64Array.from(content, (money) => money * build)],
    [`upkeep.${signal}`, Float64Array.from(content, (money) => money * upkeep)],
  ]);
  const still = (value: number): Float64Array => new Float64Array(level.length).fill(value);
  const series = new Map([
    ['ad_spend', Float64Array.from(level)],
    ['selling_price', still(Number(facts.price))],
    ['in_stock', still(1)],
    ['stars', still(Number(facts.rating))],
    ['deal', still(0)],
    ...works,
  ]);
  const unknown = [...model.inputs.keys()].find((name) => ![...series.keys()].some((slot) => slot.split('.')[0] === name));
  if (unknown !== undefined) throw new Error(`the made-up account says nothing of the input ${unknown}`);
  return series;
}
