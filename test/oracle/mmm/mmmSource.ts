import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Assumption } from '../../../src/core/assumption.ts';
import { monthOf } from '../../../src/core/calendar.ts';
import { buildModel } from '../../../src/language/buildModel.ts';
import { familyOf } from '../../../src/language/densities/densities.ts';
import type { Model } from '../../../src/language/model.ts';
import type { CalibrationSource, Schedule } from '../../../src/posterior/calibrationSource.ts';
import { kernelsOf } from '../../../src/run/kernels.ts';

export const read = (file: string): string => readFileSync(join('test', 'oracle', 'mmm', file), 'utf8');

/** A CSV of numbers, by column; texts become NaN. */
export function columnsOf(file: string): Map<string, Float64Array> {
  const [header = '', ...rows] = read(file).trim().split(/\r?\n/);
  const cells = rows.map((row) => row.split(',').map((cell) => Number(cell.replaceAll('"', ''))));
  return new Map(
    header
      .split(',')
      .map((name, index) => [name.replaceAll('"', ''), Float64Array.from(cells, (row) => row[index] ?? Number.NaN)]),
  );
}

/** The model, perhaps with its text changed. */
export function mmmModel(edit: (text: string) => string = (text) => text): Model {
  return buildModel({ yaml: { file: 'mmm.yaml', text: edit(read('mmm.yaml')) }, tables: new Map(), assumptions: [] });
}

/** Parameters with a named density, as the register lists them: by their percentiles. */
export function densityAssumptions(model: Model): Assumption[] {
  return [...model.parameters.values()].map(({ name, density }): Assumption => {
    const at = (p: number): number => (density ? familyOf(density).quantile(p, density.given) : Number.NaN);
    const words = { label: name, unit: '1', asOf: '', source: 'mmm.stan', grade: 'A', note: '', origin: 'mmm.yaml' };
    const named = density && { density: { family: density.family, given: density.given } };
    return { id: name, name, shape: 'normal', low: at(0.1), mid: at(0.5), high: at(0.9), ...named, ...words };
  });
}

const SCHEDULE: Schedule = { sampler: 'HMC', runs: 4, chains: 2, warmUp: 150, block: 250, thin: 1, mostBlocks: 8 };

/** What the model knows besides the sales: spend over its mean, trend, season. */
export function mmmInputs(data: ReadonlyMap<string, Float64Array>): Map<string, Float64Array> {
  const months = data.get('t')?.length ?? 0;
  const series = (value: (t: number) => number): Float64Array =>
    Float64Array.from({ length: months }, (_, index) => value(index));
  return new Map([
    ['x1', overMean(data.get('spend1'))],
    ['x2', overMean(data.get('spend2'))],
    ['tt', series((t) => t / (months - 1) - 0.5)],
    ['sn', series((t) => Math.sin((2 * Math.PI * t) / 12))],
    ['cs', series((t) => Math.cos((2 * Math.PI * t) / 12))],
  ]);
}

export function overMean(values: Float64Array = new Float64Array()): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value / mean);
}

/** A calibration of the reference model; `more` changes any of it. */
export function mmmSource(more: Partial<CalibrationSource> = {}): CalibrationSource {
  const data = columnsOf('monthly24.csv');
  const model = more.model ?? mmmModel();
  return {
    model,
    assumptions: densityAssumptions(model),
    kernelFor: kernelsOf(model),
    marketplace: 'US',
    start: monthOf(2024, 1),
    months: 24,
    columns: new Map([['y', overMean(data.get('sales'))]]),
    limits: new Map(),
    inputs: mmmInputs(data),
    seed: 20260202,
    draws: 4000,
    schedule: SCHEDULE,
    ...more,
  };
}
