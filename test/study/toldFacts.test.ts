import { describe, expect, test } from 'vitest';
import { read, refusal, SAMPLE } from './sample.ts';

const PRODUCT = SAMPLE['product.csv'] ?? '';
const without = (field: string): string => PRODUCT.replace(new RegExp(`^${field},.*\n`, 'm'), '');

/** So many months from January 2024, each with these cells beyond its spend. */
function months(count: number, header: string, cells: (month: number) => string): string {
  const row = (_: unknown, month: number): string =>
    `${2024 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')},1000,25%,${cells(month)}`;
  return [`month,ad_spend,acos,${header}`, ...Array.from({ length: count }, row)].join('\n');
}

function factOf(changes: Readonly<Record<string, string | undefined>>, name: string) {
  const { product, warnings } = read({ 'plans/a.csv': undefined, ...changes });
  return { fact: product.facts.get(name), warnings: warnings.map(({ message }) => message), facts: product.facts };
}

describe('repeat orders in all orders', () => {
  const product = `${without('repeat_rate')}repeat_orders,20%,\n`;

  test('become the orders that a first order brings', () => {
    const { fact, facts } = factOf({ 'product.csv': product }, 'repeat_rate');
    expect(fact?.value).toBeCloseTo(0.25, 12);
    expect(fact?.note).toContain('20 % over 80 %');
    expect(facts.has('repeat_orders')).toBe(false);
  });

  test('are more of the fewer first orders that there were when these were made', () => {
    const history = months(24, 'total_sales', (month) => String(month < 12 ? 8000 : 10_000));
    expect(factOf({ 'product.csv': product, 'history.csv': history }, 'repeat_rate').fact?.value).toBeCloseTo(
      0.25 * 1.25 ** (4 / 12),
      9,
    );
    for (const count of [1, 11, 12, 13, 23]) {
      const short = months(count, 'total_sales', () => '9000');
      expect(factOf({ 'product.csv': product, 'history.csv': short }, 'repeat_rate').fact?.value).toBeCloseTo(0.25, 12);
    }
  });

  test.each([
    [`${PRODUCT}repeat_orders,20%,\n`, /invalid fact: repeat_orders and repeat_rate \(line \d+\) say the same/],
    [`${without('repeat_rate')}repeat_orders,100%,\n`, /invalid Repeat orders of 100 %: not all orders can be repeats/],
    [without('repeat_rate'), /missing field repeat_rate[\s\S]*Add a row "repeat_rate", or "repeat_orders"/],
  ])('%# is refused', (text, message) => {
    expect(refusal(() => read({ 'product.csv': text }))).toMatch(message);
  });
});

describe('the size of the category', () => {
  const clicks = months(14, 'search_clicks', (month) => (month < 2 ? '1' : '80000'));

  test('is estimated from the clicks of its searches where it is not stated', () => {
    const { fact } = factOf({ 'product.csv': without('category_discoveries'), 'history.csv': clicks }, 'category_discoveries');
    expect(fact?.value).toBeCloseTo(100_000, 6);
    expect(fact?.note).toMatch(/12 months over 0\.8/);
  });

  test('is as stated where it is, with a word where the searches say far else', () => {
    const { fact, warnings } = factOf({ 'history.csv': clicks }, 'category_discoveries');
    expect(fact?.value).toBe(400_000);
    expect(warnings.join()).toContain('400000 is stated, and the history says about 100000');
  });

  test('nothing that tells it is refused, and so is one that the brand’s own ads nearly fill', () => {
    expect(refusal(() => read({ 'product.csv': without('category_discoveries') }))).toMatch(
      /missing field category_discoveries[\s\S]*or a column "search_clicks" in history\.csv/,
    );
    const bought = (count: number) => months(3, 'ad_clicks', () => String(count));
    const small = PRODUCT.replace('category_discoveries,400000', 'category_discoveries,1000');
    const files = (count: number) => ({ 'product.csv': small, 'history.csv': bought(count), 'plans/a.csv': undefined });
    expect(refusal(() => read(files(901)))).toMatch(
      /invalid category discoveries 1000: ad clicks alone are 901 a month, 90 % of it\n.*product\.csv, line 1\d/,
    );
    expect(() => read(files(900))).not.toThrow();
  });
});
