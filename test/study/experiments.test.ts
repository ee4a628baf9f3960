import { describe, expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { InputError } from '../../src/core/error.ts';
import { at, present } from '../../src/core/present.ts';
import type { Experiment } from '../../src/study/experiment.ts';
import { experimentMoney } from '../../src/study/experimentMoney.ts';
import { readStudy } from '../../src/study/readStudy.ts';
import { historyUntil, type Study } from '../../src/study/study.ts';
import { shippedModel, sourceFiles } from '../helpers/shipped.ts';
import { workbook } from '../helpers/workbook.ts';

const model = shippedModel();
const files = sourceFiles('inputs/demo').filter(({ path }) => path.endsWith('.csv'));
const HEADER = 'id,kind,start,end,money_from,line,share_of_line,factor,outcome,effect,se,low,high,confidence,control,source';
const span = { from: monthOf(2026, 1), to: monthOf(2027, 12), toIsExplicit: false };

function studyWith(text: string, more: Partial<Parameters<typeof readStudy>[1]> = {}): Study {
  const experiments = { path: 'experiments.csv', bytes: new TextEncoder().encode(text) };
  return readStudy([...files, experiments], { name: 'demo', folder: 'inputs/demo', model, ...span, ...more });
}

const testsOf = (text: string): readonly Experiment[] => present(studyWith(text).history?.experiments, 'experiments');
const row = (cells: Readonly<Record<string, string>>): string => {
  const usual = {
    id: 'pause',
    kind: 'ad_pause',
    start: '2026-06',
    end: '2026-06',
    line: 'ad_spend',
    share_of_line: '50%',
    outcome: 'total_sales',
    effect: '-4000',
    se: '3000',
  };
  const all: Readonly<Record<string, string>> = { ...usual, ...cells };
  return HEADER.split(',')
    .map((column) => (all[column]?.includes(',') ? `"${all[column]}"` : (all[column] ?? '')))
    .join(',');
};
const sheet = (...rows: string[]): string => `${[HEADER, ...rows].join('\n')}\n`;

function refusal(text: string): string {
  try {
    studyWith(text);
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  return 'nothing';
}

describe('experiments.csv', () => {
  test('is read with its defaults, whoever wrote it', () => {
    const [one] = testsOf(sheet(row({})));
    expect(one).toMatchObject({
      ...{ id: 'pause', kind: 'ad_pause', shareOf: 'money', factor: 0, share: 0.5, line: 'ad_spend', slots: ['ad_spend'] },
      ...{ outcome: 'total_sales', of: 'revenue', taken: 'sum', effect: -4000, error: 3000, concurrent: false },
      read: { first: monthOf(2026, 6), parts: [1] },
    });
    const [german] = testsOf(
      `Test;Kind;Start;End;Line;Share;Outcome;Effect;SE\nPause;ads paused;15.06.2026;14.07.2026;Werbeausgaben;0,5;Umsatz;-4.000,00;3.000,00\n`,
    );
    expect(german).toMatchObject({ kind: 'ad_pause', line: 'ad_spend', outcome: 'total_sales', effect: -4000, error: 3000 });
    expect(german?.read.parts).toEqual([16 / 30, 14 / 31]);
  });

  test('may be a workbook', () => {
    const bytes = workbook({ tests: [HEADER.split(','), row({}).split(',')] });
    const study = readStudy([...files, { path: 'experiments.xlsx', bytes }], {
      name: 'demo',
      folder: 'inputs/demo',
      model,
      ...span,
    });
    expect(study.history?.experiments).toHaveLength(1);
  });

  test('takes an error from an interval, 95 % where nothing else is said', () => {
    const interval = { se: '', low: '-8000', high: '0' };
    expect(at(testsOf(sheet(row(interval))), 0).error).toBeCloseTo(4000 / 1.959964, 2);
    expect(at(testsOf(sheet(row({ ...interval, confidence: '80%' }))), 0).error).toBeCloseTo(4000 / 1.281552, 2);
  });

  test('says in a line a test how it was read', () => {
    const reading = studyWith(sheet(row({ control: 'concurrent regions' }))).readings.at(-1);
    expect(reading?.takenFor).toMatch(/^tests, a row a test, 1 test/);
    expect(at(reading?.columns ?? [], 0).meaning).toMatch(
      /ad_spend × 0 on 50 % of it in 2026-06: total_sales −4000 in all, give or take 3000; .*learnt from too/,
    );
  });

  test.each([
    ['an unknown kind', { kind: 'ad_paus' }, /unknown kind of test "ad_paus"[\s\S]*line 2[\s\S]*ad_pause/],
    ['an unknown line', { line: 'radio' }, /unknown line "radio"[\s\S]*line 2/],
    ['an unknown outcome', { outcome: 'profit' }, /unknown outcome "profit"[\s\S]*line 2/],
    ['an end before the start', { end: '2026-05' }, /invalid end "2026-05": it lies before start[\s\S]*line 2/],
    [
      'months before the history',
      { start: '2023-05' },
      /invalid start "2023-05": the history is from 2024-01 to 2026-10[\s\S]*line 2/,
    ],
    ['months after it', { end: '2026-12' }, /invalid end "2026-12": the history is from[\s\S]*line 2/],
    ['its first month', { start: '2024-01', end: '2024-02' }, /first month of the history[\s\S]*line 2/],
    ['an error of 0', { se: '0' }, /invalid se "0"[\s\S]*line 2[\s\S]*above 0/],
    ['a negative error', { se: '-3' }, /invalid se "-3"[\s\S]*line 2/],
    ['no error', { se: '' }, /missing se of test "pause"[\s\S]*line 2[\s\S]*low, high and confidence/],
    ['an interval without its effect', { se: '', low: '1', high: '2' }, /invalid interval from 1 to 2[\s\S]*line 2/],
    ['no effect', { effect: '' }, /missing effect of test "pause"[\s\S]*line 2/],
    ['a factor that changes nothing', { kind: 'ad_scale', factor: '1' }, /invalid factor "1"[\s\S]*line 2/],
    ['no factor where one is needed', { kind: 'ad_scale' }, /missing factor of test "pause"[\s\S]*line 2/],
    ['a share above all', { share_of_line: '150%' }, /share_of_line[\s\S]*line 2/],
    ['a line without money then', { kind: 'listing_ab', line: 'deal' }, /the history has no money on deal[\s\S]*line 2/],
    ['a date with two meanings', { start: '03/04/2026' }, /invalid date "03\/04\/2026" in start[\s\S]*line 2/],
  ])('refuses %s, with file and line', (_, cells, message) => {
    expect(refusal(sheet(row(cells)))).toMatch(message);
    expect(refusal(sheet(row(cells)))).toContain('inputs/demo/experiments.csv');
  });

  test('refuses an id that stands twice, unknown columns and a study without months', () => {
    expect(refusal(sheet(row({}), row({ id: 'Pause' })))).toMatch(/invalid id "Pause": it stands in line 2 too[\s\S]*line 3/);
    expect(refusal('id,kind,start,end,line,outcome,effect,uplift\n')).toMatch(/unknown column "uplift"/);
    const without = files.filter(({ path }) => path !== 'history.csv');
    const bytes = new TextEncoder().encode('ad_spend,12000,\n');
    const product = without.map((file) =>
      file.path === 'product.csv' ? { ...file, bytes: Buffer.concat([file.bytes, bytes]) } : file,
    );
    const experiments = { path: 'experiments.csv', bytes: new TextEncoder().encode(sheet(row({}))) };
    expect(() => readStudy([...product, experiments], { name: 'demo', folder: 'inputs/demo', model, ...span })).toThrow(
      /missing file history.csv/,
    );
  });

  test('of a model that knows no tests is refused with advice', () => {
    const dumb = shippedModel((path, text) =>
      path === 'model.yaml' ? text.replace(/^(?:experiments|tests):\n(?: .*\n)+/gm, '') : text,
    );
    expect(() => studyWith(sheet(row({})), { model: dumb })).toThrow(/unknown tests[\s\S]*add "experiments" and "outcomes"/);
  });

  test('teaches a fold only what was over by its end, and passes over what --as-of cuts off', () => {
    const history = present(studyWith(sheet(row({}))).history, 'history');
    expect(historyUntil(history, monthOf(2026, 6)).experiments).toHaveLength(1);
    expect(historyUntil(history, monthOf(2026, 5)).experiments).toHaveLength(0);
    expect(studyWith(sheet(row({})), { asOf: monthOf(2026, 5) }).history?.experiments).toBeUndefined();
  });
});

test('money that was paused is put back, by the days of the test; where all was paused, that of the months before', () => {
  const start = monthOf(2024, 1);
  const spent = new Float64Array(34).fill(1000);
  const inputs = new Map([['ad_spend', spent]]);
  const june = 29;
  const [part] = testsOf(sheet(row({ start: '2026-06-01', end: '2026-06-15' })));
  const { under, without } = experimentMoney(present(part, 'test'), { inputs, start });
  // Half of the month, half of the line: three quarters were spent.
  expect(at(present(without.get('ad_spend'), 'without'), june)).toBeCloseTo(1000 / 0.75, 9);
  expect(at(present(under?.get('ad_spend'), 'under'), june)).toBeCloseTo(1000 / 0.75 / 2, 9);
  expect(at(present(without.get('ad_spend'), 'without'), june - 1)).toBe(1000);
  const paused = new Map([['ad_spend', spent.map((money, month) => (month === june ? 0 : money + month))]]);
  const all = experimentMoney(at(testsOf(sheet(row({ share_of_line: '' }))), 0), { inputs: paused, start });
  expect(all.under).toBeUndefined();
  expect(at(present(all.without.get('ad_spend'), 'without'), june)).toBeCloseTo(1000 + june - 2, 9);
});
