import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AssumptionRow } from '../../src/core/assumption.ts';
import { InputError } from '../../src/core/error.ts';
import { atScore, type Distribution } from '../../src/numeric/distribution.ts';
import { checkOverrideUnit } from '../../src/study/overrideUnit.ts';
import { type RangeProblem, rangeProblem } from '../../src/study/valueRange.ts';
import { shippedModel } from '../helpers/shipped.ts';

const model = shippedModel();

function problemOf(name: string, distribution: Distribution): RangeProblem | undefined {
  const range = model.parameters.get(name)?.range;
  return range && rangeProblem(range, distribution);
}

describe('values', () => {
  test.each([
    ['price', -5],
    ['price', 0],
    ['margin', 5],
    ['carryover', 1],
    ['repeat_keep', 1],
    ['build_cost', 0],
    ['half_life', -3],
    ['starting_rank', 0.5],
    ['demand_growth', -1],
    ['paid_ceiling', 2],
    ['discount_rate', -0.5],
  ])('%s of %d is refused', (name, value) => {
    expect(problemOf(name, { shape: 'fixed', low: value, mid: value, high: value })?.message).toContain(`${value} is not `);
  });

  test('every parameter of the model has a range', () => {
    const extreme = { shape: 'fixed', low: 1e13, mid: 1e13, high: 1e13 } as const;
    expect([...model.parameters.keys()].filter((name) => !problemOf(name, extreme))).toEqual([]);
  });

  test('percentiles that pass keep every draw of a part between 0 and 1, whatever the shape', () => {
    const part = fc.double({ min: 0.001, max: 0.999, noNaN: true });
    const shape = fc.constantFrom('normal', 'logit-normal');
    fc.assert(
      fc.property(fc.tuple(part, part, part), shape, fc.double({ min: -5, max: 5, noNaN: true }), (parts, kind, score) => {
        const [low = 0, mid = 0, high = 0] = [...parts].sort((a, b) => a - b);
        const distribution = { shape: kind, low, mid, high } as const;
        fc.pre(problemOf('incremental_part', distribution) === undefined);
        const value = atScore(distribution, score);
        expect(value >= 0 && value <= 1).toBe(true);
      }),
    );
  });
});

describe("units of the study's own assumptions", () => {
  function refusalOf(name: string, unit: string, currency: string): string {
    const numbers = { member: '', shape: 'fixed', low: 3, mid: 3, high: 3 } as const;
    const texts = { asOf: '', source: 'x', grade: '', note: '' };
    const row: AssumptionRow = { name, unit, ...numbers, ...texts, place: { file: 'assumptions.csv', line: 2 } };
    try {
      checkOverrideUnit(row, model, currency);
      return '';
    } catch (error) {
      if (error instanceof InputError) return error.message;
      throw error;
    }
  }

  test.each([
    ['half_life', 'month', 'USD'],
    ['margin', '', 'USD'],
    ['build_cost', 'USD', 'EUR'],
    ['build_cost', 'EUR', 'EUR'],
    ['starting_cost_per_click', 'EUR/click', 'EUR'],
    ['build_cost', 'money', 'EUR'],
  ])('%s in %j is read where the study is in %s', (name, unit, currency) => {
    expect(refusalOf(name, unit, currency)).toBe('');
  });

  test.each([
    ['half_life', 'year', 'USD', 'counts in month'],
    ['half_life', '', 'USD', 'counts in month'],
    ['half_life', 'bananas', 'USD', 'unit "bananas" of "half_life"'],
    ['build_cost', 'EUR', 'USD', 'money in USD'],
    ['build_cost', 'GBP', 'EUR', 'money in EUR or USD'],
  ])('%s in %j is refused where the study is in %s', (name, unit, currency, message) => {
    const text = refusalOf(name, unit, currency);
    expect(text).toContain('at assumptions.csv, line 2');
    expect(text).toContain(message);
  });
});
