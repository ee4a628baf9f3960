import { describe, expect, it } from 'vitest';
import { DE, dated, IN, inMarch, JP, readAll, refusal, rowsOf, US, warningsOf } from './reading.ts';

const SEARCH_TERM =
  'Date,Portfolio name,Currency,Campaign Name,Ad Group Name,Targeting,Match Type,Customer Search Term,Impressions,Clicks,Click-Thru Rate (CTR),Cost Per Click (CPC),Spend,7 Day Total Sales ,Total Advertising Cost of Sales (ACOS) ,7 Day Total Orders (#),7 Day Total Units (#),7 Day Conversion Rate';
const ROW =
  '"Sep 03, 2026",None,USD,Pans,Auto,close-match,-,copper pan,"2,400",30,1.25%,$0.50,$15.00,"$1,300.00",1.15%,36,40,120.00%';

describe('Sponsored Products reports', () => {
  it('search terms, under a title row', async () => {
    const rows = await rowsOf('sp-search-term', `Sponsored Products Search Term Report,,,,\n${SEARCH_TERM}\n${ROW}\n`);
    expect(rows).toEqual([
      {
        ...{ kind: 'ad', line: 3, span: { from: 20699, to: 20699 }, adProduct: 'sponsored-products', level: 'search-term' },
        ...{ currency: 'USD', attributionDays: 7, campaign: 'Pans', entity: 'Auto | close-match | - | copper pan' },
        keyword: 'copper pan',
        ...{ impressions: 2400, clicks: 30, spend: 15, sales: 1300, orders: 36, units: 40 },
      },
    ]);
  });

  it('search terms, summary layout with two dates and a country', async () => {
    const text =
      'Start Date,End Date,Portfolio name,Currency,Campaign Name,Ad Group Name,Retailer,Country,Targeting,Match Type,Customer Search Term,Impressions,Clicks,Spend,7 Day Total Sales ,7 Day Total Orders (#)\n2026-05-01,2026-05-31,,USD,Pans,A,Amazon,United States,pan,EXACT,pan,10,2,1.5,9,1\n';
    const [row] = await rowsOf('sp-search-term', text);
    expect(row).toMatchObject({ span: { from: 20574, to: 20604 }, marketplace: 'US', spend: 1.5 });
  });

  it('the older current period view', async () => {
    const text =
      'Search terms,Clicks(Current period),Spend(Current period),Orders(Current period),Sales(Current period),ACOS(Current period)\npan,4,$2.00,--,--,--\n';
    expect(await rowsOf('sp-search-term', text, inMarch(US))).toMatchObject([{ entity: 'pan', spend: 2, orders: Number.NaN }]);
  });

  const END = 'Impressions,Clicks,Spend,7 Day Total Sales ,7 Day Total Orders (#),7 Day Total Units (#)';
  const NUMBERS = '900,9,4.50,45.00,3,3';
  it.each([
    [
      'sp-campaign',
      `Date,Campaign Name,Status,Budget Amount,Targeting Type,Bidding strategy,${END}`,
      `2026-03-02,P,ENABLED,20,AUTO,Dynamic,${NUMBERS}`,
    ],
    [
      'sp-campaign',
      `Start Date,End Date,Campaign Name,Status,Budget Amount,Last Year Clicks,${END}`,
      `2026-03-01,2026-03-31,P,ENABLED,20,1,${NUMBERS}`,
    ],
    [
      'sp-targeting',
      `Date,Campaign Name,Ad Group Name,Targeting,Match Type,${END},Top-of-search Impression Share`,
      `2026-03-02,P,A,pan,BROAD,${NUMBERS},12%`,
    ],
    [
      'sp-advertised-product',
      `Date,Campaign Name,Ad Group Name,Advertised SKU,Advertised ASIN,${END}`,
      `2026-03-02,P,A,PAN-1,B0PAN00001,${NUMBERS}`,
    ],
    [
      'sp-placement',
      `Date,Campaign Name,Bidding strategy,Placement,${END}`,
      `2026-03-02,P,Fixed,Top of Search on-Amazon,${NUMBERS}`,
    ],
    [
      'sp-placement',
      `Start Date,End Date,Campaign Name,Bidding strategy,Placement,${END}`,
      `2026-03-01,2026-03-31,P,Fixed,Other,${NUMBERS}`,
    ],
  ])('%s', async (format, header, row) => {
    const rows = await rowsOf(format, `${header}\n${row}\n`);
    const level = format.slice(3);
    expect(rows).toMatchObject([
      { adProduct: 'sponsored-products', level, campaign: 'P', clicks: 9, spend: 4.5, sales: 45, attributionDays: 7 },
    ]);
  });

  it('purchased products count the other products only', async () => {
    const text =
      'Date,Campaign Name,Currency,Ad Group Name,Advertised SKU,Advertised ASIN,Targeting,Match Type,Purchased ASIN,7 Day Other SKU Units (#),7 Day Other SKU Orders (#),7 Day Other SKU Sales \n2026-03-02,P,USD,A,S,B0PAN00001,pan,BROAD,B0PAN00002,2,1,$20.00\n';
    const [row] = await rowsOf('sp-purchased-product', text);
    expect(row).toMatchObject({
      level: 'purchased-product',
      asin: 'B0PAN00002',
      sales: 20,
      orders: 1,
      units: 2,
      spend: Number.NaN,
    });
  });
});

describe('Campaign Manager exports', () => {
  it('have no ACOS and no date: the period is asked for', async () => {
    const text =
      'Campaign name,Campaign ID,State,Type,Impressions,Clicks,Total cost,Purchases,Sales\nP,="123456789012345678",ENABLED,Sponsored Brands,100,5,$2.50,1,$20.00\n';
    expect(await refusal(text)).toContain('--period x=2026-03');
    expect(await rowsOf('campaign-manager', text, inMarch(US))).toMatchObject([
      { adProduct: 'sponsored-brands', spend: 2.5, sales: 20 },
    ]);
  });

  it('long form, with converted columns and the currency in the header', async () => {
    const text =
      'State,Campaign name,Status,Type,Targeting,Campaign start date,Campaign end date,Campaign budget amount (converted),Campaign budget amount,Clicks,CTR,Total cost (converted),Total cost (USD),CPC,Purchases,Sales (converted),Sales (USD),ROAS\nENABLED,P,Delivering,SP,Auto,01/01/2026,,10,10,4,0.0075,2,2,0.5,1,9,9,4.5\n';
    expect(await rowsOf('campaign-manager', text, inMarch(US))).toMatchObject([
      { adProduct: 'sponsored-products', spend: 2, sales: 9, currency: 'USD' },
    ]);
  });

  it('bulk sheets hand on campaigns only', async () => {
    const text =
      'Product,Entity,Operation,Campaign ID,Campaign Name,Impressions,Clicks,Spend,Sales,Orders,Units,ACOS,CPC,ROAS\nSponsored Products,Campaign,,1,P,9,2,1,8,1,1,0.125,0.5,8\nSponsored Products,Keyword,,1,P,9,2,1,8,1,1,0.125,0.5,8\n';
    const [only] = await readAll(text, inMarch(US));
    expect(only?.reading.format).toBe('bulk');
    expect([...(only?.reading.tally().leftOut ?? [])]).toEqual([['a row finer than a campaign', 1]]);
  });
});

describe('Sponsored Brands and Display', () => {
  it('two ACOS columns, and twins with a hyphen or an en dash', async () => {
    for (const dash of ['-', '–']) {
      const text = `Date,Campaign Name,Cost type,Impressions,Clicks,Spend,14 Day Total Sales ,14 Day Total Orders (#),14 Day Total Units (#),14 Day Branded Searches,Video First Quartile Views,Total Advertising Cost of Sales (ACOS) ,Total Advertising Cost of Sales (ACOS) ${dash} (Click),14 Day Total Sales ${dash} (Click)\n2026-03-02,P,CPC,100,5,5.00,50.00,2,2,1,9,10.00%,12.50%,40.00\n`;
      expect(await rowsOf('sb-campaign', text)).toMatchObject([
        { adProduct: 'sponsored-brands', sales: 50, attributionDays: 14 },
      ]);
      expect(await warningsOf(text)).toEqual([]);
    }
  });

  it('display campaigns', async () => {
    const text =
      'Date,Country,Currency,Campaign Name,Cost type,Impressions,Viewable Impressions,Clicks,Spend,14 Day Total Orders (#),14 Day Total Sales \n2026-03-02,US,USD,P,VCPM,100,60,5,5.00,2,50.00\n';
    expect(await rowsOf('sd-campaign', text)).toMatchObject([{ adProduct: 'sponsored-display', orders: 2 }]);
  });

  it('attributed purchases and search terms', async () => {
    const bought =
      'Date,Currency,Campaign Name,Attribution type,Purchased ASIN,14 Day Total Sales ,14 Day Total Orders (#)\n2026-03-02,USD,P,Promoted,B0PAN00001,50.00,2\n';
    expect(await rowsOf('sb-purchased-product', bought)).toMatchObject([{ asin: 'B0PAN00001' }]);
    const terms =
      'Date,Campaign Name,Targeting,Match Type,Customer Search Term,Impressions,Clicks,Spend,14 Day Total Sales \n2026-03-02,P,pan,BROAD,pan,9,1,1.00,5.00\n';
    expect(await rowsOf('sb-search-term', `Sponsored Brands search terms\n${terms}`)).toMatchObject([{ level: 'search-term' }]);
  });

  it('a 14-day report that can be either is asked about; a title or the user decides', async () => {
    const text = 'Date,Campaign Name,Impressions,Clicks,Spend,14 Day Total Sales \n2026-03-02,P,100,5,5.00,50.00\n';
    expect(await refusal(text)).toMatch(
      /can be a Sponsored Products.*or a Sponsored Brands.*or a Sponsored Display.*\n.*\n.*--format x=sp-campaign or --format x=sb-campaign or --format x=sd-campaign/,
    );
    expect(await rowsOf('sd-campaign', text, { ...US, formats: new Map([['x', 'sd-campaign']]) })).toHaveLength(1);
    expect(await rowsOf('sb-campaign', `Sponsored Brands Campaign Report\n${text}`)).toHaveLength(1);
  });
});

describe('Reporting API', () => {
  const ROWS = [
    {
      date: '2026-09-01',
      campaignName: 'P',
      campaignId: 12345678901234567890n,
      impressions: 10,
      clicks: 2,
      cost: 1.125,
      sales7d: 9.5,
      purchases7d: 1,
    },
  ];
  const JSON_TEXT = JSON.stringify(ROWS, (_, value) => (typeof value === 'bigint' ? `#${value}#` : value)).replace(
    /"#(\d+)#"/g,
    '$1',
  );

  it('as JSON; ids keep their digits', async () => {
    const [row] = await rowsOf('api-campaign', JSON_TEXT);
    expect(row).toMatchObject({ campaign: 'P', spend: 1.125, sales: 9.5, orders: 1, line: 1 });
    const [nameless] = await rowsOf('api-campaign', JSON_TEXT.replace('campaignName', 'other'));
    expect(nameless).toMatchObject({ campaign: '12345678901234567890' });
  });

  it('as CSV with three attribution windows', async () => {
    const text =
      'date,campaignName,adGroupName,targeting,matchType,searchTerm,impressions,clicks,cost,sales1d,sales7d,sales14d,purchases7d\n2026-09-01,P,A,pan,BROAD,copper pan,70,3,2.1,1,2,3,1\n';
    expect(await rowsOf('api-search-term', text)).toMatchObject([{ sales: 2, attributionDays: 7 }]);
  });

  it('brands and display by their columns', async () => {
    expect(
      await rowsOf('api-sb-campaign', 'date,campaignId,impressions,clicks,cost,sales,purchases\n2026-09-01,1,9,1,1,2,1\n'),
    ).toHaveLength(1);
    expect(
      await rowsOf('api-sd-campaign', 'date,campaignId,impressions,clicks,cost,sales,salesClicks\n2026-09-01,1,9,1,1,2,1\n'),
    ).toHaveLength(1);
  });

  it('a warehouse copy in snake case, with blanks in two headers', async () => {
    const text =
      'ad_group_id,campaign_id,date,_fivetran_synced,campaign_budget_currency_code,clicks,cost,impressions, advertised_asin, advertised_sku\n5,7,2026-03-02,2026-03-09 17:17:13.167000,USD,2,2.53,166,B0PAN00001,\n';
    expect(await rowsOf('api-advertised-product', text)).toMatchObject([
      { campaign: '7', asin: 'B0PAN00001', span: { from: 20514, to: 20514 } },
    ]);
  });
});

describe('other languages', () => {
  it('German, header cells with commas, decimal comma', async () => {
    const text =
      'Kampagnenname;Übereinstimmungstyp;Suchbegriff eines Kunden;Impressionen;Klicks;Ausgaben;7 Tage, Verkäufe gesamt;7 Tage, Bestellungen gesamt\nP;EXACT;pfanne;"98.000";1.480;"612,40";"2.890,00";128\n';
    expect(await rowsOf('sp-search-term', text, inMarch(DE))).toMatchObject([
      { impressions: 98000, clicks: 1480, spend: 612.4, sales: 2890, orders: 128 },
    ]);
  });

  it('Japanese', async () => {
    const text =
      '日付,通貨,キャンペーン名,広告グループ名,ターゲティング,マッチタイプ,カスタマーの検索キーワード,インプレッション,クリック,費用,広告がクリックされてから7日間の総売上高,7日間の合計注文数\n2026年9月1日,JPY,P,A,鍋,EXACT,銅鍋,"1,200",8,"￥1,200","￥24,000",3\n';
    const rows = await rowsOf('sp-search-term', text, JP);
    expect(rows).toMatchObject([{ spend: 1200, sales: 24000, currency: 'JPY' }]);
    expect(dated(rows)).toEqual(['2026-09-01']);
  });

  it('a currency inside the header', async () => {
    const text = 'Date,Campaign Name,Impressions,Clicks,Spend(INR),7 Day Total Sales (₹)\n2026-03-02,P,100,5,5.00,50.00\n';
    expect(await rowsOf('sp-campaign', text, IN)).toMatchObject([{ currency: 'INR' }]);
    expect(await refusal(text, US)).toMatch(/mixing currencies.*\n.*line 1, column 5/);
  });
});
