import { describe, expect, test } from 'vitest';
import { productWords } from '../../src/exports/productWords.ts';
import { read, refusal, SAMPLE } from './sample.ts';

const PRODUCT = SAMPLE['product.csv'] ?? '';

function change(from: string, to: string): string {
  expect(PRODUCT).toContain(from);
  return PRODUCT.replace(from, to);
}

describe('product.csv', () => {
  test('facts with their notes and places, shares as fractions', () => {
    const { product } = read();
    expect(product).toMatchObject({ name: 'Pan', marketplace: 'US', currency: 'USD' });
    expect([...product.facts].map(([name, fact]) => [name, fact.value])).toEqual([
      ['price', 40],
      ['margin', 0.35],
      ['conversion_rate', 0.1],
      ['return_rate', 0.06],
      ['repeat_rate', 0.15],
      ['discount_rate', 0.1],
      ['category_discoveries', 400000],
    ]);
    expect(product.facts.get('price')).toMatchObject({ note: 'list', place: { file: 'inputs/demo/product.csv', line: 5 } });
    expect(product.usdRate).toBeUndefined();
  });

  test('German, with other words, an exchange rate and comments', () => {
    const text =
      'Feld;Wert;Notiz\nProdukt;Topf;\nLand;de;\nWährung;eur;\nPreis;34,90 €;\nMarge;60 %;\nCVR;0,09;\nReturns;5 %;\nRepeat;8 %;\nWACC;8 %;\nCategory clicks;300.000;\nusd_rate;0,86;\n;;nur ein Kommentar\n';
    const { product } = read({ 'product.csv': text, 'history.csv': SAMPLE['history.csv']?.replaceAll('$', '') });
    expect(product).toMatchObject({ name: 'Topf', marketplace: 'DE', currency: 'EUR', usdRate: { value: 0.86 } });
    expect(product.facts.get('category_discoveries')?.value).toBe(300000);
  });

  test('a marketplace may be called by its name, and what the model has for it is told', () => {
    const text = change('marketplace,US', 'marketplace,Poland').replace('USD', 'PLN').replaceAll('$', '');
    const { product, readings } = read({ 'product.csv': text, 'history.csv': SAMPLE['history.csv']?.replaceAll('$', '') });
    expect(product).toMatchObject({ marketplace: 'PL', currency: 'PLN' });
    expect(readings.flatMap(({ columns }) => columns).find(({ header }) => header === 'marketplace')?.meaning).toBe(
      'marketplace: marketplace of the product; Poland; 3.65 PLN for one US dollar (2025-12; Judgement: rounded, of late 2025); season: no rows of PL, those of every marketplace are used; event: no rows of PL, those of every marketplace are used',
    );
  });

  test('a name is kept as text: markup stays, control characters go, line ends become spaces', () => {
    const name = read({ 'product.csv': change('product,Pan,', 'product,"<script>alert(1)</script>\n& \u0007\u001b[31mPan",') })
      .product.name;
    expect(name).toBe('<script>alert(1)</script> & [31mPan');
  });

  test.each([
    [
      'an unknown field',
      'margin,',
      'margn,',
      /unknown field "margn"\n {2}at inputs\/demo\/product\.csv, line 6, column 1[\s\S]*Did you mean "margin"\?/,
    ],
    ['a field called __proto__', 'margin,', '__proto__,', /unknown field "__proto__"/],
    ['a field twice', 'margin,', 'price,1,\nmargin,', /field: price stands in line 5 and again in line 6/],
    ['a field that is missing', 'margin,35%,\n', '', /missing field margin [\s\S]*Add a row "margin"/],
    ['a field without a value', 'margin,35%', 'margin,n/a', /missing field margin [\s\S]*line 6/],
    [
      'an unknown currency',
      'USD',
      'USX',
      /unknown currency "USX"\n {2}at inputs\/demo\/product\.csv, line 4, column 2[\s\S]*Did you mean "USD"\?/,
    ],
    ['an unknown marketplace', 'marketplace,US', 'marketplace,XX', /unknown marketplace "XX"/],
    ['text in a number', '400000', 'many', /invalid number "many" in category_discoveries[\s\S]*line 11, column 2/],
    ['a price of 0', '$40.00', '$0.00', /invalid value "\$0\.00" in price[\s\S]*above 0/],
    ['a price in another currency', '$40.00', '€40.00', /invalid currency "€40\.00"/],
    ['a share as a whole number', '35%', '35', /Write 35% or 0\.35/],
    ['a share above 100 %', '35%', '135%', /at most 100 %/],
    ['a negative share', 'return_rate,6%', 'return_rate,-6%', /between 0 % and 100 %/],
    [
      'a number that can be read both ways',
      '$40.00,list\nmargin,35%,\nconversion_rate,0.1',
      '$1.500,list\nmargin,35%,\nconversion_rate,10%',
      /it can be 1\.5 or 1500/,
    ],
    ['no value column', 'field,value', 'field,valu', /missing column "value"[\s\S]*Is it "valu"\?/],
  ])('%s', (_, from, to, message) => {
    expect(refusal(() => read({ 'product.csv': change(from, to) }))).toMatch(message);
  });

  test('without a history, the ad spend must be known', () => {
    expect(refusal(() => read({ 'history.csv': undefined }))).toMatch(
      /missing field ad_spend .*which is needed where there is no history\.csv/,
    );
    const { product, history } = read({ 'history.csv': undefined, 'product.csv': `${PRODUCT}ad_spend,1000,\nrating,4.4,\n` });
    expect(history).toBeUndefined();
    expect(product.facts.get('rating')?.value).toBe(4.4);
  });

  test('brand and ASINs, for studies with exports', () => {
    const { product } = read({ 'product.csv': `${PRODUCT}Marke,Emberlid,\nasin,b0abcd1234; B0EFGH5678,\n` });
    expect(productWords(product)).toEqual({ brand: 'Emberlid', asins: ['B0ABCD1234', 'B0EFGH5678'] });
    expect(productWords(read().product)).toEqual({});
    expect(refusal(() => productWords(read({ 'product.csv': `${PRODUCT}asin,B0ABC,\n` }).product))).toMatch(
      /invalid ASIN "B0ABC"\n {2}at inputs\/demo\/product\.csv, line 1\d[\s\S]*ten letters and digits/,
    );
  });

  test('all faults come at once', () => {
    const text = PRODUCT.replace('USD', 'USX').replace('35%', '35').replace('400000', 'x');
    expect(refusal(() => read({ 'product.csv': text })).match(/^(unknown|invalid|missing)/gm)).toHaveLength(3);
  });
});
