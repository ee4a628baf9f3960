import { describe, expect, test } from 'vitest';
import { readHistory } from '../../src/study/readHistory.ts';
import { MODEL, refusal, table } from '../study/sample.ts';

const read = (text: string) => readHistory(table(text, 'history.csv'), { model: MODEL, currency: 'USD' });

describe('ranks that are only bounded', () => {
  test('are limits', () => {
    const { history } = read('month,ad_spend,acos,rank\n2026-01,1,25%,12.5\n2026-02,1,25%,> 306\n2026-03,1,25%,\n');
    expect([...(history.columns.get('organic_rank') ?? [])]).toEqual([12.5, Number.NaN, Number.NaN]);
    expect([...(history.limits.get('organic_rank') ?? [])]).toEqual([Number.NaN, 306, Number.NaN]);
  });

  test('are nothing that money can be', () => {
    expect(refusal(() => read('month,ad_spend,acos\n2026-01,>100,25%\n'))).toMatch(/invalid number ">100" in ad_spend/);
    expect(read('month,ad_spend,acos,rank\n2026-01,1,25%,3\n').history.limits).toEqual(new Map());
  });
});

describe('final', () => {
  test('is yes or no, in English and German, and yes where it is not said', () => {
    const text = 'Monat;Werbeausgaben;ACOS;endgültig\nJan 26;1;25 %;Ja\nFeb 26;1;25 %;\nMär 26;1;25 %;nein\n';
    const { history, reading } = read(text);
    expect([...history.final]).toEqual([true, true, false]);
    expect(reading.columns[3]).toEqual({
      header: 'endgültig',
      meaning: 'final: whether the month will stay as it is',
      unit: 'yes or no',
    });
    expect(read('month,ad_spend,acos\n2026-01,1,25%\n').history.final).toEqual([true]);
  });

  test('is no other word', () => {
    expect(refusal(() => read('month,ad_spend,acos,final\n2026-01,1,25%,maybe\n'))).toMatch(
      /invalid word "maybe" in final\n {2}at history\.csv, line 2, column 4/,
    );
  });
});
