import { pow } from '../../numeric/elementary/powers.ts';
import type {
  AdRow,
  AnswerRow,
  ContentRow,
  DealRow,
  ExportContext,
  ExportRow,
  RankRow,
  SearchShareRow,
  SessionRow,
  StockRow,
  TrafficRow,
  TransactionRow,
} from '../canonical.ts';
import type { Counted, Key } from './claim.ts';
import { lackingAd, lackingContent, lackingTraffic } from './lacking.ts';

/** Clicks by rank: share = top · rank^(−decline). */
export interface ClickCurve {
  /** Part of the clicks that go to rank 1. */
  readonly top: number;
  readonly decline: number;
}

/** What a history is joined for: the names that its columns may be about, and what a rank is worth. */
export interface ModelSide {
  /** Absent where the model has none: ranks then count nothing. */
  readonly curve?: ClickCurve;
  /** Channels that a mention rate may be about. */
  readonly channels: readonly string[];
  /** Columns that a history of the model may have beside those that every one has; none where it is not said. */
  readonly columns?: ReadonlySet<string>;
  /** The class of an advertising row; absent where the model has none, or nothing tells them apart. */
  readonly adClass?: (row: AdRow) => string;
  /** Facts that the model asks for, and what product.csv says of them. */
  readonly facts?: ReadonlyMap<string, number | undefined>;
  /** Signals that content spend may go to. */
  readonly signals: readonly string[];
}

export interface SortContext extends ModelSide {
  readonly study: ExportContext;
}

/** What a row counts, or in words why it counts nothing. */
export function claimOf(row: ExportRow, context: SortContext): Counted | string {
  const { marketplace } = context.study;
  if (row.marketplace !== undefined && row.marketplace !== marketplace)
    return `marketplace ${row.marketplace}, not ${marketplace}`;
  switch (row.kind) {
    case 'ad':
      return ofAd(row, context);
    case 'traffic':
      return ofTraffic(row, context);
    case 'transaction':
      return ofTransaction(row, context);
    case 'stock':
      return ofStock(row, context);
    case 'deal':
      return ofDeal(row, context);
    case 'search-share':
      return ofSearchShare(row, context);
    case 'rank':
      return ofRank(row, context);
    case 'answer':
      return ofAnswer(row, context);
    case 'session':
      return ofSession(row);
    case 'content':
      return ofContent(row, context);
    case 'other':
      return row.about;
  }
}

function keyOf({ name = '', subject = '', ...key }: Pick<Key, 'family'> & Partial<Key>): Key {
  return { lane: '', level: '', member: '', payment: '', ...key, name: sameName(name), subject: sameName(subject) };
}

/** A name in one way of writing: an accent may be a letter of its own or a part of one. */
function sameName(name: string): string {
  return ASCII.test(name) ? name : name.normalize('NFC');
}

const ASCII = /^[\0-\x7f]*$/;

function ofAd(row: AdRow, context: SortContext): Counted | string {
  if (row.level === 'purchased-product') return 'a purchased product: its sale is in the row of the campaign already';
  const member = context.adClass ? context.adClass(row) : '';
  const base = { family: 'ad' as const, lane: row.adProduct, level: row.level, name: row.campaign, member };
  const key = keyOf({ ...base, subject: row.account ?? '' });
  const lacks = lackingAd(row);
  return {
    key,
    values: [row.spend, row.sales, row.clicks],
    ...(row.attributionDays === undefined ? {} : { attributionDays: row.attributionDays }),
    ...(lacks && { lacks }),
    ...otherAsin(row.asin, context),
  };
}

function ofTraffic(row: TrafficRow, context: SortContext): Counted {
  const level = row.report ?? (row.isParent ? 'parent-asin' : row.asin === undefined ? 'account' : 'asin');
  const key = keyOf({ family: 'traffic', level, subject: upper(row.asin) });
  const lacks = lackingTraffic(row);
  const { featuredOffer = Number.NaN, pageViews } = row;
  const views = Number.isNaN(featuredOffer) ? Number.NaN : pageViews;
  const values = [row.sales, row.sessions, row.units, row.orderItems, featuredOffer * pageViews, views];
  const dropped = row.noSale === undefined ? otherAsin(row.asin, context) : { dropped: row.noSale };
  return { key, values, ...(lacks && { lacks }), ...dropped };
}

/** A refund and a unit that came back keep their order: its month is that of the sale. */
function ofTransaction(row: TransactionRow, context: SortContext): Counted {
  const { report, order, settlement, sales, refunds, sellingFees, fbaFees, returned } = row;
  const back = !Number.isNaN(refunds) || !Number.isNaN(returned);
  const lane = report === 'fba-returns' ? 'returns' : 'money';
  const key = keyOf({ family: 'transaction', lane, level: report, name: back ? order : '', payment: settlement });
  return { key, values: [sales, refunds, sellingFees, fbaFees, returned], ...otherAsin(row.asin, context) };
}

function ofStock({ asin, units }: StockRow, context: SortContext): Counted {
  return {
    key: keyOf({ family: 'stock', level: 'inventory-ledger', subject: upper(asin) }),
    values: [units],
    ...otherAsin(asin, context),
  };
}

function ofDeal({ asin, deal }: DealRow, context: SortContext): Counted {
  const key = keyOf({ family: 'deal', level: 'deals', subject: upper(asin), name: deal });
  return { key, values: [1], ...otherAsin(asin, context) };
}

function ofSearchShare(row: SearchShareRow, context: SortContext): Counted | string {
  if ([row.volume, row.clicks, row.ownClicks].some(Number.isNaN)) return 'a query whose volume or clicks are not given';
  const subject = row.view === 'asin' ? upper(row.subject) : row.subject.trim();
  const key = keyOf({ family: 'search-share', level: row.view, subject, name: row.query });
  const other = row.view === 'asin' ? otherAsin(row.subject, context) : otherBrand(row.subject, context);
  return { key, values: [row.volume, row.clicks, row.ownClicks], ...other };
}

function ofRank(row: RankRow, context: SortContext): Counted | string {
  const censored = Number.isNaN(row.rank);
  const depth = censored ? row.deeperThan : row.rank;
  if (!(depth >= 1)) return 'a keyword whose rank was not measured';
  if (!context.curve) return 'a keyword rank: the model does not say what a rank is worth';
  const { top, decline } = context.curve;
  const known = Number.isNaN(row.volume) ? 0 : 1;
  return {
    key: keyOf({ family: 'rank', subject: upper(row.asin), name: row.keyword }),
    values: [1, top * pow(depth, -decline), known === 1 ? row.volume : 0, known, censored ? 1 : 0],
    ...otherAsin(row.asin, context),
  };
}

function ofAnswer(row: AnswerRow, context: SortContext): Counted | string {
  const { channel: member } = row;
  if (member === undefined || !context.channels.includes(member))
    return `answers of ${row.engine}, which is no channel of the model`;
  const key = keyOf({ family: 'answer', lane: row.engine, subject: row.brand.trim(), name: row.prompt, member });
  return { key, values: [row.answers, row.mentions], ...otherBrand(row.brand, context) };
}

function ofSession({ source, medium, assistant, sessions }: SessionRow): Counted | string {
  if (assistant === undefined) return 'a visit to the own site that no AI assistant sent';
  return { key: keyOf({ family: 'session', name: `${source} / ${medium}`, member: assistant }), values: [sessions] };
}

/** A payment is the same in two ledgers only if all of it is; another amount, even of the same item and day, is another payment. */
function ofContent(row: ContentRow, { signals }: SortContext): Counted {
  const { signal = '', line_item, use, amount, span } = row;
  const member = signals.includes(signal) ? signal : '';
  const payment = [span.from, span.to, signal, amount].join(' ');
  const lacks = lackingContent(row);
  return {
    key: keyOf({ family: 'content', level: use, name: line_item, member, payment }),
    values: [amount],
    ...(lacks && { lacks }),
  };
}

function upper(asin = ''): string {
  return asin.trim().toUpperCase();
}

/** A row that names no ASIN, or no brand, is taken for the study's own. */
function otherAsin(asin = '', { study }: SortContext): { readonly dropped?: string } {
  const own = asin.trim() === '' || study.asins === undefined || study.asins.includes(upper(asin));
  return own ? {} : { dropped: 'another ASIN than those of product.csv' };
}

function otherBrand(brand: string, { study }: SortContext): { readonly dropped?: string } {
  const same = brand.trim() === '' || study.brand === undefined || plain(brand) === plain(study.brand);
  return same ? {} : { dropped: 'another brand than that of product.csv' };
}

function plain(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}
