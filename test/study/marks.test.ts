import { describe, expect, test } from 'vitest';
import { currentHistory, measuredHistory } from '../../src/study/leftOut.ts';
import { MODEL, read, refusal } from './sample.ts';

const HEADER = 'month,ad_spend,acos,organic_rank,in_stock,mention_rate.external_ai,exclude,series_break\n';
const month = (name: string, rest: string): string => `2026-0${name},1000,25%,10,100%,20%,${rest}\n`;

function history(...marks: readonly string[]) {
  const text = HEADER + ['1', '2', '3'].map((name, index) => month(name, marks[index] ?? ',')).join('');
  const study = read({ 'history.csv': text });
  if (!study.history) throw new Error('no history');
  return { history: study.history, warnings: study.warnings.map(({ message }) => message) };
}

const cells = (columns: ReadonlyMap<string, Float64Array>, name: string): number[] => [...(columns.get(name) ?? [])];

describe('exclude', () => {
  test('a reason alone takes the month out of every measured series, and says so; spending stays', () => {
    const { history: marked, warnings } = history(',', 'strike at the port,');
    const { columns } = measuredHistory(marked, MODEL);
    expect(cells(columns, 'organic_rank')).toEqual([10, Number.NaN, 10]);
    expect(cells(columns, 'ad_sales')).toEqual([4000, Number.NaN, 4000]);
    expect(cells(columns, 'mention_rate.external_ai')).toEqual([0.2, Number.NaN, 0.2]);
    expect(cells(columns, 'ad_spend')).toEqual([1000, 1000, 1000]);
    expect(warnings.join()).toContain('2026-02 is left out of what is learnt: strike at the port.');
  });

  test('named series are left out alone, with what says the same', () => {
    const { history: marked } = history('"ACOS, organic rank: tracker was down",');
    const { columns } = measuredHistory(marked, MODEL);
    expect(cells(columns, 'ad_sales')).toEqual([Number.NaN, 4000, 4000]);
    expect(cells(columns, 'organic_rank')).toEqual([Number.NaN, 10, 10]);
    expect(cells(columns, 'mention_rate.external_ai')).toEqual([0.2, 0.2, 0.2]);
  });

  test('"no" and blanks mark nothing', () => {
    expect(history('no,', ',').history.marks).toEqual([]);
  });

  test.each([
    ['yes,', /missing reason in exclude\n.*line 2/],
    ['ad_sales:,', /missing reason in exclude/],
    ['sesions: broken,', /unknown series "sesions": nothing is learnt from it[\s\S]*line 2/],
    ['ad_spend: wrong,', /unknown series "ad_spend": nothing is learnt from it/],
    [',another panel', /missing series that breaks[\s\S]*name of the series: another way of measuring/],
  ])('%s is refused', (mark, message) => {
    expect(refusal(() => read({ 'history.csv': HEADER + month('1', mark) + month('2', ',') }))).toMatch(message);
  });
});

describe('series_break', () => {
  test('what was measured before says nothing of now', () => {
    const { history: marked, warnings } = history(',', ',mention_rate: another panel of prompts');
    const { columns } = currentHistory(marked, MODEL);
    expect(cells(columns, 'mention_rate.external_ai')).toEqual([Number.NaN, 0.2, 0.2]);
    expect(cells(columns, 'organic_rank')).toEqual([10, 10, 10]);
    expect(warnings.join()).toContain('From 2026-02 on mention_rate measures something else (another panel of prompts)');
  });
});

describe('rank after a stock-out', () => {
  test('says nothing in the month and in the two after', () => {
    const { history: whole } = history();
    const short = { ...whole, columns: new Map([...whole.columns, ['in_stock', Float64Array.of(0.5, 1, 1)]]) };
    expect(cells(measuredHistory(short, MODEL).columns, 'organic_rank')).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    const just = { ...whole, columns: new Map([...whole.columns, ['in_stock', Float64Array.of(0.9, Number.NaN, 1)]]) };
    expect(cells(measuredHistory(just, MODEL).columns, 'organic_rank')).toEqual([10, 10, 10]);
  });
});

test('a header that once meant something else is read with a note', () => {
  const study = read({
    'plans/a.csv': undefined,
    'history.csv': 'month,ad_spend,acos,recommendation_share.external_ai\n2026-01,1000,25%,20%\n',
  });
  expect([...(study.history?.columns.get('mention_rate.external_ai') ?? [])]).toEqual([0.2]);
  expect(study.warnings.map(({ message }) => message).join()).toContain(
    '"recommendation_share.external_ai" is read as mention_rate.external_ai: answers to category prompts that name the brand',
  );
});
