import { monthOf } from '../../../src/core/calendar.ts';
import { type BrandNumbers, LAST } from '../studyNumbers.ts';

/** Every number of the study whose inputs are exports only. Change it here, then `npm run make-studies`. */

export const BRACKENFOLD: BrandNumbers = {
  folder: 'brackenfold',
  product: 'Brackenfold Stone Bath Mat, 60 × 39 cm',
  brand: 'Brackenfold',
  asin: 'B0BRKFLD01',
  rivals: 'Quartz & Pine; B0OTHERM01',
  classes: [
    { id: 'brand', part: 0.16, price: 0.55, conversion: 2.1, incremental: 0.1 },
    { id: 'generic', part: 0.7, price: 1.1, conversion: 1, incremental: 0.65 },
    { id: 'rival', part: 0.14, price: 1.2, conversion: 0.65, incremental: 0.8 },
  ],
  marketplace: 'UK',
  currency: 'GBP',
  usdRate: 0.76,
  price: 24.9,
  margin: 0.6,
  conversion: 0.09,
  returnRate: 0.07,
  repeatRate: 0.05,
  discountRate: 0.1,
  rating: 4.3,
  discoveries: 260_000,
  listings: 4,
  clickPrice: 0.42,
  rank: 6,
  strength: 0.5,
  spend: { start: 3_000, end: 4_500, seasonal: 0.8 },
  content: 900,
  extra: 2_000,
  events: [
    { what: 'experiment: advertising cut by 45 % for two months', from: monthOf(2024, 8), to: monthOf(2024, 9), spend: 0.55 },
    { what: 'promotion: 10 % off for a month', from: monthOf(2025, 3), to: monthOf(2025, 3), price: 0.9 },
    {
      what: 'experiment: keywords of the own name paused for two months',
      from: monthOf(2025, 5),
      to: monthOf(2025, 6),
      off: 'brand',
    },
    { what: 'experiment: advertising raised by 60 % for two months', from: monthOf(2025, 8), to: monthOf(2025, 9), spend: 1.6 },
    {
      what: 'stock-out of about eight days; advertising paused meanwhile',
      from: monthOf(2026, 2),
      to: monthOf(2026, 2),
      spend: 0.8,
      stock: 0.74,
    },
    { what: 'a rival launches and stays', from: monthOf(2026, 5), to: LAST, clickPrice: 1.04 },
  ],
};

/** What exports/formats.csv says: the banners are about the category. */
export const FORMATS = 'file,format,campaigns\n,class generic,SB |\n';

/** A line of an advertising report, and how it differs from the others: part of the clicks, price and sales of a click. */
export interface AdLine {
  readonly campaign: string;
  readonly adGroup: string;
  readonly targeting: string;
  readonly match: string;
  readonly term: string;
  /** Its class of keywords. */
  readonly class: string;
  readonly weight: number;
  readonly price: number;
  readonly yield: number;
}

const AUTO = { campaign: 'SP | Auto | Bath mats', adGroup: 'All mats', match: '-', class: 'generic' };
const EXACT = { campaign: 'SP | Exact | Category', adGroup: 'Top terms', match: 'EXACT', class: 'generic' };

export const PRODUCT_LINES: readonly AdLine[] = [
  { ...AUTO, targeting: 'close-match', term: 'quick dry bath mat', weight: 0.14, price: 0.85, yield: 0.9 },
  { ...AUTO, targeting: 'loose-match', term: 'bathroom rug', weight: 0.12, price: 0.7, yield: 0.6 },
  { ...AUTO, class: 'rival', targeting: 'substitutes', term: 'b0otherm01', weight: 0.4, price: 0.8, yield: 0.7 },
  { ...EXACT, targeting: 'stone bath mat', term: 'stone bath mat', weight: 0.31, price: 1.2, yield: 1.2 },
  { ...EXACT, targeting: 'diatomite bath mat', term: 'diatomite bath mat', weight: 0.18, price: 1.1, yield: 1.25 },
  { ...EXACT, targeting: 'bath mat', term: 'bath mat', weight: 0.1, price: 1.35, yield: 0.7 },
  {
    campaign: 'SP | Brand',
    adGroup: 'Own name',
    targeting: 'brackenfold',
    match: 'PHRASE',
    term: 'brackenfold bath mat',
    class: 'brand',
    weight: 1,
    price: 0.4,
    yield: 2.2,
  },
  {
    campaign: 'SP | Conquest',
    adGroup: 'Names',
    targeting: 'quartz pine',
    match: 'BROAD',
    term: 'quartz & pine bath stone',
    class: 'rival',
    weight: 0.6,
    price: 1.1,
    yield: 1,
  },
];

const BANNER = { adGroup: '', targeting: '', match: '', term: '', class: 'generic' };

export const BRAND_LINES: readonly AdLine[] = [
  { ...BANNER, campaign: 'SB | Video | Stone mats', weight: 0.6, price: 1.05, yield: 0.95 },
  { ...BANNER, campaign: 'SB | Store | Bathroom', weight: 0.4, price: 0.95, yield: 1.05 },
];

/** Sponsored Brands' part of the month's generic keywords; Sponsored Products has the rest. */
export const BRANDS_PART = { spend: 0.16, sales: 0.12, clicks: 0.13 };

/** Searches a month in an average month; own click share and organic rank as factors on the month's own. */
export interface Query {
  readonly text: string;
  readonly volume: number;
  readonly share: number;
  readonly rank: number;
}

export const QUERIES: readonly Query[] = [
  { text: 'bath mat', volume: 61_000, share: 0.55, rank: 2.1 },
  { text: 'stone bath mat', volume: 34_000, share: 1.7, rank: 0.6 },
  { text: 'bathroom rug', volume: 22_000, share: 0.3, rank: 3.4 },
  { text: 'diatomite bath mat', volume: 15_000, share: 1.9, rank: 0.5 },
  { text: 'quick dry bath mat', volume: 9_000, share: 1.2, rank: 0.9 },
  { text: 'non slip bath mat', volume: 8_000, share: 0.4, rank: 2.6 },
  { text: 'stone mat for shower', volume: 3_600, share: 1.4, rank: 0.8 },
  { text: 'brackenfold bath mat', volume: 1_400, share: 9, rank: 0.1 },
];

/** Keywords that the tracker follows besides, too deep to be found most of the time. */
export const DEEP_KEYWORDS = [
  { text: 'kitchen sink mat', volume: 320, seen: '>306' },
  { text: 'dish drying mat stone', volume: 210, seen: '-' },
] as const;

export const RIVAL = { asin: 'B0OTHERM01', title: 'Quartz & Pine Bath Stone', keyword: 'stone bath mat', rank: 5 };

export const PROMPTS: readonly string[] = [
  'what is the best bath mat for a small bathroom?',
  'which bath mats dry quickly?',
  'are stone bath mats better than fabric ones?',
  'a bath mat that does not get mouldy',
  'what should I put outside the shower on a wooden floor?',
  'best non slip bath mat for elderly parents',
  'which diatomite bath mat is worth the money?',
  'bath mat for a family of four with one bathroom',
  'how do I stop my bath mat smelling?',
  'what is a good house warming gift for a bathroom?',
  'bath mat that fits under a low door',
  'which stone bath mats do not crack?',
  'easy to clean bath mat for a rental flat',
  'best bath mat without asbestos, tested',
  'bath mat for cold tiles in winter',
  'is a stone bath mat safe for children?',
  'stone bath mat or bamboo mat?',
  'which bath mat can I sand clean?',
  'bath mat for a gym bag or travel',
  'best bath mat under 30 pounds',
];

/** Assistants that the prompts were put to, and how often each prompt a month. Each channel gets 200 answers. */
export const ENGINES = [
  { engine: 'Rufus', channel: 'alexa_for_shopping', surface: 'app', runs: 10 },
  { engine: 'ChatGPT', channel: 'external_ai', surface: 'web search', runs: 5 },
  { engine: 'Perplexity', channel: 'external_ai', surface: 'web search', runs: 5 },
] as const;
