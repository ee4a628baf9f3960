import type { Day, Span } from '../core/day.ts';
import type { Place } from './amazonMarketplaces.ts';

/** What the study says about itself, for what a file leaves open. */
export interface ExportContext {
  /** Upper case: US, UK, DE, JP, IN … */
  readonly marketplace: string;
  /** Marketplaces that the model has, by what exports call them. */
  readonly places?: readonly Place[];
  /** ISO 4217, upper case. */
  readonly currency: string;
  /** What an order of the product brings, for the doubt that a click costs more. */
  readonly price?: number;
  /** The brand, where product.csv names it. */
  readonly brand?: string;
  /** ASINs of the product, where product.csv names them. */
  readonly asins?: readonly string[];
  /** The user's word for what a file is: format by path, for files that fit two formats or none. */
  readonly formats?: ReadonlyMap<string, string>;
  /** The user's word for the days that a file without dates covers, by path. */
  readonly spans?: ReadonlyMap<string, Span>;
  /** The user's word for the marketplace that a file is of, where the file does not say it, by path. */
  readonly marketplaces?: ReadonlyMap<string, string>;
  /** The user's word for the day of the download, by path. */
  readonly downloads?: ReadonlyMap<string, Day>;
  /** Whether files that no format is known for are left out, with a warning each; else they are errors. */
  readonly skipUnknown?: boolean;
  /** The user's word that the product could be bought where it had the Featured Offer, and only there. */
  readonly featuredOfferIsStock?: boolean;
  /** Names of the brand besides, and misspellings of it; names and ASINs of rivals. */
  readonly otherNames?: readonly string[];
  readonly rivals?: readonly string[];
  /** The user's word for the class of campaigns whose names hold a text. */
  readonly campaignRules?: readonly { readonly text: string; readonly class: string }[];
  /** The user's word for days without any advertising. */
  readonly withoutAdvertising?: readonly Span[];
}

/** What every row of every export says about itself. */
interface RowBase {
  /** In its file (or sheet), from 1. */
  readonly line: number;
  readonly sheet?: string;
  readonly span: Span;
  /** Upper case, where the row or its file says it. */
  readonly marketplace?: string;
}

/** Missing numbers are NaN in every row below. */
export interface AdRow extends RowBase {
  readonly kind: 'ad';
  /** `all` where nothing says it; `other-ads` where it is one that is not known here, as Sponsored TV. */
  readonly adProduct: 'sponsored-products' | 'sponsored-brands' | 'sponsored-display' | 'other-ads' | 'all';
  /** How fine the report is; one ad product's months are taken from one level only, the most complete. */
  readonly level:
    | 'whole-account'
    | 'campaign'
    | 'placement'
    | 'targeting'
    | 'advertised-product'
    | 'search-term'
    | 'purchased-product';
  /** ISO 4217, where the row, its header or its cells say it. */
  readonly currency?: string;
  /** The advertiser account that the row is of, where it says so. */
  readonly account?: string;
  /** Days after a click within which a sale counts. */
  readonly attributionDays?: number;
  readonly campaign: string;
  /** The rest of what tells the row from others of its campaign and span: ad group, targeting, search term, ASIN … */
  readonly entity: string;
  /** What was searched for, or is bid on, where the report says it. */
  readonly keyword?: string;
  readonly asin?: string;
  readonly impressions: number;
  readonly clicks: number;
  readonly spend: number;
  readonly sales: number;
  readonly orders: number;
  readonly units: number;
}

export interface TrafficRow extends RowBase {
  readonly kind: 'traffic';
  readonly currency?: string;
  /** Undefined in a report by date: the whole account. */
  readonly asin?: string;
  /** The report that it is from, where that is none of Amazon's Business Reports. */
  readonly report?: 'orders' | 'vendor-sales' | 'sellerboard';
  /** The ASIN is that of a parent, whose row adds up its children. */
  readonly isParent?: true;
  readonly sku?: string;
  readonly sessions: number;
  readonly pageViews: number;
  readonly units: number;
  readonly orderItems: number;
  /** Part of the page views with the Featured Offer, where the report says it. */
  readonly featuredOffer?: number;
  /** Order id, in a report of orders, in which order items are orders. */
  readonly order?: string;
  readonly sales: number;
  /** Why it counts nothing: a cancelled order. It says so of its days all the same, against an older file that counts it. */
  readonly noSale?: string;
}

/** What Amazon paid out or kept of an order, or a unit that came back. Amounts above nought; a row has those of its kind, others are NaN. */
export interface TransactionRow extends RowBase {
  readonly kind: 'transaction';
  readonly report: 'date-range' | 'settlement' | 'fba-returns';
  readonly currency?: string;
  readonly asin?: string;
  /** Order id; empty where there is none. */
  readonly order: string;
  readonly settlement: string;
  /** Of products, without tax, shipping and promotions. */
  readonly sales: number;
  readonly refunds: number;
  /** Of the sale: what Amazon takes for selling, and for sending the product. */
  readonly sellingFees: number;
  readonly fbaFees: number;
  /** Units. */
  readonly returned: number;
}

/** Units of an ASIN that can be sold, at the start or the end of a day, whichever is more. */
export interface StockRow extends RowBase {
  readonly kind: 'stock';
  readonly asin: string;
  readonly units: number;
}

/** A deal of Amazon, on the days on which it ran. */
export interface DealRow extends RowBase {
  readonly kind: 'deal';
  /** Its id or name. */
  readonly deal: string;
  /** Empty where the list does not say it. */
  readonly asin: string;
}

/** Search Query Performance: one query in one period. */
export interface SearchShareRow extends RowBase {
  readonly kind: 'search-share';
  readonly view: 'brand' | 'asin';
  /** The brand or ASIN that `own…` counts. */
  readonly subject: string;
  readonly query: string;
  readonly volume: number;
  readonly impressions: number;
  readonly ownImpressions: number;
  readonly clicks: number;
  readonly ownClicks: number;
  readonly purchases: number;
  readonly ownPurchases: number;
}

export interface RankRow extends RowBase {
  readonly kind: 'rank';
  readonly asin: string;
  readonly keyword: string;
  readonly volume: number;
  /** NaN where it was not measured or only bounded. */
  readonly rank: number;
  /** The true rank is deeper than this; NaN where it was measured. */
  readonly deeperThan: number;
  readonly sponsoredRank: number;
}

/** An AI assistant's answer, or several of them counted together. */
export interface AnswerRow extends RowBase {
  readonly kind: 'answer';
  /** As the file writes it, e.g. `ChatGPT`, `Rufus`. */
  readonly engine: string;
  /** The model's channel that the engine belongs to, where it is known: `alexa_for_shopping`, `external_ai`. */
  readonly channel?: string;
  readonly prompt: string;
  readonly run: string;
  readonly brand: string;
  /** Answers asked for, and those that name the brand; 1 and 0 or 1 in a row an answer. */
  readonly answers: number;
  readonly mentions: number;
}

/** Visits to the seller's own site by source (GA4). */
export interface SessionRow extends RowBase {
  readonly kind: 'session';
  readonly source: string;
  readonly medium: string;
  /** The assistant that sent the visits, where the source is one: `ChatGPT`, `Perplexity` … */
  readonly assistant?: string;
  readonly sessions: number;
  readonly revenue: number;
}

/** A line of a content ledger. */
export interface ContentRow extends RowBase {
  readonly kind: 'content';
  readonly currency?: string;
  /** The model's signal that the money went to, where the line says so. */
  readonly signal?: string;
  readonly line_item: string;
  readonly amount: number;
  readonly use: 'build' | 'upkeep' | 'unknown';
}

/** A row that is understood and says nothing about the history: Top Search Terms, Catalog Performance, Attribution, repeat purchase, citations. */
export interface OtherRow extends RowBase {
  readonly kind: 'other';
  readonly about: string;
}

export type ExportRow =
  | AdRow
  | TrafficRow
  | TransactionRow
  | StockRow
  | DealRow
  | SearchShareRow
  | RankRow
  | AnswerRow
  | SessionRow
  | ContentRow
  | OtherRow;

/** Rows of a file that are not handed on, by reason in words: "blank line", "totals row", "a campaign without clicks" … */
export interface Tally {
  /** Rows under the header, all of them: handed on + left out. */
  readonly read: number;
  readonly leftOut: ReadonlyMap<string, number>;
}

/** One file, recognised. */
export interface ExportReading {
  readonly file: string;
  /** Id of the format, as `--format` takes it, e.g. `sp-search-term`. */
  readonly format: string;
  /** In words: "Sponsored Products search term report, a row a day". */
  readonly label: string;
  /** Encoding, delimiter, sheet, conventions: "UTF-16LE, tabs, decimal comma". */
  readonly dialect: string;
  /** The days of the whole file, where its metadata or all its rows say so; known for sure when the rows are through. */
  readonly span: () => Span | undefined;
  readonly columns: readonly {
    readonly header: string;
    readonly meaning: string;
    readonly unit: string;
    /** The field of the row that it becomes, e.g. `spend`. */
    readonly field?: string;
  }[];
  /** Headers that mean nothing to anyone, as written. */
  readonly unknown?: readonly string[];
  /** Once: a second pass needs the file opened again. */
  readonly rows: AsyncIterable<ExportRow>;
  /** Complete when `rows` is through. */
  readonly tally: () => Tally;
  /** Complete when `rows` is through. Contradictions with the cell: CPC × clicks ≠ spend, totals row ≠ sum … */
  readonly warnings: () => readonly { readonly code: string; readonly message: string; readonly line?: number }[];
}
