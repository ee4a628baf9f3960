import { expect, test } from 'vitest';
import { monthOf, periodsBetween } from '../../src/core/calendar.ts';
import { advertisingMoney } from '../../src/study/advertisingMoney.ts';
import type { History } from '../../src/study/study.ts';
import { MODEL } from './sample.ts';
import { teaModel } from './teaModel.ts';

function history(columns: Readonly<Record<string, readonly number[]>>): History {
  const months = periodsBetween(monthOf(2026, 1), monthOf(2026, 3));
  const numbers = Object.entries(columns).map(([name, values]) => [name, Float64Array.from(values)] as const);
  return { file: 'history.csv', lines: [], months, columns: new Map(numbers), limits: new Map(), final: [true, true, true] };
}

const none = Number.NaN;
const money = (columns: Readonly<Record<string, readonly number[]>>, model = MODEL) => [
  ...advertisingMoney(history(columns), model),
];

test('advertising money is what its columns give, and no other', () => {
  expect(money({ ad_spend: [1, 0, none], content_spend: [5, 5, 5] })).toEqual([1, 0, none]);
  expect(money({ content_spend: [5, 5, 5] })).toEqual([none, none, none]);
});

test('where it is known by member, the rest counts once', () => {
  const cared = { care: [10, 0, 5], 'care.top': [4, none, none] };
  const roles = (text: string): string => text.replace('advertising: [poster]', 'advertising: [poster, sow, tend]');
  expect(money({ ...cared, poster: [1, 0, 0] }, teaModel(undefined, roles))).toEqual([11, 0, 5]);
  expect(money(cared, teaModel())).toEqual([none, none, none]);
});
