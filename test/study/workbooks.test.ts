import { describe, expect, test } from 'vitest';
import { readFormats } from '../../src/exports/fileWords.ts';
import { readHistory } from '../../src/study/readHistory.ts';
import { readPlan } from '../../src/study/readPlan.ts';
import { readStudy } from '../../src/study/readStudy.ts';
import type { Study } from '../../src/study/study.ts';
import { parseTable } from '../../src/tables/parseTable.ts';
import { workbook } from '../helpers/workbook.ts';
import { file, MODEL, OPTIONS, read, refusal, SAMPLE, sampleFiles, table } from './sample.ts';

const OVERRIDES = 'name,member,unit,shape,low,mid,high,source\nhalf_life,reviews,month,lognormal,9,18,36,Own tests\n';

/** A table of the sample as a workbook: what is a plain number there is one here. */
function asWorkbook(text: string): Uint8Array {
  const rows = parseTable(file('a.csv', text));
  const cells = [rows.header, ...rows.rows.map((row) => row.cells)];
  return workbook({ Sheet1: cells.map((row) => row.map((cell) => (/^\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell))) });
}

function numbersOf({ product, history, plans, overrides }: Study): unknown {
  return {
    facts: [...product.facts].map(([name, { value }]) => [name, value]),
    history: history && [history.months, history.columns, history.final],
    plans: plans.map((plan) => [plan.name, plan.months, [...plan.lines].map(([name, { values }]) => [name, values])]),
    overrides: overrides.map(({ name, low, mid, high, shape }) => [name, low, mid, high, shape]),
  };
}

describe('a study of workbooks', () => {
  test('says the same as one of CSV files', () => {
    const files = Object.entries({ ...SAMPLE, 'assumptions.csv': OVERRIDES });
    const workbooks = files.map(([path, text]) => ({ path: path.replace('.csv', '.xlsx'), bytes: asWorkbook(text) }));
    const study = readStudy(workbooks, OPTIONS);
    expect(numbersOf(study)).toEqual(numbersOf(read({ 'assumptions.csv': OVERRIDES })));
    expect(study.warnings).toEqual([]);
    expect(study.readings[1]?.takenFor).toBe('history, a row a month (workbook, sheet "Sheet1")');
  });

  test.each([
    ['history.xlsx', 'history.csv'],
    ['plans/a.xlsx', 'plans/a.csv'],
  ])('%s beside a CSV of the same name: one of the two has to go', (path, other) => {
    const files = [...sampleFiles(), { path, bytes: asWorkbook(SAMPLE[other] ?? '') }];
    expect(refusal(() => readStudy(files, OPTIONS))).toMatch(
      new RegExp(`invalid files: inputs/demo/${other} and inputs/demo/${path} are.*\\n.*\\n {2}Remove one of the two`),
    );
  });

  test('a table with tabs is read by its own ending too', () => {
    const plan = SAMPLE['plans/a.csv'] ?? '';
    const study = read({ 'plans/a.csv': undefined, 'plans/a.tsv': plan.replaceAll(',', '\t') });
    expect(numbersOf(study)).toEqual(numbersOf(read()));
  });

  test('formats of exports may stand in a workbook, days as days', () => {
    const bytes = workbook({
      A: [['Formats'], ['file', 'format', 'period', 'downloaded'], ['sp.csv', 'sp-campaign', '2026-03', 46128]],
    });
    const words = readFormats({ path: 'formats.xlsx', bytes }, ['exports/sp.csv']);
    expect(words).toEqual(
      readFormats(file('formats.csv', 'file,format,period,downloaded\nsp.csv,sp-campaign,2026-03,2026-04-16\n'), [
        'exports/sp.csv',
      ]),
    );
  });
});

describe('files that are not read', () => {
  test('are named, wherever they stand; the README and templates are not', () => {
    const paths = ['Historie.xlsx', 'notes.md', 'budget.xls', 'plans/b.txt', 'plans/old/c.csv', 'sub/product.csv', 'x.pdf'];
    const aside = ['README.md', 'plans/readme.md', 'templates/prompt-tests.csv', '.DS_Store', 'Thumbs.db'];
    const study = read(Object.fromEntries([...paths, ...aside].map((path) => [path, 'x'])));
    expect(study.warnings.map(({ code, place }) => [code, place?.file])).toEqual(
      paths.map((path) => ['unknown-file', `inputs/demo/${path}`]),
    );
    expect(study.warnings.map(({ message }) => message).slice(0, 4)).toEqual([
      'The file is not read. Did you mean history.xlsx?',
      expect.stringContaining('may be a workbook'),
      expect.stringContaining('The file is not read.'),
      'The file is not read. A plan is a .csv, .tsv or .xlsx file in plans/ itself.',
    ]);
  });
});

const plan = (text: string) => readPlan(table(text, 'a.csv'), 'a', { model: MODEL, currency: 'USD' });
const history = (text: string) => readHistory(table(text, 'history.csv'), { model: MODEL, currency: 'USD' });

describe('layouts that finance writes', () => {
  test('a title and a blank corner', () => {
    const study = read({
      'plans/a.csv': 'Plan of March\n\n,2026-04,2026-05,2026-06\nad_spend,1200,1200,1200\nbuild.reviews,10,20,30\n',
      'history.csv': 'Actuals,,,\n,ad_spend,acos,organic_rank\n2026-01,1000,25%,12\n2026-02,1100,26%,13\n2026-03,1200,27%,14\n',
    });
    expect(numbersOf(study)).toMatchObject({ plans: (numbersOf(read()) as { plans: unknown }).plans });
    expect([...(study.history?.columns.get('ad_spend') ?? [])]).toEqual([1000, 1100, 1200]);
  });

  test('thousands and millions in short', () => {
    const { plan: short } = plan(
      'line,2026-04,2026-05,2026-06\nad_spend,12k,$2.5M,"1,5 Mio."\n'.replace('"1,5 Mio."', '1.5 Mio.'),
    );
    expect([...(short.lines.get('ad_spend')?.values ?? [])]).toEqual([12_000, 2_500_000, 1_500_000]);
    expect(refusal(() => plan('line,2026-04\nad_spend,1.250M\n'))).toContain('no other cell decides');
    expect(refusal(() => history('month,ad_spend,acos,rank\n2026-01,1,25%,12k\n'))).toMatch(/Write it in full, without k or M/);
  });

  test.each([
    ['columns', 'line,Q1 2026,Q2 2026\nad_spend,1,2\n'],
    ['the other way round', 'month,ad_spend\n2026 Q1,1\n2026 Q2,2\n'],
    ['financial years', 'line,FY26,FY27\nad_spend,1,2\n'],
  ])('quarters and years are no months: %s', (_, text) => {
    expect(refusal(() => plan(text))).toMatch(
      /period "(?:Q1 2026|2026 Q1|FY26)": it is several months[\s\S]*Write each of its months/,
    );
  });

  test('quarters and years are no months of a history either', () => {
    expect(refusal(() => history('month,ad_spend,acos\nQ1 2026,1,25%\n'))).toContain('it is several months');
  });
});

describe('totals are control totals', () => {
  const MONTHS = 'line,2026-10,2026-11,2026-12,Q4 2026,FY27,Total\n';

  test.each([
    ['of a line', 'ad_spend,100,200,300,600,9,610\n', ['ad_spend, Total says 610, and its 3 numbers add up to 600']],
    ['of a quarter', 'ad_spend,100,200,300,610,9,600\n', ['ad_spend, Q4 2026 says 610, and its 3 numbers add up to 600']],
    [
      'of a month',
      'ad_spend,100,200,300,600,,600\ncontent,1,2,3,6,,6\nSum,101,202,333,606,,606\n',
      ['Sum, 2026-12 says 333, and its 2 numbers add up to 303'],
    ],
    [
      'of all',
      'ad_spend,100,200,300,600,,600\ncontent,1,2,3,6,,6\nSum,101,202,303,606,,66\n',
      ['Sum, Total says 66, and its 6 numbers add up to 606'],
    ],
    ['that fit', 'ad_spend,100,200,300,600,7,600\ncontent,1,2,3,6,,6\nSum,101,202,303,606,,606\n', []],
    ['within rounding', 'ad_spend,100,200,300,601,7,602\n', []],
  ])('%s', (_, rows, says) => {
    expect(plan(MONTHS + rows).warnings.map(({ code, message }) => [code, message])).toEqual(
      says.map((text) => ['totals-row', `The total of ${text}: the numbers are used.`]),
    );
  });

  test('of a history, by column, at their cell', () => {
    const rows = 'month,ad_spend,acos,content_spend\n2026-01,1000.50,25%,10\n2026-02,1100.25,26%,\n';
    const [off, ...others] = history(`${rows}Total,2200.75,,10\nAverage,5,,5\n`).warnings;
    expect([off, others]).toEqual([
      {
        code: 'totals-row',
        message: 'The total of ad_spend says 2200.75, and its 2 numbers add up to 2100.75: the numbers are used.',
        place: { file: 'history.csv', line: 4, column: 2 },
      },
      [],
    ]);
    expect(history(`${rows}Total,2100.75,,10\n`).warnings).toEqual([]);
  });

  test('a warning of a plan reaches the study', () => {
    const study = read({ 'plans/a.csv': 'line,2026-04,2026-05,2026-06,Total\nad_spend,1200,1200,1200,4000\n' });
    expect(study.warnings).toMatchObject([
      { code: 'totals-row', place: { file: 'inputs/demo/plans/a.csv', line: 2, column: 5 } },
    ]);
  });
});

test('what a spreadsheet could not compute is missing, not nothing', () => {
  const { history: read } = history('month,ad_spend,acos,ad_sales\n2026-01,5,#DIV/0!,\n2026-02,5,#N/A,20\n');
  expect([...(read.columns.get('acos') ?? [])]).toEqual([Number.NaN, 0.25]);
});
