import type { Month } from '../../src/core/calendar.ts';
import { addMonths, monthNumber, monthOf, monthsBetween, yearOf } from '../../src/core/calendar.ts';
import type { Band, PlanResult, Quarter, Spread } from '../../src/decide/decision.ts';

export const PROJECTED = monthsBetween(monthOf(2026, 11), monthOf(2027, 12));
export const CHANNELS = [
  { id: 'amazon_search', label: 'Amazon search' },
  { id: 'alexa_for_shopping', label: 'Alexa for Shopping' },
  { id: 'external_ai', label: 'External AI' },
] as const;

/** How one sample plan differs: shares at the start and end of the projection, money a month, what it leaves. */
export interface SamplePlan {
  readonly name: string;
  readonly label: string;
  readonly adSpend: number;
  readonly content: number;
  readonly paid: readonly [number, number];
  readonly adSupported: readonly [number, number];
  readonly earned: readonly [number, number];
  readonly acosEnd: number;
  readonly rankEnd: number;
}

const MARKET = { discoveries: 400_000, conversion: 0.1, price: 40, margin: 0.35, monthlyDiscount: 1.1 ** (1 / 12) } as const;
const SEASON: ReadonlyMap<number, number> = new Map([
  [11, 1.22],
  [12, 1.28],
  [6, 1.12],
  [7, 1.05],
  [2, 0.92],
]);

/** A Spread of a normal quantity. */
export function spread(mean: number, deviation: number): Spread {
  const at = (z: number): number => mean + z * deviation;
  return { mean, p5: at(-1.645), p10: at(-1.282), p50: mean, p90: at(1.282), p95: at(1.645) };
}

/** A Band around `mean` whose half-width grows with time to `width` (a fraction of the value) at the end. */
export function band(mean: readonly number[], width: number): Band {
  const half = (value: number, index: number): number => Math.abs(value) * width * Math.sqrt((index + 1) / mean.length);
  return {
    mean,
    p10: mean.map((value, index) => value - half(value, index)),
    p50: mean.map((value, index) => value - 0.05 * half(value, index)),
    p90: mean.map((value, index) => value + 1.05 * half(value, index)),
  };
}

/** From `start` to `end` along an S-curve over the projected months. */
export function curve([start, end]: readonly [number, number], count = PROJECTED.length): number[] {
  const ease = (x: number): number => x * x * (3 - 2 * x);
  return Array.from({ length: count }, (_, index) => start + (end - start) * ease(count > 1 ? index / (count - 1) : 1));
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Present value at the first projected month, the first month undiscounted. */
export function presentValue(flows: readonly number[]): number {
  return sum(flows.map((flow, index) => flow / MARKET.monthlyDiscount ** index));
}

const running = (values: readonly number[]): number[] => values.map((_, index) => sum(values.slice(0, index + 1)));
const add = (...rows: readonly (readonly number[])[]): number[] => PROJECTED.map((_, i) => sum(rows.map((row) => row[i] ?? 0)));
const scale = (row: readonly number[], factor: number): number[] => row.map((value) => value * factor);
const constant = (value: number): number[] => PROJECTED.map(() => value);

/** The monthly money of a plan: revenue, margin before spend, contribution. */
export function cash(plan: SamplePlan): { revenue: number[]; before: number[]; contribution: number[] } {
  const share = add(curve(plan.paid), curve(plan.adSupported), curve(plan.earned));
  const season = (month: Month): number => SEASON.get(monthNumber(month)) ?? 1;
  const revenue = PROJECTED.map(
    (month, i) => MARKET.discoveries * season(month) * (share[i] ?? 0) * MARKET.conversion * MARKET.price,
  );
  const before = scale(revenue, MARKET.margin);
  return { revenue, before, contribution: before.map((value) => value - plan.adSpend - plan.content) };
}

function shareSeries(plan: SamplePlan): [string, Band][] {
  const [paid, adSupported, earned] = [curve(plan.paid), curve(plan.adSupported), curve(plan.earned)];
  const alexa = curve([0.012, 0.012 + 0.55 * Math.max(0, (plan.earned[1] ?? 0) - 0.035)]);
  const external = curve([0.004, 0.004 + 0.2 * Math.max(0, (plan.earned[1] ?? 0) - 0.035)]);
  const share = add(paid, adSupported, earned);
  const search = add(share, scale(alexa, -1), scale(external, -1));
  const [alexaMix, externalMix] = [curve([0.13, 0.21]), curve([0.045, 0.085])];
  return [
    ['discovery_share', band(share, 0.2)],
    ['paid', band(paid, 0.25)],
    ['ad_supported', band(adSupported, 0.5)],
    ['earned', band(earned, 0.3)],
    ['budget_dependent', band(add(paid, adSupported), 0.25)],
    ['channel_share.amazon_search', band(search, 0.15)],
    ['channel_share.alexa_for_shopping', band(alexa, 0.4)],
    ['channel_share.external_ai', band(external, 0.5)],
    ['channel_mix.amazon_search', band(add(constant(1), scale(alexaMix, -1), scale(externalMix, -1)), 0.08)],
    ['channel_mix.alexa_for_shopping', band(alexaMix, 0.3)],
    ['channel_mix.external_ai', band(externalMix, 0.4)],
    ['recommendation_share.alexa_for_shopping', band(add(alexa.map((value, i) => value / (alexaMix[i] ?? 1))), 0.4)],
    ['recommendation_share.external_ai', band(add(external.map((value, i) => value / (externalMix[i] ?? 1))), 0.5)],
  ];
}

function moneySeries(plan: SamplePlan, reference: SamplePlan): [string, Band][] {
  const { revenue, before, contribution } = cash(plan);
  const acos = curve([0.325, plan.acosEnd]);
  const lead = running(contribution.map((value, i) => value - (cash(reference).contribution[i] ?? 0)));
  return [
    ['acos', band(acos, 0.14)],
    [
      'tacos',
      band(
        revenue.map((value) => plan.adSpend / value),
        0.14,
      ),
    ],
    ['cost_per_click', band(curve([1.3, (1.3 * plan.acosEnd) / 0.318]), 0.1)],
    ['base_cost_per_click', band(curve([1.22, (1.22 * plan.acosEnd) / 0.325]), 0.1)],
    ['channel_conversion.amazon_search', band(curve([0.1, 0.102]), 0.06)],
    ['channel_conversion.alexa_for_shopping', band(curve([0.15, 0.153]), 0.12)],
    ['channel_conversion.external_ai', band(curve([0.18, 0.184]), 0.2)],
    ['organic_rank', band(curve([13.4, plan.rankEnd]), 0.3)],
    ['signal_level.reviews', band(curve([0.35, plan.content > 0 ? 0.62 : 0.28]), 0.2)],
    ['signal_level.editorial', band(curve([0.2, plan.content > 0 ? 0.5 : 0.15]), 0.3)],
    [
      'attributed_ad_sales',
      band(
        acos.map((value) => plan.adSpend / value),
        0.14,
      ),
    ],
    ['revenue', band(revenue, 0.2)],
    ['margin_before_spend', band(before, 0.2)],
    ['contribution_margin', band(contribution, 0.4)],
    ['cumulative_contribution', band(running(contribution), 0.35)],
    ['cumulative_difference', leadBand(lead)],
  ];
}

/** A band that widens with time also where the mean crosses nil. */
export function leadBand(mean: readonly number[]): Band {
  const half = mean.map((_, index) => 4_500 * (index + 1) * 1.02 ** index);
  return {
    mean,
    p10: mean.map((value, index) => value - (half[index] ?? 0)),
    p50: mean,
    p90: mean.map((value, index) => value + (half[index] ?? 0)),
  };
}

function runOff(plan: SamplePlan): PlanResult['runOff'] {
  const months = Array.from({ length: 24 }, (_, index) => addMonths(monthOf(2028, 1), index));
  const fading = (start: number, halfLife: number): number[] => months.map((_, index) => start * 0.5 ** ((index + 1) / halfLife));
  const fromAds = fading((plan.paid[1] ?? 0) * 0.25 + (plan.adSupported[1] ?? 0), 3);
  const fromContent = fading(Math.max(0.002, (plan.earned[1] ?? 0) - 0.034), 16);
  const rest = fading(0.033, 90);
  const total = months.map((_, i) => (fromAds[i] ?? 0) + (fromContent[i] ?? 0) + (rest[i] ?? 0));
  return { months, discoveryShare: band(total, 0.3), fromAds: band(fromAds, 0.4), fromContent: band(fromContent, 0.5) };
}

function quarters(plan: SamplePlan): Quarter[] {
  const { revenue, before } = cash(plan);
  const labelOf = (month: Month): string => `${yearOf(month)} Q${Math.ceil(monthNumber(month) / 3)}`;
  return [...new Set(PROJECTED.map(labelOf))].map((label) => {
    const within = PROJECTED.flatMap((month, index) => (labelOf(month) === label ? [index] : []));
    const total = (row: readonly number[]): number => sum(within.map((index) => row[index] ?? 0));
    const [adSpend, contentSpend] = [plan.adSpend * within.length, plan.content * within.length];
    const marginBeforeSpend = total(before);
    const contributionMargin = marginBeforeSpend - adSpend - contentSpend;
    return {
      label,
      months: within.length,
      revenue: total(revenue),
      marginBeforeSpend,
      adSpend,
      contentSpend,
      contributionMargin,
    };
  });
}

/** First projected month from which a cumulative lead stays above nil. */
export function turningMonth(lead: readonly number[]): { turningMonth?: Month } {
  const lastBehind = lead.findLastIndex((value) => value <= 0);
  const month = PROJECTED[lastBehind + 1];
  return month === undefined ? {} : { turningMonth: month };
}

/** The whole result of one sample plan, beside its reference. */
export function planResult(plan: SamplePlan, reference: SamplePlan): PlanResult {
  const series = new Map([...shareSeries(plan), ...moneySeries(plan, reference)]);
  const contribution = cash(plan).contribution;
  const turn = turningMonth(series.get('cumulative_difference')?.mean ?? []).turningMonth;
  const last = (name: string): number => series.get(name)?.mean.at(-1) ?? 0;
  const isReference = plan.name === reference.name;
  return {
    name: plan.name,
    label: plan.label,
    spend: { adSpend: constant(plan.adSpend), content: constant(plan.content) },
    series,
    measured: new Map(),
    totals: {
      npv: spread(presentValue(contribution), 95_000),
      assetValue: spread(Math.max(0, (last('earned') - 0.034) * 2_600_000 + last('ad_supported') * 700_000), 9_000),
      budgetDependenceEnd: spread(last('budget_dependent') / last('discovery_share'), 0.06),
      adSpend: plan.adSpend * PROJECTED.length,
      contentSpend: plan.content * PROJECTED.length,
      ...(isReference || turn === undefined ? {} : { paybackMonth: turn }),
      ...(isReference ? {} : { probabilityPaysBack: turn === undefined ? 0.21 : 0.64 }),
    },
    runOff: runOff(plan),
    quarters: quarters(plan),
  };
}
