import { describe, expect, it } from 'vitest';
import type { Period } from '../../src/core/calendar.ts';
import type { Column } from '../../src/language/contract/contract.ts';
import { parseRatio } from '../../src/language/contract/parseRatio.ts';
import { columnValues, derivedColumns } from '../../src/study/derivedColumns.ts';

const PLAIN = { label: '', about: '', also: [], needed: false, attributed: false, place: { file: 'model.yaml' } };

function column(name: string, derived?: string): [string, Column] {
  return [name, { ...PLAIN, name, ...(derived === undefined ? { kind: 'free' } : { derived: parseRatio(derived) }) }];
}

const columns = new Map([
  column('outlay'),
  column('visits'),
  column('visit_price', 'outlay / visits'),
  column('worth', 'visit_price * fee'),
  column('never', 'absent / visits'),
  column('one', 'outlay / other'),
  column('other', 'outlay / one'),
]);
const months = [0, 1, 2, 3].map((month) => month as Period);
const history = {
  months,
  columns: new Map([
    ['outlay', Float64Array.of(10, 0, 30, Number.NaN)],
    ['visits', Float64Array.of(5, 5, 0, 5)],
  ]),
};
const facts = new Map([['fee', { value: 3, note: '', place: { file: 'product.csv' } }]]);
const model = { columns, dimensions: new Map() };

describe('columns with a formula', () => {
  it('are what it gives, and missing where there is nothing to divide by', () => {
    const derived = derivedColumns(history, model, facts);
    expect([...(derived.get('visit_price') ?? [])]).toEqual([2, 0, Number.NaN, Number.NaN]);
  });

  it('may need another column with a formula, and facts', () => {
    expect([...(derivedColumns(history, model, facts).get('worth') ?? [])]).toEqual([6, 0, Number.NaN, Number.NaN]);
    expect(derivedColumns(history, model).has('worth')).toBe(false);
  });

  it('are left out where no month is known, also where two need each other', () => {
    expect([...derivedColumns(history, model, facts).keys()]).toEqual(['visit_price', 'worth']);
  });

  it('are taken as the history gives them before the formula is asked', () => {
    const given = { ...history, columns: new Map([...history.columns, ['visit_price', Float64Array.of(7, 7, 7, 7)]]) };
    expect([...(columnValues('visit_price', { history: given, columns }) ?? [])]).toEqual([7, 7, 7, 7]);
    expect(
      [
        ...(columnValues('one', {
          history: { ...given, columns: new Map([...given.columns, ['other', Float64Array.of(2, 2, 2, 2)]]) },
          columns,
        }) ?? []),
      ][0],
    ).toBe(5);
  });
});
