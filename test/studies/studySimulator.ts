import { EPOCH, monthNumber, type Period, periodsBetween } from '../../src/core/calendar.ts';
import { correlated, stream } from './studyNoise.ts';
import {
  type AiChannel,
  type BrandNumbers,
  CHANNELS,
  type Event,
  FIRST,
  LAST,
  NOISE,
  PRIME_DAYS,
  SEASON,
  SIGNALS,
  TRACKING,
  TRACKING_FROM,
  TRUTH,
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
  readonly recommendation?: Readonly<Record<AiChannel, number>>;
}

const AI_CHANNELS = Object.keys(CHANNELS) as AiChannel[];
const MONTHS = periodsBetween(FIRST, LAST);

/**
 * The brand's history, month by month: the equations of models/discovery/model.yaml with the planted values, plus errors and
 * events that the model does not know. Seeded by the brand's folder and the name of each series: the same on every run.
 */
export function simulateHistory(brand: BrandNumbers): readonly SimulatedMonth[] {
  const spend = adSpendPath(brand);
  const content = contentPath(brand);
  const world = shocks(brand);
  const state = startOf(brand, spend[0] ?? 0);
  return MONTHS.map((month, index) => step(brand, state, { month, index, spend, content, world }));
}

/** Trend × season × experiments × error, rounded to 10; the last month brings the mean of the last three to the trend's end. */
function adSpendPath(brand: BrandNumbers): readonly number[] {
  const { start, end, seasonal } = brand.spend;
  const error = errors(`${brand.folder}/spend`, NOISE.spend);
  const path = MONTHS.map((month, index) => {
    const trend = start * (end / start) ** (index / (MONTHS.length - 2));
    return roundTo(trend * seasonOf(month) ** seasonal * product(brand.events, month, 'spend') * (error[index] ?? 1), 10);
  });
  return lastThreeAverage(path, end);
}

function contentPath(brand: BrandNumbers): readonly number[] {
  const random = stream(`${brand.folder}/content`);
  return lastThreeAverage(
    MONTHS.map(() => roundTo(brand.content * (0.75 + 0.5 * random()), 50)),
    brand.content,
  );
}

function lastThreeAverage(path: readonly number[], mean: number): readonly number[] {
  const last = 3 * mean - (path.at(-2) ?? 0) - (path.at(-3) ?? 0);
  return [...path.slice(0, -1), last];
}

interface Shocks {
  readonly demand: readonly number[];
  readonly conversion: readonly number[];
  readonly clickPrice: readonly number[];
  readonly rank: readonly number[];
  readonly sales: readonly number[];
  readonly sessions: readonly number[];
  readonly clickShare: readonly number[];
  readonly mentions: () => number;
}

function shocks({ folder }: BrandNumbers): Shocks {
  const error = (name: Exclude<keyof typeof NOISE, 'correlation'>) => errors(`${folder}/${name}`, NOISE[name]);
  return {
    demand: error('demand'),
    conversion: error('conversion'),
    clickPrice: error('clickPrice'),
    rank: error('rank'),
    sales: error('sales'),
    sessions: error('sessions'),
    clickShare: error('clickShare'),
    mentions: stream(`${folder}/mentions`),
  };
}

interface State {
  effectiveSpend: number;
  lnRank: number;
  velocity: number;
  firstVelocity: number;
  repeatPool: number;
  readonly signals: Map<string, number>;
  readonly authority: Map<string, number>;
  readonly recommended: Map<string, number>;
}

function startOf(brand: BrandNumbers, spend: number): State {
  return {
    effectiveSpend: spend,
    lnRank: Math.log(brand.rank),
    velocity: Number.NaN,
    firstVelocity: Number.NaN,
    repeatPool: Number.NaN,
    signals: new Map(Object.entries(SIGNALS).map(([name, { start }]) => [name, start])),
    authority: new Map(AI_CHANNELS.map((channel) => [channel, 0.1])),
    recommended: new Map(AI_CHANNELS.map((channel) => [channel, 0.06])),
  };
}

interface Moment {
  readonly month: Period;
  readonly index: number;
  readonly spend: readonly number[];
  readonly content: readonly number[];
  readonly world: Shocks;
}

/** One month. Reads and moves `state` on; section numbers are those of the economics in models/discovery/README.md. */
function step(brand: BrandNumbers, state: State, moment: Moment): SimulatedMonth {
  const { month, index, world } = moment;
  const event = (name: Factor) => product(brand.events, month, name);
  const adSpend = moment.spend[index] ?? 0;
  const demand = discoveries(brand, month) * (world.demand[index] ?? 1);
  const mix = channelMix(brand, month);
  moveSignals(brand, state, moment);
  moveRecommendations(brand, state, month);
  const paid = paidShare(brand, state, {
    adSpend,
    month,
    reach: demand * mix.search,
    price: event('clickPrice') * (world.clickPrice[index] ?? 1),
  });
  const organic = organicShare(brand, state, { paid, month });
  const conversion = conversionOf(brand, state) * event('conversion') * (world.conversion[index] ?? 1) * event('sales');
  const orders =
    demand *
    conversion *
    (mix.search * (paid + organic) +
      sum(AI_CHANNELS, (channel) => mix[channel] * CHANNELS[channel].intent * (state.recommended.get(channel) ?? 0)));
  const repeat = repeatOrders(brand, state, orders);
  const price = brand.price * event('price');
  state.velocity = (paid + organic) * conversion;
  if (Number.isNaN(state.firstVelocity)) state.firstVelocity = state.velocity;
  const clicks =
    demand *
    (mix.search * (paid + organic) + sum(AI_CHANNELS, (channel) => mix[channel] * (state.recommended.get(channel) ?? 0)));
  return {
    month,
    adSpend,
    adSales: demand * mix.search * paid * conversion * price,
    adClicks: Math.round(demand * mix.search * paid),
    organicRank: Math.max(1, Math.exp(state.lnRank) * (world.rank[index] ?? 1)),
    contentSpend: moment.content[index] ?? 0,
    totalSales: (orders + repeat) * price * (world.sales[index] ?? 1),
    sessions: Math.round((clicks + 2 * repeat) * (world.sessions[index] ?? 1)),
    searchClickShare: (paid + organic) * (world.clickShare[index] ?? 1),
    ...(month >= TRACKING_FROM ? { recommendation: measured(state, world.mentions) } : {}),
  };
}

/** 1: demand with growth and season. */
function discoveries(brand: BrandNumbers, month: Period): number {
  return brand.discoveries * (1 + TRUTH.demandGrowth) ** ((month - EPOCH) / 12) * seasonOf(month);
}

/** Demand of a month against the average one. */
export function seasonOf(month: Period): number {
  return PRIME_DAYS.get(month) ?? SEASON[monthNumber(month) - 1] ?? 1;
}

/** 1: logistic adoption of the new channels; search is what they leave. */
function channelMix(brand: BrandNumbers, month: Period): Readonly<Record<AiChannel | 'search', number>> {
  const adopted = (channel: AiChannel): number => {
    const { ceiling, midpoint, pace } = CHANNELS[channel];
    return ceiling / (1 + Math.exp(-pace * (month - EPOCH - midpoint - brand.lag)));
  };
  const [alexa, external] = [adopted('alexa_for_shopping'), adopted('external_ai')];
  return { alexa_for_shopping: alexa, external_ai: external, search: 1 - alexa - external };
}

/** 2: adstock, click price, saturation. Moves the adstock on. */
function paidShare(
  brand: BrandNumbers,
  state: State,
  at: { adSpend: number; month: Period; reach: number; price: number },
): number {
  const { carryover, clickInflation, clickResponse, paidCeiling } = TRUTH;
  state.effectiveSpend = carryover * state.effectiveSpend + (1 - carryover) * at.adSpend;
  const scarcity = channelMix(brand, EPOCH).search / channelMix(brand, at.month).search;
  const firstClick = brand.firstClick * (1 + clickInflation) ** ((at.month - EPOCH) / 12) * scarcity ** clickResponse * at.price;
  const pressure = state.effectiveSpend / firstClick / at.reach;
  return (paidCeiling * pressure) / (paidCeiling + pressure);
}

/** 3: rank follows sales velocity and listing content; clicks fall with rank; ads displace some of them. Moves the rank on. */
function organicShare(brand: BrandNumbers, state: State, at: { paid: number; month: Period }): number {
  const { paidCeiling, incrementalPart, topClickShare, clickDecline, rankSpeed, rankDrift, velocityEffect, listingEffect } =
    TRUTH;
  const velocity = Number.isNaN(state.velocity) ? 0 : Math.log(state.velocity / state.firstVelocity);
  const drift = (rankDrift * (at.month - FIRST)) / 12;
  const level = Math.log(brand.rank) + drift - velocityEffect * velocity - listingEffect * listingGain(state);
  state.lnRank = Math.max(0, state.lnRank + rankSpeed * (level - state.lnRank) + rankShock(brand.events, at.month));
  const potential = (1 - paidCeiling) * topClickShare * Math.exp(-clickDecline * state.lnRank);
  return Math.max(0, potential - (1 - incrementalPart) * at.paid);
}

function listingGain(state: State): number {
  return (state.signals.get('listing_specificity') ?? 0) - SIGNALS.listing_specificity.start;
}

/** 4: each signal is built with a lag, held by upkeep, and fades without it. */
function moveSignals(brand: BrandNumbers, state: State, { index, content }: Moment): void {
  for (const [name, signal] of Object.entries(SIGNALS)) {
    const level = state.signals.get(name) ?? 0;
    const cost = signal.cost * brand.usdRate;
    const built = 1 - Math.exp((-signal.build * (content[index - signal.lag] ?? brand.content)) / cost);
    const cover = Math.min(1, (signal.upkeep * (content[index] ?? 0)) / (TRUTH.upkeepRate * cost * level));
    const decay = 1 - 2 ** (-1 / signal.halfLife);
    state.signals.set(name, level + built * (1 - level) - decay * (1 - cover) * level);
  }
}

/** 4: authority and the share of recommendations, an attraction share against rivals who improve too. */
function moveRecommendations(brand: BrandNumbers, state: State, month: Period): void {
  for (const channel of AI_CHANNELS) {
    const authority = state.authority.get(channel) ?? 0;
    const satisfaction = (brand.rating / 5) * (1 - brand.returnRate);
    const gained = TRUTH.authorityPace * (state.recommended.get(channel) ?? 0) * satisfaction * (1 - authority);
    state.authority.set(channel, authority + gained - TRUTH.authorityDecay * authority);
    const content = sum(Object.entries(SIGNALS), ([name, signal]) =>
      signal.channel === channel ? signal.weight * (state.signals.get(name) ?? 0) : 0,
    );
    const appeal = TRUTH.contentWeight * content + TRUTH.authorityWeight * (state.authority.get(channel) ?? 0);
    const rivals = CHANNELS[channel].rivals + (TRUTH.rivalGrowth * (month - EPOCH)) / 12;
    state.recommended.set(channel, 1 / (1 + Math.exp(rivals - appeal)));
  }
}

/** 5: conversion gains from listing content; buyers come back from a pool. */
function conversionOf(brand: BrandNumbers, state: State): number {
  return brand.conversion * (1 + TRUTH.listingConversion * listingGain(state));
}

function repeatOrders(brand: BrandNumbers, state: State, orders: number): number {
  const inflow = brand.repeatRate * orders;
  if (Number.isNaN(state.repeatPool)) state.repeatPool = inflow / (1 - TRUTH.repeatKeep);
  const repeat = (1 - TRUTH.repeatKeep) * state.repeatPool;
  state.repeatPool = TRUTH.repeatKeep * state.repeatPool + inflow;
  return repeat;
}

/** Mentions counted over prompts × runs. */
function measured(state: State, random: () => number): Readonly<Record<AiChannel, number>> {
  const trials = TRACKING.prompts * TRACKING.runs;
  const counted = (channel: AiChannel): number => {
    const share = state.recommended.get(channel) ?? 0;
    return Array.from({ length: trials }, random).filter((draw) => draw < share).length / trials;
  };
  return { alexa_for_shopping: counted('alexa_for_shopping'), external_ai: counted('external_ai') };
}

type Factor = 'spend' | 'sales' | 'conversion' | 'price' | 'clickPrice';

function product(events: readonly Event[], month: Period, name: Factor): number {
  return events.filter(({ from, to }) => from <= month && month <= to).reduce((factor, event) => factor * (event[name] ?? 1), 1);
}

/** What happens to ln rank in a month shows in the next one too, and fades as rank returns to its level. */
function rankShock(events: readonly Event[], month: Period): number {
  return sum(events, ({ from, to, rank }) => (from <= month && month <= to ? (rank ?? 0) : 0));
}

function sum<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}

function roundTo(value: number, unit: number): number {
  return Math.round(value / unit) * unit;
}

function errors(name: string, deviation: number): readonly number[] {
  return correlated(name, { deviation, correlation: NOISE.correlation, count: MONTHS.length });
}
