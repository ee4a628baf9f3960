import { expect, test } from 'vitest';
import type { CalibrationSource } from '../../src/posterior/calibrationSource.ts';
import { historySource } from '../../src/posterior/historySource.ts';
import { createTarget } from '../../src/posterior/target.ts';
import { kernelsOf } from '../../src/run/kernels.ts';
import type { Mark } from '../../src/study/mark.ts';
import { marketplaceNamed } from '../../src/study/marketplaceNamed.ts';
import type { History } from '../../src/study/study.ts';
import { shippedStudy } from './shippedWorld.ts';

const { model, study } = shippedStudy();
const BREAK = 12;
const place = { file: 'history.csv' };

function sourceOf(history: Partial<History>): CalibrationSource {
  return historySource({
    ...{ model, study: { ...study, history: { ...study.history, ...history } } },
    ...{ marketplace: marketplaceNamed(study.product, model.marketplaces), reading: 'article', set: new Map() },
    ...{ kernelFor: kernelsOf(model), seed: 1, draws: 10 },
  });
}

/** Log likelihood at the middle of every prior, with one slot elsewhere. */
function likelihood(source: CalibrationSource, at: Readonly<Record<string, number>> = {}): number {
  const target = createTarget(source);
  const place = Float64Array.from(target.coordinates, ({ slot, quantile }) => at[slot] ?? quantile(0.5));
  return target.parts(place, 1).likelihood[0] ?? Number.NaN;
}

function changed(column: string, change: (value: number, month: number) => number): Pick<History, 'columns'> {
  const { columns } = study.history;
  return { columns: new Map([...columns, [column, (columns.get(column) ?? new Float64Array()).map(change)] as const]) };
}

test('a level that moved where its series breaks is taken up by the shift, and by nothing else', () => {
  const mark: Mark = {
    kind: 'series_break',
    month: BREAK,
    columns: ['total_sales'],
    said: 'total_sales',
    reason: 'returns left out',
    place,
  };
  const moved = changed('total_sales', (value, month) => (month < BREAK ? value * Math.exp(0.3) : value));
  const [before, after] = [sourceOf({ marks: [mark] }), sourceOf({ marks: [mark], ...moved })];
  const slot = `total_sales_shift_${BREAK}`;
  const score = (0.3 / (before.assumptions.find(({ id }) => id === slot)?.high ?? Number.NaN)) * 1.2815515655446004;
  // A log-normal density is one of the logarithm over the value.
  expect(likelihood(after, { [slot]: score })).toBeCloseTo(likelihood(before) - 0.3 * BREAK, 7);
});

test('a break of what is counted moves the log odds of that column alone', () => {
  const columns = ['mention_rate.external_ai'];
  const marks: Mark[] = [{ kind: 'series_break', month: 30, columns, said: 'mention_rate', reason: 'another panel', place }];
  const source = sourceOf({ marks });
  const slots = createTarget(source).coordinates.map(({ slot }) => slot);
  expect(slots.filter((slot) => slot.startsWith('mention_rate_shift_'))).toEqual(['mention_rate_shift_30.external_ai']);
  expect(likelihood(source)).toBeCloseTo(likelihood(sourceOf({})), 7);
  expect(likelihood(source, { 'mention_rate_shift_30.external_ai': 1 })).not.toBeCloseTo(likelihood(source), 3);
});

test('what is left out may be anything', () => {
  const columns = ['total_sales', 'ad_sales', 'organic_rank'];
  const marks: Mark[] = [{ kind: 'exclude', month: 5, columns, said: '', reason: 'strike', place }];
  const strange = changed('total_sales', (value, month) => (month === 5 ? value * 3 : value));
  expect(likelihood(sourceOf({ marks, ...strange }))).toBe(likelihood(sourceOf({ marks })));
  expect(likelihood(sourceOf(strange))).not.toBe(likelihood(sourceOf({})));
});
