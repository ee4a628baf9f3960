import { describe, expect, test } from 'vitest';
import { loadModel } from '../../../src/language/loadModel.ts';
import { ASSUMPTION_SHAPE, parseAssumptionRows } from '../../../src/language/tables/parseAssumptionRows.ts';
import { parseTable } from '../../../src/tables/parseTable.ts';
import { refusal, table } from '../../study/sample.ts';

const HEADER = 'name,member,unit,shape,low,mid,high,as_of,source,grade,note\n';

describe('assumptions.csv', () => {
  test('a row as it stands, with its place', () => {
    expect(parseAssumptionRows(table(`${HEADER}half_life,reviews,month,lognormal,9,18,36,2026-11,Own tests,B,why\n`))).toEqual([
      {
        name: 'half_life',
        member: 'reviews',
        unit: 'month',
        shape: 'lognormal',
        low: 9,
        mid: 18,
        high: 36,
        asOf: '2026-11',
        source: 'Own tests',
        grade: 'B',
        note: 'why',
        place: { file: 'a.csv', line: 2, column: 1 },
      },
    ]);
  });

  test('a header alone replaces nothing, in a study and in a model; another table without rows is refused', () => {
    const bytes = new TextEncoder().encode(HEADER);
    expect(parseAssumptionRows(parseTable({ path: 'a.csv', bytes }, ASSUMPTION_SHAPE))).toEqual([]);
    const yaml = 'model: m\nvariables:\n  A:\n    x: {unit: 1, equals: 1 + 1}\n';
    const model = { path: 'model.yaml', bytes: new TextEncoder().encode(yaml), sha256: '' };
    const load = (path: string) => loadModel([model, { path, bytes, sha256: '' }]);
    expect(load('assumptions.csv').assumptions).toEqual([]);
    expect(refusal(() => load('other.csv'))).toMatch(/missing rows: the file holds a header and nothing else/);
  });

  test('the register is plain: a point is a decimal point. A study decides by its own cells', () => {
    const text = `${HEADER}x,,1,normal,1.125,1.250,1.375,,s,,\n`;
    expect(parseAssumptionRows(table(text))[0]).toMatchObject({ low: 1.125, mid: 1.25, high: 1.375 });
    expect(refusal(() => parseAssumptionRows(table(text), 'any'))).toMatch(/it can be 1\.125 or 1125/);
    const german = `${HEADER.replaceAll(',', ';')}x;;1;normal;1.125;1.250,5;1.375;;s;;\n`;
    expect(parseAssumptionRows(table(german), 'any')[0]).toMatchObject({ low: 1125, mid: 1250.5, high: 1375 });
  });

  test('percentages, negative values, fixed values and comments', () => {
    const rows = parseAssumptionRows(
      table(`${HEADER}a,,1,normal,-2%,3%,8%,,s,,\nb,,1,fixed,,5,,,s,,\n,,,,,,,,,,a comment\n`),
      'any',
    );
    expect(rows.map(({ name, low, mid, high }) => [name, low, mid, high])).toEqual([
      ['a', -0.02, 0.03, 0.08],
      ['b', 5, 5, 5],
    ]);
  });

  test.each([
    [
      'an unknown shape',
      'x,,1,log-normal,1,2,3,,s,,\n',
      /unknown shape "log-normal"\n {2}at a\.csv, line 2, column 4[\s\S]*Did you mean "lognormal"\?/,
    ],
    ['a missing quantile', 'x,,1,normal,1,,3,,s,,\n', /missing value "mid" of x\n {2}at a\.csv, line 2, column 6/],
    ['quantiles that descend', 'x,,1,normal,3,2,1,,s,,\n', /order: low 3, mid 2, high 1[\s\S]*ascending/],
    ['text', 'x,,1,normal,1,two,3,,s,,\n', /invalid number "two" in mid/],
    [
      'a row twice',
      'x,m,1,normal,1,2,3,,s,,\nx,m,1,normal,1,2,3,,s,,\n',
      /"x m" stands twice, first in line 2\n {2}at a\.csv, line 3/,
    ],
  ])('%s', (_, rows, message) => {
    expect(refusal(() => parseAssumptionRows(table(HEADER + rows), 'any'))).toMatch(message);
  });

  test('missing and unknown columns', () => {
    expect(refusal(() => parseAssumptionRows(table('name,unit,shape,low,mid,high\nx,1,normal,1,2,3\n')))).toMatch(
      /missing column "source"/,
    );
    expect(refusal(() => parseAssumptionRows(table(`${HEADER.replace('grade', 'grad')}x,,1,normal,1,2,3,,s,,\n`)))).toMatch(
      /unknown column "grad"[\s\S]*"grade"/,
    );
  });
});
