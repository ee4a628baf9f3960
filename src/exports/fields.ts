/** How a column is written and what its numbers may be. */
export type FieldType =
  | 'text'
  /** Text in which scientific notation means that digits are lost. */
  | 'id'
  /** One day, or a range of days. */
  | 'date'
  | 'currency'
  | 'country'
  /** Whole numbers, 0 or more. */
  | 'count'
  /** 0 or more, may be a fraction: orders that a model credits. */
  | 'quantity'
  | 'money'
  /** Read for the checks only: percent, fraction or points. */
  | 'rate'
  /** 1 or more; also `>306`, 0, 101 and words for "not found". */
  | 'rank'
  /** 0, 1, yes, no. */
  | 'flag';

interface FieldAbout {
  readonly type: FieldType;
  readonly meaning: string;
  readonly unit: string;
}

const text = (meaning: string): FieldAbout => ({ type: 'text', meaning, unit: '' });
const id = (meaning: string): FieldAbout => ({ type: 'id', meaning, unit: '' });
const date = (meaning: string): FieldAbout => ({ type: 'date', meaning, unit: 'day' });
const count = (meaning: string, unit = 'number'): FieldAbout => ({ type: 'count', meaning, unit });
const quantity = (meaning: string): FieldAbout => ({ type: 'quantity', meaning, unit: 'number' });
const money = (meaning: string): FieldAbout => ({ type: 'money', meaning, unit: 'currency' });
const rate = (meaning: string): FieldAbout => ({ type: 'rate', meaning, unit: 'checked, not used' });
const rank = (meaning: string): FieldAbout => ({ type: 'rank', meaning, unit: 'rank' });
const flag = (meaning: string): FieldAbout => ({ type: 'flag', meaning, unit: '0 or 1' });

/** Every column that a report can have, whatever its language calls it. */
export const FIELDS = {
  date: date('day, or days from and to'),
  startDate: date('first day'),
  endDate: date('last day'),
  month: date('month'),
  year: text('year'),
  week: date('week'),
  dateRange: date('days of the row, from and to'),
  campaignStart: date('first day of the campaign'),
  campaignEnd: date('last day of the campaign'),
  updated: date('day of the answer'),
  synced: date('day on which a warehouse copied the row'),
  dayNumber: count('days since the first day of the report'),
  currency: { type: 'currency', meaning: 'currency', unit: 'ISO 4217' },
  country: { type: 'country', meaning: 'marketplace', unit: '' },
  countryCode: { type: 'country', meaning: 'marketplace', unit: '' },
  productMarketplace: { type: 'country', meaning: 'marketplace of the product', unit: '' },
  accountId: id('advertiser account id'),
  advertiserAccount: text('advertiser account'),
  adProduct: text('ad product'),
  portfolio: text('portfolio'),
  product: text('ad product'),
  entityType: text('level of a bulk sheet row'),
  campaign: text('campaign'),
  campaignId: id('campaign id'),
  campaignType: text('ad product'),
  campaignState: text('state of the campaign'),
  budget: text('budget'),
  budgetCurrency: { type: 'currency', meaning: 'currency', unit: 'ISO 4217' },
  adGroup: text('ad group'),
  adGroupId: id('ad group id'),
  adId: id('ad id'),
  targeting: text('targeting'),
  keywordId: id('keyword id'),
  targetId: id('target id'),
  matchType: text('match type'),
  searchTerm: text('search term'),
  placement: text('placement'),
  biddingStrategy: text('bidding strategy'),
  advertisedAsin: id('advertised ASIN'),
  advertisedSku: id('advertised SKU'),
  purchasedAsin: id('purchased ASIN'),
  attributionType: text('attribution type'),
  costType: text('cost type'),
  videoQuartile: count('video views to the first quarter'),
  newToBrand: text('new-to-brand'),
  brandedSearches: count('branded searches within 14 days'),
  viewableImpressions: count('viewable impressions'),
  impressions: count('impressions'),
  clicks: count('clicks'),
  spend: money('ad spend'),
  cost: money('ad spend'),
  spendConverted: money('ad spend, converted'),
  cpc: money('cost per click'),
  ctr: rate('clicks ÷ impressions'),
  acos: rate('ad spend ÷ attributed sales'),
  roas: rate('attributed sales ÷ ad spend'),
  sales: money('sales'),
  salesConverted: money('sales, converted'),
  salesClicks: money('sales after a click'),
  sales1d: money('sales within 1 day of the click'),
  sales7d: money('sales within 7 days of the click'),
  sales14d: money('sales within 14 days'),
  sales14dClick: money('sales within 14 days of a click'),
  sales30d: money('sales within 30 days of the click'),
  otherSales7d: money('sales of other products within 7 days'),
  orders: quantity('orders'),
  orders1d: quantity('orders within 1 day of the click'),
  orders7d: quantity('orders within 7 days of the click'),
  orders14d: quantity('orders within 14 days'),
  orders30d: quantity('orders within 30 days of the click'),
  otherOrders7d: quantity('orders of other products within 7 days'),
  units: quantity('units'),
  units1d: quantity('units within 1 day of the click'),
  units7d: quantity('units within 7 days of the click'),
  units14d: quantity('units within 14 days'),
  units30d: quantity('units within 30 days of the click'),
  otherUnits7d: quantity('units of other products within 7 days'),
  parentAsin: id('parent ASIN'),
  asin: id('ASIN'),
  sku: id('SKU'),
  title: text('title'),
  sessions: count('sessions', 'visits'),
  pageViews: count('page views', 'views'),
  orderItems: quantity('order items'),
  itemPrice: money('price of all units of the item'),
  orderQuantity: count('units of the item'),
  orderStatus: text('state of the order'),
  itemStatus: text('state of the item'),
  salesChannel: { type: 'country', meaning: 'marketplace', unit: '' },
  lastUpdated: date('day of the last change'),
  orderedRevenue: money('sales ordered'),
  orderedUnits: count('units ordered'),
  profit: money('profit'),
  featuredOffer: rate('part of the page views with the Featured Offer'),
  orderId: id('order id'),
  settlementId: id('settlement id'),
  productSales: money('product sales'),
  sellingFees: money('selling fees'),
  fbaFees: money('FBA fees'),
  amountType: text('kind of the amount'),
  amountDescription: text('what the amount is for'),
  transactionType: text('kind of the transaction'),
  otherDay: date('day of the settlement, of its payment, or in another time zone'),
  disposition: text('state of the units'),
  dealType: text('kind of the deal'),
  dealId: text('deal'),
  startBalance: quantity('units at the start of the day'),
  endBalance: quantity('units at the end of the day'),
  webQuery: text('query in a web search'),
  query: text('search query'),
  queryScore: count('rank of the query for the brand'),
  volume: count('searches', 'searches'),
  totalImpressions: count('impressions of all products'),
  brandImpressions: count('impressions of the brand'),
  asinImpressions: count('impressions of the ASIN'),
  impressionShare: rate('own share of impressions'),
  totalClicks: count('clicks on all products'),
  brandClicks: count('clicks on the brand'),
  asinClicks: count('clicks on the ASIN'),
  clickShare: rate('own share of clicks'),
  totalPurchases: count('purchases of all products'),
  brandPurchases: count('purchases of the brand'),
  asinPurchases: count('purchases of the ASIN'),
  purchaseShare: rate('own share of purchases'),
  reportingDate: date('last day of the period'),
  catalogImpressions: text('impressions of the ASIN in search'),
  catalogPurchases: text('purchases of the ASIN from search'),
  frequencyRank: text('search frequency rank'),
  topSearchTerm: text('search term'),
  topClickedAsin: id('most clicked ASIN'),
  repeatShare: text('share of repeat customers'),
  purchasedWithAsin: id('ASIN bought with it'),
  keyword: text('keyword'),
  organicRank: rank('organic rank'),
  naturalRank: rank('organic rank'),
  positionRank: rank('organic rank'),
  sponsoredRank: rank('sponsored rank'),
  impressionRank: text('impression rank'),
  keywordSales: text('sales of the keyword'),
  cerebroScore: text('Cerebro score'),
  cpr: text('CPR'),
  engine: text('assistant'),
  surface: text('surface'),
  prompt: text('prompt'),
  promptId: id('prompt id'),
  run: id('run'),
  brand: text('brand'),
  mentioned: flag('whether the brand is mentioned'),
  response: text('answer'),
  fanoutQueries: text('searches behind the answer'),
  citedPages: text('cited pages'),
  url: text('cited page'),
  mentions: count('answers that mention the brand', 'answers'),
  answers: count('answers asked for', 'answers'),
  citedStatus: text('whether the site is cited'),
  domain: text('domain'),
  citations: text('citations'),
  sourceMedium: text('source and medium'),
  source: text('source'),
  medium: text('medium'),
  channelGroup: text('channel'),
  revenue: money('revenue'),
  attributionCampaign: id('attribution campaign'),
  publisher: text('publisher'),
  clickThroughs: text('click-throughs'),
  signal: text('signal of the model'),
  lineItem: text('line item'),
  amount: money('amount'),
  use: text('build or upkeep'),
  note: text('note'),
  warehouseId: id('id in a warehouse'),
  portfolioBudget: text('budget of the portfolio'),
  accountName: text('name of the account'),
} as const satisfies Readonly<Record<string, FieldAbout>>;

export type Field = keyof typeof FIELDS;

export function isField(name: string): name is Field {
  return Object.hasOwn(FIELDS, name);
}
