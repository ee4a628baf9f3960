import { describe, expect, it } from 'vitest';
import { evaluateProduct } from '../../src/portfolio/evaluateProduct.ts';
import { FULL } from '../../src/portfolio/schedules.ts';
import { tableAccount } from '../../src/portfolio/tableAccount.ts';
import { DEFAULT_OPTIONS, shippedModel } from '../helpers/shipped.ts';
import { bytesOf } from './tables.ts';

const model = shippedModel();
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

const PRODUCTS = 'product,name,category,price,margin\nA,"Rack, large",kitchen,40,50%\nB,,garden,12,x\nA,again,kitchen,41,50%\n';
const HISTORY = 'month,product,ad_spend\n2026-01,A,100\n2026-01,B,7\n2026-02,A,110\n2026-02,C,1\n,,\n';
const PLANS = 'product,plan,month,ads\nA,more,2026-03,200\nA,less,2026-03,50\n';

function accountOf(products = PRODUCTS): ReturnType<typeof tableAccount> {
  const tables = {
    products: bytesOf('in/products.csv', products),
    history: bytesOf('in/history.csv', HISTORY),
    plans: bytesOf('in/plans.csv', PLANS),
  };
  return tableAccount(tables, { folder: 'in', model });
}

describe('long tables as products', () => {
  it('cut every product out of them: facts, months and plans', () => {
    const { category, files } = accountOf().taskAt(0);
    expect(category).toBe('kitchen');
    expect(Object.fromEntries(files.map(({ path, bytes }) => [path, text(bytes)]))).toEqual({
      'product.csv': 'field,value\nproduct,"Rack, large"\nprice,40\nmargin,50%\n',
      'history.csv': 'month,ad_spend\n2026-01,100\n2026-02,110\n',
      'plans/more.csv': 'month,ads\n2026-03,200\n',
      'plans/less.csv': 'month,ads\n2026-03,50\n',
    });
  });

  it('count and place what is no product’s: a second row, a stranger, a row without a product', () => {
    expect(accountOf().told.map(({ count, place }) => [count, place.file, place.line])).toEqual([
      [1, 'in/products.csv', 4],
      [1, 'in/history.csv', 5],
      [1, 'in/history.csv', 6],
    ]);
  });

  it('say what is wrong with a product at its place in the tables', async () => {
    const evaluation = {
      model,
      options: DEFAULT_OPTIONS,
      schedule: FULL.schedule,
      rules: [],
      pool: new Map(),
      learnsOnly: false,
    };
    const record = await evaluateProduct(accountOf().taskAt(1), evaluation);
    expect(record.kind).toBe('left out');
    const issues = record.kind === 'left out' ? record.issues : [];
    expect(issues.map(({ place }) => place)).toContainEqual({ file: 'in/products.csv', line: 3 });
  });
});
