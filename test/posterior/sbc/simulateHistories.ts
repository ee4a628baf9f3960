import { at } from '../../../src/core/present.ts';
import { type Stream, stream } from '../../../src/numeric/random.ts';
import type { CalibrationSource } from '../../../src/posterior/calibrationSource.ts';
import { countedShare, predict, strayedBy } from '../../../src/posterior/fitted.ts';
import { priorDraws } from '../../../src/posterior/posteriorDraws.ts';
import { seriesOf } from '../../../src/posterior/series.ts';
import type { Trial } from '../../../src/posterior/trials.ts';
import type { ParameterDraws } from '../../../src/run/draws.ts';

export interface Histories {
  /** The planted parameters, a draw a history. */
  readonly planted: ParameterDraws;
  /** One set of columns a history. */
  readonly columns: readonly ReadonlyMap<string, Float64Array>[];
  /** What the tests of the world measured in it, one set a history. */
  readonly trials: readonly (readonly Trial[])[];
}

/**
 * Histories as the model says they come about: parameters from the prior, the model over the months, errors that last from month to
 * month, counted answers. Cells are measured where the source measures them. A planted value may be fixed by slot.
 */
export function simulateHistories(
  source: CalibrationSource,
  count: number,
  { seed, planted: fixed = new Map() }: { seed: number; planted?: ReadonlyMap<string, number> },
): Histories {
  const planted = priorDraws({ ...source, draws: count, seed });
  for (const [slot, value] of fixed) {
    const row = planted.slots.indexOf(slot) * planted.stride;
    planted.values.fill(value, row, row + count);
  }
  const predicted = predict(source, seriesOf(source), planted);
  const next = stream(seed, 'histories');
  const columns = Array.from({ length: count }, (_, history) => {
    const simulated = predicted.map(({ series, at, spread, persistence }): [string, Float64Array] => {
      const { error } = series.observation;
      const [deviation, kept] = [spread[history] ?? 0, persistence[history] ?? 0];
      let stray = deviation * strayedBy(series.observation, next);
      const values = series.values.map((measured, month) => {
        if (month > 0) stray = kept * stray + deviation * Math.sqrt(1 - kept * kept) * strayedBy(series.observation, next);
        if (Number.isNaN(measured)) return Number.NaN;
        const value = at[month]?.[history] ?? Number.NaN;
        if (error !== 'count') return error === 'lognormal' ? value * Math.exp(stray) : value + stray;
        const asked = series.counts.find((cell) => cell.month === month)?.asked ?? 1;
        return countedShare(value, { correlation: deviation, asked, next });
      });
      return [series.column, values];
    });
    return new Map([...source.columns, ...simulated]);
  });
  return { planted, columns, trials: simulateTrials(source, planted, stream(seed, 'tests')) };
}

/** The tests of a world in each history, by runs of the model in each of their two worlds and Student's t with 5 degrees of freedom. */
function simulateTrials(source: CalibrationSource, planted: ParameterDraws, next: Stream): Trial[][] {
  const effects = (source.trials ?? []).map((trial) => {
    const { experiment, worlds, counted } = trial;
    const series = { ...at(seriesOf(source), 0), slot: experiment.of };
    const [under, without] = (['under', 'without'] as const).map((world) => {
      const inputs = new Map([...source.inputs, ...worlds[world]]);
      return at(predict({ ...source, inputs }, [series], planted), 0).at;
    });
    if (experiment.taken === 'log ratio' || !under || !without) throw new Error('effects are simulated as differences');
    return Float64Array.from({ length: planted.count }, (_, history) => {
      const effect = counted.reduce(
        (sum, part, month) => sum + part * (at(at(under, month), history) - at(at(without, month), history)),
        0,
      );
      return effect + experiment.error * strayedBy({ tails: 5 }, next) * Math.sqrt(5 / 3);
    });
  });
  return Array.from({ length: planted.count }, (_, history) =>
    (source.trials ?? []).map((trial, test) => ({
      ...trial,
      experiment: { ...trial.experiment, effect: at(at(effects, test), history) },
    })),
  );
}
