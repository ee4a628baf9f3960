import { at } from '../core/present.ts';
import { deviationAfter } from '../numeric/deviationAfter.ts';
import { exp } from '../numeric/elementary/exponential.ts';
import { pow } from '../numeric/elementary/powers.ts';
import { type Stream, stream } from '../numeric/random.ts';
import type { Calibration } from '../posterior/calibration.ts';
import { countedShare, type Predicted, predict, strayedBy } from '../posterior/fitted.ts';
import { errorScale, type Series, seriesOf } from '../posterior/series.ts';
import type { Fold } from './fold.ts';

/** A series in the months after an origin: draws of what would be measured, by months ahead less one. */
export interface Predictive {
  readonly series: Series;
  readonly draws: readonly Float64Array[];
}

/**
 * What a fold's posterior expects to be measured in the held-out months, given what was spent in them and, of what is counted,
 * how many answers were asked for. Residuals of the origin fade in the model; what comes on top has the deviation
 * of the months since the last measured one.
 */
export function predictAhead(
  { source, ahead }: Pick<Fold, 'source' | 'ahead'>,
  { draws, residuals }: Pick<Calibration, 'draws' | 'residuals'>,
  asked: (series: Series, month: number) => number,
): Predictive[] {
  const { months: known, seed } = source;
  const predicted = predict({ ...source, ...ahead, actual: known - 1 }, seriesOf(source).map(asMeasuredNow), draws);
  return predicted.map((one): Predictive => {
    const { series, at } = one;
    const next = stream(seed, `backtest/model/${series.column}/${known}`);
    const last = residuals.get(series.column)?.last;
    return {
      series,
      draws: at.slice(known).map((values, index) => {
        const month = known + index;
        if (series.observation.error === 'count') return counted(one, values, { asked: asked(series, month), next });
        return strayed(one, values, { month, next, ...(series.residual === undefined && last && { last }) });
      }),
    };
  });
}

/** What comes is measured as the last actual months are. */
function asMeasuredNow(series: Series): Series {
  return { ...series, slot: series.variable };
}

function counted(
  { spread }: Predicted,
  values: Float64Array,
  { asked, next }: { readonly asked: number; readonly next: Stream },
): Float64Array {
  return values.map((share, draw) => countedShare(share, { correlation: at(spread, draw), asked, next }));
}

/** With the error of measuring; `last` is the residual of the origin where the model does not carry it itself. */
function strayed(
  { series, spread, persistence }: Predicted,
  values: Float64Array,
  { month, next, last }: { readonly month: number; readonly next: Stream; readonly last?: Float64Array },
): Float64Array {
  const ahead = month - (series.values.length - 1);
  const since = month - series.values.findLastIndex(Number.isFinite);
  const scale = errorScale(series);
  const logarithmic = series.observation.error === 'lognormal';
  return values.map((value, draw) => {
    const kept = at(persistence, draw);
    const stray = deviationAfter(at(spread, draw), kept, since) * strayedBy(series.observation, next);
    const moved = scale(value) + (last ? at(last, draw) : 0) * pow(kept, ahead) + stray;
    return logarithmic ? exp(moved) : moved;
  });
}
