import type { Cell } from '../../tables/sheet.ts';
import type { AdRow } from '../canonical.ts';
import type { Columns } from '../columns/exportColumns.ts';
import { cellAt } from '../columns/place.ts';
import { spansOf } from '../columns/spans.ts';
import { cleanText, type ReadText } from '../columns/texts.ts';
import type { Field } from '../fields.ts';
import type { MakeRow } from '../formats/exportFormat.ts';
import { adProductOf } from './adProducts.ts';
import { convertedCheck } from './converted.ts';
import { elsewhereOf } from './elsewhere.ts';

/** What an advertising report is about. */
export interface AdReport {
  readonly adProduct: AdRow['adProduct'];
  readonly level: AdRow['level'];
  /** Days within which a sale counts, the one to prefer where a report gives several. */
  readonly days?: 1 | 7 | 14 | 30;
}

/** Columns that, beside the campaign, tell one row from another. */
const ENTITY: readonly Field[] = [
  ...(['adGroup', 'adGroupId', 'adId', 'targeting', 'keywordId', 'matchType', 'searchTerm', 'placement'] as const),
  ...(['targetId', 'topSearchTerm', 'advertisedAsin', 'advertisedSku', 'purchasedAsin', 'attributionType'] as const),
];

/** The columns that say what was searched for, or is bid on, by level of the report. */
const KEYWORDS: ReadonlyMap<AdRow['level'], readonly [Field, ...Field[]]> = new Map([
  ['search-term', ['searchTerm']],
  ['targeting', ['targeting']],
]);

const WINDOWS = [7, 14, 30, 1] as const;

type Window = AdReport['days'];

/** The attribution window of the sales: the wanted one, else the first that is there; undefined where no header says one. */
function windowOf(columns: Columns, wanted: Window): Window {
  const order = wanted === undefined ? WINDOWS : [wanted, ...WINDOWS];
  return order.find((days) => columns.has(`sales${days}d`) || columns.has(`orders${days}d`));
}

/** Rows of an advertising report. Ratios are never read: they are recomputed from counts where they are needed. */
export function adRows({ adProduct, level, days: wanted }: AdReport): (columns: Columns) => MakeRow {
  return (columns) => {
    const days = windowOf(columns, wanted);
    const span = spansOf(columns, 'day after day');
    const campaign = columns.text('campaign', 'campaignId');
    const entity = entityOf(columns);
    const asin = columns.text(level === 'purchased-product' ? 'purchasedAsin' : 'advertisedAsin');
    const keyword = KEYWORDS.get(level) === undefined ? undefined : columns.text(...(KEYWORDS.get(level) ?? []));
    const elsewhere = elsewhereOf(columns);
    const productOf = productReader(columns, adProduct);
    const [currency, marketplace] = [columns.currency(), columns.marketplace()];
    const [impressions, clicks] = [columns.spare('impressions'), columns.number('clicks')];
    const spend = columns.number('spend', 'cost', 'spendConverted');
    const [sales, orders, units] = soldOf(columns, days);
    const attributionDays = days ?? wanted;
    const account = columns.text('accountId', 'advertiserAccount');
    const checkConverted = convertedCheck(columns);
    return (cells, line): AdRow | string => {
      const country = marketplace(cells);
      const money = currency(cells, line);
      const other = elsewhere(country, money);
      if (other !== undefined) return other;
      const product = asin(cells);
      checkConverted(cells, line);
      const owner = account(cells);
      return {
        kind: 'ad',
        line,
        span: span(cells, line),
        adProduct: productOf(cells),
        level,
        campaign: campaign(cells),
        entity: entity(cells),
        impressions: impressions(cells, line),
        clicks: clicks(cells, line),
        spend: spend(cells, line),
        sales: sales(cells, line),
        orders: orders(cells, line),
        units: units(cells, line),
        ...(attributionDays === undefined ? undefined : { attributionDays }),
        ...(keyword && { keyword: keyword(cells) }),
        ...(product === '' ? undefined : { asin: product }),
        ...(owner === '' ? undefined : { account: owner }),
        ...(money === undefined ? undefined : { currency: money }),
        ...(country === undefined ? undefined : { marketplace: country }),
      };
    };
  };
}

/** The ad product of a row: what its column says of one that is known, else the report's. */
function productReader(columns: Columns, report: AdRow['adProduct']): (cells: readonly Cell[]) => AdRow['adProduct'] {
  const column = columns.column('adProduct', 'campaignType', 'product');
  const said =
    column !== undefined && columns.table.sample.some(({ cells }) => adProductOf(cleanText(cellAt(cells, column))) !== 'all');
  if (!said) return () => report;
  const known = new Map<Cell, AdRow['adProduct']>();
  return (cells) => {
    const cell = cellAt(cells, column);
    const found = known.get(cell) ?? namedIn(cleanText(cell), report);
    known.set(cell, found);
    return found;
  };
}

/** Beside rows that name their ad product, one that does not is no report of all of them. */
function namedIn(text: string, report: AdRow['adProduct']): AdRow['adProduct'] {
  const named = adProductOf(text);
  if (named !== 'all' && named !== 'other-ads') return named;
  return report === 'all' ? 'other-ads' : report;
}

function soldOf(columns: Columns, days: Window) {
  if (columns.has('otherSales7d') && columns.has('purchasedAsin'))
    return [columns.number('otherSales7d'), columns.spare('otherOrders7d'), columns.spare('otherUnits7d')] as const;
  if (days === undefined)
    return [columns.number('sales', 'salesConverted'), columns.spare('orders'), columns.spare('units')] as const;
  return [
    columns.number(`sales${days}d`, 'sales'),
    columns.spare(`orders${days}d`, 'orders'),
    columns.spare(`units${days}d`, 'units'),
  ] as const;
}

function entityOf(columns: Columns): ReadText {
  const readers = ENTITY.filter((field) => columns.has(field)).map((field) => columns.text(field));
  const [only] = readers;
  if (!only) return () => '';
  return (cells) => {
    let text = only(cells);
    for (let index = 1; index < readers.length; index++) text += ` | ${readers[index]?.(cells) ?? ''}`;
    return text;
  };
}
