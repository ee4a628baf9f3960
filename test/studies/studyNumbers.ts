import { monthOf, type Period } from '../../src/core/calendar.ts';

/** Every number of the two studies. Change it here, then `npm run make-studies`. Planted values are those that history hides. */

export type SignalName = 'listing_specificity' | 'qa_coverage' | 'reviews' | 'community' | 'editorial' | 'review_platforms';
export type AiChannel = 'alexa_for_shopping' | 'external_ai';

export const FIRST = monthOf(2024, 1);
export const LAST = monthOf(2026, 10);
export const PLAN_END = monthOf(2027, 12);
/** Prompt tracking begins here: no recommendation share was measured before. */
export const TRACKING_FROM = monthOf(2026, 3);
export const TRACKING = { prompts: 40, runs: 5 };

/** Truths that hold for both brands: mids of the starting priors, or near them. Rates a year for growth, a month for the rest. */
export const TRUTH = {
  demandGrowth: 0.03,
  clickInflation: 0.08,
  clickResponse: 0.5,
  carryover: 0.2,
  paidCeiling: 0.2,
  incrementalPart: 0.6,
  rankSpeed: 0.25,
  rankDrift: 0.05,
  velocityEffect: 0.3,
  listingEffect: 0.2,
  topClickShare: 0.3,
  clickDecline: 0.8,
  listingConversion: 0.056,
  upkeepRate: 0.025,
  contentWeight: 2.5,
  authorityWeight: 0.6,
  authorityPace: 0.1,
  authorityDecay: 0.05,
  rivalGrowth: 0.35,
  repeatKeep: 0.75,
} as const;

/** Adoption: ceiling, midpoint in months after January 2026, pace; intent against search; the rivals' appeal in January 2026. */
export const CHANNELS: Readonly<
  Record<AiChannel, { ceiling: number; midpoint: number; pace: number; intent: number; rivals: number }>
> = {
  alexa_for_shopping: { ceiling: 0.35, midpoint: 21, pace: 0.06, intent: 1.4, rivals: 3.55 },
  external_ai: { ceiling: 0.1, midpoint: 28, pace: 0.09, intent: 1.5, rivals: 3.6 },
};

/** Weight in its channel; cost that closes 63 % of the gap, in USD; lag and half-life in months; level in January 2024; split of plain content money. */
export const SIGNALS: Readonly<
  Record<
    SignalName,
    {
      channel: AiChannel;
      weight: number;
      cost: number;
      lag: number;
      halfLife: number;
      start: number;
      build: number;
      upkeep: number;
    }
  >
> = {
  listing_specificity: {
    channel: 'alexa_for_shopping',
    weight: 0.4,
    cost: 15_000,
    lag: 1,
    halfLife: 18,
    start: 0.45,
    build: 0.14,
    upkeep: 0.06,
  },
  qa_coverage: {
    channel: 'alexa_for_shopping',
    weight: 0.25,
    cost: 8_000,
    lag: 1,
    halfLife: 18,
    start: 0.3,
    build: 0.07,
    upkeep: 0.03,
  },
  reviews: {
    channel: 'alexa_for_shopping',
    weight: 0.35,
    cost: 30_000,
    lag: 2,
    halfLife: 18,
    start: 0.4,
    build: 0.21,
    upkeep: 0.09,
  },
  community: { channel: 'external_ai', weight: 0.35, cost: 30_000, lag: 3, halfLife: 12, start: 0.12, build: 0.1, upkeep: 0.04 },
  editorial: { channel: 'external_ai', weight: 0.35, cost: 40_000, lag: 2, halfLife: 12, start: 0.1, build: 0.1, upkeep: 0.05 },
  review_platforms: {
    channel: 'external_ai',
    weight: 0.3,
    cost: 30_000,
    lag: 3,
    halfLife: 12,
    start: 0.15,
    build: 0.08,
    upkeep: 0.03,
  },
};

/** Demand of a month against the average one, January to December; Prime Day replaces its month. */
export const SEASON = [0.93, 0.88, 0.93, 0.92, 0.94, 0.94, 0.96, 0.94, 0.92, 1.02, 1.24, 1.38] as const;
export const PRIME_DAYS: ReadonlyMap<Period, number> = new Map([
  [monthOf(2024, 7), 1.22],
  [monthOf(2025, 7), 1.24],
  [monthOf(2026, 6), 1.2],
]);

/** Standard deviations of the log-normal errors, each an AR(1) with this correlation from month to month. */
export const NOISE = {
  correlation: 0.5,
  spend: 0.03,
  demand: 0.03,
  conversion: 0.03,
  clickPrice: 0.03,
  rank: 0.05,
  sales: 0.02,
  sessions: 0.03,
  clickShare: 0.04,
};

/** What happened that no column says. Factors on the month's value; `rank` is added to ln rank and fades at the rank's own speed. */
export interface Event {
  readonly what: string;
  readonly from: Period;
  readonly to: Period;
  readonly spend?: number;
  readonly sales?: number;
  readonly conversion?: number;
  readonly price?: number;
  readonly clickPrice?: number;
  readonly rank?: number;
}

export interface BrandNumbers {
  readonly folder: string;
  readonly product: string;
  /** As exports name them, where the study has some. */
  readonly brand?: string;
  readonly asin?: string;
  readonly marketplace: string;
  readonly currency: string;
  /** Units of the currency for one US dollar. */
  readonly usdRate: number;
  readonly price: number;
  readonly margin: number;
  readonly conversion: number;
  readonly returnRate: number;
  readonly repeatRate: number;
  readonly discountRate: number;
  readonly rating: number;
  readonly discoveries: number;
  /** Price of the first click in January 2026. */
  readonly firstClick: number;
  /** Organic rank in January 2024. */
  readonly rank: number;
  /** Months behind the US in AI adoption. */
  readonly lag: number;
  /** Ad spend a month: trend from `start` to `end`; it follows the season to the power `seasonal`. The last three months average `end`. */
  readonly spend: { readonly start: number; readonly end: number; readonly seasonal: number };
  /** Content spend a month; the last three months average it. */
  readonly content: number;
  /** What either plan adds a month. */
  readonly extra: number;
  readonly events: readonly Event[];
}

/** How the content plan spends each 1,000 of its extra money: phases in months, build and upkeep a signal. Each adds up to 1,000. */
export const CONTENT_PLAN: readonly {
  readonly months: number;
  readonly build: Readonly<Record<SignalName, number>>;
  readonly upkeep: Readonly<Record<SignalName, number>>;
}[] = [
  {
    months: 6,
    build: { listing_specificity: 200, qa_coverage: 115, reviews: 270, community: 115, editorial: 135, review_platforms: 100 },
    upkeep: { listing_specificity: 15, qa_coverage: 8, reviews: 22, community: 6, editorial: 8, review_platforms: 6 },
  },
  {
    months: 4,
    build: { listing_specificity: 135, qa_coverage: 75, reviews: 215, community: 125, editorial: 140, review_platforms: 110 },
    upkeep: { listing_specificity: 40, qa_coverage: 25, reviews: 60, community: 25, editorial: 28, review_platforms: 22 },
  },
  {
    months: 4,
    build: { listing_specificity: 100, qa_coverage: 60, reviews: 200, community: 125, editorial: 140, review_platforms: 110 },
    upkeep: { listing_specificity: 53, qa_coverage: 30, reviews: 75, community: 36, editorial: 40, review_platforms: 31 },
  },
];

export const DEMO: BrandNumbers = {
  folder: 'demo',
  product: 'Emberlid Air Fryer Rack Set, 6 pieces',
  marketplace: 'US',
  currency: 'USD',
  usdRate: 1,
  price: 40,
  margin: 0.35,
  conversion: 0.1,
  returnRate: 0.06,
  repeatRate: 0.15,
  discountRate: 0.1,
  rating: 4.4,
  discoveries: 400_000,
  firstClick: 0.68,
  rank: 12,
  lag: 0,
  spend: { start: 17_000, end: 30_000, seasonal: 0.8 },
  content: 1_500,
  extra: 12_000,
  events: [
    { what: 'experiment: advertising cut by 40 % for two months', from: monthOf(2024, 9), to: monthOf(2024, 10), spend: 0.6 },
    {
      what: 'stock-out of about twelve days; advertising paused meanwhile',
      from: monthOf(2025, 2),
      to: monthOf(2025, 2),
      spend: 0.75,
      sales: 0.62,
      rank: 0.25,
    },
    { what: 'promotion: 15 % off all month', from: monthOf(2025, 5), to: monthOf(2025, 5), conversion: 1.3, price: 0.85 },
    { what: 'experiment: advertising raised by 60 % for two months', from: monthOf(2025, 8), to: monthOf(2025, 9), spend: 1.6 },
    {
      what: 'a rival launches with an aggressive budget and stays',
      from: monthOf(2026, 2),
      to: LAST,
      clickPrice: 1.06,
      rank: 0.02,
    },
  ],
};

export const WAAGE: BrandNumbers = {
  folder: 'waage',
  product: 'Lotgrad Küchenwaage 5 kg',
  marketplace: 'DE',
  currency: 'EUR',
  usdRate: 0.86,
  price: 34.9,
  margin: 0.6,
  conversion: 0.09,
  returnRate: 0.05,
  repeatRate: 0.08,
  discountRate: 0.08,
  rating: 4.5,
  discoveries: 300_000,
  firstClick: 0.3,
  rank: 15,
  lag: 12,
  spend: { start: 1_900, end: 3_000, seasonal: 0.8 },
  content: 400,
  extra: 3_000,
  events: [
    { what: 'experiment: advertising cut by half for two months', from: monthOf(2024, 9), to: monthOf(2024, 10), spend: 0.5 },
    {
      what: 'promotion: 20 % off for Mother’s Day baking',
      from: monthOf(2025, 5),
      to: monthOf(2025, 5),
      conversion: 1.25,
      price: 0.85,
    },
    { what: 'experiment: advertising raised by 70 % for two months', from: monthOf(2025, 8), to: monthOf(2025, 9), spend: 1.7 },
    { what: 'stock-out of about ten days', from: monthOf(2026, 1), to: monthOf(2026, 1), spend: 0.8, sales: 0.68, rank: 0.2 },
    { what: 'a rival launches and stays', from: monthOf(2026, 4), to: LAST, clickPrice: 1.04, rank: 0.02 },
  ],
};
