import { describe, expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { parseDensity } from '../../src/language/densities/parseDensity.ts';
import { cellsOf } from '../../src/posterior/measuredCells.ts';
import type { Series } from '../../src/posterior/series.ts';
import { compileFlat, compileGradient, compileJavaScript } from '../../src/program/compileKernel.ts';
import { compileWasm } from '../../src/program/compileWasm.ts';
import { flattenPosterior } from '../../src/program/likelihood/flattenPosterior.ts';
import { LOG_POSTERIOR } from '../../src/program/likelihood/posteriorSlots.ts';
import { openRun } from '../../src/run/openRun.ts';
import { smallModel, tree } from '../helpers/smallModel.ts';

const NONE = Number.NaN;
const STEP = 1e-4;

/** A month: measured at this value, above this one, or neither. */
type Cell = { readonly measured: number } | { readonly above: number } | undefined;
const is = (measured: number): Cell => ({ measured });
const above = (limit: number): Cell => ({ above: limit });

/** A level that drifts, measured with limits; all of level, drift, spread and persistence are sampled. */
function logPosteriorOf(cells: readonly Cell[]): {
  readonly log: (place: Float64Array) => number;
  readonly slopes: (place: Float64Array) => Float64Array;
} {
  const observation = {
    name: 'y',
    of: 'mu',
    error: 'normal',
    spread: 'sigma',
    trials: [],
    about: '',
    place: { file: 'x.yaml' },
  } as const;
  const series: Series = {
    ...{ observation, column: 'y', slot: 'mu', variable: 'mu', spread: 'sigma', counts: [] },
    values: Float64Array.from(cells, (cell) => (cell && 'measured' in cell ? cell.measured : NONE)),
    limits: Float64Array.from(cells, (cell) => (cell && 'above' in cell ? cell.above : NONE)),
  };
  const drift = tree.operation('+', tree.last(tree.variable('mu')), tree.parameter('drift'));
  const model = smallModel({ variables: [{ name: 'mu', starts: tree.parameter('level'), equals: drift }] });
  const measured = {
    column: 'y',
    slot: 'mu',
    error: 'normal',
    spread: 'sigma',
    persistence: 'phi',
    limits: true,
    place: observation.place,
  } as const;
  const density = (text: string) => parseDensity(text);
  const priors = [
    { slot: 'level', density: density('normal(0, 1)') },
    { slot: 'drift', density: density('normal(0, 1)') },
    { slot: 'sigma', density: density('half-normal(1)') },
    { slot: 'phi', density: density('beta(2, 2)') },
  ];
  const flat = flattenPosterior(model, { priors, measured: [measured], paths: [] });
  const of = cellsOf(series);
  const run = (kernel: ReturnType<typeof compileFlat>) => {
    const opened = openRun(kernel, {
      ...{ model, marketplace: 'US', start: monthOf(2026, 1), months: cells.length, actual: cells.length - 1, lead: 0 },
      ...{ inputs: new Map(), fixed: new Map(of.fixed), data: new Map(of.data) },
    });
    return (place: Float64Array): Float64Array => {
      const ends = new Float64Array(kernel.finals.length);
      const out = new Float64Array(kernel.outputs.length * cells.length);
      opened({ from: 0, to: 1, parameters: place, parameterStride: 1, out, ends, outStride: 1 });
      return ends;
    };
  };
  const plain = run(compileFlat(flat, [LOG_POSTERIOR]));
  const [script, wasm] = [compileJavaScript, compileWasm].map((target) =>
    run(compileGradient(flat, { final: LOG_POSTERIOR, known: new Map() }, target)),
  );
  const slopes = (place: Float64Array): Float64Array => {
    const found = script?.(place) ?? place;
    expect(wasm?.(place)).toEqual(found);
    return found.slice(1);
  };
  return { log: (place) => plain(place)[0] ?? NONE, slopes };
}

const CASES: readonly (readonly [name: string, cells: readonly Cell[]])[] = [
  ['measured only', [is(0.4), is(0.1), undefined, is(0.8)]],
  ['a run of limits', [above(0.2), above(0.4), above(0.1), above(-0.3), above(0.5)]],
  [
    'limits between measured months, and gaps',
    [is(0.4), above(1), undefined, above(0.7), above(1.2), undefined, is(0.8), above(0.1)],
  ],
  ['limits far below', [is(0.5), above(-6), above(-6), is(-0.2)]],
  ['limits far above', [is(0), above(9), above(9), is(1)]],
];

describe.each(CASES)('the slope of errors that last, with limits: %s', (_, cells) => {
  test.each([
    [0.1, 0.05, -0.4, 0.3],
    [-0.5, 0.2, 0.6, 1.9],
    [0.7, -0.1, -0.9, -1.2],
  ])('is that of differences at %d, %d, %d, %d', (...at) => {
    const { log, slopes } = logPosteriorOf(cells);
    const place = Float64Array.from(at);
    const found = slopes(place);
    for (const [index, slope] of found.entries()) {
      const there = (step: number): number => log(place.map((value, which) => (which === index ? value + step : value)));
      const wanted = (8 * (there(STEP) - there(-STEP)) - (there(2 * STEP) - there(-2 * STEP))) / (12 * STEP);
      expect(Math.abs(slope - wanted)).toBeLessThan(1e-6 * Math.max(1, Math.abs(wanted)));
    }
  });
});
