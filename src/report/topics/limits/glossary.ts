/** Words of the report, for a reader who meets them first here. */
export const GLOSSARY: readonly (readonly [term: string, meaning: string])[] = [
  ['ACOS', 'Advertising cost of sales: advertising spend divided by the sales that the ad console credits to advertising.'],
  [
    'Ad-supported',
    'Organic discovery that the brand has only because advertising holds its rank up. It fades when advertising stops.',
  ],
  [
    'Article’s reading, evidence reading',
    'Two ways to turn the words of the channel table into numbers: as the article means them, and as public sources up to November 2026 suggest.',
  ],
  [
    'Asset value',
    'What a plan leaves behind: discounted contribution of the 24 months after all spending stops, above that of a brand that never invested.',
  ],
  ['Attributed sales', 'Sales that the ad console credits to advertising, whether or not they would have happened anyway.'],
  ['Authority', 'Trust that a recommender has gained in a product from earlier recommendations that ended well.'],
  ['Budget-dependent', 'The part of discovery that goes when advertising stops: paid and ad-supported together.'],
  [
    'Contribution margin',
    'Revenue kept after returns, times the margin before advertising and content, less advertising and content spend.',
  ],
  ['Discovery', 'One shopper’s click through to a product of the category, or one spoken or written recommendation of it.'],
  ['Discovery share', 'The brand’s discoveries divided by the category’s, all channels together.'],
  ['Draw', 'One simulated future: one value for each assumption, carried through every month of every plan.'],
  ['Earned', 'The part of discovery that stays when advertising stops: organic rank and recommendations.'],
  ['Incremental sales', 'Sales that would not have happened without the spending.'],
  ['Net present value (NPV)', 'The sum of discounted monthly contribution margins of the projected months.'],
  ['P10, P50, P90', 'Values that a quantity stays below in 10, 50 and 90 of 100 draws. P10 to P90 is the 80% interval.'],
  ['Payback', 'The first month from which a plan’s cumulative contribution stays ahead of the reference plan’s.'],
  ['Run-off', 'What remains, month by month, after all spending stops.'],
  ['Signal', 'What a recommender reads about a product: listing text, answers, reviews, community, editorial and review sites.'],
  ['TACOS', 'Total advertising cost of sales: advertising spend divided by all sales.'],
  ['Upkeep', 'Monthly money that keeps a signal from fading.'],
];
