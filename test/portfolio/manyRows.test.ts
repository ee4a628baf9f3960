import { expect, it } from 'vitest';
import { evaluateProduct } from '../../src/portfolio/evaluateProduct.ts';
import { FULL } from '../../src/portfolio/schedules.ts';
import { tableAccount } from '../../src/portfolio/tableAccount.ts';
import { DEFAULT_OPTIONS, shippedModel } from '../helpers/shipped.ts';
import { bytesOf } from './tables.ts';

const COUNT = 100_000;
const BROKEN = 70_000;

it('one broken row among a hundred thousand products costs its own product and no other', async () => {
  const rows = Array.from({ length: COUNT }, (_, index) => (index === BROKEN ? `P${index},"open` : `P${index},40`));
  const model = shippedModel();
  const account = tableAccount(
    { products: bytesOf('products.csv', `product,price\n${rows.join('\n')}\n`) },
    { folder: 'in', model },
  );
  expect([account.count, account.told]).toEqual([COUNT, []]);
  const text = (index: number): string => new TextDecoder().decode(account.taskAt(index).files[0]?.bytes);
  expect([BROKEN - 1, BROKEN + 1, COUNT - 1].map(text)).toEqual(
    [BROKEN - 1, BROKEN + 1, COUNT - 1].map((index) => `field,value\nproduct,P${index}\nprice,40\n`),
  );
  const evaluation = { model, options: DEFAULT_OPTIONS, schedule: FULL.schedule, rules: [], pool: new Map(), learnsOnly: false };
  const record = await evaluateProduct(account.taskAt(BROKEN), evaluation);
  expect(record).toMatchObject({ kind: 'left out', id: `P${BROKEN}` });
  expect(record.kind === 'left out' && record.issues.some(({ place }) => place?.line === BROKEN + 2)).toBe(true);
});
