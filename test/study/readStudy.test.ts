import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { InputError } from '../../src/core/error.ts';
import { readStudy } from '../../src/study/readStudy.ts';
import { studyTemplates } from '../../src/study/templates.ts';
import { sourceFiles } from '../helpers/shipped.ts';
import { file, MODEL, OPTIONS, read, refusal, SAMPLE, sampleFiles } from './sample.ts';

describe('the folder', () => {
  test('a study with all its parts', () => {
    const overrides = 'name,member,unit,shape,low,mid,high,source\nhalf_life,reviews,month,lognormal,9,18,36,Own tests\n';
    const study = read({ 'assumptions.csv': overrides });
    expect(study.name).toBe('demo');
    expect(study.plans.map(({ name }) => name)).toEqual(['a']);
    expect(study.overrides.map(({ name, place }) => [name, place.file])).toEqual([['half_life', 'inputs/demo/assumptions.csv']]);
    expect(study.readings.map((reading) => reading.file)).toEqual(
      ['product.csv', 'history.csv', 'plans/a.csv', 'assumptions.csv'].map((path) => `inputs/demo/${path}`),
    );
    expect(study.warnings).toEqual([]);
  });

  test('plans come in order of name', () => {
    const plan = SAMPLE['plans/a.csv'];
    expect(read({ 'plans/c.csv': plan, 'plans/B.csv': plan, 'plans/0.csv': plan }).plans.map(({ name }) => name)).toEqual([
      '0',
      'B',
      'a',
      'c',
    ]);
  });

  test('no product.csv', () => {
    expect(refusal(() => read({ 'product.csv': undefined }))).toBe(
      'missing file product.csv\n  at inputs/demo/product.csv\n  Run "discovery new inputs/demo" to get templates to fill in.',
    );
  });

  test('files that nobody reads are a warning, documents are not', () => {
    const study = read({ 'historie.csv': 'x', 'exports/sp.csv': 'x', 'README.md': '# x', '.DS_Store': '\0' });
    expect(study.warnings).toEqual([
      {
        code: 'unknown-file',
        message: 'The file is not read. Did you mean history.csv?',
        place: { file: 'inputs/demo/historie.csv' },
      },
      {
        code: 'unknown-file',
        message: expect.stringContaining('A study is product.csv'),
        place: { file: 'inputs/demo/exports/sp.csv' },
      },
    ]);
  });

  test('only the plans asked for, and hold', () => {
    const plan = SAMPLE['plans/a.csv'];
    const files = { 'plans/b.csv': plan, 'plans/hold.csv': plan };
    expect(read(files, { plans: ['b'] }).plans.map(({ name }) => name)).toEqual(['b', 'hold']);
    expect(read({}, { plans: ['hold'] }).plans).toEqual([]);
    expect(refusal(() => read(files, { plans: ['bb'] }))).toMatch(/unknown plan "bb" in --plans\n {2}Did you mean "b"\?/);
  });

  test('names in capitals are the same files', () => {
    const [product, plan] = [SAMPLE['product.csv'], SAMPLE['plans/a.csv']];
    const study = read({ 'product.csv': undefined, 'Product.CSV': product, 'plans/a.csv': undefined, 'Plans/Hold.csv': plan });
    expect([study.product.file, ...study.plans.map(({ name }) => name)]).toEqual(['inputs/demo/Product.CSV', 'hold']);
    expect(study.warnings).toEqual([]);
  });

  test.each([
    ['plans/a,b.csv', /invalid plan name "a,b"\n {2}at inputs\/demo\/plans\/a,b\.csv/],
    ['plans/\u202eb.csv', /invalid plan name/],
    ['plans/!.csv', /invalid plan name "!"/],
    [`plans/${'x'.repeat(61)}.csv`, /at most 60 characters/],
    ['plans/A.csv', /invalid plan name "a": inputs\/demo\/plans\/A\.csv is called the same/],
  ])('a plan may not be called %j', (path, message) => {
    expect(refusal(() => read({ [path]: SAMPLE['plans/a.csv'] }))).toMatch(message);
  });

  test('the faults of several files come at once', () => {
    const message = refusal(() =>
      read({ 'product.csv': SAMPLE['product.csv']?.replace('35%', '35'), 'history.csv': '', 'plans/a.csv': 'a\0' }),
    );
    for (const path of ['product.csv', 'history.csv', 'plans/a.csv']) expect(message).toContain(`at inputs/demo/${path}`);
  });

  test('a large file is named', () => {
    const files = [...sampleFiles(), { path: 'plans/big.csv', bytes: new Uint8Array(50 * 1024 * 1024 + 1) }];
    expect(refusal(() => readStudy(files, OPTIONS))).toMatch(/too large[\s\S]*at inputs\/demo\/plans\/big\.csv/);
  });

  test('no folder, no prefix', () => {
    const { folder: _, ...rest } = OPTIONS;
    expect(readStudy(sampleFiles(), rest).product.file).toBe('product.csv');
  });
});

describe('templates', () => {
  test('read as they are, with plans of equal cash', () => {
    const files = studyTemplates(sourceFiles('models/discovery/template'), { name: 'my <b>product</b>', model: MODEL }).map(
      ({ path, text }) => file(path, text),
    );
    const study = readStudy(files, { ...OPTIONS, to: monthOf(2027, 12) });
    expect(study.product.name).toBe('my <b>product</b>');
    expect(study.warnings).toEqual([]);
    const totals = study.plans.map((plan) =>
      plan.months.map((_, index) => [...plan.lines.values()].reduce((sum, { values }) => sum + (values[index] ?? 0), 0)),
    );
    expect(totals[0]).toEqual(totals[1]);
    expect(study.plans.map(({ name }) => name)).toEqual(['invest-in-content', 'scale-ppc']);
  });

  test('a name that a table would take for more than one cell stays one', () => {
    const [product] = studyTemplates([file('product.csv', 'field,value\nproduct,{study}\n')], {
      name: 'a, "b" $& c',
      model: MODEL,
    });
    expect(product?.text).toBe('field,value\nproduct,"a, ""b"" $& c"\n');
  });

  test('a model without a template of its own gets the fields, columns and lines that it asks for', () => {
    const texts = new Map(studyTemplates([], { name: 'x', model: MODEL }).map(({ path, text }) => [path, text]));
    expect(texts.get('product.csv')).toMatch(/^field,value,note\nproduct,x,name of the product\nmarketplace,,/);
    expect(texts.get('history.csv')).toMatch(
      /^month,ad_spend,acos,ad_sales,.*content_spend\.reviews,.*,final,exclude,series_break,note\n$/,
    );
    expect(texts.get('plans/first.csv')).toMatch(
      /^month,ad_spend,content_spend,selling_price,.*build\.listing_specificity,.*,note\n$/,
    );
  });
});

describe('whatever the bytes', () => {
  /** The sample with a few characters replaced or put in: near misses of a good study. */
  const edit = fc.record({
    path: fc.constantFrom(...Object.keys(SAMPLE)),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    remove: fc.integer({ min: 0, max: 6 }),
    text: fc.string({
      unit: fc.constantFrom(',', ';', '"', '\n', '-', '%', '.', '0', '9', 'e', '€', '\0', '\t', 'a', ' '),
      maxLength: 4,
    }),
  });

  test('a study, finite and in range, or an InputError', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
        const texts = new Map(Object.entries(SAMPLE));
        for (const { path, at, remove, text } of edits) {
          const before = texts.get(path) ?? '';
          const position = Math.floor(at * before.length);
          texts.set(path, before.slice(0, position) + text + before.slice(position + remove));
        }
        try {
          const study = readStudy(
            [...texts].map(([path, text]) => file(path, text)),
            OPTIONS,
          );
          for (const plan of study.plans)
            for (const { values } of plan.lines.values())
              expect(values.every((value) => value >= 0 && Number.isFinite(value))).toBe(true);
          for (const value of study.history?.columns.get('ad_spend') ?? [])
            expect(value >= 0 && Number.isFinite(value)).toBe(true);
          for (const fact of study.product.facts.values()) expect(Number.isFinite(fact.value)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('any bytes in any file give a study or an InputError', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('product.csv', 'history.csv', 'plans/a.csv', 'assumptions.csv'),
        fc.uint8Array({ maxLength: 120 }),
        (path, bytes) => {
          const files = [...sampleFiles().filter((known) => known.path !== path), { path, bytes }];
          expect(() => readStudy(files, OPTIONS)).toThrow(InputError);
        },
      ),
      { numRuns: 150 },
    );
  });
});
