import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EPOCH, monthOf } from '../../src/core/calendar.ts';
import { present } from '../../src/core/present.ts';
import type { Model } from '../../src/language/model.ts';
import type { CalibrationSource, Schedule } from '../../src/posterior/calibrationSource.ts';
import { historySource } from '../../src/posterior/historySource.ts';
import type { ParameterDraws } from '../../src/run/draws.ts';
import { kernelsOf } from '../../src/run/kernels.ts';
import { shockRows } from '../../src/run/shocks.ts';
import { tableColumns } from '../../src/run/tableColumns.ts';
import type { Experiment } from '../../src/study/experiment.ts';
import { marketplaceNamed } from '../../src/study/marketplaceNamed.ts';
import { readStudy } from '../../src/study/readStudy.ts';
import type { History, Study } from '../../src/study/study.ts';
import { shippedModel } from '../helpers/shipped.ts';
import { splitDemo } from '../helpers/splitDemo.ts';

const files = (folder: string, below = ''): { path: string; bytes: Uint8Array; sha256: string }[] =>
  readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const path = join(below, entry.name);
    if (entry.isDirectory()) return files(folder, path);
    return /\.(?:csv|yaml)$/.test(path) ? [{ path, bytes: readFileSync(join(folder, path)), sha256: '' }] : [];
  });

export function shippedStudy(
  name = 'demo',
  reading = 'article',
  experiments: readonly Experiment[] = [],
): {
  model: Model;
  study: Study & { history: History };
  source: (schedule: Schedule, draws?: number) => CalibrationSource;
} {
  const model = shippedModel();
  const { marketplaces } = model;
  const folder = `inputs/${name}`;
  const span = { from: monthOf(2026, 1), to: monthOf(2027, 12), toIsExplicit: false };
  const { history, ...rest } = readStudy(files(folder), {
    name,
    folder,
    model,
    ...span,
  });
  if (!history) throw new Error(`${name} has no history`);
  const study = { ...rest, history: { ...history, experiments } };
  const kernelFor = kernelsOf(model);
  const source = (schedule: Schedule, draws = 1000) =>
    historySource({
      model,
      study,
      marketplace: marketplaceNamed(study.product, marketplaces),
      reading,
      set: new Map(),
      kernelFor,
      seed: 1,
      draws,
      schedule,
    });
  return { model, study, source };
}

/** The demo whose history tells advertising by class of keywords. */
export function splitSource(schedule: Schedule): CalibrationSource {
  const { model, study } = splitDemo();
  const { history, ...rest } = study;
  return historySource({
    ...{
      model,
      study: { ...rest, history: present(history, 'history') },
      reading: 'article',
      set: new Map(),
      seed: 1,
      draws: 1000,
    },
    marketplace: marketplaceNamed(study.product, model.marketplaces),
    kernelFor: kernelsOf(model),
    schedule,
  });
}

/** Advertising paused on half of the keywords for two months; what it measures is for a world to say. */
export const PAUSE: Experiment = {
  ...{ id: 'pause', kind: 'ad_pause', line: 'ad_spend', slots: ['ad_spend'], share: 0.5, shareOf: 'money', factor: 0 },
  read: { first: monthOf(2025, 3), parts: [1, 1] },
  ...{ outcome: 'total_sales', of: 'revenue', taken: 'sum', effect: -9000, error: 6000, concurrent: false },
  ...{ control: '', source: '', place: { file: 'experiments.csv', line: 2 } },
};

/** The first months of a source, or its months again and again until there are so many. */
export function withMonths(source: CalibrationSource, months: number): CalibrationSource {
  const stretched = (values: Float64Array): Float64Array =>
    Float64Array.from({ length: months }, (_, month) => values[month % values.length] ?? Number.NaN);
  const all = (columns: ReadonlyMap<string, Float64Array>) =>
    new Map([...columns].map(([name, values]) => [name, stretched(values)] as const));
  return { ...source, months, columns: all(source.columns), limits: all(source.limits), inputs: all(source.inputs) };
}

const HORIZON = 14;

/** What decides: ad contribution and earned share at the end of the horizon, NPV of it, when the last month's spend goes on. */
export function decisiveNumbers(source: CalibrationSource): (draws: ParameterDraws) => ReadonlyMap<string, Float64Array> {
  const kernel = source.kernelFor(['discovery_share', 'net_present_value']);
  const months = source.months + HORIZON;
  const tables = tableColumns(source.model.tables, kernel.tables, {
    marketplace: source.marketplace,
    from: source.start,
    count: months,
  });
  const inputs = (ads: number): Float64Array =>
    Float64Array.from(
      kernel.inputs.flatMap((slot) => {
        const before = [...(source.inputs.get(slot) ?? [])];
        const after = (before.at(-1) ?? 0) * (slot.startsWith('ad_spend') ? ads : 1);
        return [...before, ...Array.from({ length: HORIZON }, () => after)];
      }),
    );
  return (draws) => {
    const { count, stride } = draws;
    const parameters = Float64Array.from(
      kernel.parameters.flatMap((slot) => [
        ...draws.values.subarray(draws.slots.indexOf(slot) * stride, draws.slots.indexOf(slot) * stride + count),
      ]),
    );
    const last = (ads: number): [share: Float64Array, value: Float64Array] => {
      const out = new Float64Array(2 * months * count);
      const shared = { from: 0, to: count, months, lead: 0, actual: source.months - 1, start: source.start - EPOCH };
      const shocks = shockRows(draws.shocks, kernel, { start: source.start, actual: shared.actual, months });
      kernel.run({ ...shared, parameters, parameterStride: count, shocks, inputs: inputs(ads), tables, out, outStride: count });
      return [out.slice((months - 1) * count, months * count), out.slice((2 * months - 1) * count)];
    };
    const [[share, value], [earned]] = [last(1), last(0)];
    return new Map([
      ['earned share', earned],
      ['ad contribution', share.map((all, draw) => all - (earned[draw] ?? 0))],
      ['NPV', value],
    ]);
  };
}
