import { expect, it } from 'vitest';
import { plainNumber } from '../../src/tables/plainNumber.ts';

it.each([
  ['0', 0],
  ['007', 7],
  ['123456789012345', 123_456_789_012_345],
  ['1,234', 1234],
  ['12,345', 12_345],
  ['123,456', 123_456],
  ['1,234,567.5', 1_234_567.5],
  ['1,234.500', 1234.5],
  ['0.5', 0.5],
  ['12.5000', 12.5],
  ['$1,234.50', 1234.5],
  ['$12.5', 12.5],
])('%s is read at a glance', (text, value) => expect(plainNumber(text, '.', '$')).toBe(value));

it.each([
  ...['', '$', '1234567890123456', '1234,567', '1,23', '1,2345', '1,234,56', '1,', ',123', '.5', '1.', '1,234.', '1.500'],
  ...['1.5.0', '1.5x', '12 ', ' 12', '-5', '1e5', '$$1', '£12.5', '12.5$', '1.5,000'],
])('"%s" needs a closer look', (text) => expect(plainNumber(text, '.', '$')).toBeUndefined());

it('digits alone are the same with any decimal sign; all else needs a point, and a mark too', () => {
  for (const decimal of [undefined, ','] as const) {
    expect(plainNumber('1234', decimal)).toBe(1234);
    for (const text of ['1,234', '12.5', '$12']) expect(plainNumber(text, decimal, '$')).toBeUndefined();
  }
  expect(plainNumber('$12', '.', '$')).toBeUndefined();
});
