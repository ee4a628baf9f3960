import { describe, expect, test } from 'vitest';
import { formatPeriod, monthOf } from '../../src/core/calendar.ts';
import { read, refusal } from './sample.ts';

const HEADER = 'month,ad_spend,acos,organic_rank\n';

function history(text: string) {
  return read({ 'history.csv': text }).history;
}

function numbers(text: string, name: string): number[] {
  return [...(history(text)?.columns.get(name) ?? [])];
}

describe('history.csv', () => {
  test('months, lines and columns', () => {
    const { history: known } = read();
    expect(known?.months.map(formatPeriod)).toEqual(['2026-01', '2026-02', '2026-03']);
    expect(known?.lines).toEqual([2, 3, 4]);
    expect([...(known?.columns.keys() ?? [])]).toEqual(['ad_spend', 'acos', 'organic_rank', 'content_spend', 'ad_sales']);
  });

  test('ad sales follow from ACOS, and ACOS from ad sales', () => {
    expect(numbers(`${HEADER}2026-01,100,25%,3\n2026-02,120,,3\n2026-03,90,30%,3\n`, 'ad_sales')).toEqual([400, Number.NaN, 300]);
    expect(numbers('month,ad_spend,ad_sales\n2026-01,100,400\n2026-02,0,0\n2026-03,90,300\n', 'acos')).toEqual([
      0.25,
      Number.NaN,
      0.3,
    ]);
    expect(numbers('month,spend,acos,ad_sales\n2026-01,100,,400\n2026-02,100,25%,\n2026-03,90,30%,300\n', 'acos')).toEqual([
      0.25, 0.25, 0.3,
    ]);
  });

  test('other words, German numbers, blanks, notes and a totals row', () => {
    const text =
      'Monat;Werbeausgaben;ACOS;Organischer Rang;mention_rate.external_ai;Notiz\nJan 26;1.000,50 €;25,5 %;12,0;;Start\nFeb 26;1.100,00 €;26 %;12,5;4,5 %;\nMär 26;1.200,00 €;27 %;-;0 %;\nGesamt;3.300,50 €;26 %;;;\n';
    const german = {
      'history.csv': text,
      'product.csv':
        'field;value\nproduct;Pan\nmarketplace;DE\ncurrency;EUR\nprice;40\nmargin;35%\nconversion_rate;10%\nreturn_rate;6%\nrepeat_rate;15%\ndiscount_rate;10%\ncategory_discoveries;400000\n',
    };
    const study = read(german);
    expect(Object.fromEntries([...(study.history?.columns ?? [])].map(([name, values]) => [name, [...values]]))).toMatchObject({
      ad_spend: [1000.5, 1100, 1200],
      acos: [0.255, 0.26, 0.27],
      organic_rank: [12, 12.5, Number.NaN],
      'mention_rate.external_ai': [Number.NaN, 0.045, 0],
    });
    const reading = study.readings.find(({ file }) => file.endsWith('history.csv'));
    expect(reading?.takenFor).toBe('history, a row a month (UTF-8, semicolons); the totals row in line 5 is left out');
    expect(reading?.columns.slice(0, 3)).toEqual([
      { header: 'Monat', meaning: 'month', unit: 'month' },
      { header: 'Werbeausgaben', meaning: 'ad_spend: advertising spend', unit: 'EUR/month' },
      { header: 'ACOS', meaning: 'acos: advertising cost of sales, ad spend over attributed sales', unit: 'share' },
    ]);
  });

  test('--as-of cuts what came after', () => {
    const study = read({ 'plans/a.csv': undefined }, { asOf: monthOf(2026, 2) });
    expect(study.history?.months.map(formatPeriod)).toEqual(['2026-01', '2026-02']);
    expect(study.history?.columns.get('ad_sales')).toHaveLength(2);
    expect(refusal(() => read({}, { asOf: monthOf(2025, 12) }))).toMatch(/missing months up to 2025-12[\s\S]*--as-of/);
  });

  test.each([
    [
      'a month twice',
      '2026-01,100,25%,3\n01/2026,100,25%,3\n',
      /month: 2026-01 stands twice, first in line 2, column 1\n {2}at inputs\/demo\/history\.csv, line 3/,
    ],
    [
      'a month missing',
      '2026-01,100,25%,3\n2026-03,100,25%,3\n',
      /missing month 2026-02, between 2026-01 and 2026-03\n {2}at inputs\/demo\/history\.csv, line 3/,
    ],
    ['months in descending order', '2026-03,100,25%,3\n2026-02,100,25%,3\n', /order: 2026-02 follows 2026-03/],
    [
      'a month that is none',
      '2026-01,100,25%,3\nFebr,100,25%,3\n',
      /invalid month "Febr"\n {2}at inputs\/demo\/history\.csv, line 3, column 1/,
    ],
    ['a day or month', '1/2/2026,100,25%,3\n', /invalid month "1\/2\/2026"/],
    ['no month', ',100,25%,3\n', /missing month\n/],
    ['a totals row and nothing else', 'Total,100,25%,3\n', /a totals row and nothing else/],
    ['a total in the middle', '2026-01,100,25%,3\nTotal,100,25%,3\n2026-02,100,25%,3\n', /invalid month "Total"/],
    [
      'text in a number',
      '2026-01,lots,25%,3\n',
      /invalid number "lots" in ad_spend\n {2}at inputs\/demo\/history\.csv, line 2, column 2/,
    ],
    ['negative spend', '2026-01,-100,25%,3\n', /invalid value "-100" in ad_spend[\s\S]*0 or more/],
    ['spend in parentheses', '2026-01,(100),25%,3\n', /invalid value "\(100\)" in ad_spend/],
    [
      'blank spend',
      '2026-01,,25%,3\n2026-02,1,25%,3\n',
      /missing ad spend of 2026-01\n {2}at inputs\/demo\/history\.csv, line 2, column 2[\s\S]*write 0/,
    ],
    [
      'an ACOS of 0 with spend',
      '2026-01,100,25%,3\n2026-02,100,0%,3\n',
      /invalid ACOS 0 in 2026-02, a month with ad spend\n {2}at inputs\/demo\/history\.csv, line 3/,
    ],
    ['an ACOS in whole numbers', '2026-01,100,25,3\n', /Write 25% or 0\.25/],
    ['a rank below 1', '2026-01,100,25%,0\n', /invalid value "0" in organic_rank[\s\S]*1 or more/],
    ['NaN', '2026-01,NaN,25%,3\n', /invalid number "NaN"/],
    ['1e999', '2026-01,1e999,25%,3\n', /invalid number "1e999"/],
    ['a rank that can be read both ways', '2026-01,1500,25%,1.500\n', /"1\.500" in organic_rank: it can be 1\.5 or 1500/],
  ])('%s', (_, rows, message) => {
    expect(refusal(() => history(HEADER + rows))).toMatch(message);
  });

  test('an ACOS of 0 with sales', () => {
    expect(refusal(() => history('month,ad_spend,acos,ad_sales\n2026-01,0,0,400\n'))).toMatch(
      /ACOS 0 in 2026-01, a month with attributed ad sales/,
    );
    expect(
      history('month,ad_spend,acos,ad_sales\n2026-01,0,0,0\n2026-02,1,50%,2\n2026-03,1,50%,2\n')?.columns.get('acos')?.[0],
    ).toBeNaN();
  });

  test.each([
    ['no month column', 'ad_spend,acos\n1,25%\n', /missing column "month"/],
    ['no ad_spend', 'month,acos\n2026-01,25%\n', /missing column "ad_spend"/],
    [
      'neither ACOS nor ad sales',
      'month,ad_spend\n2026-01,1\n',
      /missing column "acos" or "ad_sales"\n {2}at inputs\/demo\/history\.csv, line 1/,
    ],
    ['an unknown column', 'month,ad_spend,acoss\n2026-01,1,25%\n', /unknown column "acoss"[\s\S]*Did you mean "acos"\?/],
    ['__proto__', 'month,ad_spend,acos,__proto__\n2026-01,1,25%,1\n', /unknown column "__proto__"/],
    [
      'a signal that the model lacks',
      'month,ad_spend,acos,content_spend.review\n2026-01,1,25%,1\n',
      /Did you mean "content_spend\.reviews"\?/,
    ],
    [
      'two columns for one thing',
      'month,ad_spend,acos,Spend\n2026-01,1,25%,1\n',
      /columns: "ad_spend" and "Spend" both mean ad_spend/,
    ],
    [
      'a share above 1',
      'month,ad_spend,acos,search_click_share\n2026-01,1,25%,1.2\n',
      /invalid share "1\.2" in search_click_share/,
    ],
  ])('%s', (_, text, message) => {
    expect(refusal(() => history(text))).toMatch(message);
  });

  test('spend, ACOS and ad sales that contradict each other are a warning with the line', () => {
    const text = 'month,ad_spend,acos,ad_sales\n2026-01,1000,25%,4000\n2026-02,1000,25%,5000\n2026-03,1010,25%,4000\n';
    expect(read({ 'history.csv': text }).warnings).toEqual([
      {
        code: 'ratio-contradiction',
        message: 'ACOS times attributed ad sales gives 1250, but ad spend is 1000: one of the three is wrong.',
        place: { file: 'inputs/demo/history.csv', line: 3 },
      },
    ]);
  });

  test('attributed sales above all sales are a warning', () => {
    const text = 'month,ad_spend,acos,total_sales\n2026-01,1000,25%,3000\n2026-02,1000,25%,5000\n2026-03,1000,25%,5000\n';
    expect(read({ 'history.csv': text }).warnings.map(({ code, place }) => [code, place?.line])).toEqual([
      ['part-above-whole', 2],
    ]);
  });
});
