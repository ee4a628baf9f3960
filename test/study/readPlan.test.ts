import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addPeriods, formatPeriod, monthOf } from '../../src/core/calendar.ts';
import { readPlan } from '../../src/study/readPlan.ts';
import { MODEL, read, refusal, table } from './sample.ts';

function lines(text: string): Record<string, number[]> {
  const { plan } = readPlan(table(text), 'a', { model: MODEL, currency: 'USD' });
  return Object.fromEntries([...plan.lines].map(([name, { values }]) => [name, [...values]]));
}

describe('layouts', () => {
  const expected = { ad_spend: [1200, 1300], 'build.reviews': [10.5, 0], content_spend: [1, 2] };

  test.each([
    ['a row a line item', 'line,2026-04,2026-05\nad_spend,1200,1300\nbuild.reviews,10.5,0\ncontent_spend,1,2\n'],
    [
      'with totals and notes',
      'Position;Apr 26;Mai 26;Gesamt;Notiz\nWerbeausgaben;1.200,00;1.300,00;2.500,00;x\nBuild Reviews;10,50;0,00;10,50;\nContent;1;2;3;\nSumme;1.211,50;1.302;2.513,50;\n',
    ],
    ['a row a month', 'month,ad_spend,build.reviews,content_spend\n2026-04,1200,10.5,0001\n2026-05,1300,0,2\n'],
    [
      'a row a month, totals, notes',
      'Date,PPC,Build: reviews,Content,Total,Comment\n04/2026,"$1,200",$10.50,1,"1,211.5",\n05/2026,"$1,300",0,2,"1,302",why\nTotal,"2,500",10.5,3,,\n',
    ],
    [
      'months in a column without a name for it',
      'when,ad_spend,build.reviews,content_spend\nApr 2026,1200,10.5,1\nMay 2026,1300,0,2\n',
    ],
  ])('%s', (_, text) => {
    expect(lines(text.replaceAll('€', ''))).toEqual(expected);
  });

  test('whole thousands as a spreadsheet writes them, and what was taken for granted', () => {
    const text = 'line,Nov 26,Dec 26\nad_spend,"42,000","1,500"\n';
    expect(lines(text)).toEqual({ ad_spend: [42000, 1500] });
    expect(readPlan(table(text), 'a', { model: MODEL }).reading.takenFor).toContain('"42,000" is read as 42000');
  });

  test('sums over quarters and years are left out, and said so', () => {
    const text = 'line,11/30/2026,12/31/2026,Q4 2026,1/31/2027,FY27\nad_spend,1,2,3,4,4\n';
    expect(lines(text)).toEqual({ ad_spend: [1, 2, 4] });
    expect(readPlan(table(text), 'a', { model: MODEL }).reading.takenFor).toContain('column "Q4 2026", column "FY27"');
  });

  test('either layout reads back to the same plan', () => {
    const amount = fc.integer({ min: 0, max: 10_000_000 }).map((cents) => cents / 100);
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 20 })
          .chain((count) =>
            fc.tuple(
              fc.array(amount, { minLength: count, maxLength: count }),
              fc.array(amount, { minLength: count, maxLength: count }),
            ),
          ),
        ([ads, reviews]) => {
          const months = ads.map((_, index) => formatPeriod(addPeriods(monthOf(2026, 4), index)));
          const down =
            ['line', ...months].join(',') +
            `\nad_spend,${ads.map((value) => value.toFixed(2)).join(',')}\nupkeep.reviews,${reviews.map((value) => value.toFixed(2)).join(',')}\n`;
          const across = `month,ad_spend,upkeep.reviews\n${months.map((month, index) => `${month},${ads[index]?.toFixed(2)},${reviews[index]?.toFixed(2)}\n`).join('')}`;
          expect(lines(down)).toEqual({ ad_spend: ads, 'upkeep.reviews': reviews });
          expect(lines(across)).toEqual(lines(down));
        },
      ),
    );
  });

  test('says what was read', () => {
    const reading = read().readings.find(({ file }) => file.endsWith('plans/a.csv'));
    expect(reading).toEqual({
      file: 'inputs/demo/plans/a.csv',
      takenFor: 'plan "a", a row a line item, 2026-04 to 2026-06 (UTF-8, commas)',
      columns: [
        { header: 'ad_spend', meaning: 'ad_spend: advertising spend', unit: 'USD/month' },
        { header: 'build.reviews', meaning: 'build.reviews: content money that builds, Use-case reviews', unit: 'USD/month' },
      ],
    });
  });
});

describe('what is refused', () => {
  test.each([
    ['no months', 'line,amount\nad_spend,1\n', /missing months: neither/],
    [
      'an unknown line',
      'line,2026-04\nad_spend,1\nbuild.review,1\n',
      /unknown line "build\.review"\n {2}at a\.csv, line 3, column 1[\s\S]*Did you mean "build\.reviews"\?/,
    ],
    ['a line called __proto__', 'line,2026-04\nad_spend,1\n__proto__,1\n', /unknown line "__proto__"/],
    ['an unknown line as a column', 'month,ad_spend,foo\n2026-04,1,1\n', /unknown line "foo"\n {2}at a\.csv, line 1, column 3/],
    ['a line twice', 'line,2026-04\nad_spend,1\nPPC,1\n', /line: ad_spend stands twice, first in line 2\n {2}at a\.csv, line 3/],
    ['a line twice as columns', 'month,ad_spend,PPC\n2026-04,1,1\n', /line: ad_spend stands twice, first in column 2/],
    ['no ad_spend', 'line,2026-04\nbuild.reviews,1\n', /missing line "ad_spend"[\s\S]*zeros/],
    ['a month twice', 'line,2026-04,Apr 2026\nad_spend,1,1\n', /month: 2026-04 stands twice/],
    ['a month missing', 'line,2026-04,2026-06\nad_spend,1,1\n', /missing month 2026-05/],
    ['a column that is no month', 'line,2026-04,Owner\nad_spend,1,1\n', /invalid month "Owner"\n {2}at a\.csv, line 1, column 3/],
    ['negative money', 'line,2026-04\nad_spend,-1\n', /invalid value "-1" in ad_spend, 2026-04/],
    [
      'a blank',
      'line,2026-04,2026-05\nad_spend,1,-\n',
      /missing amount in ad_spend\n {2}at a\.csv, line 2, column 3[\s\S]*write 0/,
    ],
    ['text', 'line,2026-04\nad_spend,tbd\n', /invalid number "tbd" in ad_spend, 2026-04/],
    ['another currency', 'line,2026-04\nad_spend,€5\n', /invalid currency "€5"/],
    [
      'thousands written both ways',
      'line;2026-04;2026-05\nad_spend;1.500;2,500\n',
      /"1\.500" in ad_spend, 2026-04: it can be 1\.5 or 1500/,
    ],
    ['two conventions in one file', 'line;2026-04\nad_spend;1.5\ncontent;2,5\n', /has a decimal point, "2,5" in line 3/],
  ])('%s', (_, text, message) => {
    expect(refusal(() => lines(text))).toMatch(message);
  });
});

describe('the months that a plan must cover', () => {
  const plan = (first: number, last: number): string => {
    const months = Array.from({ length: last - first + 1 }, (_, index) => formatPeriod(addPeriods(monthOf(2026, first), index)));
    return `line,${months.join(',')}\nad_spend,${months.map((_, index) => 100 + index).join(',')}\n`;
  };

  test.each([
    ['actual months only', plan(1, 3), /missing month 2026-04: the plan ends with 2026-03[\s\S]*at inputs\/demo\/plans\/a\.csv/],
    ['a late beginning', plan(5, 6), /missing month 2026-04: the plan begins with 2026-05[\s\S]*--as-of 2026-03/],
    ['an early end', plan(4, 5), /missing month 2026-06: the horizon ends with 2026-06[\s\S]*--to 2026-05/],
    ['months after the horizon', plan(4, 8), /invalid month 2026-07: the horizon ends with 2026-06[\s\S]*--to 2026-08/],
  ])('%s', (_, text, message) => {
    expect(refusal(() => read({ 'plans/a.csv': text }))).toMatch(message);
  });

  test('with --to, later months are left out with a warning', () => {
    const study = read({ 'plans/a.csv': plan(4, 8) }, { toIsExplicit: true });
    expect(study.plans[0]?.months.map(formatPeriod)).toEqual(['2026-04', '2026-05', '2026-06']);
    expect([...(study.plans[0]?.lines.get('ad_spend')?.values ?? [])]).toEqual([100, 101, 102]);
    expect(study.warnings).toMatchObject([{ code: 'plan-months-ignored', place: { file: 'inputs/demo/plans/a.csv' } }]);
  });

  test('months that are actuals by now are dropped with a note', () => {
    const study = read({ 'plans/a.csv': plan(2, 6) });
    expect(study.plans[0]?.months.map(formatPeriod)).toEqual(['2026-04', '2026-05', '2026-06']);
    expect([...(study.plans[0]?.lines.get('ad_spend')?.values ?? [])]).toEqual([102, 103, 104]);
    expect(study.warnings).toMatchObject([{ code: 'plan-months-actual', place: { file: 'inputs/demo/plans/a.csv' } }]);
    expect(study.warnings[0]?.message).toContain('2026-02 to 2026-03 are in history.csv');
  });

  test('with --as-of a plan may begin later, and the reader is told', () => {
    const study = read({ 'plans/a.csv': plan(4, 6) }, { asOf: monthOf(2026, 1) });
    expect(study.plans[0]?.months.map(formatPeriod)).toEqual(['2026-04', '2026-05', '2026-06']);
    expect(study.warnings).toMatchObject([{ code: 'plan-begins-later' }]);
    expect(study.warnings[0]?.message).toContain('from 2026-02 until then');
    expect(refusal(() => read({ 'plans/a.csv': plan(5, 6) }, { asOf: monthOf(2026, 3), to: monthOf(2026, 4) }))).toMatch(
      /invalid month 2026-05: the plan begins there[\s\S]*--to to 2026-05/,
    );
  });

  test('a horizon that ends with the history leaves nothing to plan', () => {
    expect(refusal(() => read({}, { to: monthOf(2026, 3) }))).toMatch(
      /first projected month is 2026-04[\s\S]*Set --to to 2026-04 or later/,
    );
    expect(refusal(() => read({}, { from: monthOf(2026, 7) }))).toMatch(/--from 2026-07 is after --to 2026-06/);
  });

  test('without a history, the earliest plan begins the projection', () => {
    const product = `field,value\nproduct,Pan\nmarketplace,US\ncurrency,USD\nprice,40\nmargin,35%\nconversion_rate,10%\nreturn_rate,6%\nrepeat_rate,15%\ndiscount_rate,10%\ncategory_discoveries,400000\nad_spend,1000\n`;
    const files = { 'product.csv': product, 'history.csv': undefined, 'plans/a.csv': plan(2, 6) };
    expect(read(files).plans[0]?.months).toHaveLength(5);
    expect(refusal(() => read({ ...files, 'plans/b.csv': plan(3, 6) }))).toMatch(/missing month 2026-02[\s\S]*plans\/b\.csv/);
  });
});

describe('months that do not fit the horizon are shown in their cell', () => {
  test.each([
    ['actuals', '2026-02,2026-03', /missing month 2026-04: the plan ends with 2026-03\n {2}at .*a\.csv, line 1, column 3/],
    ['begins late', '2026-05,2026-06', /missing month 2026-04: the plan begins with 2026-05\n {2}at .*line 1, column 2/],
    ['ends early', '2026-04,2026-05', /missing month 2026-06: the horizon ends with 2026-06\n {2}at .*line 1, column 3/],
    [
      'too long',
      '2026-04,2026-05,2026-06,2026-07',
      /invalid month 2026-07: the horizon ends with 2026-06\n {2}at .*line 1, column 5/,
    ],
  ])('%s', (_, months, message) => {
    const amounts = months.split(',').map(() => '1');
    expect(refusal(() => read({ 'plans/a.csv': `line,${months}\nad_spend,${amounts.join(',')}\n` }))).toMatch(message);
  });
});
