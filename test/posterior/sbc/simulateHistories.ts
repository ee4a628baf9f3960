import { stream } from '../../../src/numeric/random.ts';
import type { CalibrationSource } from '../../../src/posterior/calibrationSource.ts';
import { countedShare, predict, strayedBy } from '../../../src/posterior/fitted.ts';
import { priorDraws } from '../../../src/posterior/posteriorDraws.ts';
import { seriesOf } from '../../../src/posterior/series.ts';
import type { ParameterDraws } from '../../../src/run/draws.ts';

export interface Histories {
  /** The planted parameters, a draw a history. */
  readonly planted: ParameterDraws;
  /** One set of columns a history. */
  readonly columns: readonly ReadonlyMap<string, Float64Array>[];
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
  return { planted, columns };
}
