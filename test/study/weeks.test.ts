import { describe, expect, test } from 'vitest';
import { formatPeriod, periodsNamed } from '../../src/core/calendar.ts';
import { horizonOf, type StudyOptions } from '../../src/study/readStudy.ts';
import type { Study } from '../../src/study/study.ts';
import { MODEL, read, refusal } from './sample.ts';

const named = (text: string) => periodsNamed(text, 'week') ?? (0 as never);
const WEEKLY: Partial<StudyOptions> = {
  model: { ...MODEL, step: 'week' },
  from: named('2026-01').first,
  to: named('2026-03').last,
};
const PLAN = 'week,ad_spend\n2026-02-16,90\n2026-02-23,90\n2026-03-02,90\n2026-03-09,90\n2026-03-16,90\n2026-03-23,90\n';

function weeksOf(dates: readonly string[], plan = PLAN): Study {
  const history = `date,ad_spend,acos\n${dates.map((date) => `"${date}",100,25%\n`).join('')}`;
  return read({ 'history.csv': history, 'plans/a.csv': plan }, WEEKLY);
}

const refused = (dates: readonly string[], plan?: string): string => refusal(() => weeksOf(dates, plan));

describe('the weeks of a history', () => {
  test.each([
    ['ISO dates', ['2026-01-26', '2026-02-02', '2026-02-09']],
    ['the day first', ['26/01/2026', '02/02/2026', '09/02/2026']],
    ['the month first', ['01/26/2026', '02/02/2026', '02/09/2026']],
    ['dots', ['26.01.2026', '2.2.2026', '9.2.2026']],
    ['words', ['26 Jan 2026', '2 Feb 2026', '9 Feb 2026']],
    ['ISO weeks', ['2026-W05', '2026-W06', '2026-W07']],
    ['week numbers', ['W05 2026', 'W06 2026', 'W7 2026']],
    ['calendar weeks', ['KW 5/2026', 'KW 6/2026', 'KW 7/2026']],
    ['first and last days', ['2026-01-26 - 2026-02-01', '2026-02-02 - 2026-02-08', '2026-02-09 - 2026-02-15']],
    ['a time that says nothing', ['2026-01-26 00:00:00', '2026-02-02 00:00:00', '2026-02-09 00:00:00']],
  ])('as %s', (_, dates) => {
    expect(weeksOf(dates).history?.months.map(formatPeriod)).toEqual(['2026-01-26', '2026-02-02', '2026-02-09']);
  });

  test.each(['Week', 'week_start', 'Week commencing', 'W/C', 'Week of', 'Date', 'KW'])('under the header "%s"', (header) => {
    const text = `${header},ad_spend,acos\n2026-02-09,100,25%\n`;
    expect(read({ 'history.csv': text, 'plans/a.csv': PLAN }, WEEKLY).history?.months.map(formatPeriod)).toEqual(['2026-02-09']);
  });

  test('under no header: the error asks for the weeks', () => {
    const text = 'when,ad_spend,acos\n2026-02-09,100,25%\n';
    expect(refusal(() => read({ 'history.csv': text, 'plans/a.csv': PLAN }, WEEKLY))).toMatch(/missing column "week"/);
  });

  test('from Sunday, if they start on Sunday: the plan, the horizon and the flags then do so too', () => {
    const plan = PLAN.replaceAll(
      /2026-(\d\d)-(\d\d)/g,
      (_, month, day) => `2026-${month}-${String(Number(day) - 1).padStart(2, '0')}`,
    );
    const study = weeksOf(['1/25/2026', '2/1/2026', '2/8/2026'], plan);
    expect(study.history?.months.map(formatPeriod)).toEqual(['2026-01-25', '2026-02-01', '2026-02-08']);
    expect(study.plans[0]?.months.map(formatPeriod).at(-1)).toBe('2026-03-22');
    const horizon = horizonOf({ from: named('2026-01').first, to: named('2026-03-25').last }, study);
    expect([horizon.from, horizon.to].map(formatPeriod)).toEqual(['2025-12-28', '2026-03-22']);
  });

  test.each([
    [
      'another weekday',
      ['2026-01-27', '2026-02-03'],
      /week "2026-01-27": 2026-01-27 is a Tuesday, and a week starts on Monday or Sunday/,
    ],
    [
      'last days',
      ['2026-01-31', '2026-02-07'],
      /is a Saturday[\s\S]*If they are the last days of the weeks, give the first ones\./,
    ],
    ['mixed days', ['2026-01-26', '2026-02-01'], /week "2026-02-01": it starts on a Sunday, the first of them on a Monday/],
    ['months', ['2026-01', '2026-02'], /week "2026-01": it is 31 days[\s\S]*spread the money of a month over them by their days/],
    ['a gap', ['2026-01-26', '2026-02-09'], /missing week 2026-02-02, between 2026-01-26 and 2026-02-09/],
    ['a week twice', ['2026-01-26', '2026-01-26'], /week: 2026-01-26 stands twice, first in line 2, column 1/],
    ['the wrong order', ['2026-02-02', '2026-01-26'], /order: 2026-01-26 follows 2026-02-02[\s\S]*Sort by week, oldest first/],
    ['two meanings', ['06/07/2026'], /dates such as "06\/07\/2026", the day or the month may come first/],
    ['both orders', ['26/01/2026', '01/26/2026'], /the day first in some and the month in others/],
    ['a day number', ['46048', '46055'], /week "46048"[\s\S]*Format the column as a date/],
    ['a week that is not there', ['2027-W53'], /week "2027-W53"[\s\S]*as in 2026-01-26 or 2026-W05/],
    ['no date', ['soon'], /week "soon"[\s\S]*as in 2026-01-26 or 2026-W05/],
  ])('%s: refused at its cell', (_, dates, message) => {
    expect(refused(dates)).toMatch(message);
    expect(refused(dates)).toMatch(/at inputs\/demo\/history\.csv, line [23], column 1/);
  });
});

describe('the weeks of a plan', () => {
  const HISTORY = ['2026-01-26', '2026-02-02', '2026-02-09'];

  test('a column a week reads as a row a week does', () => {
    const across = `line,${PLAN.match(/2026-\d\d-\d\d/g)?.join(',')}\nad_spend,90,90,90,90,90,90\n`;
    expect(weeksOf(HISTORY, across).plans[0]?.months).toEqual(weeksOf(HISTORY).plans[0]?.months);
  });

  test.each([
    ['months', 'line,2026-02,2026-03\nad_spend,400,400\n', /week "2026-02": it is 28 days[\s\S]*spread the money of a month/],
    [
      'weeks from another day',
      PLAN.replaceAll('16', '15').replaceAll('23', '22').replace('03-02', '03-01').replace('03-09', '03-08'),
      /it starts on another day than 2026-02-16, as the history's weeks do/,
    ],
    [
      'weeks missing at the end',
      PLAN.replace('2026-03-23,90\n', ''),
      /missing week 2026-03-23: the horizon ends with 2026-03-23[\s\S]*Add the weeks up to it/,
    ],
  ])('%s: refused', (_, plan, message) => {
    expect(refused(HISTORY, plan)).toMatch(message);
  });
});
