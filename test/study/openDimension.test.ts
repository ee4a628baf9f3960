import { describe, expect, it } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { printExpression } from '../../src/language/equation/printExpression.ts';
import type { Model } from '../../src/language/model.ts';
import { loadModel, membersChosen, type SourceFile, type Study } from '../../src/pipeline.ts';
import { historyPriors } from '../../src/study/historyPriors.ts';
import { readStudy } from '../../src/study/readStudy.ts';
import { refusal } from './sample.ts';

/** A stall that knows in which streets its leaflets went, or only how many there were. */
const YAML = `model: stall
units: [jar]
columns:
  leaflets: {kind: money, needed: yes, by: street, gives: leaflets, parts: street_part, about: money for leaflets}
  read: {kind: count, by: street, about: leaflets read}
  asked: {kind: money, needed: yes, by: street, attributed: yes, about: sales to those who say that they had one}
  dear: {by: street, derived: leaflets / read, starts: first_price, about: money a leaflet read}
lines:
  leaflets: {needed: yes, about: money for leaflets}
dimensions:
  street: {file: streets.csv, chosen_by: leaflets, rest: elsewhere}
inputs:
  leaflets: {over: street, unit: money/month}
parameters:
  reach: {over: street, unit: money/month, density: "log-normal(6, 1)"}
  first_price: {over: street, unit: money, density: "log-normal(0, 1)"}
  street_part: {over: street, alone: 1, unit: 1}
  liking: {over: street, alone: 1, unit: 1, density: "log-normal(0, 0.3)"}
  half: {unit: money/month, density: "log-normal(5, 0.1)"}
  noise: {unit: 1, density: half-normal(0.2)}
variables:
  Sales:
    worth: {over: street, alone: 1, unit: 1, equals: liking / total(street_part * liking)}
    said: {over: street, unit: money/month, equals: "reach * hill(leaflets, half, 1) * worth + 0"}
    all_said: {alone: said, unit: money/month, equals: total(said)}
    revenue: {unit: money/month, equals: 2 * all_said - total(leaflets)}
observations:
  asked: {over: street, of: said, error: lognormal, spread: noise}
`;
const STREETS = 'street,label,wide\nhigh,High Street,1\nmill,Mill Lane,0\nelsewhere,Elsewhere,0.5\n';
const PRODUCT = 'field,value\nproduct,Jam\ncurrency,EUR\n';
const PLAN = 'line,2026-05,2026-06\nleaflets,200,300\n';
const ALONE = 'month,leaflets,asked,read\n2026-01,100,400,50\n2026-02,120,420,60\n2026-03,90,390,45\n2026-04,100,400,50\n';
const SPLIT =
  'month,leaflets,leaflets.high,leaflets.mill,asked.high,asked.mill,asked,read.high,read.mill\n' +
  '2026-01,100,100,0,400,,400,50,0\n2026-02,120,90,30,300,120,420,60,10\n2026-03,90,60,30,260,130,390,40,10\n2026-04,100,50,50,250,150,400,25,25\n';

const without = (text: string, places: readonly number[]): string =>
  text.replaceAll(/[^\n]+/g, (row) =>
    row
      .split(',')
      .filter((_, index) => !places.includes(index))
      .join(','),
  );

const source = (path: string, text: string): SourceFile => ({ path, bytes: new TextEncoder().encode(text), sha256: '' });
const SOURCES = [source('model.yaml', YAML), source('streets.csv', STREETS)];
const whole = loadModel(SOURCES, new Map([['street', ['high', 'mill', 'elsewhere']]]));

function read(history: string, plan = PLAN): { readonly model: Model; readonly study: Study } {
  const files = [source('product.csv', PRODUCT), source('history.csv', history), source('plans/more.csv', plan)];
  const model = loadModel(SOURCES, membersChosen(files, { name: 'stall', whole }));
  const span = { from: monthOf(2026, 1), to: monthOf(2026, 6), toIsExplicit: false };
  return { model, study: readStudy(files, { name: 'stall', model, ...span }) };
}

const column = ({ study }: { readonly study: Study }, name: string): number[] => [...(study.history?.columns.get(name) ?? [])];
const line = ({ study }: { readonly study: Study }, name: string): number[] => [
  ...(study.plans[0]?.lines.get(name)?.values ?? []),
];
const streets = ({ model }: { readonly model: Model }): string[] | undefined =>
  model.dimensions.get('street')?.members.map(({ id }) => id);

describe('a dimension whose members a study chooses', () => {
  it('is not there where the study tells no members, and its equations are as if it had never been', () => {
    const { model, study } = read(ALONE);
    expect([...model.dimensions.keys(), ...model.parameters.keys()]).toEqual(['reach', 'first_price', 'half', 'noise']);
    const equations = [...model.variables.values()].map(({ name, equals }) => `${name} = ${printExpression(equals)}`);
    expect(equations).toEqual(['said = reach * hill(leaflets, half, 1) + 0', 'revenue = 2 * said - leaflets']);
    expect(model.variables.get('revenue')?.text.equals).toBe('2 * said - leaflets');
    expect(model.observations.get('asked')?.over).toBeUndefined();
    expect(study.plans[0]?.lines.get('leaflets')?.values).toEqual(Float64Array.of(200, 300));
  });

  it('has the members that the history tells, with what is said of each', () => {
    const found = read(SPLIT);
    expect(streets(found)).toEqual(['high', 'mill']);
    expect([...(found.model.dimensions.get('street')?.constants.get('wide') ?? [])]).toEqual([1, 0]);
    const layers = historyPriors(found.study, found.model).map(({ row }) => `${row.name}.${row.member} ${row.mid.toFixed(3)}`);
    expect(layers).toEqual(
      expect.arrayContaining(['street_part.high 0.732', 'street_part.mill 0.268', 'first_price.mill 2.667']),
    );
  });

  it('gives the rest what is not told apart, and nothing is spread', () => {
    const found = read(SPLIT.replace('2026-02,120,90,30,300,120,420,60,10', '2026-02,120,90,,300,,420,60,'));
    expect(streets(found)).toEqual(['high', 'mill', 'elsewhere']);
    expect(column(found, 'leaflets.mill')).toEqual([0, 0, 30, 50]);
    expect(column(found, 'leaflets.elsewhere')).toEqual([0, 30, 0, 0]);
    expect(column(found, 'asked.elsewhere')).toEqual([0, 120, 0, 0]);
  });

  it('adds members up where the whole is not given', () => {
    const found = read(SPLIT.replace(/^month,leaflets,/, 'month,note,'));
    expect(column(found, 'leaflets')).toEqual([100, 120, 90, 100]);
  });

  it('is added up by those who do not tell members apart', () => {
    const files = [source('product.csv', PRODUCT), source('history.csv', without(SPLIT, [1, 6])), source('plans/more.csv', PLAN)];
    const span = { from: monthOf(2026, 1), to: monthOf(2026, 6), toIsExplicit: false };
    const study = readStudy(files, { name: 'stall', model: loadModel(SOURCES), ...span });
    expect(column({ study }, 'leaflets')).toEqual([100, 120, 90, 100]);
    expect([...(study.history?.columns.keys() ?? [])].filter((name) => name.includes('.'))).toEqual([]);
  });

  it('needs no column of a street without any', () => {
    const found = read(without(SPLIT, [1, 3, 5, 8]), 'line,2026-05,2026-06\nleaflets.high,200,300\n');
    expect(streets(found)).toEqual(['high']);
    expect(column(found, 'leaflets')).toEqual([100, 90, 60, 50]);
  });

  it.each([
    [
      'members above the whole',
      SPLIT.replace('2026-02,120,', '2026-02,100,'),
      /invalid Leaflets of 2026-02: high, mill.* add up to 120, and all to 100/,
    ],
    [
      'money of some members and not of all',
      SPLIT.replace(/^month,leaflets,/, 'month,note,').replace('2026-02,120,90,30', '2026-02,,90,'),
      /missing leaflets\.mill of 2026-02[\s\S]*with 0 where there was none/,
    ],
    ['a measurement that is told in all alone', without(SPLIT, [4, 5]), /missing column "asked\.high", "asked\.mill"/],
  ])('refuses %s', (_, history, message) => {
    expect(refusal(() => read(history))).toMatch(message);
  });

  it('splits a plan in all by the last months, and says so', () => {
    const found = read(SPLIT);
    expect(line(found, 'leaflets.high').map(Math.round)).toEqual([129, 194]);
    expect(line(found, 'leaflets.high').map((value, month) => value + (line(found, 'leaflets.mill')[month] ?? 0))).toEqual([
      200, 300,
    ]);
    expect(found.study.warnings.map(({ message }) => message)).toEqual([
      'Plan more: leaflets is told in all, and split as in the last 3 months with any: High Street 65 %, Mill Lane 35 %.',
    ]);
  });

  it('takes a plan by member, and a member that only a plan has', () => {
    const plan = (lines: string): string => `line,2026-05,2026-06\n${lines}`;
    const found = read(SPLIT, plan('leaflets.high,0,0\nleaflets.mill,80,90\nleaflets.elsewhere,10,0\n'));
    expect(streets(found)).toEqual(['high', 'mill', 'elsewhere']);
    expect(line(found, 'leaflets.mill')).toEqual([80, 90]);
    expect(refusal(() => read(SPLIT, plan('leaflets.high,0,0\n')))).toMatch(/missing line "leaflets\.mill"/);
    expect(refusal(() => read(SPLIT, plan('leaflets,1,1\nleaflets.high,0,0\n')))).toMatch(
      /Give the money of all, or that of each/,
    );
  });
});
