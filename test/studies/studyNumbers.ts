import { monthOf, type Period } from '../../src/core/calendar.ts';

/** Every number of the two studies. Change it here, then `npm run make-studies`. Planted values are those that history hides. */

export type SignalName = 'listing_specificity' | 'qa_coverage' | 'reviews' | 'community' | 'editorial' | 'review_platforms';
export type AiChannel = 'alexa_for_shopping' | 'external_ai';

export const FIRST = monthOf(2024, 1);
export const LAST = monthOf(2026, 10);
export const PLAN_END = monthOf(2027, 12);
/** Prompt tracking begins here: no mention rate was measured before. */
export const TRACKING_FROM = monthOf(2026, 3);
export const TRACKING = { prompts: 40, runs: 5 };

/** Truths that hold for all brands, by the model's names, which the history hides; all else is at the middle of the register, in the cautious view. */
export const PLANTED: Readonly<Record<string, number>> = {
  demand_growth: 0.03,
  carryover: 0.2,
  'paid_ceiling.amazon_search': 0.2,
  saturation: 0.8,
  cpc_inflation: 0.03,
  incremental_part: 0.55,
  rank_speed: 0.25,
  velocity_gain: 0.25,
  rank_drift: 0.02,
  click_decline: 1.2,
  listing_effect: 0.05,
  listing_conversion: 0.05,
  price_elasticity: 1.8,
  'content_weight.alexa_for_shopping': 0.7,
  'content_weight.external_ai': 0.9,
  rival_growth: 0.15,
  // The planted season holds the events.
  event_lift: 0,
};

/** How plain content money is split over the work. */
export const SIGNALS: Readonly<Record<SignalName, { build: number; upkeep: number }>> = {
  listing_specificity: { build: 0.14, upkeep: 0.06 },
  qa_coverage: { build: 0.07, upkeep: 0.03 },
  reviews: { build: 0.21, upkeep: 0.09 },
  community: { build: 0.1, upkeep: 0.04 },
  editorial: { build: 0.1, upkeep: 0.05 },
  review_platforms: { build: 0.08, upkeep: 0.03 },
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

/** What happened. Factors on the month's value; `stock` is the part of the month in which the product could be bought. */
export interface Event {
  readonly what: string;
  readonly from: Period;
  readonly to: Period;
  readonly spend?: number;
  readonly stock?: number;
  readonly price?: number;
  readonly clickPrice?: number;
  /** A class of keywords that is paused. */
  readonly off?: string;
}

/** A class of keywords: part of the ad money, click price and conversion against the brand's, and the planted incremental part. */
export interface ClassNumbers {
  readonly id: string;
  readonly part: number;
  readonly price: number;
  readonly conversion: number;
  readonly incremental: number;
}

export interface BrandNumbers {
  readonly folder: string;
  readonly product: string;
  /** As exports name them, where the study has some. */
  readonly brand?: string;
  readonly asin?: string;
  /** Names and ASINs of rivals. */
  readonly rivals?: string;
  /** Kinds of keywords, where the study tells them apart. */
  readonly classes?: readonly ClassNumbers[];
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
  /** Listings that content money is for. */
  readonly listings: number;
  /** Cost per click in January 2024. */
  readonly clickPrice: number;
  /** Organic rank in January 2024. */
  readonly rank: number;
  /** The brand's pull beside its rank, in log odds: planted. */
  readonly strength: number;
  /** Ad spend a month: trend from `start` to `end`; it follows the season to the power `seasonal`. */
  readonly spend: { readonly start: number; readonly end: number; readonly seasonal: number };
  /** Content spend a month, on average. */
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
  margin: 0.5,
  conversion: 0.1,
  returnRate: 0.06,
  repeatRate: 0.18,
  discountRate: 0.1,
  rating: 4.4,
  discoveries: 400_000,
  listings: 8,
  clickPrice: 1.05,
  rank: 6.5,
  strength: 0.6,
  spend: { start: 8_000, end: 12_000, seasonal: 0.8 },
  content: 1_500,
  extra: 5_000,
  events: [
    { what: 'experiment: advertising cut by 40 % for two months', from: monthOf(2024, 9), to: monthOf(2024, 10), spend: 0.6 },
    {
      what: 'stock-out of about twelve days; advertising paused meanwhile',
      from: monthOf(2025, 2),
      to: monthOf(2025, 2),
      spend: 0.75,
      stock: 0.6,
    },
    { what: 'promotion: 15 % off all month', from: monthOf(2025, 5), to: monthOf(2025, 5), price: 0.85 },
    { what: 'experiment: advertising raised by 60 % for two months', from: monthOf(2025, 8), to: monthOf(2025, 9), spend: 1.6 },
    { what: 'a rival launches with an aggressive budget and stays', from: monthOf(2026, 2), to: LAST, clickPrice: 1.04 },
  ],
};

export const WAAGE: BrandNumbers = {
  folder: 'waage',
  product: 'Lotgrad Küchenwaage 5 kg',
  marketplace: 'DE',
  currency: 'EUR',
  usdRate: 0.86,
  price: 34.9,
  margin: 0.65,
  conversion: 0.09,
  returnRate: 0.05,
  repeatRate: 0.08,
  discountRate: 0.08,
  rating: 4.5,
  discoveries: 500_000,
  listings: 3,
  clickPrice: 0.4,
  rank: 7,
  strength: 0.3,
  spend: { start: 3_400, end: 4_800, seasonal: 0.8 },
  content: 400,
  extra: 2_000,
  events: [
    { what: 'experiment: advertising cut by half for two months', from: monthOf(2024, 9), to: monthOf(2024, 10), spend: 0.5 },
    { what: 'promotion: 15 % off for Mother’s Day baking', from: monthOf(2025, 5), to: monthOf(2025, 5), price: 0.85 },
    { what: 'experiment: advertising raised by 70 % for two months', from: monthOf(2025, 8), to: monthOf(2025, 9), spend: 1.7 },
    { what: 'stock-out of about ten days', from: monthOf(2026, 1), to: monthOf(2026, 1), spend: 0.8, stock: 0.68 },
    { what: 'a rival launches and stays', from: monthOf(2026, 4), to: LAST, clickPrice: 1.03 },
  ],
};
