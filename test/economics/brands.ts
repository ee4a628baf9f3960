/** A brand as one who runs it would tell it: the facts of product.csv, and its sales a month, of which advertising brings a part. */
export interface Brand {
  readonly name: string;
  readonly marketplace: string;
  readonly facts: Readonly<Record<string, number>>;
  /** Money a month on advertising. */
  readonly adSpend: number;
  /** Part of all sales that the ad console credits to advertising. */
  readonly adShare: number;
}

const SHARED = { return_rate: 0.06, discount_rate: 0.1, repeat_rate: 0.15, listings: 10, rating: 4.4 };

/** Brands of ten kinds: by what advertising brings, price, rank, repeats, margin and market. */
export const BRANDS: readonly Brand[] = [
  brand('ad-heavy', { adSpend: 30_000, adShare: 0.7 }, { organic_rank: 14, cost_per_click: 1.2, category_discoveries: 400_000 }),
  brand('agency', { adSpend: 11_000, adShare: 0.35 }, { organic_rank: 6, cost_per_click: 1.25, category_discoveries: 400_000 }),
  brand(
    'niche',
    { adSpend: 2_500, adShare: 0.45 },
    { organic_rank: 9, cost_per_click: 0.9, category_discoveries: 60_000, price: 30, margin: 0.4, listings: 3 },
  ),
  brand(
    'premium',
    { adSpend: 12_000, adShare: 0.45 },
    {
      organic_rank: 12,
      cost_per_click: 1.6,
      category_discoveries: 250_000,
      price: 120,
      margin: 0.5,
      conversion_rate: 0.04,
      listings: 5,
    },
  ),
  brand(
    'consumable',
    { adSpend: 14_000, adShare: 0.3 },
    {
      organic_rank: 7,
      cost_per_click: 1.1,
      category_discoveries: 500_000,
      price: 22,
      margin: 0.45,
      conversion_rate: 0.14,
      repeat_rate: 1.5,
    },
  ),
  brand(
    'late market',
    { adSpend: 6_000, adShare: 0.4 },
    { organic_rank: 8, cost_per_click: 0.8, category_discoveries: 150_000, price: 28, margin: 0.4 },
    'UK',
  ),
  brand(
    'launch',
    { adSpend: 8_000, adShare: 0.85 },
    { organic_rank: 60, cost_per_click: 1, category_discoveries: 300_000, price: 35, margin: 0.45 },
  ),
  brand(
    'thin margin',
    { adSpend: 16_000, adShare: 0.4 },
    { organic_rank: 5, cost_per_click: 1.2, category_discoveries: 500_000, price: 32, margin: 0.22 },
  ),
  brand(
    'cheap clicks',
    { adSpend: 6_000, adShare: 0.4 },
    { organic_rank: 9, cost_per_click: 0.6, category_discoveries: 250_000, margin: 0.6 },
  ),
  brand(
    'high repeat',
    { adSpend: 6_000, adShare: 0.25 },
    { organic_rank: 6, cost_per_click: 1, category_discoveries: 200_000, price: 45, margin: 0.6, repeat_rate: 1, listings: 2 },
  ),
];

function brand(
  name: string,
  { adSpend, adShare }: Pick<Brand, 'adSpend' | 'adShare'>,
  facts: Readonly<Record<string, number>>,
  marketplace = 'US',
): Brand {
  const usual = { price: 40, margin: 0.35, conversion_rate: 0.1 };
  return { name, marketplace, adSpend, adShare, facts: { ...SHARED, ...usual, ...facts, ad_spend: adSpend, content_spend: 0 } };
}
