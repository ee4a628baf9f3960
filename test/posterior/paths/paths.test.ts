import { describe, expect, test } from 'vitest';
import { at } from '../../../src/core/present.ts';
import { posteriorDraws } from '../../../src/posterior/posteriorDraws.ts';
import { createTarget } from '../../../src/posterior/target.ts';
import { buildProgram } from '../../../src/program/buildProgram.ts';
import { compileJavaScript } from '../../../src/program/compileKernel.ts';
import { compileWasm } from '../../../src/program/compileWasm.ts';
import { flatten } from '../../../src/program/flatten.ts';
import { lowerFlat } from '../../../src/program/lowerFlat.ts';
import { runKernel } from '../../helpers/runKernel.ts';
import { differences } from '../../oracle/differences.ts';
import type { Trial } from '../../oracle/interpretModel.ts';
import { MONTHS, pathModel, pathSource } from './toyPaths.ts';

const SCHEDULE = { sampler: 'HMC', runs: 1, chains: 2, warmUp: 1, block: 1, thin: 1, mostBlocks: 1 } as const;

/** Numbers that look like draws. */
const drawn = (count: number, by: number): number[] =>
  Array.from({ length: count }, (_, index) => 1.6 * Math.sin(by * (index + 1)));

function trialOf(by: number, actual: number): Trial {
  const months = 9;
  const model = pathModel();
  return {
    ...{ months, lead: 0, start: 0, actual },
    parameters: new Map([...model.parameters.keys()].map((name, index) => [name, 0.2 + ((index * by) % 0.6)])),
    inputs: new Map([['spend', drawn(months, 0.7)]]),
    tables: new Map(),
    shocks: new Map([...model.paths.keys()].map((path, index) => [path, drawn(months, by + index)])),
  };
}

describe('parameters over months', () => {
  test.each([
    ['drawn on', {}],
    ['no shock after the last actual month', { ar1: 'fades', level: 'holds', independent: 'fades' }],
  ])('are computed as the equations say: %s', (_, ahead) => {
    const trials = [trialOf(1.3, 5), trialOf(2.1, 5), trialOf(0.4, 5)];
    const model = pathModel(ahead);
    expect(differences(model, trials)).toEqual([]);
    const outputs = [...model.variables.keys()];
    const program = buildProgram(lowerFlat(flatten(model)), outputs);
    const [wasm, script] = [runKernel(compileWasm(program), trials), runKernel(compileJavaScript(program), trials)];
    for (const output of outputs)
      for (let month = 0; month < 9; month++)
        for (const draw of trials.keys()) expect(wasm(output, month, draw)).toBe(script(output, month, draw));
  });

  test('fade, hold or stop after the last actual month', () => {
    const trial = trialOf(1.3, 5);
    const model = pathModel({ ar1: 'fades', level: 'holds', independent: 'fades' });
    const program = buildProgram(lowerFlat(flatten(model)), ['wave', 'drift', 'luck']);
    const value = runKernel(compileJavaScript(program), [trial]);
    const persistence = trial.parameters.get('wave_persistence') ?? Number.NaN;
    expect(value('wave', 8)).toBeCloseTo(value('wave', 5) * persistence ** 3, 12);
    expect(value('drift', 8)).toBe(value('drift', 5));
    expect([6, 7, 8].map((month) => value('luck', month))).toEqual([0, 0, 0]);
  });
});

describe('the log posterior of a model with parameters over months', () => {
  const target = createTarget(pathSource(SCHEDULE));
  const width = target.coordinates.length;
  const place = Float64Array.from(drawn(width, 1.7), (value) => 0.6 * value);

  test('has a coordinate a parameter and a shock a month', () => {
    expect(width).toBe(7 + 3 * MONTHS);
    expect(target.coordinates.slice(7, 9).map(({ slot }) => slot)).toEqual(['wave 2024-07', 'wave 2024-08']);
  });

  test('has the slope that central differences give, by every shock too', () => {
    const gradient = new Float64Array(3 * width);
    const places = Float64Array.from([...place, ...place.map((value) => -value), ...place.map((value) => value / 3)]);
    const logs = target.withGradient?.(places, 3, gradient);
    expect(logs && [...logs]).toEqual([...target.logDensity(places, 3)].map((value) => expect.closeTo(value, 9)));
    const step = 1e-5;
    for (let index = 0; index < 3 * width; index++) {
      const [above, below] = [step, -step].map((by) => {
        const moved = places.slice();
        moved[index] = at(places, index) + by;
        return at(target.logDensity(moved, 3), Math.floor(index / width));
      });
      const wanted = ((above ?? Number.NaN) - (below ?? Number.NaN)) / (2 * step);
      expect(Math.abs(at(gradient, index) - wanted)).toBeLessThan(1e-6 * Math.max(1, Math.abs(wanted)));
    }
  });

  test('holds the shocks as standard normal', () => {
    const { prior } = target.parts(place, 1);
    const sum = target.coordinates.reduce((all, { logPrior }, index) => all + logPrior(at(place, index)), 0);
    expect(at(prior, 0)).toBeCloseTo(sum, 9);
  });
});

describe('values that are sampled in place of shocks', () => {
  const source = pathSource(SCHEDULE, pathModel({ sampled: 'values where sales' }));
  const [byValue, byShock] = [createTarget(source), createTarget(pathSource(SCHEDULE))];
  const width = byValue.coordinates.length;
  const place = Float64Array.from(drawn(width, 1.1), (value) => 0.4 * value);

  test('have the density of the shocks that they take, times how fast these change with them', () => {
    const { values, slots, stride, shocks } = posteriorDraws({ ...source, draws: 1 }, byValue, {
      places: place,
      batches: new Uint16Array(1),
    });
    const there = byShock.coordinates.map(({ slot, shock }, index) =>
      shock ? at(shocks?.learnt.get(slot) ?? new Float64Array(), 0) : at(place, index),
    );
    const of = (slot: string): number => at(values, slots.indexOf(slot) * stride);
    const scale = (slot: string): number => source.assumptions.find(({ id }) => id === slot)?.mid ?? Number.NaN;
    const [spread, kept] = [of('wave_spread'), of('wave_persistence')];
    const faster = [
      MONTHS * Math.log(scale('wave_spread') / spread) - ((MONTHS - 1) / 2) * Math.log(1 - kept * kept),
      (MONTHS - 1) * Math.log(scale('drift_step') / of('drift_step')),
      MONTHS * Math.log(scale('luck_spread') / of('luck_spread')),
    ];
    const wanted = at(byShock.logDensity(Float64Array.from(there), 1), 0) + faster.reduce((sum, one) => sum + one, 0);
    expect(at(byValue.logDensity(place, 1), 0)).toBeCloseTo(wanted, 8);
  });

  test('have the slope of differences', () => {
    const gradient = new Float64Array(width);
    byValue.withGradient?.(place, 1, gradient);
    const step = 1e-5;
    for (const index of gradient.keys()) {
      const [above, below] = [step, -step].map((by) =>
        at(
          byValue.logDensity(
            place.map((value, other) => (other === index ? value + by : value)),
            1,
          ),
          0,
        ),
      );
      const wanted = ((above ?? Number.NaN) - (below ?? Number.NaN)) / (2 * step);
      expect(Math.abs(at(gradient, index) - wanted)).toBeLessThan(1e-6 * Math.max(1, Math.abs(wanted)));
    }
  });

  test('are so only where the column is measured in most months', () => {
    const few = { ...source, columns: new Map([...source.columns].filter(([name]) => name !== 'sales')) };
    expect(createTarget(few).coordinates.filter(({ shock }) => shock?.scale !== undefined)).toEqual([]);
    expect(byValue.coordinates.filter(({ shock }) => shock?.scale !== undefined)).toHaveLength(3 * MONTHS);
  });
});
