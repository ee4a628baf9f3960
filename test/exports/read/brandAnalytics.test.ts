import { describe, expect, it } from 'vitest';
import { DE, dated, inMarch, readAll, refusal, rowsOf, US, warningsOf } from './reading.ts';

const HEADER =
  '"Search Query","Search Query Score","Search Query Volume","Impressions: Total Count","Impressions: Brand Count","Impressions: Brand Share %","Clicks: Total Count","Clicks: Click Rate %","Clicks: Brand Count","Clicks: Brand Share %","Purchases: Total Count","Purchases: Brand Count","Purchases: Brand Share %"';
const ROW = '"pan","3","300","9000","9","0.1","100","33.33","25","25.0","30","3","10.0"';

describe('Search Query Performance', () => {
  it.each([
    [
      'three quoted cells',
      '"Brand=[""Pan & Co""]","Reporting Range=[""Weekly""]","Select week=[""Week 38 | 2026""]"',
      '2026-09-13 to 2026-09-19',
    ],
    [
      'unquoted, with dates',
      'Brand=["Pan & Co"],Reporting Range=["Monthly"],Select month=["June | 2026-06-01 - 2026-06-30 2026"]',
      '2026-06-01 to 2026-06-30',
    ],
    [
      'quarter',
      'Brand=["Pan & Co"],Reporting Range=["Quarterly"],Select year=["2026"],Select quarter=["2"]',
      '2026-04-01 to 2026-06-30',
    ],
    [
      'month and year apart',
      '"Brand=[""Pan & Co""]","Reporting Range=[""Monthly""]","Select year=[""2026""]","Select month=[""August""]"',
      '2026-08-01 to 2026-08-31',
    ],
  ])('filters: %s', async (_name, filters, days) => {
    const rows = await rowsOf('sqp-brand', `${filters}\r\n${HEADER}\r\n${ROW}\r\n`);
    expect(rows).toMatchObject([
      {
        subject: 'Pan & Co',
        line: 3,
        query: 'pan',
        volume: 300,
        impressions: 9000,
        ownImpressions: 9,
        ownClicks: 25,
        ownPurchases: 3,
      },
    ]);
    expect(dated(rows)).toEqual([days]);
  });

  it('without filters the period comes from the last day, where it can be told', async () => {
    const withDate = (date: string): string => `${HEADER},"Reporting Date"\n${ROW},"${date}"\n`;
    const brand = { ...US, brand: 'Pan' };
    expect(dated(await rowsOf('sqp-brand', withDate('2026-08-29'), brand))).toEqual(['2026-08-23 to 2026-08-29']);
    expect(dated(await rowsOf('sqp-brand', withDate('2026-04-30'), brand))).toEqual(['2026-04-01 to 2026-04-30']);
    expect(await refusal(withDate('2026-06-30'), brand)).toContain('--period x=2026-03');
    expect(dated(await rowsOf('sqp-brand', withDate('2026-06-30'), inMarch(brand)))).toEqual(['2026-03-01 to 2026-03-31']);
    expect(await rowsOf('sqp-brand', withDate('2026-08-29'), brand)).toMatchObject([{ subject: 'Pan' }]);
    expect(await refusal(`${HEADER}\n${ROW}\n`)).toContain('missing period');
  });

  it('ASIN view', async () => {
    const text = `"ASIN=[""B0PAN00001""]","Reporting Range=[""Weekly""]","Select week=[""Week 38 | 2026""]"\n${HEADER.replaceAll('Brand', 'ASIN')}\n${ROW}\n`;
    expect(await rowsOf('sqp-asin', text)).toMatchObject([{ view: 'asin', subject: 'B0PAN00001', ownClicks: 25 }]);
  });

  it('German keeps the decimal point', async () => {
    const text =
      '"Marke=[""Pfanne""],Berichtszeitraum=[""Monatlich""],Jahr auswählen=[""2026""],Monat auswählen=[""Juni""]"\n"Suchabfrage","Volumen der Suchabfrage","Eindrücke: Gesamtanzahl","Eindrücke: Markenanzahl","Eindrücke: Markenanteil %","Klicks: Gesamtanzahl","Klicks: Markenanzahl","Klicks: Markenanteil %","Käufe: Gesamtanzahl","Käufe: Markenanzahl"\n"pfanne","1200","10000","317","3.17","400","20","5.000","50","-"\n';
    const [only] = await readAll(text, DE);
    expect(only?.rows).toMatchObject([{ subject: 'Pfanne', ownImpressions: 317, ownPurchases: Number.NaN }]);
    expect(only?.reading.warnings()).toEqual([]);
  });

  it('shares are compared with the counts', async () => {
    expect(
      await warningsOf(
        `Brand=["P"],Reporting Range=["Monthly"],Select month=["June | 2026"]\n${HEADER}\n${ROW.replace('25.0', '26.0')}\n`,
      ),
    ).toEqual(['share-of-counts']);
  });

  it('from the API, shares are fractions', async () => {
    const data = {
      reportSpecification: {
        reportType: 'R',
        dataStartTime: '2026-01-04',
        dataEndTime: '2026-01-10',
        marketplaceIds: ['A1PA6795UKMFR9'],
      },
      dataByAsin: [
        {
          ...{
            startDate: '2026-01-04',
            endDate: '2026-01-10',
            asin: 'B0PAN00001',
            searchQueryData: { searchQuery: 'pan', searchQueryVolume: 50 },
          },
          ...{ impressionData: { totalQueryImpressionCount: 1000, asinImpressionCount: 10, asinImpressionShare: 0.01 } },
          ...{
            clickData: { totalClickCount: 20, asinClickCount: 1, asinClickShare: 0.9 },
            purchaseData: { totalPurchaseCount: 4, asinPurchaseCount: 1 },
          },
        },
      ],
    };
    const [only] = await readAll(JSON.stringify(data));
    expect(only?.rows).toMatchObject([{ marketplace: 'DE', subject: 'B0PAN00001', impressions: 1000, ownPurchases: 1 }]);
    expect(only?.reading.warnings().map(({ message }) => message)).toEqual(['clickData.asinClickShare 90 is not 1 of 20 = 5%']);
  });
});

describe('other Brand Analytics reports are understood', () => {
  const FILTERS = 'Reporting Range=["Quarterly"],Select year=["2026"],Select quarter=["1"],Search Term=["pan"]';
  it.each([
    [
      'top-search-terms',
      `${FILTERS}\n"Search Frequency Rank","Search Term","Top Clicked Brand #1","Top Clicked Brands #2","Top Clicked Product #1: ASIN","Top Clicked Product #1: Click Share","Reporting Date"\n"1","pan","A","B","B0PAN00001","4.5","2026-03-31"\n`,
    ],
    [
      'search-catalog',
      `${FILTERS}\nASIN Title,ASIN,Category,Impressions: Impressions,Clicks: Clicks,Purchases: Purchases\nPan,B0PAN00001,Kitchen,120,4,1\n`,
    ],
    [
      'repeat-purchase',
      '{"dataByAsin":[{"startDate":"2026-01-04","endDate":"2026-01-10","asin":"B0PAN00001","orders":5,"repeatCustomersPctTotal":0.01}]}',
    ],
    [
      'market-basket',
      '{"dataByAsin":[{"startDate":"2026-01-04","endDate":"2026-01-10","asin":"B0PAN00001","purchasedWithAsin":"B0LID00001"}]}',
    ],
    ['amazon-attribution', 'date,aa_campaignid,publisher,Click-throughs,attributedSales14d\n20260901,t,chatgpt,42,9.5\n'],
  ])('%s', async (format, text) => {
    expect(await rowsOf(format, text)).toMatchObject([{ kind: 'other' }]);
  });
});
