import { describe, expect, test } from 'vitest';
import { at, present } from '../../../src/core/present.ts';
import type { CalibrationSource } from '../../../src/posterior/calibrationSource.ts';
import { cellsOf as measuredCells } from '../../../src/posterior/measuredCells.ts';
import { createTarget, type Target } from '../../../src/posterior/target.ts';
import { compileFlat, compileGradient, compileJavaScript, type Target as Machine } from '../../../src/program/compileKernel.ts';
import { compileWasm } from '../../../src/program/compileWasm.ts';
import { flattenPosterior } from '../../../src/program/likelihood/flattenPosterior.ts';
import { shippedModel } from '../../helpers/shipped.ts';
import { shippedStudy } from '../../posterior/shippedWorld.ts';
import { cellsOf, committed } from './committed.ts';

const RENEW = 'Was a number or the history meant to change? `python3 test/oracle/discovery/make.py` renews the files.';
const SCHEDULE = { runs: 1, chains: 2, warmUp: 1, block: 1, thin: 1, mostBlocks: 1 };

/** The posterior in JavaScript, and its derivatives as a machine runs them: to make a program of WebAssembly takes a while. */
function targetOn(machine: Machine, source: CalibrationSource): Target {
  return createTarget({
    ...source,
    kernelFor: (outputs, shape, fixed) => {
      const flat = flattenPosterior(source.model, present(shape, 'shape of a posterior'));
      return fixed ? compileGradient(flat, { final: at(outputs, 0), known: fixed }, machine) : compileFlat(flat, outputs);
    },
  });
}

/** Positions at which two rows of numbers differ by more than a part of the second, or of `least` where that is larger. */
function apart(found: Float64Array, wanted: Float64Array, { part, least }: { part: number; least: number }): number[] {
  const differs = (index: number): boolean => {
    const distance = Math.abs(at(found, index) - at(wanted, index));
    return !(distance <= part * Math.max(least, Math.abs(at(wanted, index))));
  };
  return [...wanted.keys()].filter(differs);
}

/** Log likelihoods at some places by series, whole: with the part that no place changes. */
function bySeries({ series, cells, cellParts }: Target, places: Float64Array, count: number): Map<string, Float64Array> {
  const parts = cellParts(places, count);
  const given = series.map(measuredCells);
  const begins = given.map((_, index) => given.slice(0, index).reduce((sum, { months }) => sum + months.length, 0));
  return new Map(
    series.map(({ column }, index) => {
      const { months, fixed } = at(given, index);
      const constant = fixed.reduce((sum, [, value]) => sum + value, 0);
      const sum = (point: number): number => {
        const from = point * cells + at(begins, index);
        return parts.subarray(from, from + months.length).reduce((total, value) => total + value, constant);
      };
      return [column, Float64Array.from({ length: count }, (_, point) => sum(point))];
    }),
  );
}

describe.each(['article', 'evidence'])('the shipped model in the reading %s, beside a program of its own', (reading) => {
  const source = shippedStudy('demo', reading).source(SCHEDULE);
  const points = committed(reading);
  const script = targetOn(compileJavaScript, source);
  const slots = script.coordinates.map(({ slot }) => slot);

  test('reads the same priors', () => {
    const engine = new Map(source.assumptions.map((one) => [one.id, one]));
    const listed = cellsOf('priors.csv').filter(([of]) => of === reading);
    const differing = listed.filter(([, slot, shape, ...wanted]) => {
      const one = present(engine.get(slot ?? ''), slot ?? 'slot');
      const same = apart(Float64Array.of(one.low, one.mid, one.high), Float64Array.from(wanted, Number), {
        part: 1e-12,
        least: 0,
      });
      return same.length > 0 || (one.low !== one.high && one.shape !== shape);
    });
    expect(differing, RENEW).toEqual([]);
    expect([...points.slots].sort(), RENEW).toEqual([...slots].sort());
    const said = slots.filter((slot) => listed.some(([, name]) => name === slot));
    expect(said.length).toBeGreaterThan(80);
  });

  test('has the same log densities at 40 points, whole and by series', () => {
    const [count, places] = [points.count, points.rows('place', slots)];
    const wholes = new Map([
      ['log_density', script.logDensity(places, count)],
      ['log_prior', script.parts(places, count).prior],
      ...bySeries(script, places, count),
    ]);
    const differing = [...wholes].filter(
      ([name, found]) => apart(found, points.column(name), { part: 1e-9, least: 1 }).length > 0,
    );
    expect(differing.map(([name]) => name)).toEqual([]);
    expect([count, wholes.size]).toEqual([40, 9]);
  });

  test.each([
    ['JavaScript', script],
    ['WebAssembly', targetOn(compileWasm, source)],
  ] as const)('has the same derivatives there in %s', (_, target) => {
    const gradient = new Float64Array(points.count * slots.length);
    const logs = present(target.withGradient, 'gradient')(points.rows('place', slots), points.count, gradient);
    expect(apart(logs, points.column('log_density'), { part: 1e-9, least: 0 })).toEqual([]);
    const differing = apart(gradient, points.rows('derivative', slots), { part: 1e-6, least: 1 });
    expect([...new Set(differing.map((index) => at(slots, index % slots.length)))]).toEqual([]);
  });
});

test('a hundred-thousandth of the equation that matters least is seen', () => {
  const source = shippedStudy('demo', 'evidence').source(SCHEDULE);
  const [written, changed] = ['equals: total(outside * signal_level)', 'equals: 1.00001 * total(outside * signal_level)'];
  const edited = shippedModel((_, text) => text.replace(written, changed));
  const target = targetOn(compileJavaScript, { ...source, model: { ...edited, tables: source.model.tables } });
  const points = committed('evidence');
  const places = points.rows(
    'place',
    target.coordinates.map(({ slot }) => slot),
  );
  expect(apart(target.logDensity(places, points.count), points.column('log_density'), { part: 1e-9, least: 0 })).not.toEqual([]);
});
