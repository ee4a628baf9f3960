import { describe, expect, test } from 'vitest';
import type { ExportContext } from '../../../src/exports/canonical.ts';
import { joinExports } from '../../../src/exports/join/joinExports.ts';
import { openExport } from '../../../src/exports/openExport.ts';
import type { JoinedHistory } from '../../../src/study/joined.ts';
import { exportFile } from '../../helpers/exportFile.ts';
import { column, STUDY } from '../join/sample.ts';
import { daily } from './whole.ts';

const ADS = `Date,Campaign Name,Impressions,Clicks,Spend,7 Day Total Sales \n${daily('2026-04', 30, (day) => `${day},Lid,900,9,10.00,40.00`)}`;
const FACTS: ReadonlyMap<string, number | undefined> = new Map([
  ['return_rate', 0.06],
  ['fee', undefined],
]);

function joined(
  files: Readonly<Record<string, string>>,
  { facts = FACTS, study = {} }: { facts?: typeof FACTS; study?: Partial<ExportContext> } = {},
): Promise<JoinedHistory> {
  return joinExports(
    Object.entries({ 'sp.csv': ADS, ...files }).map(([path, text]) => exportFile(path, text)),
    {
      study: { ...STUDY, ...study },
      columns: new Set(['price', 'in_stock']),
      facts,
      channels: [],
      signals: [],
      place: 'exports',
      open: openExport,
    },
  );
}

const PREAMBLE = [
  '"Includes Amazon Marketplace, Fulfillment by Amazon (FBA), and Amazon Webstore transactions"',
  '"All amounts in USD, unless specified"',
  '"Definitions:"',
];
const RANGE_HEADER =
  '"date/time","settlement id","type","order id","sku","description","quantity","marketplace","account type","fulfillment","order city","order state","order postal","tax collection model","product sales","product sales tax","shipping credits","promotional rebates","selling fees","fba fees","other transaction fees","other","total"';

interface Paid {
  readonly on: string;
  readonly type: string;
  readonly order: string;
  readonly sales: string;
  readonly fees?: string;
  readonly fba?: string;
  readonly where?: string;
}

function paid({ on, type, order, sales, fees = '0', fba = '0', where = 'amazon.com' }: Paid): string {
  return `"${on} 3:04:05 PM PDT","9001","${type}","${order}","LID-1","Lid","1","${where}","Standard Orders","Amazon","Testville","CA","00000","MarketplaceFacilitator","${sales}","0","0","0","${fees}","${fba}","0","0","0"`;
}

const SOLD = { type: 'Order', sales: '1,000.00', fees: '-150.00', fba: '-200.00' };
const RANGE = (rows: readonly string[]): string => [...PREAMBLE, RANGE_HEADER, ...rows].join('\n');

describe('transactions say what product.csv may', () => {
  test('the refunds of a month are those of its orders, and the fees those of its sales', async () => {
    const rows = [
      paid({ ...SOLD, on: 'Apr 3, 2026', order: '1' }),
      paid({ ...SOLD, on: 'Apr 9, 2026', order: '2' }),
      paid({ ...SOLD, on: 'May 2, 2026', order: '3' }),
      paid({ on: 'May 20, 2026', type: 'Refund', order: '2', sales: '-100.00', fees: '15.00' }),
      paid({ on: 'Jul 20, 2026', type: 'Refund', order: '3', sales: '-500.00', fees: '75.00' }),
      paid({ on: 'Apr 4, 2026', type: 'Refund', order: '0', sales: '-70.00' }),
      paid({ on: 'Apr 5, 2026', type: 'Transfer', order: '', sales: '0' }),
      paid({ ...SOLD, on: 'Apr 6, 2026', order: '4', where: 'amazon.ca' }),
    ];
    const { imported, history } = await joined({ 'range.csv': RANGE(rows) });
    expect(imported.notes).toEqual([
      'Your transactions say: return_rate 5 % (refunds 100.00 ÷ product sales without tax 2,000.00 of the orders of 2026-04); product.csv says 6 %. fee 15 % (selling fees 450.00 ÷ product sales without tax 3,000.00 of 2026-04 to 2026-05; with FBA fees 600.00 it is 35 %); product.csv does not say it. Nothing is replaced: write into product.csv what you take.',
      'Refunds of 70.00 are of orders that no file has: they are in no share of returns. Add the reports of the months before, or All Orders.',
    ]);
    expect([...history.columns.keys()]).toEqual(['ad_spend', 'ad_sales', 'ad_clicks']);
    const account = imported.reconciliation.files.find(({ file }) => file === 'range.csv')?.rows;
    expect(account).toMatchObject({ read: 8, used: 0 });
    expect(account?.dropped.map(({ reason, rows: count }) => [reason, count])).toEqual([
      ['returns and fees: told beside product.csv, no column of a history', 6],
      ['neither the sale of a product nor a refund of one', 1],
      ['marketplace CA, not US', 1],
    ]);
  });

  test('a month whose returns are not through is told as such; a model without the fact hears nothing of it', async () => {
    const rows = [
      paid({ ...SOLD, on: 'Apr 3, 2026', order: '1' }),
      paid({ on: 'Apr 20, 2026', type: 'Refund', order: '1', sales: '-80.00' }),
    ];
    const [note] = (await joined({ 'range.csv': RANGE(rows) })).imported.notes;
    expect(note).toContain(
      'return_rate 8 % (refunds 80.00 ÷ product sales without tax 1,000.00 of the orders of 2026-04, and more may come: no month is 60 days ago)',
    );
    const silent = await joined({ 'range.csv': RANGE(rows) }, { facts: new Map([['fee', 0.15]]) });
    expect(silent.imported.notes.join()).toMatch(/^Your transactions say: fee 15 % \(.*\); product\.csv says 15 %\./);
  });

  test('in German, with a decimal comma', async () => {
    const header =
      '"Datum/Uhrzeit","Abrechnungsnummer","Typ","Bestellnummer","SKU","Beschreibung","Menge","Marketplace","Umsätze","Produktumsatzsteuer","Rabatte aus Werbeaktionen","Verkaufsgebühren","Gebühren zu Versand durch Amazon","Andere Transaktionsgebühren","Andere","Gesamt"';
    const row = (on: string, type: string, sales: string, fees: string): string =>
      `"${on} 07:12:33 UTC","9001","${type}","302-1","LID-1","Deckel","1","amazon.de","${sales}","0","0","${fees}","-4,50","0","0","0"`;
    const text = [
      header,
      row('03.04.2026', 'Bestellung', '1.250,50', '-125,05'),
      row('20.04.2026', 'Erstattung', '-25,01', '2,50'),
    ].join('\n');
    const [note] = (await joined({ 'umsatz.csv': text }, { study: { marketplace: 'DE', currency: 'EUR' } })).imported.notes;
    expect(note).toContain('return_rate 2 % (refunds 25.01 ÷ product sales without tax 1,250.50');
    expect(note).toContain('fee 10 % (selling fees 125.05 ÷');
  });

  test('settlements of the same day add up; the same settlement twice, and its days in a date range report, count once', async () => {
    const header =
      'settlement-id\tsettlement-start-date\tsettlement-end-date\tdeposit-date\ttotal-amount\tcurrency\ttransaction-type\torder-id\tmarketplace-name\tamount-type\tamount-description\tamount\tposted-date\tsku\tquantity-purchased';
    const settlement = (id: string): string[] => {
      const row = (type: string, kind: string, about: string, amount: string): string =>
        `${id}\t\t\t\t\tUSD\t${type}\t${id}-1\tAmazon.com\t${kind}\t${about}\t${amount}\t2026-04-14\tLID-1\t1`;
      return [
        header,
        `${id}\t2026-04-01 00:00:00 UTC\t2026-04-14 10:00:00 UTC\t2026-04-16\t640.00\tUSD\t\t\t\t\t\t\t\t\t`,
        row('Order', 'ItemPrice', 'Principal', '1000.00'),
        row('Order', 'ItemPrice', 'Tax', '80.00'),
        row('Order', 'ItemFees', 'Commission', '-150.00'),
        row('Order', 'ItemFees', 'FBAPerUnitFulfillmentFee', '-200.00'),
        row('Refund', 'ItemPrice', 'Principal', '-50.00'),
        row('Refund', 'ItemFees', 'RefundCommission', '-5.00'),
      ];
    };
    const two = { 'a.txt': settlement('71').join('\n'), 'b.txt': settlement('72').join('\n') };
    const notes = async (files: Readonly<Record<string, string>>): Promise<string> => (await joined(files)).imported.notes.join();
    const once = 'return_rate 5 % (refunds 100.00 ÷ product sales without tax 2,000.00';
    expect(await notes(two)).toContain(once);
    expect(await notes(two)).toContain(
      'selling fees 300.00 ÷ product sales without tax 2,000.00 of 2026-04; with FBA fees 400.00 it is 35 %',
    );
    expect(await notes({ ...two, 'b (1).txt': `${two['b.txt']}\n` })).toContain(once);
    const range = RANGE(
      daily('2026-04', 30, (day) => paid({ ...SOLD, on: `Apr ${Number(day.slice(-2))}, 2026`, order: day }))
        .trim()
        .split('\n'),
    );
    expect(await notes({ ...two, 'range.csv': range })).toContain('product sales without tax 30,000.00');
  });

  test('units that came back stand beside those ordered', async () => {
    const returns =
      'return-date,order-id,sku,asin,fnsku,product-name,quantity,fulfillment-center-id,detailed-disposition,reason,status,license-plate-number,customer-comments\n2026-04-09T07:00:00+00:00,1,LID-1,B0LIDAAAA1,X1,Lid,3,ABE2,SELLABLE,UNWANTED_ITEM,Unit returned to inventory,LPN1,\n';
    const report = `Date,Ordered Product Sales,Units Ordered,Total Order Items,Sessions - Total\n${daily('2026-04', 30, (day) => `${day},$50.00,2,2,30`)}`;
    const { imported } = await joined({ 'returns.csv': returns, 'br.csv': report });
    expect(imported.notes).toContain(
      'FBA customer returns: 3 units came back in 2026-04, 5 % of the 60 units ordered in these months, by the day of the return, not of the order.',
    );
  });
});

describe('prices', () => {
  const report = (columns: string, row: string): string =>
    `Date,Ordered Product Sales,Units Ordered,${columns}\n${daily('2026-04', 30, (day) => `${day},$60.00,4,${row}`)}`;

  test('of an order item, else of a unit, and said; far from product.csv they are no column', async () => {
    const items = await joined({ 'br.csv': report('Total Order Items,Sessions - Total', '3,30') }, { study: { price: 20.5 } });
    expect([column(items, 'price'), items.imported.notes]).toEqual([
      [20],
      ['price is the average of an order item, of which an order may have several: sales over their number.'],
    ]);
    const units = await joined({ 'br.csv': report('Sessions - Total', '30') }, { study: { price: 15 } });
    expect([column(units, 'price'), units.imported.notes.join()]).toEqual([
      [15],
      expect.stringMatching(/^price is the average of a unit: .*an order is worth more\.$/),
    ]);
    const far = await joined({ 'br.csv': report('Sessions - Total', '30') }, { study: { price: 30 } });
    expect([column(far, 'price'), far.imported.notes.join()]).toEqual([
      [],
      expect.stringContaining('The reports bring 15.00 on average of a unit, and product.csv says a price of 30'),
    ]);
  });

  test('of an order, where a report of orders says which items are of one', async () => {
    const header =
      'amazon-order-id\tpurchase-date\torder-status\tsales-channel\tasin\titem-status\tquantity\tcurrency\titem-price\n';
    const item = (order: string, day: string): string =>
      `${order}\t${day}T15:04:05+00:00\tShipped\tAmazon.com\tB0LIDAAAA1\tShipped\t1\tUSD\t12.00`;
    const orders = header + daily('2026-04', 30, (day) => `${item(day, day)}\n${item(day, day)}`);
    const { imported, ...rest } = await joined({ 'orders.txt': orders });
    expect([column({ imported, ...rest }, 'price'), imported.notes]).toEqual([
      [24],
      ['price is the average of an order: sales over their number.'],
    ]);
  });
});

test('a price that a month of the history lacks is no column, and told', async () => {
  const ads = `Date,Campaign Name,Impressions,Clicks,Spend,7 Day Total Sales \n${['2026-04', '2026-05'].map((month) => daily(month, month === '2026-04' ? 30 : 31, (day) => `${day},Lid,900,9,10.00,40.00`)).join('')}`;
  const report = `Date,Ordered Product Sales,Units Ordered,Total Order Items,Sessions - Total\n${daily('2026-05', 31, (day) => `${day},$60.00,4,3,30`)}`;
  const gap = await joined({ 'sp.csv': ads, 'br.csv': report });
  expect([column(gap, 'price'), gap.imported.notes.join()]).toEqual([
    [],
    'price is left out: the reports do not say it of 2026-04, and the model needs it in every month or in none. Add the reports of these months to use it.',
  ]);
});

test('the Featured Offer percentage is shown, and is in_stock only if the user says so', async () => {
  const rows = daily('2026-04', 30, (day) => `${day},$60.00,4,3,30,${day.endsWith('1') ? '100,50%' : '60,100%'}`);
  const report = `Date,Ordered Product Sales,Units Ordered,Total Order Items,Sessions - Total,Page Views - Total,Featured Offer (Buy Box) Percentage\n${rows}`;
  const shown = await joined({ 'br.csv': report });
  expect(column(shown, 'in_stock')).toEqual([]);
  expect(shown.imported.notes.join()).toContain(
    'Featured Offer percentage: 2026-04 92.2 %. It is shown and not taken for in_stock',
  );
  const taken = await joined({ 'br.csv': report }, { study: { featuredOfferIsStock: true } });
  expect(column(taken, 'in_stock')).toEqual([0.9219]);
});

test('Search Console is known, and says nothing about Amazon', async () => {
  const { imported } = await joined({ 'Queries.csv': 'Top queries,Clicks,Impressions,CTR,Position\nlid,20,400,5%,3.2\n' });
  expect(imported.reconciliation.files.find(({ file }) => file === 'Queries.csv')?.rows.dropped).toEqual([
    { reason: "clicks from a web search to the seller's own site: they say nothing about discovery on Amazon", rows: 1 },
  ]);
});

describe('the inventory ledger', () => {
  const header =
    'Date,FNSKU,ASIN,MSKU,Title,Disposition,Starting Warehouse Balance,Receipts,Customer Shipments,Ending Warehouse Balance,Location\n';
  const row = (day: string, asin: string, state: string, start: number, end: number): string =>
    `${day},X1,${asin},LID-1,Lid,${state},${start},0,${end - start},${end},US`;
  const ledger =
    header +
    daily(
      '2026-04',
      30,
      (day) =>
        `${row(day, 'B0LIDAAAA1', 'SELLABLE', ...((day > '2026-04-24' ? [0, 0] : [9, 0]) as [number, number]))}\n${row(day, 'B0LIDAAAA1', 'WAREHOUSE_DAMAGED', 3, 3)}`,
    );

  test('says on which days there was something to sell', async () => {
    const { imported, ...rest } = await joined({ 'ledger.csv': ledger });
    expect(column({ imported, ...rest }, 'in_stock')).toEqual([0.8]);
    const account = imported.reconciliation.files.find(({ file }) => file === 'ledger.csv')?.rows;
    expect(account).toMatchObject({ read: 60, used: 30, dropped: [{ reason: 'units that cannot be sold', rows: 30 }] });
  });

  test('of several ASINs says nothing until one is chosen; a month in part is none', async () => {
    const two = ledger + row('2026-04-09', 'B0OTHER001', 'SELLABLE', 1, 1);
    const unsaid = await joined({ 'ledger.csv': two });
    expect([column(unsaid, 'in_stock'), unsaid.imported.notes]).toEqual([
      [],
      [
        'The inventory ledger holds 2 ASINs, and product.csv names none: no in_stock is made of it. Add a row "asin" to product.csv.',
      ],
    ]);
    expect(column(await joined({ 'ledger.csv': two }, { study: { asins: ['B0LIDAAAA1'] } }), 'in_stock')).toEqual([0.8]);
    const part = await joined({ 'ledger.csv': header + daily('2026-04', 20, (day) => row(day, 'B0LIDAAAA1', 'SELLABLE', 1, 1)) });
    expect([column(part, 'in_stock'), part.warnings.map(({ message }) => message).join()]).toEqual([
      [],
      expect.stringContaining('2026-04 has no in_stock: the inventory ledger lacks 2026-04-21 to 2026-04-30.'),
    ]);
  });
});
