import { addPeriods, monthOf } from '../../../src/core/calendar.ts';
import { buildModel } from '../../../src/language/buildModel.ts';
import type { Model } from '../../../src/language/model.ts';
import type { CalibrationSource, Schedule } from '../../../src/posterior/calibrationSource.ts';
import type { ParameterDraws } from '../../../src/run/draws.ts';
import { kernelsOf } from '../../../src/run/kernels.ts';
import { simulate } from '../../../src/run/simulate.ts';
import { densityAssumptions } from '../../oracle/mmm/mmmSource.ts';

/** A model with a parameter over months of each kind, two measured series, and what moves the parameters sampled too. */
const TEXT = `
model: three paths
inputs:
  spend: {unit: money/month, about: Spend.}
parameters:
  base: {unit: 1, density: "normal(0.5, 0.4)", about: Log of sales without spend.}
  effect: {unit: month/money, density: half-normal(0.5), about: Rise of the log of sales by a unit of spend.}
  wave: {over: month, unit: 1, density: "ar1(wave_spread, wave_persistence)", ahead: AR1, about: What passes.}
  wave_spread: {unit: 1, density: half-normal(0.2), about: Spread of what passes.}
  wave_persistence: {unit: 1, density: "beta(6, 3)", about: Part that is left a month later.}
  drift: {over: month, unit: 1, density: level(drift_step), ahead: LEVEL, about: What stays.}
  drift_step: {unit: 1, density: half-normal(0.1), about: Step of a month.}
  luck: {over: month, unit: 1, density: independent(luck_spread), ahead: INDEPENDENT, about: What comes once.}
  luck_spread: {unit: 1, density: half-normal(0.15), about: Spread of it.}
  error: {unit: 1, density: "log-normal(-2.3, 0.3)", about: Error of measuring.}
variables:
  All:
    level: {unit: 1, equals: base + effect * spend + wave + drift, about: Log of sales.}
    sales: {unit: 1, equals: exp(level), about: Sales.}
    visits: {unit: 1, equals: exp(level + luck - 0.1 * wave), about: Visits.}
observations:
  sales: {of: sales, error: lognormal, spread: error, about: Sales.}
  visits: {of: visits, error: lognormal, spread: error, about: Visits.}
`;

/** What each kind does after the last actual month: drawn on unless told. */
export function pathModel({ ar1 = 'drawn', level = 'drawn', independent = 'drawn', sampled = '' } = {}): Model {
  const words = TEXT.replace('AR1', ar1).replace('LEVEL', level).replace('INDEPENDENT', independent);
  const text = sampled === '' ? words : words.replaceAll('over: month,', `over: month, sampled: ${sampled},`);
  return buildModel({ yaml: { file: 'paths.yaml', text }, tables: new Map(), assumptions: [] });
}

export const MONTHS = 12;

/** Each path at the end of the history, and the level some months after it, when the last month's spend goes on. */
export function pathNumbers(source: CalibrationSource): (draws: ParameterDraws) => ReadonlyMap<string, Float64Array> {
  const model = source.model;
  const [actual, ahead] = [source.months - 1, 4];
  const projected = Array.from({ length: ahead }, (_, month) => addPeriods(source.start, actual + 1 + month));
  const spend = [...(source.inputs.get('spend') ?? [])];
  const series = new Map([['spend', Float64Array.from([...spend, ...projected.map(() => spend.at(-1) ?? 0)])]]);
  const timeline = { lead: 0, start: source.start, actual, projected };
  return (draws) => {
    const kernel = kernelsOf(model)(['wave', 'drift', 'luck', 'level']);
    const { at } = simulate({ model, marketplace: 'US', timeline }, kernel, { inputs: { name: 'on', series }, draws });
    return new Map([
      ...['wave', 'drift', 'luck'].map((path) => [`${path} at the end`, at(path, actual)] as const),
      ['level ahead', at('level', actual + ahead)],
    ]);
  };
}

/** Some history of it, and how to learn from that. */
export function pathSource(schedule: Schedule, model = pathModel()): CalibrationSource {
  const cells = (at: (month: number) => number): Float64Array => Float64Array.from({ length: MONTHS }, (_, month) => at(month));
  return {
    model,
    assumptions: densityAssumptions(model),
    kernelFor: kernelsOf(model),
    marketplace: 'US',
    start: monthOf(2024, 7),
    months: MONTHS,
    columns: new Map([
      ['sales', cells((month) => 1.8 + 0.5 * Math.sin(month) + 0.02 * month)],
      ['visits', cells((month) => (month === 4 ? Number.NaN : 1.9 + 0.6 * Math.sin(month + 0.1)))],
    ]),
    limits: new Map(),
    inputs: new Map([['spend', cells((month) => (month % 5) / 4)]]),
    seed: 3,
    draws: 400,
    schedule,
  };
}
