import type { Study } from '../../src/study/study.ts';
import { steadyPlan, trialStudy } from '../helpers/shipped.ts';

/** A small study whose numbers deserve a certain answer, by arithmetic or by what published figures say. */
export interface Deserving {
  readonly name: string;
  readonly deserves: 'more advertising' | 'less advertising' | 'content' | 'hold' | 'nothing' | 'either';
  readonly why: string;
  readonly study: Study;
  readonly set: Readonly<Record<string, number>>;
}

const MONTHS = 24;

/** Steady plans around a brand that spends so much on ads and content now. */
function plansOf(ads: number, content: number, { more, listing }: { more: number; listing: number }): Study['plans'] {
  const usual = { ad_spend: ads, content_spend: content };
  const share = {
    'build.listing_specificity': 0.25,
    'build.reviews': 0.45,
    'upkeep.listing_specificity': 0.1,
    'upkeep.reviews': 0.2,
  };
  const works = Object.fromEntries(Object.entries(share).map(([line, part]) => [line, part * listing]));
  return [
    steadyPlan('more-ads', { ...usual, ad_spend: ads + more }, MONTHS),
    steadyPlan('less-ads', { ...usual, ad_spend: ads - more }, MONTHS),
    steadyPlan('content', { ...usual, ...works }, MONTHS),
  ];
}

/** Steady plans with more advertising and with less, and the same content. */
function adsAround(ads: number, content: number, step: number): Study['plans'] {
  return [
    steadyPlan('more-ads', { ad_spend: ads + step, content_spend: content }, MONTHS),
    steadyPlan('less-ads', { ad_spend: ads - step, content_spend: content }, MONTHS),
  ];
}

export const DESERVING: readonly Deserving[] = [
  {
    name: 'a launch with a high margin and cheap clicks',
    deserves: 'more advertising',
    why: 'a click costs far less than the margin it brings, nearly all of it is new, and rank climbs with sales',
    study: trialStudy(plansOf(6000, 0, { more: 3000, listing: 3000 }), {
      ...{ price: 35, margin: 0.65, conversion_rate: 0.1, cost_per_click: 0.7, organic_rank: 60, category_discoveries: 300_000 },
      ...{ ad_spend: 6000, content_spend: 0, listings: 10 },
    }),
    set: { incremental_part: 0.75 },
  },
  {
    name: 'a small brand with dear clicks',
    deserves: 'less advertising',
    why: 'the next click costs more than the margin of the sales it adds',
    study: trialStudy(plansOf(12_000, 500, { more: 5000, listing: 2000 }), {
      ...{ price: 40, margin: 0.35, conversion_rate: 0.1, cost_per_click: 1.5, organic_rank: 6, category_discoveries: 400_000 },
      ...{ ad_spend: 12_000, content_spend: 500, listings: 20 },
    }),
    set: { brand_strength: 0.5, incremental_part: 0.35 },
  },
  {
    name: 'a bought-again product with two listings and a high margin',
    deserves: 'content',
    why: 'two listings are cheap to better, and every order that they add comes back',
    study: trialStudy(plansOf(6000, 200, { more: 2500, listing: 2500 }), {
      ...{ price: 45, margin: 0.6, conversion_rate: 0.1, cost_per_click: 1.2, organic_rank: 6, category_discoveries: 250_000 },
      ...{ ad_spend: 6000, content_spend: 200, listings: 2, repeat_rate: 1 },
    }),
    set: { brand_strength: 1, listing_conversion: 0.1, listing_effect: 0.1 },
  },
  {
    name: 'a brand at its best spend with its content kept up',
    deserves: 'hold',
    why: 'the next unit of ad money returns just its cost, and the content is nearly full',
    study: trialStudy(plansOf(8000, 3000, { more: 4000, listing: 3000 }), {
      ...{ price: 40, margin: 0.44, conversion_rate: 0.1, cost_per_click: 0.85, organic_rank: 6, category_discoveries: 250_000 },
      ...{ ad_spend: 8000, content_spend: 3000, listings: 10 },
    }),
    set: {
      ...{ brand_strength: 0.5, 'starting_signal.listing_specificity': 0.9, 'starting_signal.reviews': 0.9 },
      ...{ 'starting_signal.qa_coverage': 0.9 },
    },
  },
  {
    name: 'a product with a thin margin',
    deserves: 'nothing',
    why: 'what an order leaves does not pay for the click that brings it',
    study: trialStudy(plansOf(16_000, 2000, { more: 4000, listing: 3000 }), {
      ...{ price: 32, margin: 0.08, conversion_rate: 0.1, cost_per_click: 1.2, organic_rank: 20, category_discoveries: 400_000 },
      ...{ ad_spend: 16_000, content_spend: 2000, listings: 10 },
    }),
    set: {},
  },
  {
    name: 'a brand whose next unit of ad money brings what it costs',
    deserves: 'either',
    why: 'a fifth more advertising and a fifth less are worth the same within what 300 futures can tell',
    study: trialStudy(adsAround(8000, 3000, 1600), {
      ...{ price: 40, margin: 0.44, conversion_rate: 0.1, cost_per_click: 0.89, organic_rank: 6, category_discoveries: 250_000 },
      ...{ ad_spend: 8000, content_spend: 3000, listings: 10 },
    }),
    set: { brand_strength: 0.5 },
  },
];
