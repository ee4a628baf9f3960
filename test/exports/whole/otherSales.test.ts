import { describe, expect, test } from 'vitest';
import { codes, column, message } from '../join/sample.ts';
import { daily, imported, refusedFor } from './whole.ts';

const ADS = `Date,Campaign Name,Impressions,Clicks,Spend,7 Day Total Sales \n${daily('2026-04', 30, (day) => `${day},Lid,900,9,10.00,40.00`)}`;
const ORDERS =
  'amazon-order-id\tmerchant-order-id\tpurchase-date\tlast-updated-date\torder-status\tsales-channel\tproduct-name\tsku\tasin\titem-status\tquantity\tcurrency\titem-price\titem-tax\torder-item-id \n';
const order = (
  day: string,
  more: { status?: string; channel?: string; asin?: string; quantity?: number; price?: string } = {},
): string => {
  const { status = 'Shipped', channel = 'Amazon.com', asin = 'B0LIDAAAA1', quantity = 2, price = '39.98' } = more;
  const currency = channel === 'Amazon.ca' ? 'CAD' : 'USD';
  return `113-1\t\t${day}T15:04:05+00:00\t2026-05-20T01:00:00+00:00\t${status}\t${channel}\tLid\tLID-1\t${asin}\t${status}\t${quantity}\t${currency}\t${price}\t3.20\t77`;
};
const APRIL = daily('2026-04', 30, (day) => order(day));

describe('the report of all orders', () => {
  test('gives the sales of days and ASINs; cancelled orders and other shops count nothing', async () => {
    const others = [
      order('2026-04-07', { status: 'Cancelled', quantity: 0, price: '' }),
      order('2026-04-07', { channel: 'Amazon.ca' }),
      order('2026-04-08', { channel: 'Non-Amazon' }),
    ];
    const joined = await imported({ 'sp.csv': ADS, 'orders.txt': `${ORDERS}${APRIL}${others.join('\n')}\n` });
    expect([column(joined, 'total_sales'), column(joined, 'sessions'), codes(joined)]).toEqual([[1199.4], [], []]);
    expect(joined.imported.reconciliation.files.find(({ file }) => file === 'orders.txt')?.rows.dropped).toEqual([
      { reason: 'a cancelled order', rows: 1 },
      { reason: 'marketplace CA, not US', rows: 1 },
      { reason: 'marketplace Non-Amazon, not US', rows: 1 },
    ]);
    const one = await imported(
      { 'sp.csv': ADS, 'orders.txt': `${ORDERS}${APRIL}${order('2026-04-09', { asin: 'B0OTHER001' })}\n` },
      { asins: ['B0LIDAAAA1'] },
    );
    expect(column(one, 'total_sales')).toEqual([1199.4]);
  });

  test('a pending order has no price yet, and its month no sales', async () => {
    const joined = await imported({
      'sp.csv': ADS,
      'orders.txt': `${ORDERS}${APRIL}${order('2026-04-30', { status: 'Pending', price: '' })}\n`,
    });
    expect([column(joined, 'total_sales'), message(joined, 'month-not-known')]).toEqual([
      [],
      expect.stringContaining('2026-04 has no total_sales: 1 row lacks it'),
    ]);
  });

  test('an order cancelled since an older download counts no more, though all of its product are', async () => {
    const cancelled = { status: 'Cancelled', quantity: 0, price: '' };
    const days = (month: string, count: number, more: Parameters<typeof order>[1]): string =>
      daily(month, count, (day) => order(day, { asin: 'B0LIDAAAA2', ...more }));
    const older = ORDERS + APRIL + days('2026-04', 3, {});
    const same = APRIL.split('\n').slice(10).join('\n');
    const newer = ORDERS + daily('2026-04', 10, (day) => order(day, cancelled)) + same + days('2026-04', 3, cancelled);
    const joined = await imported({ 'sp.csv': ADS, 'orders_2026-05-01.txt': older, 'orders_2026-05-20.txt': newer });
    expect(column(joined, 'total_sales')).toEqual([799.6]);
    expect(message(joined, 'later-download-gives-less')).toMatch(
      /sales 1319\.34 here and 799\.60 there.* less money, and 13 rows of it are cancelled: if it was filtered/,
    );
    expect(joined.imported.reconciliation.files[1]?.rows.dropped).toEqual([{ reason: 'a cancelled order', rows: 13 }]);
    expect(await refusedFor({ 'sp.csv': ADS, 'orders.txt': older, 'orders2.txt': newer })).toMatch(
      /^missing choice between this file and orders2\.txt: .*sales 1319\.34 here and 799\.60 there/,
    );
  });

  test('stands in only where no Business Report has the month', async () => {
    const report = `Date,Ordered Product Sales,Units Ordered,Sessions - Total\n${daily('2026-04', 30, (day) => `${day},$50.00,2,30`)}`;
    const joined = await imported({ 'sp.csv': ADS, 'orders.txt': ORDERS + APRIL, 'br.csv': report });
    expect([column(joined, 'total_sales'), column(joined, 'sessions')]).toEqual([[1500], [900]]);
  });

  test('a month whose first day has no order is whole if the user says which days the file covers', async () => {
    const late = ORDERS + APRIL.split('\n').slice(1).join('\n');
    expect(column(await imported({ 'sp.csv': ADS, 'orders.txt': late }), 'total_sales')).toEqual([]);
    const spans = new Map([['orders.txt', { from: 20_544, to: 20_573 } as never]]);
    expect(column(await imported({ 'sp.csv': ADS, 'orders.txt': late }, { spans }), 'total_sales')).toEqual([1159.42]);
  });
});

test('Sellerboard by product and day: a parent adds up its SKUs and is left out', async () => {
  const header = 'Date;Product;ASIN;SKU;Units;Refunds;Sales;Promo;Ads;Gross profit;Net profit;Sessions;Unit Session Percentage\n';
  const rows = daily(
    '2026-04',
    30,
    (day) =>
      `${day};Lid;B0PARENT01;;3;0;60.00;0;-9.50;20.00;18.00;40;7.5\n${day};Lid S;B0LIDAAAA1;LID-S;3;0;60.00;0;-9.50;20.00;18.00;40;7.5`,
  );
  const joined = await imported({ 'sp.csv': ADS, 'board.csv': header + rows });
  expect([column(joined, 'total_sales'), column(joined, 'sessions'), column(joined, 'ad_spend')]).toEqual([
    [1800],
    [1200],
    [300],
  ]);
});

test('Vendor Central: what was ordered, in the period that the user says', async () => {
  const text =
    'ASIN,Product title,Brand,Ordered revenue,Ordered units,Dispatched revenue,Dispatched units,Customer returns\nB0LIDAAAA1,Lid,Emberlid,"$1,250.50",62,$1.00,60,2\n';
  const spans = new Map([['vendor.csv', { from: 20_544, to: 20_573 } as never]]);
  const joined = await imported({ 'sp.csv': ADS, 'vendor.csv': text }, { spans });
  expect([column(joined, 'total_sales'), codes(joined)]).toEqual([[1250.5], []]);
});

test.each([
  ['01/04/26 - 30/04/26', [1250.5]],
  ['4/1/2026 - 4/30/2026', [1250.5]],
  ['01/04/26 - 04/06/26', undefined],
])('Vendor Central says its days above the table, as %s: what can be read in two ways is asked about', async (range, sales) => {
  const text = `Program=[Retail],View By=[ASIN],Viewing Range=[${range}]\nASIN,Product title,Ordered revenue,Ordered units\nB0LIDAAAA1,Lid,"$1,250.50",62\n`;
  const files = { 'sp.csv': ADS, 'vendor.csv': text };
  if (sales) expect(column(await imported(files), 'total_sales')).toEqual(sales);
  else expect(await refusedFor(files)).toMatch(/^missing period: nothing in the sales report of Vendor Central/);
});
