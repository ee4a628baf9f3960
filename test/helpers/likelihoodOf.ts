import { monthOf } from '../../src/core/calendar.ts';
import { parseDensity } from '../../src/language/densities/parseDensity.ts';
import { cellsOf } from '../../src/posterior/measuredCells.ts';
import type { Series } from '../../src/posterior/series.ts';
import { compileFlat } from '../../src/program/compileKernel.ts';
import { flattenPosterior } from '../../src/program/likelihood/flattenPosterior.ts';
import { LOG_LIKELIHOOD, partSlot } from '../../src/program/likelihood/posteriorSlots.ts';
import { openRun } from '../../src/run/openRun.ts';
import { smallModel, tree } from './smallModel.ts';

/** What is modelled, month by month, and the error's parameters. */
export interface Fit {
  readonly values: Float64Array;
  readonly spread: number;
  readonly persistence: number;
}

/** A density whose place on the sampler's scale is the value itself. */
const PLAIN = parseDensity('normal(0, 1)');

/** The likelihood of one series whose variable is what is modelled, by its program; what each cell adds goes into `parts`. */
export function likelihoodOf(
  series: Series,
  least?: number,
): {
  readonly cells: number;
  readonly log: (fit: Fit, parts?: Float64Array) => number;
} {
  const { column, observation, limits } = series;
  const months = series.values.length;
  const model = smallModel({ variables: [{ name: series.slot, equals: tree.input('modelled') }] });
  const measured = {
    ...{ column, slot: series.slot, error: observation.error, spread: 'sigma', persistence: 'phi', place: observation.place },
    limits: limits.some(Number.isFinite),
    ...(least !== undefined && { least }),
  };
  const priors = ['sigma', 'phi'].map((slot) => ({ slot, density: PLAIN }));
  const kernel = compileFlat(flattenPosterior(model, { priors, measured: [measured], paths: [] }), [
    LOG_LIKELIHOOD,
    partSlot(column),
  ]);
  const cells = cellsOf(series);
  return {
    cells: cells.months.length,
    log: ({ values, spread, persistence }, parts) => {
      const run = openRun(kernel, {
        ...{ model, marketplace: 'US', start: monthOf(2026, 1), months, actual: months - 1, lead: 0 },
        inputs: new Map([['modelled', values]]),
        fixed: new Map(cells.fixed),
        data: new Map(cells.data),
      });
      const [out, ends] = [new Float64Array(months), new Float64Array(1)];
      const parameters = Float64Array.from(kernel.parameters, (slot) => (slot === 'sigma' ? spread : persistence));
      run({ from: 0, to: 1, parameters, parameterStride: 1, out, ends, outStride: 1 });
      parts?.set(cells.months.map((month) => out[month] ?? Number.NaN));
      return ends[0] ?? Number.NaN;
    },
  };
}
