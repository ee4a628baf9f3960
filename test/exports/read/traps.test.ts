import { describe, expect, it } from 'vitest';
import { DE, dated, inMarch, readAll, refusal, rowsOf, US, warningsOf } from './reading.ts';

const HEAD = 'Date,Campaign Name,Impressions,Clicks,Spend,7 Day Total Sales ';
const csv = (...rows: readonly string[]): string => `${[HEAD, ...rows].join('\n')}\n`;
const mexico = { marketplace: 'MX', currency: 'MXN' };

describe('the traps of real reports', () => {
  it('1: a title or metadata row before the header', async () => {
    expect(await rowsOf('sp-campaign', `Sponsored Products Campaign Report,,,,\n\n${csv('2026-03-02,P,9,1,1,2')}`)).toMatchObject(
      [{ line: 4 }],
    );
  });

  it('2: blanks, dashes, case and byte order mark in headers', async () => {
    const text = `\ufeffDATE, campaign\u00a0name ,IMPRESSIONS,Clicks,spend,7  day total SALES\n2026-03-02,P,9,1,1,2\n`;
    expect(await rowsOf('sp-campaign', text)).toHaveLength(1);
  });

  it('3: currencies in cells; another one is refused with its place', async () => {
    expect(await rowsOf('sp-campaign', csv('2026-03-02,P,9,1,MX$1.50,"MX$5,310.54"'), mexico)).toMatchObject([
      { sales: 5310.54, currency: 'MXN' },
    ]);
    expect(await refusal(csv('2026-03-02,P,9,1,1.50,2', '2026-03-02,P,9,1,€1.50,2'))).toMatch(
      /mixing currencies.*USD\n.*line 3, column 5/,
    );
    expect(await refusal(csv('2026-03-02,P,9,1,MX$1.50,2'))).toContain('mixing currencies');
    const two = `Currency,${HEAD}\nUSD,2026-03-02,P,9,1,1,2\nCAD,2026-03-02,P,9,1,1,2\n`;
    expect(await rowsOf('sp-campaign', two)).toHaveLength(1);
    expect(await warningsOf(two)).toEqual(['other-currency']);
    expect(await refusal(two.replaceAll('USD', 'MXN'))).toMatch(/no row in USD, .* but 1 in MXN, 1 in CAD\n.*line 1/);
    expect(await refusal(two.replaceAll('USD', 'Dollars'))).toMatch(/mixing currencies.*\n.*line 2, column 1/);
  });

  it('4: decimal signs are decided by column, and bind it', async () => {
    const text = `${HEAD.replaceAll(',', ';')}\n13/09/2026;P;1.500;12;9,60;1.234,56\n`;
    expect(await rowsOf('sp-campaign', text, DE)).toMatchObject([{ impressions: 1500, spend: 9.6, sales: 1234.56 }]);
    expect(await refusal(text.replace('9,60', '9.60').concat('13/09/2026;P;1;1;9,60;1,00\n'), DE)).toMatch(
      /the rows above have a decimal point\n.*line 3, column 5/,
    );
    expect(await refusal(csv('2026-03-02,P,9,1,1.50,2', '2026-03-02,P,9,1,1.500,2'))).toMatch(/"1.500" in Spend.*\n.*line 3/);
    expect(await refusal(csv('2026-03-02,P,9,1.5,1,2'))).toContain('a whole number');
  });

  it('6: percent forms: signs, fractions and points all fit the counts', async () => {
    const acos = (value: string): string =>
      `${HEAD},Total Advertising Cost of Sales (ACOS) \n2026-03-02,P,9,1,5.00,20.00,${value}\n`;
    for (const right of ['25.00%', '0.25', '25.0', '25,00 %', '--', '']) expect(await warningsOf(acos(`"${right}"`))).toEqual([]);
    expect(await warningsOf(acos('26.00%'))).toEqual(['acos-of-spend-and-sales']);
  });

  it('7: what is missing is missing, never 0', async () => {
    for (const word of ['', '-', '--', '—', 'N/A', '(not set)'])
      expect(await rowsOf('sp-campaign', csv(`2026-03-02,P,9,1,1,${word}`))).toMatchObject([{ sales: Number.NaN }]);
  });

  it('8: an ACOS of 0 beside no sales is undefined', async () => {
    const text = `${HEAD},Total Advertising Cost of Sales (ACOS) \n2026-03-02,P,9,1,5.00,0.00,0.00 %\n`;
    expect(await warningsOf(text)).toEqual([]);
  });

  it.each(['Total', 'Grand total', 'Gesamt', '合計'])('9: a totals row "%s" is left out and compared', async (word) => {
    const rows = ['2026-03-02,P,9,1,1.10,2', '2026-03-03,Total,9,1,1.10,2'];
    const [only] = await readAll(csv(...rows, `${word},,18,2,2.20,4`));
    expect([only?.rows.length, only?.reading.tally().leftOut.get('totals row'), only?.reading.warnings()]).toEqual([2, 1, []]);
    expect(await warningsOf(csv(...rows, `${word},,18,2,2.90,4`))).toEqual(['totals-row']);
  });

  it.each([
    ['"Sep 01, 2026"', '2026-09-01'],
    ['13/09/2026', '2026-09-13'],
    ['46266', '2026-09-01'],
    ['2026/08/01', '2026-08-01'],
    ['2026. 6. 16', '2026-06-16'],
    ['20260826', '2026-08-26'],
    ['"Jan 01, 2026 - Jan 31, 2026"', '2026-01-01 to 2026-01-31'],
    ['2026-09-01T00:00:00Z', '2026-09-01'],
  ])('10: the date %s', async (text, days) => {
    expect(dated(await rowsOf('sp-campaign', csv(`${text},P,9,1,1,2`)))).toEqual([days]);
  });

  it('10: no date, no day of the calendar', async () => {
    expect(await refusal(csv('2026-02-30,P,9,1,1,2'))).toMatch(/date "2026-02-30".*\n.*line 2, column 1/);
    expect(await refusal(csv(',P,9,1,1,2'))).toContain('missing date of the row');
  });

  it('12: a delimiter by known words, not by its number in row 1', async () => {
    const text =
      'Kampagne;Suchbegriff;Impressionen;Klicks;Ausgaben;7 Tage, Umsatz gesamt;7 Tage, Bestellungen gesamt\nP;a;1;1;1,00;2,00;3\n';
    expect(await rowsOf('sp-search-term', text, inMarch(DE))).toMatchObject([{ sales: 2, orders: 3 }]);
  });

  it('13: ids in ="…"', async () => {
    const text = `Campaign ID,${HEAD.replace('Campaign Name,', '')}\n="0012",2026-03-02,9,1,1,2\n`;
    expect(await rowsOf('sp-campaign', text.replace('Campaign ID', 'Campaign Name'))).toMatchObject([{ campaign: '0012' }]);
  });

  it('14: duplicate headers that matter are refused', async () => {
    expect(await refusal(`${HEAD},Spend\n2026-03-02,P,9,1,1,2,3\n`)).toMatch(
      /columns 5 and 7 both mean ad spend\n.*line 1, column 5/,
    );
  });

  it('17 and 19: censored ranks stay censored, ids in scientific notation are warned about', async () => {
    const text = `Advertised ASIN,${HEAD}\n1.23457E+15,2026-03-02,P,9,1,1,2\n`;
    expect(await warningsOf(text)).toEqual(['scientific-id']);
  });

  it('20: more orders than clicks are legal', async () => {
    expect(
      await rowsOf('sp-campaign', `${HEAD},7 Day Total Orders (#),7 Day Conversion Rate\n2026-03-02,P,9,1,1,2,3,300.00%\n`),
    ).toMatchObject([{ orders: 3 }]);
  });
});

describe('rows that are refused', () => {
  it('too many cells, too few, stray quotes', async () => {
    expect(await refusal(csv('2026-03-02,P,9,1,1,2,3'))).toMatch(/7 cells where the header has 6\n.*line 2, column 7/);
    expect(await refusal(csv('2026-03-02,P,9,1,1'))).toMatch(/5 cells where the header has 6\n.*line 2/);
    expect(await refusal(csv('2026-03-02,P,9,1,1,2', '2026-03-02,5" pan,9,1,1,2'))).toMatch(
      /stands inside an unquoted cell\n.*line 3/,
    );
  });

  it('separators at the end of all rows are no cells; at the end of one they may be a shift', async () => {
    const [row, shifted] = ['2026-03-02,P,9,1,1,2', '2026-03-02,P,9,,1,1,'];
    expect(await rowsOf('sp-campaign', csv(`${row},,`, `${row},,`))).toHaveLength(2);
    expect(await refusal(csv(row, shifted, row))).toMatch(/7 cells where the header has 6\n.*line 3/);
    expect(await refusal(csv(shifted))).toMatch(/7 cells where the header has 6\n.*line 2/);
    expect(await refusal(csv(`${row},`, `${row},`, row))).toMatch(/6 cells where the other rows have 7\n.*line 4/);
    expect(await refusal(csv(`${row},`, `${row},`).replace('Clicks,', 'Clicks,,'))).toMatch(/missing header of column 5/);
    const early = 'a,b,2026-03-02,P,9,1,1,';
    const header = `PortfolioProduct,${HEAD}`;
    expect(await refusal(`${header}\n${early}\n${early}\n`)).toMatch(
      /"PortfolioProduct" is two names, "Portfolio" and "Product".*\n.*line 1, column 1/,
    );
  });

  it('numbers that are none', async () => {
    for (const bad of ['Infinity', '-5', '1e300', '12%', 'abc', '0x10'])
      expect(await refusal(csv(`2026-03-02,P,9,${bad},1,2`))).toContain('line 2, column 4');
  });

  it('blank lines are counted', async () => {
    const [only] = await readAll(csv('', '2026-03-02,P,9,1,1,2', ',,,,,'));
    expect([only?.rows.length, only?.reading.tally().leftOut.get('blank line')]).toEqual([1, 2]);
  });

  it('more than five warnings of a kind are counted', async () => {
    const rows = Array.from({ length: 8 }, (_, at) => `2026-03-02,P${at},9,2,1,2,5.00`);
    expect(await warningsOf(`${HEAD},CPC\n${rows.join('\n')}\n`)).toEqual(Array.from({ length: 6 }, () => 'cpc-times-clicks'));
  });

  it('a report that nobody knows is shown with what is closest', async () => {
    expect(await refusal('Colour,Clicks,Spend\nred,1,2\n')).toMatch(
      /unknown report: its header "Colour, Clicks, Spend".*\n.*line 1\n.*Closest: .*Add to the report the columns that it lacks.*--format x=none/,
    );
    expect(await refusal('a,b,c,d,e,f,g,h,i,j\n1,2,3,4,5,6,7,8,9,0\n')).toContain(
      'unknown report: its header "a, b, c, d, e, f, g, h" and 2 more belongs to no report that is known',
    );
    expect(await refusal(csv('2026-03-02,P,9,1,1,2'), { ...US, formats: new Map([['x', 'sp-campain']]) })).toContain(
      'Did you mean "sp-campaign"?',
    );
  });
});
