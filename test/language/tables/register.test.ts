import { describe, expect, test } from 'vitest';
import { assumption, headlinesOf, issuesOf, READINGS_HEADER, small } from '../small.ts';

describe('the register', () => {
  test('comes through as it is', () => {
    const rows = [
      assumption({}),
      assumption({ name: 'ceiling', member: 'external_ai', unit: '1', shape: 'logit-normal', low: 0.1, mid: 0.2, high: 0.3 }),
    ];
    expect(small({ assumptions: rows }).assumptions).toEqual(rows);
  });

  test.each([
    [{ name: 'prize' }, 'unknown parameter "prize"', 'Did you mean "price"?'],
    [{ name: '__proto__' }, 'unknown parameter "__proto__"', undefined],
    [{ name: 'ad_spend' }, 'unknown parameter "ad_spend"', undefined],
    [{ member: 'external_ai' }, 'invalid member "external_ai": "price" is over no dimension', 'Leave the cell empty.'],
    [
      { name: 'ceiling', unit: '1', member: 'external_al', shape: 'normal' as const },
      'unknown member "external_al" of "ceiling"',
      'Did you mean "external_ai"?',
    ],
    [{ unit: 'money' }, 'invalid unit "money" of "price": the model declares money/order', undefined],
    [{ unit: 'usd' }, 'unknown unit "usd"', undefined],
    [{ unit: '' }, 'invalid unit ""', undefined],
    [{ low: 21 }, 'invalid percentiles of "price": low, mid and high must ascend', undefined],
    [{ high: Number.NaN }, 'invalid percentiles of "price": low, mid and high must ascend', undefined],
    [{ low: 0 }, 'invalid percentiles of "price": a lognormal needs values above 0', undefined],
    [{ shape: 'fixed' as const }, 'invalid percentiles of "price": a fixed value has low = mid = high', undefined],
    [{ source: '' }, 'missing "source" of "price"', undefined],
    [{ grade: '' }, 'missing "grade" of "price"', undefined],
  ])('%o', (row, headline, advice) => {
    const issues = issuesOf(() => small({ assumptions: [assumption(row)] }));
    expect(issues.map(({ opening, message }) => `${opening} ${message}`)).toEqual([headline]);
    expect(issues[0]?.place).toEqual({ file: 'assumptions.csv', line: 7 });
    if (advice !== undefined) expect(issues[0]?.advice).toBe(advice);
  });

  test('says each thing once', () => {
    const again = assumption({ place: { file: 'assumptions.csv', line: 9 } });
    expect(issuesOf(() => small({ assumptions: [assumption({}), again] }))).toMatchObject([
      { message: 'assumption "price": it stands already at assumptions.csv, line 7', place: { line: 9 } },
    ]);
    const members = ['listing', 'community', ''].map((member) => assumption({ name: 'half_life', unit: 'month', member }));
    expect(headlinesOf(() => small({ assumptions: members }))).toEqual([]);
  });
});

describe('readings', () => {
  const rows = (...lines: string[]) => ({ tables: { 'readings.csv': [READINGS_HEADER, ...lines].join('\n') } });
  const NONE = 'Advertising|None||both|ceiling|1|fixed|0|0|0|2026-11|The article|C|';

  test('a row for both readings is one for each', () => {
    const { readings } = small(
      rows(NONE, 'Advertising|High|amazon_search|article|ceiling|1|logit-normal|0.1|0.2|0.3|2026-11|Judgement|J|why'),
    );
    expect(readings.map(({ word, reading, channel }) => [word, reading, channel])).toEqual([
      ['None', 'article', ''],
      ['None', 'evidence', ''],
      ['High', 'article', 'amazon_search'],
    ]);
    expect(readings[2]?.assumption).toEqual({
      name: 'ceiling',
      member: '',
      unit: '1',
      shape: 'logit-normal',
      low: 0.1,
      mid: 0.2,
      high: 0.3,
      asOf: '2026-11',
      source: 'Judgement',
      grade: 'J',
      note: 'why',
      place: { file: 'readings.csv', line: 3 },
    });
  });

  test.each([
    ['attribute', NONE.replace('Advertising', 'Advertisin'), 'unknown attribute "Advertisin"'],
    ['channel', NONE.replace('||both', '|alexa|both'), 'unknown channel "alexa"'],
    ['reading', NONE.replace('both', 'every'), 'unknown reading "every"'],
    ['parameter', NONE.replace('ceiling', 'sealing'), 'unknown parameter "sealing"'],
    ['word', NONE.replace('None', ''), 'missing word'],
    ['unit', NONE.replace('|1|', '|month|'), 'invalid unit "month" of "ceiling": the model declares 1'],
    ['shape', NONE.replace('fixed', 'log-normal'), 'unknown shape "log-normal" of "ceiling"'],
    ['number', NONE.replace('|0|0|0|', '|0|zero|0|'), 'invalid "mid": "zero" is not a number'],
    ['order', NONE.replace('fixed|0|0|0', 'normal|0|2|1'), 'invalid percentiles of "ceiling": low, mid and high must ascend'],
    ['source', NONE.replace('The article', ''), 'missing "source" of "ceiling"'],
  ])('a wrong %s', (_, line, headline) => {
    expect(
      issuesOf(() => small(rows(line))).map(({ opening, message, place }) => [`${opening} ${message}`, place?.line]),
    ).toEqual([[headline, 2]]);
  });

  test('a word means one thing in each reading', () => {
    expect(headlinesOf(() => small(rows(NONE, NONE.replace('both', 'evidence').replace('None', 'NONE'))))).toEqual([
      'invalid reading "NONE" of "ceiling": line 2 has it already',
    ]);
  });

  test('columns are known', () => {
    const tables = { 'readings.csv': READINGS_HEADER.replace('word', 'wrod').concat('\n', NONE) };
    expect(headlinesOf(() => small({ tables }))).toEqual(['unknown column "wrod"', 'missing column "word"']);
  });
});

describe('dated tables', () => {
  const season = (line: string) => ({ tables: { 'season.csv': `marketplace|month|value|source|grade|note\n${line}` } });

  test.each([
    ['*|2026-13|1|x|J|', 'invalid month "2026-13"'],
    ['*|*-00|1|x|J|', 'invalid month "*-00"'],
    ['*|June|1|x|J|', 'invalid month "June"'],
    ['*|*-06|NaN|x|J|', 'invalid "value": "NaN" is not a number'],
    ['*|*-06|1||J|', 'missing "source"'],
    ['*|*-06|1|x||', 'missing "grade"'],
    ['|*-06|1|x|J|', 'missing "marketplace"'],
    ['*|*-06|1|x|J|\n*|*-06|2|x|J|', 'invalid month "* *-06": line 2 has it already'],
  ])('%s', (line, headline) => {
    expect(headlinesOf(() => small(season(line)))).toEqual([headline]);
  });
});
