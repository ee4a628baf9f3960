import { describe, expect, test } from 'vitest';
import type { Assumption } from '../../src/core/assumption.ts';
import { EPOCH, monthOf } from '../../src/core/calendar.ts';
import { buildModel } from '../../src/language/buildModel.ts';
import { atScore } from '../../src/numeric/distribution.ts';
import { choleskyOf, solveLower } from '../../src/numeric/matrix.ts';
import { normalCdf } from '../../src/numeric/normal.ts';
import { stream } from '../../src/numeric/random.ts';
import type { CalibrationSource } from '../../src/posterior/calibrationSource.ts';
import { createTarget } from '../../src/posterior/target.ts';
import { kernelsOf } from '../../src/run/kernels.ts';
import { interpretModel } from './interpretModel.ts';

const TEXT = `
model: stock and shares
inputs:
  spend: { unit: 1, about: "Money." }
parameters:
  keep: { unit: 1, about: "Part that stays." }
  effect: { unit: 1, about: "Of a unit of stock." }
  base: { unit: 1, about: "Without spend." }
  scatter: { unit: 1, about: "Of sales." }
  wobble: { unit: 1, about: "Of the level." }
  lasting: { unit: 1, about: "Of errors." }
  alike: { unit: 1, about: "Of answers." }
variables:
  All:
    stock: { unit: 1, starts: spend, equals: "keep * last(stock) + spend", about: "Built up." }
    sales: { unit: 1, equals: "base + effect * stock", about: "Sold." }
    level: { unit: 1, equals: "log(sales)", about: "On a scale without bounds." }
    share: { unit: 1, equals: "stock / (stock + 3)", about: "Part." }
observations:
  sold: { of: sales, error: lognormal, spread: scatter, persistence: lasting, about: "Sales." }
  seen: { of: level, error: normal, spread: wobble, persistence: lasting, about: "Level." }
  alone: { of: level, error: normal, spread: wobble, about: "Level, its errors independent." }
  said: { of: share, error: count, spread: alike, trials: asked, about: "Answers." }
columns:
  asked: { kind: count, about: "Answers asked for." }
`;

const NONE = Number.NaN;
const MONTHS = 12;

const PRIORS: readonly (readonly [string, Assumption['shape'], number, number, number])[] = [
  ['keep', 'logit-normal', 0.2, 0.6, 0.8],
  ['effect', 'lognormal', 0.5, 1, 3],
  ['base', 'normal', 3, 5, 6],
  ['scatter', 'lognormal', 0.05, 0.1, 0.3],
  ['wobble', 'fixed', 0.2, 0.2, 0.2],
  ['lasting', 'logit-normal', 0.2, 0.5, 0.8],
  ['alike', 'logit-normal', 0.01, 0.03, 0.1],
];

const model = buildModel({ yaml: { file: 'small.yaml', text: TEXT }, tables: new Map(), assumptions: [] });
const assumptions = PRIORS.map(([id, shape, low, mid, high]): Assumption => {
  const words = { label: id, unit: '1', asOf: '', source: '', grade: 'J', note: '', origin: 'test' };
  return { id, name: id, shape, low, mid, high, ...words };
});
const spend = Float64Array.from({ length: MONTHS }, (_, month) => 1 + ((month * 7) % 5) / 3);
const COLUMNS = new Map([
  ['sold', Float64Array.of(NONE, 7.1, 8.2, NONE, NONE, 8.8, 9.1, 7.7, NONE, 8.4, 8.9, 9.6)],
  ['seen', Float64Array.of(1.7, 1.9, NONE, 2.2, 2.1, 2.0, 2.3, NONE, NONE, NONE, 2.2, 2.1)],
  ['alone', Float64Array.of(1.8, NONE, 2.0, 2.1, NONE, 2.2, 2.1, 2.0, 2.2, 2.1, 2.3, 2.2)],
  ['said', Float64Array.of(0.3, 0.4, NONE, 0.5, 0.55, 0.5, NONE, 0.6, 0.52, 0.48, 0.5, 0.7)],
  ['asked', Float64Array.of(20, 20, 20, 40, 40, 40, 40, 30, 30, 60, 60, 10)],
]);

function sourceWith(
  limits: ReadonlyMap<string, Float64Array>,
  columns: ReadonlyMap<string, Float64Array> = COLUMNS,
): CalibrationSource {
  return {
    ...{ model, assumptions, kernelFor: kernelsOf(model), marketplace: 'US', start: monthOf(2025, 1), months: MONTHS },
    ...{ columns, limits, inputs: new Map([['spend', spend]]), seed: 1, draws: 1 },
    schedule: { runs: 1, chains: 2, warmUp: 1, block: 1, thin: 1, mostBlocks: 1 },
  };
}

type Values = ReadonlyMap<string, number>;

/** The joint normal density of these errors at these months, whose correlation is φ to the distance: no recursion, one matrix. */
function jointly(errors: readonly number[], months: readonly number[], { spread, phi }: { spread: number; phi: number }): number {
  const width = errors.length;
  const distance = (index: number): number => Math.abs((months[index % width] ?? 0) - (months[Math.floor(index / width)] ?? 0));
  const covariance = Float64Array.from({ length: width * width }, (_, index) => spread ** 2 * phi ** distance(index));
  const lower = choleskyOf(covariance, width) ?? new Float64Array();
  const white = solveLower(lower, Float64Array.from(errors));
  const determinant = errors.reduce((sum, _, i) => sum + Math.log(lower[i * (width + 1)] ?? NONE), 0);
  return -white.reduce((sum, value) => sum + value * value, 0) / 2 - determinant - (width / 2) * Math.log(2 * Math.PI);
}

/** Beta-binomial by products of single answers: each next yes has the chance (a + yes so far) / (a + b + answers so far). */
function counted(share: number, { alike, asked, yes }: { alike: number; asked: number; yes: number }): number {
  const [a, b] = [share * (1 / alike - 1), (1 - share) * (1 / alike - 1)];
  let log = 0;
  for (let answer = 0; answer < asked; answer++) {
    const [names, others] = [Math.min(answer, yes), Math.max(0, answer - yes)];
    log += Math.log(answer < yes ? a + names : b + others) - Math.log(a + b + answer);
    log += Math.log(answer + 1) - Math.log(answer < yes ? names + 1 : others + 1);
  }
  return log;
}

function measuredMonths(column: string): number[] {
  return [...(COLUMNS.get(column) ?? [])].flatMap((value, month) => (Number.isFinite(value) ? [month] : []));
}

/** The log posterior the slow way: mathjs for the model, one matrix a series, answer by answer for counts. */
function slowly(scores: Values): number {
  const values = new Map(assumptions.map((one) => [one.id, atScore(one, scores.get(one.id) ?? 0)]));
  const of = (name: string): number => values.get(name) ?? NONE;
  const inputs = new Map([['spend', [...spend]]]);
  const at = interpretModel(model, {
    months: MONTHS,
    lead: 0,
    start: monthOf(2025, 1) - EPOCH,
    actual: MONTHS - 1,
    parameters: values,
    inputs,
    tables: new Map(),
  });
  const cell = (column: string, month: number): number => COLUMNS.get(column)?.[month] ?? NONE;
  const series = (column: string, variable: string, error: { spread: number; phi: number; log: boolean }): number => {
    const months = measuredMonths(column);
    const scale = error.log ? Math.log : (value: number) => value;
    const errors = months.map((month) => scale(cell(column, month)) - scale(at(variable, month)));
    const jacobian = error.log ? months.reduce((sum, month) => sum - Math.log(cell(column, month)), 0) : 0;
    return jointly(errors, months, error) + jacobian;
  };
  const said = measuredMonths('said').reduce((sum, month) => {
    const asked = cell('asked', month);
    return sum + counted(at('share', month), { alike: of('alike'), asked, yes: Math.round(cell('said', month) * asked) });
  }, 0);
  const prior = [...scores.values()].reduce((sum, score) => sum - score ** 2 / 2 - Math.log(2 * Math.PI) / 2, 0);
  return (
    prior +
    series('sold', 'sales', { spread: of('scatter'), phi: of('lasting'), log: true }) +
    series('seen', 'level', { spread: of('wobble'), phi: of('lasting'), log: false }) +
    series('alone', 'level', { spread: of('wobble'), phi: 0, log: false }) +
    said
  );
}

describe('the log posterior of a model as one program', () => {
  const next = stream(3, 'oracle/posterior');
  const nothing = new Map([...COLUMNS.keys()].map((name) => [name, new Float64Array(MONTHS).fill(NONE)]));
  const target = createTarget(sourceWith(nothing));
  const sampled = target.coordinates.map(({ slot }) => slot);
  const width = sampled.length;
  const places = Float64Array.from({ length: 12 * width }, () => 4 * next() - 2);

  test('agrees with a slow and independent evaluation: log-normal, normal, count, errors that last, gaps, priors', () => {
    expect(sampled).toEqual(['keep', 'effect', 'base', 'scatter', 'lasting', 'alike']);
    const found = target.logDensity(places, 12);
    for (const [place, log] of found.entries()) {
      const slow = slowly(new Map(sampled.map((slot, index) => [slot, places[place * width + index] ?? NONE])));
      expect(Math.abs(log / slow - 1)).toBeLessThan(1e-9);
    }
  });

  test('is the sum of its parts, and those of its cells', () => {
    const { prior, likelihood } = target.parts(places, 12);
    expect([...target.logDensity(places, 12)]).toEqual([...prior].map((value, place) => value + (likelihood[place] ?? NONE)));
    const parts = target.cellParts(places, 12);
    const constant = [0, 1].map((place) => {
      const cells = parts.subarray(place * target.cells, (place + 1) * target.cells);
      return (likelihood[place] ?? NONE) - cells.reduce((sum, part) => sum + part, 0);
    });
    expect(constant[0]).toBeCloseTo(constant[1] ?? NONE, 9);
  });

  test('gives the same bytes however places are cut into blocks, and again after other ones', () => {
    const whole = [...target.logDensity(places, 12)];
    const single = whole.map((_, place) => target.logDensity(places.slice(place * width, (place + 1) * width), 1)[0]);
    expect(single).toEqual(whole);
    expect([...target.logDensity(places, 12)]).toEqual(whole);
  });

  test('a limit between measured months weighs as the chance of lying above it by the normal law of the month between', () => {
    const only = new Map([['seen', Float64Array.of(1.7, 1.9, NONE, 2.2, ...new Array(MONTHS - 4).fill(NONE))]]);
    const above = new Map([['seen', new Float64Array(MONTHS).fill(NONE).fill(2.05, 2, 3)]]);
    const [plain, limited] = [createTarget(sourceWith(new Map(), only)), createTarget(sourceWith(above, only))];
    const slots = limited.coordinates.map(({ slot }) => slot);
    for (const phi of [-1.5, 0, 1.5]) {
      const scores = new Map(slots.map((slot) => [slot, slot === 'lasting' ? phi : 0.2]));
      const values = new Map(assumptions.map((one) => [one.id, atScore(one, scores.get(one.id) ?? 0)]));
      const at = interpretModel(model, {
        months: 4,
        lead: 0,
        start: 0,
        parameters: values,
        inputs: new Map([['spend', [...spend]]]),
        tables: new Map(),
      });
      const lasts = values.get('lasting') ?? NONE;
      const [before, after] = [1.9 - at('level', 1), 2.2 - at('level', 3)];
      const mean = (lasts * (before + after)) / (1 + lasts ** 2);
      const deviation = 0.2 * Math.sqrt((1 - lasts ** 2) / (1 + lasts ** 2));
      const chance = normalCdf((mean - (2.05 - at('level', 2))) / deviation);
      const place = Float64Array.from(slots, (slot) => scores.get(slot) ?? NONE);
      const gain = (limited.logDensity(place, 1)[0] ?? NONE) - (plain.logDensity(place, 1)[0] ?? NONE);
      expect(Math.abs(gain - Math.log(chance))).toBeLessThan(2e-5);
    }
  });
});
