import { describe, expect, it } from 'vitest';
import { openExport } from '../../../src/exports/openExport.ts';
import { exportFile } from '../../helpers/exportFile.ts';
import { DE, dated, IN, inMarch, JP, readAll, refusal, rowsOf, UK, US } from './reading.ts';

const BY_DATE =
  'Date,Ordered Product Sales,Ordered Product Sales - B2B,Units Ordered,Units Ordered - B2B,Total Order Items,Sessions - Total,Sessions - Total - B2B';

function byDate(...dates: string[]): string {
  return `\ufeff${BY_DATE}\n${dates.map((date) => `${date},"$1,234.56",$1.00,20,1,19,216,3\n`).join('')}`;
}

describe('Business Report by date', () => {
  it('B2B twins are part of the totals', async () => {
    expect(await rowsOf('business-by-date', byDate('7/31/26'))).toMatchObject([
      { sales: 1234.56, units: 20, orderItems: 19, sessions: 216, currency: 'USD' },
    ]);
  });

  it.each([
    ['a number above 12', IN, ['01/04/26', '15/04/26'], ['2026-04-01', '2026-04-15']],
    ['days that follow each other', UK, ['7/1/26', '7/2/26', '7/3/26'], ['2026-07-01', '2026-07-02', '2026-07-03']],
    ['the marketplace: India', IN, ['01/04/26'], ['2026-04-01']],
    ['the marketplace: US', US, ['5/1/26'], ['2026-05-01']],
  ])('date order by %s', async (_why, context, dates, days) => {
    const text = byDate(...dates).replaceAll('$', context.currency === 'INR' ? '₹' : context.currency === 'GBP' ? '£' : '$');
    expect(dated(await rowsOf('business-by-date', text, context))).toEqual(days);
  });

  it('three firsts of months stay with the marketplace, and are months', async () => {
    expect(dated(await rowsOf('business-by-date', byDate('1/1/26', '2/1/26', '3/1/26')))[2]).toBe('2026-03-01 to 2026-03-31');
  });

  it('refuses dates that nothing decides, and dates that contradict each other', async () => {
    expect(await refusal(byDate('5/4/26'), { marketplace: 'CA', currency: 'USD' })).toMatch(
      /nothing tells the day from the month\n.*line 2, column 1/,
    );
    expect(await refusal(byDate('13/4/26', '4/13/26'))).toContain('its day stands first');
    const late = byDate(...Array.from({ length: 1100 }, () => '5/4/26'), '13/4/26');
    expect(await refusal(late)).toMatch(/read month first.*\n.*line 1102, column 1/);
  });
});

describe('Business Report by ASIN', () => {
  it('in British English with en dashes, one ASIN on two SKUs', async () => {
    const text =
      '\ufeff(Parent) ASIN,(Child) ASIN,Title,SKU,Sessions – Total,Page views – Total,Units ordered,Ordered  Product  Sales,Total order items\nB0P,B0PAN00001,"Pan, 1 L",A,"1,204",9,96,"£2,390.40",93\nB0P,B0PAN00001,"Pan, 1 L",B,14,1,0,£0.00,0\n';
    expect(await rowsOf('business-by-asin', text, inMarch(UK))).toMatchObject([
      { asin: 'B0PAN00001', sku: 'A', sessions: 1204, sales: 2390.4 },
      { sku: 'B', sales: 0 },
    ]);
  });

  it.each([
    [
      '(Untergeordnete) ASIN;Sitzungen – Gesamt;Seitenaufrufe – Gesamt;Bestellte Einheiten;Bestellposten gesamt;Umsätze – Bestellte Artikel\nB0PAN00001;"7.384";9;430;406;"9.568,00"\n',
      7384,
      9568,
    ],
    [
      '(Untergeordnete) ASIN;Sitzungen – Summe;Bestellte Einheiten;Zahl der Bestellposten;Durch bestellte Produkte erzielter Umsatz\nB0PAN00001;"7,384";430;406;"5.255,61\u00a0€"\n',
      7384,
      5255.61,
    ],
  ])('in German, both generations', async (text, sessions, sales) => {
    expect(await rowsOf('business-by-asin', text, inMarch(DE))).toMatchObject([{ sessions, sales, units: 430 }]);
  });

  it('in Japanese', async () => {
    const text =
      '（親）ASIN,（子）ASIN,タイトル,セッション数 - 合計,注文された商品点数,注文商品の売上額,注文品目総数\nB0P,B0PAN00001,鍋,"1,204",96,"￥239,040",93\n';
    expect(await rowsOf('business-by-asin', text, inMarch(JP))).toMatchObject([{ sales: 239040, sessions: 1204 }]);
  });

  it('a period in the file name is suggested, never used', async () => {
    const text = '(Child) ASIN,Sessions,Units Ordered,Ordered Product Sales\nB0PAN00001,1,1,$1.00\n';
    const file = exportFile('exports/BusinessReport-16-07-2026.csv', text);
    await expect(openExport(file, US)).rejects.toThrow(
      '--period exports/BusinessReport-16-07-2026.csv=2026-03, or =2026-03-01..2026-03-31 (its name says 16-07-2026, which may be the day of the download)',
    );
  });
});

describe('sales and traffic of the API', () => {
  it('gives a reading by date and one by ASIN', async () => {
    const sales = (amount: number) => ({
      orderedProductSales: { amount, currencyCode: 'USD' },
      unitsOrdered: 2,
      totalOrderItems: 2,
    });
    const text = JSON.stringify({
      reportSpecification: {
        reportOptions: { dateGranularity: 'WEEK' },
        dataStartTime: '2026-06-07',
        dataEndTime: '2026-06-13',
        marketplaceIds: ['ATVPDKIKX0DER'],
      },
      salesAndTrafficByDate: [{ date: '2026-06-07', salesByDate: sales(9.5), trafficByDate: { sessions: 50, pageViews: 60 } }],
      salesAndTrafficByAsin: [{ parentAsin: 'B0P', salesByAsin: sales(9.5), trafficByAsin: { sessions: 50, pageViews: 60 } }],
    });
    const all = await readAll(text);
    expect(all.map(({ reading }) => reading.format)).toEqual(['business-by-date', 'business-by-asin']);
    expect(all.flatMap(({ rows }) => dated(rows))).toEqual(['2026-06-07 to 2026-06-13', '2026-06-07 to 2026-06-13']);
    expect(all[1]?.rows).toMatchObject([{ asin: 'B0P', isParent: true, sales: 9.5, marketplace: 'US' }]);
  });
});
