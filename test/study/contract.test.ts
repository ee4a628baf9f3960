import { describe, expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { moneySlots } from '../../src/language/contract/rolePlayers.ts';
import type { Model } from '../../src/language/model.ts';
import { factsOf } from '../../src/study/facts.ts';
import { historyColumns } from '../../src/study/historyColumns.ts';
import { historyPriors } from '../../src/study/historyPriors.ts';
import { marketplaceNamed } from '../../src/study/marketplaceNamed.ts';
import { planInputs } from '../../src/study/planInputs.ts';
import { planLines, slotParts } from '../../src/study/planLines.ts';
import { readStudy } from '../../src/study/readStudy.ts';
import type { Study } from '../../src/study/study.ts';
import { timelineOf } from '../../src/study/studyTimeline.ts';
import { small } from '../language/small.ts';
import { refusal } from './sample.ts';
import { type Renaming, teaModel, teaStudy } from './teaModel.ts';

const TO = monthOf(2026, 9);

function read(model: Model, files = teaStudy()): Study {
  return readStudy(files, { name: 'tea', model, from: monthOf(2026, 1), to: TO, toIsExplicit: false });
}

const model = teaModel();
const study = read(model);
const changed = (changes: Readonly<Record<string, string>>): Study => read(model, teaStudy(undefined, changes));
const numbers = (values: Float64Array | undefined): number[] => [...(values ?? [])];
const inputsOf = (of: Study, by: Model = model) => planInputs(of, by, timelineOf(of, TO));

describe('a model of another market', () => {
  test('asks for its own facts, and for no marketplace', () => {
    expect([...study.product.facts].map(([name, { value }]) => [name, value])).toEqual([
      ['fee', 4],
      ['take', 0.25],
      ['liking', 4.5],
      ['ladder', 9],
    ]);
    expect(study.product.texts.get('maker')?.value).toBe('Ann Bee');
    expect(study.product.marketplace).toBe('*');
    expect(marketplaceNamed(study.product, model.marketplaces)).toMatchObject({ id: '*', currency: 'EUR' });
    expect(refusal(() => changed({ 'product.csv': 'field,value\nproduct,Tea\ncurrency,EUR\nprice,4\n' }))).toMatch(
      /unknown field "price"[\s\S]*missing field fee \(price of a bag\)[\s\S]*missing field take/,
    );
  });

  test('completes the columns that are derived from each other', () => {
    expect(numbers(study.history?.columns.get('credited'))).toEqual([400, 400, 300, Number.NaN, 500, 400]);
    expect(study.warnings).toEqual([]);
  });

  test.each([
    [
      'month,poster,mild\n2026-06,1,1\n',
      /missing column "cost_part" or "credited"[\s\S]*Add one of them: cost part, or credited\./,
    ],
    ['month,cost_part,mild\n2026-06,25%,1\n', /missing column "poster"/],
    ['month,poster,credited\n2026-06,1,4\n', /missing column "mild"/],
    ['month,poster,credited,mild\n2026-06,1,4,\n', /missing mild of 2026-06\n[\s\S]*Fill it in\./],
    ['month,poster,credited,mild\n2026-06,,4,1\n', /missing poster of 2026-06\n[\s\S]*write 0 for a month without any/],
    ['month,poster,cost_part,mild\n2026-06,1,0,1\n', /invalid Cost part 0 in 2026-06, a month with poster/],
    ['month,poster,credited,mild,visit_price\n2026-06,1,4,1,2\n', /unknown column "visit_price"/],
    ['month,poster,credited,mild,heard\n2026-06,1,4,1,2\n', /unknown column "heard"/],
  ])('a history of %j is refused', (text, message) => {
    expect(refusal(() => changed({ 'history.csv': text }))).toMatch(message);
  });

  test('warns of numbers that contradict each other, in its own words', () => {
    const text =
      'month,poster,cost_part,credited,till,mild\n2026-04,100,50%,400,900,1\n2026-05,100,25%,400,300,1\n2026-06,0,,400,900,1\n';
    expect(changed({ 'history.csv': text }).warnings.map(({ code, message }) => [code, message])).toEqual([
      ['ratio-contradiction', 'Cost part times credited gives 200, but poster is 100: one of the three is wrong.'],
      ['part-above-whole', expect.stringMatching(/^Credited: more than till in 2026-05/)],
      ['attributed-without-advertising', expect.stringMatching(/^Credited without advertising in 1 month:/)],
    ]);
  });
});

describe('what the study says of the start', () => {
  const rows = (layers: ReturnType<typeof factsOf>) =>
    new Map(layers.map(({ row }) => [`${row.name}${row.member && `.${row.member}`}`, row]));

  test('facts and the last months', () => {
    const said = rows(factsOf(study, model));
    expect(said.get('liking_mid')?.mid).toBe(0.9);
    expect(said.get('first_ladder')).toMatchObject({
      low: 20,
      mid: 30,
      high: 60,
      shape: 'lognormal',
      note: 'Ladder beyond 20 in 2026-05: judgement',
    });
    expect(said.get('first_visit_price')).toMatchObject({ mid: 340 / 165, note: 'Poster over visits, last 3 months to 2026-06' });
    expect(said.get('first_heard.ash')?.note).toBe('Counted over 160 answers in the last 3 measured months');
    expect(said.get('first_heard.ash')?.mid).toBeCloseTo((0.24 * 50 + 0.22 * 10 + 0.3 * 100) / 160, 12);
    expect(said.has('first_heard.oak')).toBe(false);
  });

  test('the first months, for a calibration', () => {
    const said = rows(historyPriors(study, model));
    expect(said.get('first_ladder')).toMatchObject({ mid: 8, low: 8 / 1.25, note: 'Around the mean ladder to 2026-03' });
    expect(said.get('first_visit_price')?.mid).toBeCloseTo((2 + 2 + 1.8) / 3, 12);
    expect(said.get('take_mid')).toMatchObject({ shape: 'logit-normal', low: 0.2, mid: 0.25, high: 0.3125 });
    expect(said.get('fee_mid')).toMatchObject({ shape: 'fixed', mid: 4 });
    expect(said.has('first_heard.ash')).toBe(false);
  });

  test('without visits, what gives nearly the same', () => {
    const { history } = study;
    if (!history) throw new Error('no history');
    const columns = new Map([...history.columns].filter(([name]) => name !== 'visits'));
    const said = rows(historyPriors({ ...study, history: { ...history, columns } }, model));
    expect(said.get('first_visit_price')?.mid).toBeCloseTo(((0.25 + 0.3 + 0.3) / 3) * 0.25 * 4, 12);
  });
});

describe('money goes where the model says', () => {
  test('by line, by member, and by the columns of weights', () => {
    const [hold, more] = inputsOf(study);
    const at = (name: string, month: number) => [hold, more].map((plan) => plan?.series.get(name)?.[month]);
    const [march, june, july] = [2, 5, 6];
    expect(at('poster', july)).toEqual([(110 + 130 + 100) / 3, 200]);
    expect(['sow.top', 'tend.top', 'sow.low', 'tend.low'].map((slot) => at(slot, july)[1])).toEqual([5 + 6, 2, 2, 6]);
    expect(['sow.low', 'tend.low', 'sow.top'].map((slot) => at(slot, march)[0])).toEqual([10, 30, 0]);
    expect(['sow.top', 'tend.top', 'sow.low', 'tend.low'].map((slot) => at(slot, june)[0])).toEqual([7.5, 2.5, 7.5, 22.5]);
  });

  test('an input that is no money is what the model says ahead, and never nought', () => {
    const [, more] = inputsOf(study);
    expect(numbers(more?.series.get('mild')).slice(-3)).toEqual([15, 15, 15]);
    const silent = teaModel(undefined, (text) => text.replace(', ahead: mean', ''));
    expect(refusal(() => read(silent))).toMatch(
      /missing line "mild"\n {2}at plans\/more\.csv, line 1\n {2}Add it, or let the model say what holds ahead, as in "ahead: last"\./,
    );
    expect(refusal(() => inputsOf(study, silent))).toMatch(/missing input "mild" of 2026-07\n {2}at plans\/more\.csv/);
  });

  test('an input that no column leads to is a column of its own name, and needed', () => {
    const bare = teaModel(undefined, (text) => text.replace(/^ {2}(?:mild|care): \{kind.*\n/gm, ''));
    const added = [...bare.columns.values()].filter(({ name }) => ['sow', 'tend', 'mild'].includes(name));
    expect(added.map(({ name, over, kind, needed, gives }) => [name, over, kind, needed, gives])).toEqual([
      ['sow', 'shelf', 'money', true, 'sow'],
      ['tend', 'shelf', 'money', true, 'tend'],
      ['mild', undefined, 'free', true, 'mild'],
    ]);
    expect(refusal(() => read(bare, teaStudy(undefined, { 'history.csv': 'month,poster,credited\n2026-06,1,4\n' })))).toMatch(
      /missing column "sow\.top"/,
    );
  });

  test('a column or a line that leads to no input is an error', () => {
    for (const line of ['attic', 'sow', 'sow.attic', 'care.attic', 'poster.top'])
      expect(refusal(() => slotParts(line, model))).toContain(`invalid line "${line}": it leads to no input of the model`);
    const history = 'month,poster,credited,mild,care.top\n2026-06,1,4,1,5\n';
    const dimensions = new Map([...model.dimensions].map(([name, one]) => [name, { ...one, constants: new Map() }]));
    const other = { ...model, dimensions };
    expect(refusal(() => inputsOf(read(other, teaStudy(undefined, { 'history.csv': history })), other))).toMatch(
      /invalid line "care\.top": it leads to no input/,
    );
  });

  test('without a history it is what product.csv says', () => {
    const stated = `${new TextDecoder().decode(teaStudy()[0]?.bytes)}poster_now,70,\n`;
    const files = teaStudy(undefined, {
      'product.csv': stated,
      'plans/more.csv': 'line,2026-07,2026-08,2026-09\nposter,1,1,1\nmild,9,9,9\n',
    });
    const new_ = read(
      model,
      files.filter(({ path }) => path !== 'history.csv'),
    );
    const [hold] = inputsOf(new_);
    expect([...(hold?.series ?? [])].map(([slot, [now]]) => [slot, now])).toEqual([
      ['poster', 70],
      ['sow.top', 0],
      ['sow.low', 0],
      ['tend.top', 0],
      ['tend.low', 0],
      ['mild', 9],
    ]);
  });
});

describe('names mean nothing to the engine', () => {
  const names = [
    ...model.facts.keys(),
    ...model.columns.keys(),
    ...model.lines.keys(),
    ...model.inputs.keys(),
    ...model.parameters.keys(),
  ];
  const own = [...new Set([...names, 'town', 'shelf', 'ash', 'oak', 'top', 'low', 'sow_part', 'tend_part'])];
  const renamed = new Map(own.map((name, index) => [name, `zz${String.fromCharCode(97 + (index % 26))}${index}`]));
  const rename: Renaming = (text) => text.replaceAll(/[a-z][a-z0-9_]*/g, (word) => renamed.get(word) ?? word);

  test('the same study under other names gives the same numbers', () => {
    const [other, files] = [teaModel(rename), teaStudy(rename)];
    const twin = read(other, files);
    const layers = (of: Study, by: Model) =>
      [factsOf(of, by), historyPriors(of, by)].map((all) => all.map(({ row }) => [row.low, row.mid, row.high, row.shape]));
    const series = (of: Study, by: Model) => inputsOf(of, by).map(({ series: all }) => [...all.values()].map(numbers));
    const columns = (of: Study) => [...(of.history?.columns.values() ?? [])].map(numbers);
    expect(other.columns.has('poster')).toBe(false);
    expect(layers(twin, other)).toEqual(layers(study, model));
    expect(series(twin, other)).toEqual(series(study, model));
    expect(columns(twin)).toEqual(columns(study));
  });
});

test('a column or a line over a dimension that has no words of its own means its member', () => {
  const yaml =
    'model: m\ndimensions:\n  signal: {file: signals.csv, within: channel}\n  channel: {file: channels.csv}\ninputs:\n  build: {over: signal, unit: money/month}\ncolumns:\n  build: {kind: money, over: signal, gives: build}\nreadings:\n  article: {}\nvariables:\n  A:\n    x: {over: signal, unit: money/month, equals: build}\n';
  const bare = small({ yaml });
  expect(historyColumns(bare).get('build.listing')?.meaning).toBe('Listing');
  expect(planLines(bare).map(({ meaning }) => meaning)).toEqual(['Listing', 'Community', 'Editorial']);
});

test('a price is no spending: it does not stop with the spending, and a plan must tell it', () => {
  const yaml =
    'model: m\nunits: [order]\ninputs:\n  tv: {unit: money/month}\n  tariff: {unit: money/order/month}\n  fee: {unit: money}\nreadings:\n  article: {}\nvariables:\n  A:\n    x: {unit: money/month, equals: tv}\ndimensions:\n  signal: {file: signals.csv, within: channel}\n  channel: {file: channels.csv}\n';
  const priced = small({ yaml });
  expect(moneySlots(priced)).toEqual(['tv']);
  expect(planLines(priced).map(({ name, needed }) => [name, needed])).toEqual([
    ['tv', false],
    ['tariff', true],
    ['fee', true],
  ]);
  expect([...priced.columns.values()].map(({ name, kind }) => [name, kind])).toEqual([
    ['tv', 'money'],
    ['tariff', 'free'],
    ['fee', 'free'],
  ]);
});
