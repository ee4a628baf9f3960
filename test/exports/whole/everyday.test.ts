import { describe, expect, test } from 'vitest';
import { codes, column, message } from '../join/sample.ts';
import { daily, imported, refusedFor } from './whole.ts';

const ADS = `Date,Campaign Name,Impressions,Clicks,Spend,7 Day Total Sales \n${daily('2026-04', 30, (day) => `${day},Lid,900,9,10.00,40.00`)}`;
const BANK =
  'Date,Amount,Payee,Description,Reference\n2026-04-02,-950.00,Office,April rent,R1\n2026-04-20,-70.00,Studio,Photos,P1\n';
const SHOP = `Day,Orders,Net sales,Total sales,Sessions,Units\n${daily('2026-04', 30, (day) => `${day},3,87,99,200,3`)}`;

describe('everyday tables', () => {
  test.each([
    ['a bank statement', BANK],
    [
      'transactions of an accounting program',
      'Date,Transaction Type,Num,Name,Description,Account,Amount\n04/03/2026,Expense,1,Ads Ltd,Ads,Marketing,300.00\n',
    ],
    ['a German bank', 'Buchungstag;Datum;Art;Beschreibung;Betrag\n03.04.2026;03.04.2026;Miete;Miete April;-950,00\n'],
  ])('%s is no ledger of content unless the user says so', async (_, text) => {
    expect(await refusedFor({ 'sp.csv': ADS, 'bank.csv': text })).toMatch(
      /^unknown report: .* belongs to no report that is known\n {2}at bank\.csv, line 1\n {2}Closest: content-ledger \(if you say that it is one\).*or leave it out: "none" in place of the id, or --skip-unknown/,
    );
  });

  test('a ledger is what the user says', async () => {
    const said = await imported({ 'sp.csv': ADS, 'bank.csv': BANK }, { formats: new Map([['bank.csv', 'content-ledger']]) });
    expect([column(said, 'content_spend'), message(said, 'month-not-known')]).toEqual([
      [],
      '2026-04 has no content_spend: its rows add up to -1020.00, and a month of corrections alone is no measurement. If costs are written as negative numbers there, change their sign.',
    ]);
    const costs = await imported(
      { 'sp.csv': ADS, 'bank.csv': BANK.replaceAll(',-', ',') },
      { formats: new Map([['bank.csv', 'content-ledger']]) },
    );
    expect(column(costs, 'content_spend')).toEqual([1020]);
  });

  test("a shop's own days are not Amazon's sales", async () => {
    expect(await refusedFor({ 'sp.csv': ADS, 'shop.csv': SHOP })).toMatch(
      /Closest: business-by-date \(if you say that it is one\)/,
    );
    const said = await imported({ 'sp.csv': ADS, 'shop.csv': SHOP }, { formats: new Map([['shop.csv', 'business-by-date']]) });
    expect(column(said, 'total_sales')).toEqual([2970]);
  });
});

describe('a file that nobody knows', () => {
  test('is left out where the user says so, and the others are read', async () => {
    const skipped = await imported({ 'sp.csv': ADS, 'bank.csv': BANK }, { skipUnknown: true });
    expect([column(skipped, 'ad_spend'), codes(skipped)]).toEqual([[300], ['file-left-out']]);
    expect(skipped.warnings[0]).toMatchObject({
      place: { file: 'bank.csv' },
      message: expect.stringContaining('"Date, Amount, Payee'),
    });
    const named = await imported({ 'sp.csv': ADS, 'bank.csv': BANK }, { formats: new Map([['bank.csv', 'none']]) });
    expect([column(named, 'content_spend'), codes(named)]).toEqual([[], []]);
    expect(named.imported.reconciliation.files.map(({ file, label }) => [file, label])[1]).toEqual([
      'bank.csv',
      'not read, as you say',
    ]);
  });

  test('of several that are wrong all are named', async () => {
    const message = await refusedFor({ 'sp.csv': ADS.replace(',10.00,', ',ten,'), 'bank.csv': BANK, 'b.csv': 'x,y\n1,2\n' });
    for (const file of ['sp.csv', 'bank.csv', 'b.csv']) expect(message).toContain(`at ${file}, line`);
  });
});

test('a picture among the files is named, and left out where the user says so', async () => {
  const picture = Uint8Array.from({ length: 600 }, (_, at) => (at * 7) % 256);
  expect(await refusedFor({ 'sp.csv': ADS, 'photo.jpg': picture })).toMatch(
    /^invalid file: it holds bytes that are no text.*\n {2}at photo\.jpg.*\n.*Or leave it out: "none" as its format in exports\/formats\.csv, or --skip-unknown with import\.$/,
  );
  const joined = await imported({ 'sp.csv': ADS, 'photo.jpg': picture }, { skipUnknown: true });
  expect([column(joined, 'ad_spend'), codes(joined)]).toEqual([[300], ['file-left-out']]);
  const page = new TextEncoder().encode('<html><table><tr><td>Date</td></tr></table></html>');
  const all = await imported({ 'sp.csv': ADS, 'photo.jpg': picture, 'page.xls': page }, { skipUnknown: true });
  expect(codes(all)).toEqual(['file-left-out', 'file-left-out']);
});

test('a download that was cut off stops nothing where the user says so, and is named', async () => {
  const cut = Uint8Array.of(0x50, 0x4b, 3, 4, ...new TextEncoder().encode('cut off'));
  const archive = Uint8Array.of(0x1f, 0x8b, 8, 0, 1, 2);
  expect(await refusedFor({ 'sp.csv': ADS, 'sales.xlsx': cut })).toMatch(
    /^invalid workbook: the archive is damaged.*\n {2}at sales\.xlsx\n.*Download.* again\. Or leave it out: "none"/,
  );
  const files = { 'sp.csv': ADS, 'sales.xlsx': cut, 'more.csv.gz': archive, 'api.json': '[{"date": ' };
  const joined = await imported(files, { skipUnknown: true });
  expect([column(joined, 'ad_spend'), codes(joined)]).toEqual([[300], ['file-left-out', 'file-left-out', 'file-left-out']]);
});
